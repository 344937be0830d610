"""A passport as JSON for other programs: everything, no line left off."""

import json
from typing import Any

import polars as pl

from etl.passport.passport import Passport

_INNER = ("sheet_key",)


def as_json(found: Passport) -> str:
    """One JSON object; English keys, days as ISO texts."""
    told = json.dumps(_told(found), ensure_ascii=False, default=str)
    frames = {"lines": found.lines, "left_out": found.left_out}
    tables = (f'"{name}": {_table(frame)}' for name, frame in frames.items())
    return f"{told[:-1]}, {', '.join(tables)}}}"


def _told(found: Passport) -> dict[str, Any]:
    asked, row = found.asked, found.published.row
    about, meta = found.published.words, found.published.meta
    figure = ("numerator", "denominator", "value", "unit", "state", "source", "stale")
    return {
        "indicator": asked.code, "name": about["name"], "period": asked.period,
        "period_label": asked.time.label_vi, "level": asked.grain, "commune_code": asked.commune,
        "hamlet_code": asked.hamlet, "place": found.published.place, "part": asked.part,
        "breakdown": asked.breakdown, "base": asked.base, **{name: row[name] for name in figure},
        "definition": about["definition"], "numerator_text": about["numerator_text"],
        "denominator_text": about["denominator_text"], "formula": found.formula,
        "snapshot_id": meta["snapshot_id"], "as_of": meta["as_of"], "simulated": meta["simulated"],
        "recomputed": found.result._asdict() if found.result else None,
        "agrees": None if found.result is None else not found.differs, "differs": found.differs,
    }  # fmt: skip


def _table(frame: pl.DataFrame) -> str:
    return frame.drop(_INNER).write_json()
