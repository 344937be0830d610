"""Figures of weak signal, for the screen and for documents alike."""

from dataclasses import replace
from datetime import date

import polars as pl

from figures import format as vi
from figures import spots_charts, spots_docket, spots_life, spots_words
from figures.drawing import Drawing
from figures.figure import Figure
from figures.labels import word
from figures.measures import Measures
from figures.table import Field, Table


def funnel(measures: Measures, day: date) -> Figure | None:
    """Found, sent and fixed by operator; None where nothing was found."""
    if not any(spots_charts.stage(measures, "found", one) for one in spots_docket.OPERATORS):
        return None
    return _spots("funnel", spots_charts.funnel(measures), word("spots.funnel_note", day=vi.day(day)))


def promises(measures: Measures, day: date) -> Figure | None:
    """Spots sent and open: overdue, in time, without a day; None where there are none."""
    if not any(sum(spots_charts.promise_parts(measures, one).values()) for one in spots_docket.OPERATORS):
        return None
    return _spots("promises", spots_charts.promises(measures), word("spots.promises_note", day=vi.day(day)))


def steps(counted: pl.DataFrame, today: date) -> Figure:
    """Where the open spots are now, by operator (figures.spots_docket.steps)."""
    made = _spots("steps", spots_charts.steps(counted), word("spots.steps_note", day=vi.day(today)))
    return replace(made, listed=today)


def _spots(key: str, drawing: Drawing, note: str) -> Figure:
    return Figure(key, word(f"spots.{key}"), unit=word("drawn.unit_spots"), drawing=drawing, note=note)


def twice_poor(communes: pl.DataFrame) -> pl.DataFrame:
    """Communes with open spots whose share of households guided is known (the spots_communes answer)."""
    return communes.filter((pl.col("open_spots") > 0) & pl.col("guided").is_not_null())


def deficit(frame: pl.DataFrame, level: float, commune: str | None = None) -> Figure:
    """Communes by coverage and open spots (``frame``: twice_poor): both at once is a double deficit."""
    said = spots_words.deficit(frame, level)
    return Figure(
        "bars_deficit", word("spots.deficit"), said, unit=word("drawn.unit_spots"), note=said,
        drawing=spots_charts.deficit(frame, level, commune),
        table=Table(frame.sort("guided"), (
            Field(word("column.full_name"), "full_name", words=True),
            Field(word("spots.column_open"), "open_spots"),
            Field(word("spots.column_guided"), "guided", "%", 1),
        )),
    )  # fmt: skip


def life(rows: pl.DataFrame, title: str, place: str) -> Figure | None:
    """The days of one spot, a line an operator (``rows``: its own of the docket); None where it has none."""
    lines = spots_life.drawable(rows)
    if not lines:
        return None
    return Figure(
        "life", word("drawn.days"), about=title, scope=place, listed=rows["as_of"][0],
        drawing=spots_charts.life(lines, rows["as_of"][0]),
        table=Table(spots_life.calendar(rows), (
            Field(word("spots.column_operator"), "operator", words=True),
            Field(word("spots.event"), "event", words=True), Field(word("spots.event_day"), "day"),
            Field(word("spots.event_after"), "after", word("spots.day_unit").strip(), missing="–"),
        )),
    )  # fmt: skip
