"""The answer in words: three sentences computed from the figures, naming numbers and places."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from figures import format as vi
from figures.figure import Indicator
from figures.labels import word


def answer(indicator: Indicator, province: Mapping[str, Any] | None, frame: pl.DataFrame) -> list[str]:
    """Level against plan and last period; extremes; who lags and who is silent.

    ``frame`` holds the communes inside the chosen group, as the coverage question answers.
    """
    return [level(indicator, province), extremes(indicator, frame), lagging(frame)]


def level(indicator: Indicator, row: Mapping[str, Any] | None) -> str:
    """Where the province stands."""
    if "province" not in indicator.grains:
        return word("answer.level_commune", name=indicator.short_name)
    if row is None or row["value"] is None:
        return word("answer.level_none", name=indicator.short_name)
    parts = vi.ratio(row["numerator"], row["denominator"]) if indicator.unit == "%" else ""
    carried = row.get("communes_reporting") == 0 and row.get("stale")
    return word(
        "answer.level",
        name=indicator.short_name,
        value=vi.quantity(row["value"], indicator.unit, indicator.decimals),
        parts=word("answer.parts", parts=parts) if parts else "",
        gap=_gap(indicator, row["gap"]),
        change=_change(indicator, row["change"]) + (word("answer.level_carried") if carried else ""),
    )


def extremes(indicator: Indicator, frame: pl.DataFrame) -> str:
    """The three worst and the best communes by value."""
    ranked = ranked_worst_first(indicator, frame)
    if ranked.is_empty():
        return word("answer.extremes_none")
    values = ranked["value"].unique().to_list()
    if len(values) == 1:
        same = vi.quantity(values[0], indicator.unit, indicator.decimals)
        return word("answer.extremes_same", n=len(ranked), value=same)
    if set(values) == {0.0, 100.0}:
        missed = ranked.filter(pl.col("value") == 0)
        names = _names(missed["full_name"].to_list(), 3)
        return word("answer.extremes_met", met=len(ranked) - len(missed), missed=len(missed), names=names)
    low = ", ".join(_place(indicator, row) for row in ranked.head(3).iter_rows(named=True))
    high = _place(indicator, ranked.row(-1, named=True))
    return word("answer.extremes_burden" if indicator.burden else "answer.extremes", low=low, high=high)


def lagging(frame: pl.DataFrame) -> str:
    """How many lag, in which peer group most, and who has not reported."""
    quiet = frame.filter(silent())["full_name"].to_list()
    names = _names(quiet, 3)
    tail = word("answer.silent", n=len(quiet), names=names) if quiet else word("answer.silent_none")
    if frame["plan"].null_count() == len(frame):
        return word("answer.lagging_no_plan", silent=tail)
    if frame["value"].null_count() == len(frame):
        return word("answer.lagging_unknown", silent=tail)
    behind = frame.filter(pl.col("tone") == "behind")
    if behind.is_empty():
        return word("answer.lagging_none", silent=tail)
    late = pl.col("tone") == "behind"
    groups = frame.group_by("peer_group_name").agg(late.sum().alias("late"), pl.len().alias("all"))
    worst = groups.sort(pl.col("late") / pl.col("all"), "peer_group_name", descending=[True, False]).row(0)
    return word(
        "answer.lagging", n=len(behind), group=worst[0], share=vi.share_of(worst[1], worst[2]), silent=tail
    )


def ranked_worst_first(indicator: Indicator, frame: pl.DataFrame) -> pl.DataFrame:
    """Communes with a value, the one that needs most attention first; ties by name."""
    kept = frame.filter((pl.col("state") == "ok") & pl.col("value").is_not_null())
    return kept.sort("value", "name", descending=[indicator.burden, False])


def silent() -> pl.Expr:
    """Whether a commune sent nothing for the period, also where an earlier number stands in."""
    return (pl.col("state") == "not_reported") | (pl.col("units_reporting") == 0)


def _gap(indicator: Indicator, gap: float | None) -> str:
    if gap is None:
        return ""
    if round(gap, indicator.decimals) == 0:
        return word("answer.gap_met")
    behind = (gap < 0) != indicator.burden
    unit = word("unit.points") if indicator.unit == "%" else indicator.unit
    size = vi.quantity(abs(gap), unit, indicator.decimals)
    burden = "_burden" if indicator.burden else ""
    return word(f"answer.gap_{'behind' if behind else 'ahead'}{burden}", gap=size)


def _change(indicator: Indicator, change: float | None) -> str:
    if change is None:
        return ""
    if round(change, indicator.decimals) == 0:
        return word("answer.change_none")
    unit = word("unit.points") if indicator.unit == "%" else indicator.unit
    size = vi.quantity(abs(change), unit, indicator.decimals)
    return word("answer.change_up" if change > 0 else "answer.change_down", n=size)


def _place(indicator: Indicator, row: Mapping[str, Any]) -> str:
    value = vi.quantity(row["value"], indicator.unit, indicator.decimals)
    kind = vi.remark(row, indicator.unit)
    name = f"answer.place_{kind}" if kind in ("over", "unproved") else "answer.place"
    return word(name, name=row["full_name"], value=value)


def _names(names: list[str], most: int) -> str:
    more = word("answer.more", n=len(names) - most) if len(names) > most else ""
    return ", ".join(names[:most]) + more
