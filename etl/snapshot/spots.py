"""The table of weak-signal spots: last known state, the operators' answers, days due, the place."""

from collections.abc import Mapping
from datetime import date

import polars as pl
from shapely.geometry.base import BaseGeometry

from etl import reference
from etl.snapshot.spot_places import placed
from etl.store import Tables

CLOSED = ("confirmed", "not_confirmed")
KEYS = ["spot_code", "operators"]
NEWEST = ["period", "received_date", "received_order"]
_STEPS = ["form_received_date", "measured_date", "completed_date"]
LARGE = [row["code"] for row in reference.rows("operators") if row["code"] not in ("all", "other")]


def spots(tables: Tables, as_of: date, polygons: Mapping[str, BaseGeometry] | None) -> pl.DataFrame:
    """One row a spot and operators: its last known state, what was answered, and the days due.

    What an operator answered counts for the rows that name it, or all operators. Days due are so many
    working days after sending as the settings say. ``lies_in`` and ``outside_m``: see :func:`placed`; both
    null where no boundary layer is installed.
    """
    last = latest(tables)
    joined = last.join(_answers(last, tables.current("M08a")), on=KEYS, how="left", nulls_equal=True)
    is_open = ~pl.col("status").is_in(CLOSED)
    table = joined.select(
        "spot_code", "commune_code", "hamlet_code", "lat", "lon", "spot_type",
        pl.col("operators").list.join(";"), "status", is_open.alias("open"), "detected_date", "sent_date",
        "acknowledged_date", "measured_date", "solution", "committed_date", "completed_date",
        "rechecked_date", "affected_households", "radius_m", pl.col("priorities").list.join(";"),
        (is_open & (pl.col("committed_date") < as_of)).fill_null(False).alias("overdue"),
        working_days_after("sent_date", "spot_confirm_working_days").alias("answer_due"),
        working_days_after("sent_date", "spot_measure_working_days").alias("measure_due"),
    )  # fmt: skip
    return table.join(placed(table, polygons), on="spot_code", how="left").sort(KEYS)


def latest(tables: Tables) -> pl.DataFrame:
    """The last row of each spot and operators in the communes' books (M07)."""
    known = tables.current("M07").filter(pl.col("spot_code").is_not_null())
    return known.sort(NEWEST).unique(KEYS, keep="last")


def working_days_after(start: str, setting: str) -> pl.Expr:
    """The last day of so many working days, as a setting says, the first after the start being the first.

    Saturdays, Sundays and the listed days off do not count.
    """
    days_off = [date.fromisoformat(day) for day in reference.text("public_holidays").split(";") if day]
    return pl.col(start).dt.add_business_days(reference.whole(setting), holidays=days_off, roll="backward")


def _answers(last: pl.DataFrame, replies: pl.DataFrame) -> pl.DataFrame:
    """What was answered to each row: the newest promise and way chosen, and the days of the steps.

    A row of several operators has taken a step once each of them has, on the last one's day; one of all
    operators once the large ones have. An operator that measured or finished has taken the spot in by then,
    whatever its return leaves blank.
    """
    named = pl.col("operators").list
    told = last.select(KEYS).join(replies, on="spot_code").filter(
        named.contains(pl.col("operator")) | named.contains("all")
    )  # fmt: skip
    newest = told.sort(NEWEST)
    promised = newest.group_by(KEYS).agg(
        pl.col("committed_date", "completed_date", "solution").drop_nulls().last()
    )
    each = newest.group_by(*KEYS, "operator").agg(pl.col(_STEPS).drop_nulls().last())
    every = pl.when(named.contains("all")).then(pl.lit(len(LARGE))).otherwise(named.n_unique())

    def whole(day: pl.Expr) -> pl.Expr:
        return pl.when(day.count() >= every.first()).then(day.max())

    steps = each.group_by(KEYS).agg(
        whole(pl.min_horizontal(_STEPS)).alias("acknowledged_date"),
        whole(pl.col("measured_date")).alias("measured_date"),
    )
    return promised.join(steps, on=KEYS, how="left", nulls_equal=True)
