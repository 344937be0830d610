"""Figures of reporting and of signals in the data, for the screen and for documents alike."""

import polars as pl

from figures import productive_words, quality_charts, quality_words
from figures.figure import Figure
from figures.labels import word, words
from figures.table import Field, Table


def forms(frame: pl.DataFrame, *, phone: bool = False) -> Figure:
    """Forms of the period by state (the quality_reporting answer)."""
    counts = quality_charts.form_counts(frame)
    named = counts.with_columns(
        pl.col("form").map_elements(quality_charts.form_name, return_dtype=pl.String).alias("name")
    )
    return Figure(
        "quality_forms", word("quality.forms_title"), unit=word("drawn.unit_reports"),
        drawing=quality_charts.forms(counts, phone), note=word("quality.forms_note"),
        table=_counted(named, word("quality.form"), "name"),
    )  # fmt: skip


def months(frame: pl.DataFrame) -> Figure:
    """Forms by state through the months (the quality_months answer)."""
    counts = quality_charts.month_counts(frame)
    return Figure(
        "quality_months", word("quality.months_title"), unit=word("drawn.unit_reports"),
        drawing=quality_charts.months(counts),
        table=_counted(counts.reverse(), word("quality.month"), "label"),
    )  # fmt: skip


def _counted(frame: pl.DataFrame, heading: str, first: str) -> Table:
    states = words("quality_state")
    shown = [state for state in quality_words.STATES if state in frame.columns]
    fields = [Field(f"{quality_words.SIGNS[state]} {states[state]}", state) for state in shown]
    return Table(frame, (Field(heading, first, words=True), *fields))


def kinds(frame: pl.DataFrame) -> Figure:
    """Signals by kind, of those that were found (the quality_kinds answer)."""
    found = frame.filter(pl.col("signals") > 0)
    return Figure(
        "quality_kinds", word("quality.kinds_title"), unit=word("drawn.unit_signals"),
        drawing=quality_charts.kinds(found),
        table=Table(found, (
            Field(word("quality.kind"), "name", words=True), Field(word("drawn.unit_signals"), "signals"),
            Field(word("quality.communes"), "communes"),
        )),
    )  # fmt: skip


def fresh(spans: pl.DataFrame) -> Figure:
    """Communes by days since they last sent something (figures.quality_charts.buckets)."""
    return Figure(
        "quality_fresh", word("quality.fresh_title"), unit=word("drawn.communes"),
        drawing=quality_charts.freshness(spans),
        table=Table(spans, (
            Field(word("quality.fresh_days"), "name", words=True),
            Field(word("quality.communes"), "communes"),
        )),
    )  # fmt: skip


def rows(counts: pl.DataFrame, *, phone: bool = False) -> Figure:
    """Rows refused of rows read, by form (figures.quality_charts.row_counts)."""
    named = counts.with_columns(
        pl.col("form").map_elements(quality_charts.form_name, return_dtype=pl.String).alias("name"),
        (100 * pl.col("rows_rejected") / pl.col("rows_read")).alias("share"),
    )
    return Figure(
        "quality_rows", word("quality.by_form_title"), unit=word("drawn.unit_rows"),
        drawing=quality_charts.rows(counts, phone),
        table=Table(named, (
            Field(word("quality.form"), "name", words=True),
            Field(word("quality.bad"), "rows_rejected", of="rows_read"),
            Field(word("quality.bad_share"), "share", "%", 1),
        )),
    )  # fmt: skip


def productive(hamlets: pl.DataFrame, commune: str | None = None) -> Figure:
    """Hamlets with most guidance a member and month (the quality_productive answer)."""
    fields = (
        Field(word("column.hamlet"), "full_name", words=True),
        Field(word("column.full_name"), "commune", words=True),
        Field(word("productive.value"), "value", "", 1),
        Field(word("productive.persons"), "numerator"),
        Field(word("productive.members"), "denominator"),
    )
    return Figure(
        "productive", word("productive.title"), productive_words.answer(hamlets),
        drawing=productive_words.drawing(hamlets, commune), table=Table(hamlets, fields),
        note=word("productive.note"),
    )  # fmt: skip
