"""The figure of duties by state, for the screen and for documents alike."""

import polars as pl

from figures import duties_charts, duties_words
from figures.figure import Figure
from figures.labels import word, words
from figures.table import Field, Table


def judged(listed: pl.DataFrame) -> pl.DataFrame:
    """Duties that are judged by commune (of the duties_list answer)."""
    return listed.filter(pl.sum_horizontal(duties_words.STATES) > 0)


def note(listed: pl.DataFrame) -> str:
    """How to read the bars, and the duties that are the province's alone."""
    only = listed.filter((pl.sum_horizontal(duties_words.STATES) == 0) & (pl.col("grain") == "province"))
    said = word("duties.chart_note")
    return f"{said} {word('duties.province_only', duties=', '.join(only['duty']))}" if len(only) else said


def bars(rows: pl.DataFrame, said: str, duty: str | None = None, *, phone: bool = False) -> Figure:
    """Communes by state, a bar a duty (``rows``: :func:`judged`, ``said``: :func:`note`)."""
    names = words("duty_state")
    fields = [Field(f"{duties_words.SIGNS[one]} {names[one]}", one) for one in duties_words.STATES]
    return Figure(
        "duty_bars", word("duties.chart"), unit=word("drawn.communes"), scope=word("filter.all"), note=said,
        drawing=duties_charts.by_state(rows, phone, duty),
        table=Table(rows, (Field(word("duties.duty"), "duty", words=True),
                           Field(word("drawn.text"), "text", words=True), *fields)),
    )  # fmt: skip
