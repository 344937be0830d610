"""What the list of idle teams needs of the snapshot: three hamlets of one commune, one of them idle."""

import polars as pl

PERIOD = "2026-11"


def with_idle(like: pl.DataFrame, commune: str) -> pl.DataFrame:
    """The rows of indicator_values with C5 of three hamlets: idle, at work, and not reported."""
    known = {"period": PERIOD, "level": "hamlet", "commune_code": commune, "indicator": "C5", "part": 1,
             "breakdown": "", "base": "full", "unit": "tổ", "source": "declared", "stale": False}  # fmt: skip
    told = [(1.0, "ok"), (0.0, "ok"), (None, "not_reported")]
    rows = [
        {**known, "hamlet_code": f"{commune}-{at:03d}", "value": value, "numerator": value, "state": state}
        for at, (value, state) in enumerate(told, start=1)
    ]
    return pl.concat([like, pl.DataFrame(rows, schema=like.schema)])
