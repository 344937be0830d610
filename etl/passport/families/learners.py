"""Evidence of family D: the public classes behind learners, hamlets taught, and topics (M04)."""

import polars as pl

from etl import reference
from etl.mergers import carried_sums
from etl.passport.class_rows import CLASS_DAY, PUBLIC, first_day, held, told, year_first, zeros
from etl.passport.lines import lines, only_full
from etl.passport.rows import catalogue, within
from etl.passport.view import View

_COLUMN = "first_time_attendees"
_SILENT = pl.col("told").is_null()


def learners(view: View) -> pl.DataFrame:
    """D2: people present in the classes of the period; people at their first class since the start."""
    present = told(view, first_day(view))
    inside = held(view, first_day(view)).filter(PUBLIC)
    flow = lines(
        inside, side="numerator", form="M04", amount=pl.col("attendees").fill_null(0), note=CLASS_DAY
    )
    nothing = lines(
        within(view.scope, zeros(view)), side="numerator", form="M04", hamlet_code=None, amount=0,
        note="báo không phát sinh",
    )  # fmt: skip
    classes = held(view, pl.lit(reference.day("programme_start"))).filter(PUBLIC)
    since = classes.join(present, on="commune_code", how="left", maintain_order="left")
    amount, converted = pl.col(_COLUMN).fill_null(0), _converted(view, classes, present)
    if not converted.is_empty():
        amount = pl.when(~pl.col("hamlet_code").is_in(converted["hamlet_code"].to_list())).then(amount)
    stock = lines(
        since, side="numerator", part=2, form="M04", amount=amount, note=CLASS_DAY, base=only_full(_SILENT)
    )
    return pl.concat([flow, nothing, stock, converted])


def _converted(view: View, classes: pl.DataFrame, present: pl.DataFrame) -> pl.DataFrame:
    """At the hamlets: one line for each that stands on the classes of others, by the shares of M10b."""
    if view.grain != "hamlet" or view.scope.hamlet_changes.is_empty():
        return lines(classes.clear(), side="numerator", form="M10b")
    dated = classes.with_columns(period=pl.lit(view.period.id))
    moved = carried_sums(view.scope, dated, [_COLUMN], "session_date").filter("converted")
    beside = moved.join(present, on="commune_code", how="left").join(
        view.scope.hamlets.select("hamlet_code"), on="hamlet_code", how="semi"
    )
    return lines(
        beside, side="numerator", part=2, form="M10b", amount=pl.col(_COLUMN), base=only_full(_SILENT),
        note="quy đổi theo tỷ lệ của M10b từ các lớp ở thôn trước khi thay đổi",
    )  # fmt: skip


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
