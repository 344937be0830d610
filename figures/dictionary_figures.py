"""The figure of targets by family, for the screen and for documents alike."""

import polars as pl

from figures import dictionary_charts, dictionary_words
from figures.figure import Figure
from figures.labels import word, words
from figures.table import Field, Table


def targets(counts: pl.DataFrame, *, phone: bool = False) -> Figure:
    """Whose targets the indicators of each family have (figures.dictionary_charts.targets)."""
    names = words("dictionary_status")
    fields = [Field(names[status], status) for status in dictionary_words.STATUSES]
    return Figure(
        "targets", word("dictionary.chart"), unit=word("drawn.unit_indicators"), scope=word("filter.all"),
        drawing=dictionary_charts.by_family(counts, phone),
        table=Table(counts, (Field(word("dictionary.family"), "family", words=True), *fields)),
    )  # fmt: skip
