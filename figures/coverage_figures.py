"""Figures of one indicator over communes and time, for the screen and for documents alike."""

import polars as pl

from figures import chart_kinds, charts, sentences
from figures.figure import Figure, Indicator
from figures.labels import word
from figures.table import Field, Table

TEN = 10


def halves(frame: pl.DataFrame, indicator: Indicator, commune: str | None = None) -> list[Figure]:
    """The ten that need most attention and the ten best (the coverage answer, inside the scope)."""
    ranked = sentences.ranked_worst_first(indicator, frame)
    if ranked.is_empty():
        return []
    half = min(TEN, len(ranked) // 2 or 1)
    parts = {"low": ranked.head(half)}
    if len(ranked) > 1:
        parts["high"] = ranked.tail(half).reverse()
    whole = len(parts) == 2 and half == TEN
    ending = ("" if whole else "_few") + ("_burden" if indicator.burden else "")
    return [
        Figure(
            f"bars_{name}", word(f"extremes.{name}{ending}"), unit=indicator.unit, about=indicator.short_name,
            drawing=chart_kinds.ranking(rows, indicator, commune), table=_ranked(rows, indicator),
        )
        for name, rows in parts.items()
    ]  # fmt: skip


def _ranked(rows: pl.DataFrame, indicator: Indicator) -> Table:
    unit, decimals = indicator.unit, indicator.decimals
    return Table(rows, (
        Field(word("column.full_name"), "full_name", words=True),
        Field(word("column.value"), "value", unit, decimals),
        Field(word("column.plan"), "plan", unit, decimals),
    ))  # fmt: skip


def history(frame: pl.DataFrame, indicator: Indicator, title: str, name: str | None = None) -> Figure:
    """An indicator from period to period (province_history, ``own`` joined where a commune is named)."""
    columns = {"value": word("history.province"), "plan": word("column.plan")} | (
        {"own": name} if name else {}
    )
    fields = [Field(said, column, indicator.unit, indicator.decimals) for column, said in columns.items()]
    return Figure(
        "history", title, unit=indicator.unit, scope=word("filter.all"),
        about=f"{indicator.short_name} · {name}" if name else indicator.short_name,
        drawing=charts.history(frame, indicator, name),
        table=Table(frame.reverse(), (Field(word("table.period"), "label", words=True), *fields)),
    )  # fmt: skip


def spread(frame: pl.DataFrame, indicator: Indicator, level: float | None) -> Figure | None:
    """The spread inside each peer group (the group_spread answer); None where nobody has a value."""
    frame = frame.filter((pl.col("group_kind") == "peer_group") & pl.col("median").is_not_null())
    if frame.is_empty():
        return None
    return Figure(
        "spread", word("spread.title"), unit=indicator.unit, about=indicator.short_name,
        scope=word("filter.all"), drawing=charts.spread(frame, indicator, level),
        table=spread_table(frame, indicator), note=word("spread.words"),
    )  # fmt: skip


def spread_table(frame: pl.DataFrame, indicator: Indicator) -> Table:
    """The table behind the spread of groups."""
    fields = [
        Field(word(f"spread.{name}"), name, indicator.unit, indicator.decimals)
        for name in ("value", "median", "lowest", "highest")
    ]
    return Table(frame, (
        Field(word("table.group"), "group_name", words=True),
        Field(word("table.reporting"), "communes_reporting", of="communes"), *fields,
    ))  # fmt: skip


def causes(counted: pl.DataFrame) -> Figure:
    """Communes by leading sign of lagging (figures.lagging_words.cause_counts)."""
    title = word("lagging.causes_title")
    return Figure("causes", title, unit=word("drawn.communes"), drawing=chart_kinds.causes(counted))
