"""Plan to date of an indicator and the tone of a value against it (RULES, rule 6)."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from etl import reference
from etl.calendar import Period, containing, previous

NO_DATA, BEHIND, ATTENTION, ON_TRACK = "no_data", "behind", "attention", "on_track"


def period_frame(periods: Sequence[Period], as_of: date) -> pl.DataFrame:
    """One row a period: its id, that of the one before of its kind, and its end (as-of at the latest)."""
    return pl.DataFrame(
        [(period.id, previous(period).id, min(period.last_day, as_of)) for period in periods],
        schema={"period": pl.String, "previous_period": pl.String, "end": pl.Date},
        orient="row",
    )


def with_plan(values: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """Add ``plan`` (what should stand by the end of the period) and ``gap`` (value less plan) to values.

    Needs columns indicator, part, period, value; ``flat`` targets hold at any time, ``linear`` ones grow
    from the start date to the day they are due, ``deadline`` ones are due in full on their day.
    """
    targets = reference.targets().select(
        "indicator", "part", "by_date", "curve", "start_date", "direction", pl.col("value").alias("target")
    )
    dated = values.join(periods, on="period", how="left", maintain_order="left").join(
        targets, on=["indicator", "part"], how="left", maintain_order="left"
    )
    passed = (pl.col("end") - pl.col("start_date")).dt.total_days()
    length = (pl.col("by_date") - pl.col("start_date")).dt.total_days()
    share = pl.when(pl.col("curve") == "linear").then((passed / length).clip(0, 1)).otherwise(1.0)
    up = pl.col("direction") == "up"
    plan = pl.when(up).then(pl.col("target") * share).otherwise(pl.col("target"))
    return dated.with_columns(plan.alias("plan")).with_columns(
        (pl.col("value") - pl.col("plan")).alias("gap")
    )


def with_change(values: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Add ``change``: the value less that of the previous period of the same kind, where both are known."""
    before = values.select(
        *keys, pl.col("period").alias("previous_period"), pl.col("value").alias("previous_value")
    )
    joined = values.join(
        before, on=[*keys, "previous_period"], how="left", nulls_equal=True, maintain_order="left"
    )
    return joined.with_columns((pl.col("value") - pl.col("previous_value")).alias("change"))


def with_tone(values: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Add ``tone``: on_track, attention, behind, no_data, or null where there is no target.

    One-off deadlines: on track if done in time, attention if done late, else behind. Lower is better: on
    track at the target, attention while it falls, else behind (no baseline is known to draw a plan from).
    """
    late = _done_in_time(values, keys)
    green, yellow = reference.number("light_green_from") / 100, reference.number("light_yellow_from") / 100
    value, plan = pl.col("value"), pl.col("plan")
    pace = (
        pl.when(value >= plan * green)
        .then(pl.lit(ON_TRACK))
        .when(value >= plan * yellow)
        .then(pl.lit(ATTENTION))
        .otherwise(pl.lit(BEHIND))
    )
    done = value >= pl.col("target")
    once = (
        pl.when(done & pl.col("in_time"))
        .then(pl.lit(ON_TRACK))
        .when(done)
        .then(pl.lit(ATTENTION))
        .otherwise(pl.lit(BEHIND))
    )
    down = (
        pl.when(value <= pl.col("target"))
        .then(pl.lit(ON_TRACK))
        .when(pl.col("change") < 0)
        .then(pl.lit(ATTENTION))
        .otherwise(pl.lit(BEHIND))
    )
    tone = (
        pl.when(pl.col("target").is_null())
        .then(None)
        .when(value.is_null())
        .then(pl.lit(NO_DATA))
        .when(pl.col("direction") == "down")
        .then(down)
        .when(pl.col("curve") == "deadline")
        .then(once)
        .otherwise(pace)
    )
    return late.with_columns(tone.alias("tone"))


def _done_in_time(values: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Add ``in_time``: whether the target stood at the last month that closed before the deadline."""
    months = {
        day: _last_month_before(day)
        for day in values.filter(pl.col("curve") == "deadline")["by_date"].unique().drop_nulls()
    }
    met = pl.concat(
        [
            values.filter((pl.col("by_date") == day) & (pl.col("period") == month))
            for day, month in months.items()
        ]
        or [values.clear()]
    )
    met = (
        met.filter(pl.col("value") >= pl.col("target"))
        .select(keys)
        .with_columns(pl.lit(True).alias("in_time"))
    )
    return values.join(met, on=list(keys), how="left", nulls_equal=True, maintain_order="left").with_columns(
        pl.col("in_time").fill_null(False)
    )


def _last_month_before(day: date) -> str:
    """The reporting month whose last day is the latest before the deadline (strictly before: RULES)."""
    month = containing(day, "month")
    return month.id if month.last_day < day else previous(month).id
