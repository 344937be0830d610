"""Figures of accounts and safety, for the screen and for documents alike."""

import polars as pl

from figures import accounts_charts, accounts_words, chart_kinds
from figures.drawing import Drawing
from figures.figure import Figure, Indicator
from figures.labels import word
from figures.measures import Measures
from figures.table import Field, Table

MOST = {"remaining": 20, "elderly": 15}
"""Bars shown; the table has all."""


def ranking(
    communes: pl.DataFrame, measures: Measures, field: str, indicator: Indicator, scope: str = "",
    commune: str | None = None,
) -> Figure | None:  # fmt: skip
    """Communes with most people left, or with the elderly furthest behind (the accounts_communes answer)."""
    rows = accounts_words.figures(communes, field).sort("value", "name", descending=[True, False])
    rows = rows.with_columns(pl.col(f"{field}_tone").alias("tone")).head(MOST[field])
    if rows.is_empty():
        return None
    note = word("accounts.remaining_note")
    if field == "elderly":
        note = accounts_words.elderly(measures, communes, scope)
    return Figure(
        f"bars_{field}", word(f"accounts.{field}_title"), unit=indicator.unit, about=indicator.short_name,
        drawing=chart_kinds.ranking(rows, indicator, commune), note=note,
    )  # fmt: skip


def new(history: pl.DataFrame) -> Figure | None:
    """New accounts a period and those that teams helped with (the accounts_history answer)."""
    frame = history.filter((pl.col("indicator") == "E2") & (pl.col("part") == 2))
    if frame["denominator"].null_count() == len(frame):
        return None
    counts = (Field(word("accounts.new_all"), "denominator"), Field(word("accounts.new_helped"), "numerator"))
    share = Field(word("accounts.new_share"), "value", "%", 1)
    drawing = accounts_charts.new_accounts(frame)
    return _monthly("new", word("drawn.unit_accounts"), drawing, frame, *counts, share)


def safety(history: pl.DataFrame) -> Figure | None:
    """Sessions against fraud a period, and who came."""
    mine = history.filter(pl.col("indicator") == "E6")
    people = mine.filter(pl.col("part") == 2).select("period", pl.col("value").alias("attendees"))
    frame = mine.filter(pl.col("part") == 1).join(people, on="period", how="left", maintain_order="left")
    if frame["value"].null_count() == len(frame):
        return None
    counts = (
        Field(word("accounts.column_sessions"), "value"),
        Field(word("accounts.attendees"), "attendees"),
    )
    return _monthly("safety", word("accounts.sessions"), accounts_charts.sessions(frame), frame, *counts)


def _monthly(key: str, unit: str, drawing: Drawing, frame: pl.DataFrame, *fields: Field) -> Figure:
    """A figure through time; its table has the latest month first."""
    table = Table(frame.reverse(), (Field(word("table.period"), "label", words=True), *fields))
    return Figure(key, word(f"accounts.{key}_title"), unit=unit, drawing=drawing, table=table)
