"""The light of a value against its plan: green, yellow, red, or grey where nothing is known (rule 6)."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from etl import reference
from etl.calendar import containing, previous

NO_DATA, BEHIND, ATTENTION, ON_TRACK = "no_data", "behind", "attention", "on_track"
_TINY = 1e-9
"""Keeps a value that stands exactly on a threshold from falling below it by a rounding of the last digit."""


def with_tone(values: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Add ``tone``: on_track, attention, behind, no_data, or null where there is nothing to judge by.

    Pace: green and yellow from the shares of the plan in the settings. Deadlines: on track if done in time,
    attention if done late, behind if not done, null before the last chance. Lower is better: the shares
    reversed; at a target of 0, of which no share can be taken, attention while the value falls. Needs the
    columns that :func:`etl.assess.plan.with_plan` and ``with_change`` add; ``keys`` tell the units apart.
    """
    value, target = pl.col("value"), pl.col("target")
    down, once = pl.col("direction") == "down", pl.col("curve") == "deadline"
    done = pl.when(down).then(value <= target + _TINY).otherwise(value >= target - _TINY)
    judged = _with_in_time(values.with_columns(done.alias("done")), keys)
    in_time, undecided = pl.col("in_time"), ~pl.col("due") & ~pl.col("done")
    deadline = _light(pl.col("done") & in_time, pl.col("done"))
    tone = (
        pl.when(target.is_null())
        .then(None)
        .when(value.is_null())
        .then(pl.lit(NO_DATA))
        .when(once & undecided)
        .then(None)
        .when(once)
        .then(deadline)
        .when(down)
        .then(_falling())
        .otherwise(_pace())
    )
    return judged.with_columns(tone.alias("tone")).drop("done", "in_time")


def _light(green: pl.Expr, yellow: pl.Expr) -> pl.Expr:
    return (
        pl.when(green).then(pl.lit(ON_TRACK)).when(yellow).then(pl.lit(ATTENTION)).otherwise(pl.lit(BEHIND))
    )


def _shares() -> tuple[float, float]:
    return reference.number("light_green_from") / 100, reference.number("light_yellow_from") / 100


def _pace() -> pl.Expr:
    green, yellow = _shares()
    value, plan = pl.col("value") + _TINY, pl.col("plan")
    return _light(value >= plan * green, value >= plan * yellow)


def _falling() -> pl.Expr:
    green, yellow = _shares()
    value, plan = pl.col("value") - _TINY, pl.col("plan")
    near = (value * yellow <= plan) | ((pl.col("target") == 0) & (pl.col("change") < 0).fill_null(False))
    return _light(value * green <= plan, near)


def _with_in_time(values: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Add ``in_time``: whether the target stood at the last month that ended by the last chance."""
    chances = values.filter(pl.col("curve") == "deadline")["last_chance"].drop_nulls().unique()
    months = pl.DataFrame(
        [(day, _month_ended_by(day)) for day in chances],
        schema={"last_chance": pl.Date, "period": pl.String},
        orient="row",
    )
    met = values.filter("done").join(months, on=["last_chance", "period"], how="semi").select(keys)
    joined = values.join(
        met.with_columns(pl.lit(True).alias("in_time")), on=list(keys), how="left", maintain_order="left"
    )
    return joined.with_columns(pl.col("in_time").fill_null(False))


def _month_ended_by(day: date) -> str:
    month = containing(day, "month")
    return month.id if month.last_day <= day else previous(month).id
