"""Evidence of family D: the public classes behind learners, hamlets taught, and topics (M04)."""

import polars as pl

from etl import reference
from etl.passport.class_rows import (
    CLASS_DAY,
    CONVERTED,
    PUBLIC,
    converted,
    first_day,
    held,
    not_of,
    told,
    year_first,
    zeros,
)
from etl.passport.lines import lines, only_full
from etl.passport.rows import catalogue, within
from etl.passport.view import View

_COLUMN = "first_time_attendees"
_SILENT = pl.col("told").is_null()


def learners(view: View) -> pl.DataFrame:
    """D2: people present in the classes of the period; people at their first class since the start."""
    inside = held(view, first_day(view)).filter(PUBLIC)
    flow = lines(
        inside, side="numerator", form="M04", amount=pl.col("attendees").fill_null(0), note=CLASS_DAY
    )
    nothing = lines(
        within(view.scope, zeros(view)), side="numerator", form="M04", hamlet_code=None, amount=0,
        note="báo không phát sinh",
    )  # fmt: skip
    return pl.concat([flow, nothing, _distinct(view)])


def _distinct(view: View) -> pl.DataFrame:
    """People at their first class since the start: class by class, or carried to a hamlet that came after."""
    present = told(view, first_day(view))
    classes = held(view, pl.lit(reference.day("programme_start"))).filter(PUBLIC)
    moved = converted(view, classes, _COLUMN)
    since, after = (
        rows.join(present, on="commune_code", how="left", maintain_order="left") for rows in (classes, moved)
    )
    shared = {"side": pl.lit("numerator"), "part": pl.lit(2), "base": only_full(_SILENT)}
    amount = pl.when(not_of(moved)).then(pl.col(_COLUMN).fill_null(0))
    return pl.concat(
        [
            lines(since, form="M04", amount=amount, note=CLASS_DAY, **shared),
            lines(after, form="M10b", amount=pl.col(_COLUMN), note=CONVERTED, **shared),
        ]
    )


def with_class(view: View) -> pl.DataFrame:
    """D5: one for each hamlet in force at its first public class of the year, of all hamlets in force."""
    hamlets = catalogue(view.scope)
    classes = held(view, year_first(view)).filter(PUBLIC)
    taught = classes.join(hamlets, on="hamlet_code", how="semi").sort(
        "hamlet_code", "session_date", "sheet_key", "row"
    )
    first = pl.col("hamlet_code").is_first_distinct()
    above = lines(
        taught, side="numerator", form="M04", amount=pl.when(first).then(1), note=CLASS_DAY
    )  # fmt: skip
    every = hamlets.join(told(view, year_first(view)), on="commune_code", how="left", maintain_order="left")
    return pl.concat([above, lines(every, side="denominator", form="M10", amount=1, base=only_full(_SILENT))])


def by_topic(view: View) -> pl.DataFrame:
    """D6: one for each public class with the topic, of all public classes of the period."""
    classes = held(view, first_day(view)).filter(PUBLIC)
    frames = []
    for part, topic in ((1, "digital_safety"), (2, "online_health")):
        about = classes.filter(pl.col("topics").list.contains(topic))
        frames += [
            lines(rows, side=side, part=part, form="M04", amount=1, note=CLASS_DAY)
            for side, rows in (("numerator", about), ("denominator", classes))
        ]
    return pl.concat(frames)


EVIDENCE = {"D2": learners, "D5": with_class, "D6": by_topic}
