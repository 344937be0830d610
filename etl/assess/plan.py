"""Plan to date of an indicator and what a value changed by (RULES, rule 6)."""

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

from etl import reference
from etl.calendar import Period, previous


def period_frame(periods: Sequence[Period], as_of: date) -> pl.DataFrame:
    """One row a period: its id, that of the one before of its kind, its end (as-of at the latest), closed."""
    return pl.DataFrame(
        [(p.id, previous(p).id, min(p.last_day, as_of), p.last_day <= as_of) for p in periods],
        schema={"period": pl.String, "previous_period": pl.String, "end": pl.Date, "closed": pl.Boolean},
        orient="row",
    )


def with_plan(values: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """Add ``plan`` (what should stand by the end of the period) and ``gap`` (value less plan) to values.

    Needs columns indicator, part, period, value. ``flat`` targets hold at any time; ``linear`` ones grow
    evenly, ``s_curve`` ones slowly at both ends, from the start date to the day they are due; ``deadline``
    ones ask nothing before the last day on which they can be kept (``last_chance``) and everything from
    then on. Where lower is better the plan is the target itself: no baseline is known to fall from.
    """
    targets = reference.targets().select(
        "indicator", "part", "by_date", "curve", "start_date", "direction", pl.col("value").alias("target")
    )
    dated = values.join(periods, on="period", how="left", maintain_order="left").join(
        targets, on=["indicator", "part"], how="left", maintain_order="left"
    )
    asked = pl.when((pl.col("curve") != "deadline") | pl.col("due")).then(pl.col("target") * share_asked())
    inclusive = reference.switch("deadline_inclusive")
    chance = pl.col("by_date") - (timedelta(0) if inclusive else timedelta(days=1))
    due = dated.with_columns(chance.alias("last_chance")).with_columns(
        (pl.col("end") >= pl.col("last_chance")).fill_null(False).alias("due")
    )
    return due.with_columns(asked.alias("plan")).with_columns((pl.col("value") - pl.col("plan")).alias("gap"))


def share_asked() -> pl.Expr:
    """Share of the target (0 to 1) that is asked for by ``end``, from curve, direction and the two dates."""
    passed = (pl.col("end") - pl.col("start_date")).dt.total_days()
    length = (pl.col("by_date") - pl.col("start_date")).dt.total_days()
    time = (passed / length).clip(0, 1)
    return (
        pl.when(pl.col("direction") == "down")
        .then(1.0)
        .when(pl.col("curve") == "linear")
        .then(time)
        .when(pl.col("curve") == "s_curve")
        .then(time * time * (3 - 2 * time))
        .otherwise(1.0)
    )


def with_change(values: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Add ``change``: the value less that of the previous period of the same kind, where both are known.

    Null as well where the rows are not ``comparable``.
    """
    before = values.select(
        *keys, pl.col("period").alias("previous_period"), pl.col("value").alias("previous_value")
    )
    joined = values.join(before, on=[*keys, "previous_period"], how="left", maintain_order="left")
    change = pl.col("value") - pl.col("previous_value")
    return joined.with_columns(pl.when("comparable").then(change).alias("change"))
