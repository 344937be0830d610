"""What the report judges: only what figures show, causes as signs, the rest left to the writer."""

import re
from typing import Any

import polars as pl

from figures import format as vi
from figures import lagging_words
from figures.figure import Indicator
from figures.labels import label, word
from figures.measures import Measures
from figures.report_words import Earlier, Known, difference, points
from figures.report_words_periods import padded
from figures.report_words_topics import OPERATORS

UNCLEAR = "unclear"
_CODE = re.compile(r" \([A-Z]\d+\)")
"""Codes of indicators are for screens."""


def good(known: Known, core: list[str]) -> list[str]:
    """Core figures that met their plan, and those that moved the right way since the period before."""
    met = [_met(known, code) for code in core if _reached(known, code)]
    up = [_up(known, code, known.before) for code in core if _direction(known, code, known.before) > 0]
    said = [word("report_judged.good_met", names="; ".join(met))] if met else []
    if up and known.before:
        said.append(word("report_judged.good_up", than=known.before.name, names="; ".join(up)))
    return [padded(one) for one in said] or [word("report_judged.good_none")]


def bad(known: Known, core: list[str], lagging: pl.DataFrame, table: str) -> list[str]:
    """Core figures below plan, burdens that remain, what got worse, and the communes that lag."""
    late = [_met(known, code) for code in core if _reached(known, code) is False]
    open_ones = [
        word("report_judged.bad_open", name=known.catalogue[code].short_name, value=_value(known, code))
        for code in core
        if known.catalogue[code].burden and (known.now.value(code) or 0) > 0
    ]
    worse = [_up(known, code, known.before) for code in core if _direction(known, code, known.before) < 0]
    said = [word("report_judged.bad_plan", names="; ".join(late))] if late else []
    said += [word("report_judged.bad_burden", names="; ".join(open_ones))] if open_ones else []
    if worse and known.before:
        said.append(word("report_judged.bad_worse", than=known.before.name, names="; ".join(worse)))
    said += _communes(lagging, table)
    return [padded(one) for one in said] or [word("report_judged.bad_none")]


def why(lagging: pl.DataFrame) -> str:
    """Leading signs among communes that lag; never a cause asserted."""
    counted = lagging_words.cause_counts(lagging)
    if counted.is_empty():
        return word("report_judged.why_none")
    told = [
        word("report_judged.why_one", cause=_cause(cause), n=vi.number(n)) for cause, n in counted.iter_rows()
    ]
    total = vi.number(int(counted["communes"].sum()))
    return padded(word("report_judged.why", n=total, causes="; ".join(told)))


def _cause(cause: str) -> str:
    return word("report_judged.why_unclear") if cause == UNCLEAR else word(f"cause.{cause}")


def _communes(lagging: pl.DataFrame, table: str) -> list[str]:
    behind = pl.col("tone") == "behind"
    late = lagging.filter(behind)
    if late.is_empty():
        return []
    groups = lagging.group_by("peer_group_name").agg(behind.sum().alias("late"), pl.len().alias("all"))
    order = [pl.col("late") / pl.col("all"), pl.col("peer_group_name")]
    group, count, of = groups.sort(*order, descending=[True, False]).row(0)
    n = vi.share_of(len(late), len(lagging))
    share = vi.share_of(count, of)
    return [word("report_judged.bad_communes", n=n, group=group, share=share, table=table)]


def _value(known: Known, code: str) -> str:
    row = known.now.row(code)
    return vi.quantity(row["value"], row["unit"], row["decimals"])


def _reached(known: Known, code: str) -> bool | None:
    """Whether it met its plan; None where it has none, or less is better."""
    row = known.now.row(code)
    if row["value"] is None or row["plan"] is None or known.catalogue[code].burden:
        return None
    return round(row["value"] - row["plan"], row["decimals"]) >= 0


def _met(known: Known, code: str) -> str:
    row = known.now.row(code)
    plan = vi.quantity(row["plan"], row["unit"], 0 if row["plan"] == round(row["plan"]) else row["decimals"])
    given = {"name": known.catalogue[code].short_name, "value": _value(known, code), "plan": plan}
    return word("report_judged.met", **given)


def _direction(known: Known, code: str, earlier: Earlier | None) -> float:
    """Above nought where it moved the right way."""
    change = difference(known, earlier, code)
    if change is None or code not in known.catalogue:
        return 0
    return {"up": change, "down": -change}.get(known.catalogue[code].better, 0)


def _up(known: Known, code: str, earlier: Earlier | None) -> str:
    row, change = known.now.row(code), difference(known, earlier, code)
    size = vi.quantity(abs(change or 0), points(row["unit"]), row["decimals"])
    moved = word("report_judged.moved_up" if (change or 0) > 0 else "report_judged.moved_down", n=size)
    given = {"name": known.catalogue[code].short_name, "value": _value(known, code), "change": moved}
    return word("report_judged.up", **given)


def tasks(rows: pl.DataFrame) -> list[str]:
    """Tasks proposed (figures.task_words.tasks), numbered, each with its figure."""
    told = []
    for row in rows.iter_rows(named=True):
        whom = row["whom"]
        if whom == word("task.verify_whom"):  # a paper has no screens
            whom = word("report_next.verify_whom")
        given = {"n": row["n"], "task": _CODE.sub("", row["task"]), "whom": whom, "figure": row["figure"]}
        told.append(padded(word("report_next.task", **given)))
    return told


def targets(catalogue: dict[str, Indicator], core: list[str]) -> str:
    """Core targets that are proposals: what the province is asked to confirm."""
    told = [
        word("report_asked.target", name=one.short_name, target=vi.quantity(one.target, one.unit))
        for one in (catalogue[code] for code in core)
        if one.target is not None and one.target_status != "official"
    ]
    name = "targets" if told else "targets_none"
    return padded(word(f"report_asked.{name}", names="; ".join(told)))


def firms(spots: Measures) -> list[str]:
    """What each operator is asked: spots past its own day, spots without one."""
    told = []
    for one in OPERATORS:
        late, _ = spots.counts("S4", 1, f"operator={one}")
        without = spots.value("S4", 2, f"operator={one}")
        kind = "firm" if late and without else "firm_late" if late else "firm_without" if without else ""
        if kind:
            given = {
                "name": label(f"operator.{one}"),
                "late": vi.number(late),
                "without": vi.number(without),
            }
            told.append(padded(word(f"report_asked.{kind}", **given)))
    return told or [word("report_asked.firm_none")]


def communes(owing: int, lagging: pl.DataFrame, standing: pl.DataFrame) -> list[str]:
    """What communes are asked: forms owed, members lacking, households behind plan."""
    of = len(lagging)
    counts: dict[str, Any] = {
        "silent": owing,
        "teams": len(standing.filter(pl.col("people") > 0)),
        "behind": len(lagging.filter(pl.col("tone") == "behind")),
    }
    told = [word(f"report_asked.commune_{name}", n=vi.share_of(n, of)) for name, n in counts.items() if n]
    return [padded(one) for one in told] or [word("report_asked.commune_none")]
