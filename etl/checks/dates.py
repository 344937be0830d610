"""Rules on one date or period: not in the future, inside its period, after the merger."""

from datetime import date

import polars as pl

from etl import calendar
from etl.checks.intake import Intake
from etl.checks.presence import met
from etl.checks.wording import condition
from etl.tables.column import Column, Rule


def not_in_future(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The date is no later than the day on which the sheet was received."""
    return intake.rows.filter(pl.col(column.name) > pl.col("_received")).with_columns(
        pl.col("_received").alias("_day")
    )


def not_future_period(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The period has begun on the day on which the sheet was received."""
    found = _with_days(intake, column.name).filter(pl.col("_first") > pl.col("_received"))
    return found.with_columns(pl.col("_received").alias("_day"))


def in_period(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The date lies in the reporting period of its row (15th to 14th, Decree 09/2019)."""
    value = pl.col(column.name)
    outside = (value < pl.col("_first")) | (value > pl.col("_last"))
    return _with_days(intake, "period").filter(outside)


def within_20_09_to_31_10_if(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """A day of the campaign around 10 October lies between 20 September and 31 October of its year."""
    day = pl.col(column.name)
    inside = (pl.date(day.dt.year(), 9, 20) <= day) & (day <= pl.date(day.dt.year(), 10, 31))
    found = intake.rows.filter(met(intake, rule.argument) & ~inside)
    return found.with_columns(pl.lit(condition(intake.form, rule.argument)).alias("_condition"))


def before_merger(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The decision is not older than the commune itself (``before_merger:2025-07-01``)."""
    start = date.fromisoformat(rule.argument)
    return intake.rows.filter(pl.col(column.name) < start).with_columns(pl.lit(start).alias("_start"))


def time_order(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """A class does not end before it starts (``start_time<=end_time``)."""
    start, end = rule.argument.split("<=")
    return intake.rows.filter(pl.col(start) > pl.col(end)).with_columns(
        pl.lit(intake.heading(start)).alias("_other"), pl.col(start).alias("_start")
    )


def _with_days(intake: Intake, column: str) -> pl.DataFrame:
    """The rows with the period's ``_label``, ``_first`` and ``_last`` day; nulls where it is no period."""
    days = [_days(value) for value in intake.rows[column].drop_nulls().unique().to_list()]
    schema = {column: pl.String, "_label": pl.String, "_first": pl.Date, "_last": pl.Date}
    return intake.rows.join(
        pl.DataFrame(days, schema=schema, orient="row"), on=column, how="left", maintain_order="left"
    )


def _days(id: str) -> tuple[str, str, date | None, date | None]:
    try:
        period = calendar.period(id)
    except ValueError:
        return id, id, None, None
    return id, period.label_vi.partition(" (")[0].lower(), period.first_day, period.last_day
