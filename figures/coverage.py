"""The coverage figure: 129 communes by one indicator in one period, for a map, a table and a hover text."""

from collections.abc import Mapping
from html import escape
from typing import Any

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
        key="map",
        frame=frame,
        title=indicator.short_name,
        words=words,
        unit=indicator.unit,
        passport=passport,
        states=count_states(inside),
        options={"indicator": indicator},
    )


def hover(row: Mapping[str, Any], indicator: Indicator) -> str:
    """What the pointer shows under a commune's name, as HTML; hover_rule brings the words of q, s, u."""
    text = escape(vi.quantity(row["value"], indicator.unit, indicator.decimals, row["state"]))
    part = vi.ratio(row["numerator"], row["denominator"])
    if part and row["state"] == "ok" and indicator.unit == "%":
        text += f" ({part})"
    if row["gap"] is not None:
        text += f"<q>{vi.change(row['gap'], '', indicator.decimals)}</q>"
    if row["rank_peer"] is not None:
        text += f"<s>{vi.share_of(row['rank_peer'], row['of_peer'])}</s>"
    return text + ("<u></u>" if row["carried"] else "")


def hover_rule() -> str:
    """The style that shows one place's line of all and puts the words before its numbers."""
    said = {"q": "map.hover_gap", "s": "map.hover_rank", "u": "map.hover_stale"}
    before = "".join(f".hover {tag}::before{{content:'{word(name)} '}}" for tag, name in said.items())
    return (
        "<style>.hover p{display:none;margin:0}.hover p:nth-of-type({k}){display:block}"
        ".hover q,.hover s,.hover u{display:block;text-decoration:none;quotes:none}" + before + "</style>"
    )
