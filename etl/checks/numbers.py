"""Rules on one number or on the numbers of one row."""

import polars as pl

from etl import reference
from etl.checks.intake import Intake
from etl.checks.wording import number
from etl.tables.column import Column, Rule

ROUND_STEP = 50
ROUND_NUMBERS_AT_LEAST = 4
"""A row looks invented where it holds four numbers of 50 or more, all of them multiples of 50."""

_ORDINARY_HAMLET = pl.col("hamlet_type").ne_missing("commune")


def not_negative(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """A count or measure is 0 or more."""
    return intake.rows.filter(pl.col(column.name) < 0)


def in_range(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The column's limits, both included; a negative number is left to ``not_negative`` where that stands."""
    value = pl.col(column.name)
    low, high = column.minimum, column.maximum
    outside = pl.lit(False)
    if low is not None:
        outside = outside | (value < low)
    if high is not None:
        outside = outside | (value > high)
    if column.rule("not_negative"):
        outside = outside & (value >= 0)
    if intake.form.has("hamlet_type"):
        outside = outside & _ORDINARY_HAMLET
    plain = column.name.endswith("_year")
    return intake.rows.filter(outside).with_columns(
        pl.lit(None if low is None else number(low, grouped=not plain)).alias("_low"),
        pl.lit(None if high is None else number(high, grouped=not plain)).alias("_high"),
    )


def above(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """More than is usual (``above:150``); what is over the column's maximum is left to ``in_range``."""
    value, usual = pl.col(column.name), int(rule.argument)
    unusual = (value > usual) & (pl.lit(True) if column.maximum is None else value <= column.maximum)
    return intake.rows.filter(unusual).with_columns(pl.lit(usual).alias("_limit"))


def round_numbers(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Every number of the row from 50 up is a multiple of 50, and there are at least four of them.

    The hamlet's own number of households is left out: it may well be a round number.
    """
    columns = [c.name for c in intake.form.columns if c.type == "integer" and c.name != "households"]
    large = [(pl.col(name) >= ROUND_STEP).fill_null(False) for name in columns]
    odd = [on & (pl.col(name) % ROUND_STEP != 0) for on, name in zip(large, columns, strict=True)]
    count = pl.sum_horizontal(large)
    found = intake.rows.with_columns(count.alias("_count"))
    return found.filter((pl.col("_count") >= ROUND_NUMBERS_AT_LEAST) & ~pl.any_horizontal(odd))


def zero_if_zero(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """No people present where no session was held (``zero_if_zero:safety_sessions``)."""
    found = intake.rows.filter((pl.col(column.name) > 0) & (pl.col(rule.argument) == 0))
    return found.with_columns(pl.lit(intake.heading(rule.argument)).alias("_other"))


def ratio(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Residents a household within the usual bounds (``registered_residents/households``)."""
    above_line, below_line = rule.argument.split("/")
    low, high = reference.number("household_size_min"), reference.number("household_size_max")
    share = pl.col(above_line) / pl.col(below_line)
    found = intake.rows.filter(
        (pl.col(below_line) > 0) & ~share.is_between(low, high) & (pl.col(above_line) >= 0) & _ORDINARY_HAMLET
    )
    return found.with_columns(
        share.round(2).alias("_ratio"),
        pl.lit(low).alias("_low"),
        pl.lit(high).alias("_high"),
        pl.lit(intake.heading(below_line)).alias("_other"),
        pl.col(below_line).alias("_base"),
    )
