"""Figures of communes that lag, for the screen and for documents alike."""

import polars as pl

from figures import chart_kinds, lagging_words
from figures.figure import Figure, Indicator
from figures.labels import word
from figures.table import Field, Table

MOST = 4
"""Communes compared at once."""


def drawable(indicator: Indicator) -> bool:
    """Whether what hamlets lack of an indicator is counted."""
    return "hamlet" in indicator.grains and indicator.unit == "%"


def pareto(frame: pl.DataFrame, indicator: Indicator, name: str) -> Figure:
    """Hamlets of a commune by what they lack (the hamlet_gap answer, what lacks nothing known left out)."""
    said = lagging_words.pareto(frame)
    return Figure(
        "pareto", word("lagging.hamlets", name=name), said, scope=name,
        about=indicator.short_name, drawing=chart_kinds.pareto(frame), note=said,
        table=Table(frame, (
            Field(word("column.hamlet"), "full_name", words=True),
            Field(indicator.short_name, "value", indicator.unit, indicator.decimals),
            Field(word("column.missing"), "missing"), Field(word("column.members"), "members"),
        )),
    )  # fmt: skip


def compare(history: pl.DataFrame, indicator: Indicator, names: list[str]) -> Figure:
    """An indicator of several communes through time (commune_history, ``name`` beside each row)."""
    return Figure(
        "compare_chart", f"{indicator.short_name} ({indicator.unit})", unit=indicator.unit,
        scope=", ".join(names), drawing=chart_kinds.compare(history, indicator),
    )  # fmt: skip
