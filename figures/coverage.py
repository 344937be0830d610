"""The coverage figure: 129 communes by one indicator in one period, for a map, a table and a hover text."""

from collections.abc import Mapping
from html import escape

import polars as pl

from figures import format as vi
from figures.figure import Figure, Indicator, Passport, count_states
from figures.labels import word

ALL = "all"


def mark_group(frame: pl.DataFrame, group: str) -> pl.DataFrame:
    """Add ``inside``: whether the commune belongs to the peer group or former province ``group``."""
    if group == ALL:
        return frame.with_columns(pl.lit(True).alias("inside"))
    return frame.with_columns(
        ((pl.col("peer_group") == group) | (pl.col("former_province") == group)).alias("inside")
    )


def coverage_figure(frame: pl.DataFrame, indicator: Indicator, passport: Passport, words: str) -> Figure:
    """The figure of one indicator over all communes; ``frame`` is the coverage question's answer, marked."""
    inside = frame.filter(pl.col("inside"))
    return Figure(
        kind="coverage_map",
        frame=frame,
        title=indicator.short_name,
        words=words,
        unit=indicator.unit,
        passport=passport,
        states=count_states(inside),
        options={"indicator": indicator},
    )


def hover(row: Mapping[str, object], indicator: Indicator) -> str:
    """What the pointer shows over a commune, as HTML."""
    value = vi.quantity(row["value"], indicator.unit, indicator.decimals, str(row["state"]))  # type: ignore[arg-type]
    lines = [f"<b>{escape(str(row['full_name']))}</b>", escape(value)]
    part = vi.ratio(row["numerator"], row["denominator"])  # type: ignore[arg-type]
    if part and row["state"] == "ok":
        lines[-1] += f" <small>({part})</small>"
    if row["gap"] is not None:
        gap = vi.change(row["gap"], indicator.unit, indicator.decimals)  # type: ignore[arg-type]
        lines.append(f"{word('map.hover_gap')} {gap}")
    if row["rank_peer"] is not None:
        lines.append(
            word("map.hover_rank", rank=row["rank_peer"], of=row["of_peer"], group=row["peer_group_name"])
        )
    if row["stale"]:
        lines.append(word("map.hover_stale"))
    return "<br>".join(lines)
