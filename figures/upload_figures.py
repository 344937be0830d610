"""The figure of rows sent back, for the screen and for documents alike."""

import polars as pl

from figures import upload_charts
from figures.figure import Figure
from figures.labels import word
from figures.table import Field, Table


def sent_back(frame: pl.DataFrame, place: str) -> Figure:
    """The share of rows sent back by form (the upload_forms answer); ``place`` is whose files they are."""
    return Figure(
        "intake", word("intake.alt"), unit="%", scope=place, drawing=upload_charts.sent_back(frame),
        note=word("intake.chart_hint"),
        table=Table(frame, (
            Field(word("intake.form"), "form", words=True),
            Field(word("drawn.text"), "form_title", words=True),
            Field(word("intake.read"), "rows_read"), Field(word("intake.accepted"), "rows_accepted"),
            Field(word("intake.rejected"), "rows_rejected"),
        )),
    )  # fmt: skip
