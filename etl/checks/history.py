"""Rules that hold a row against the earlier months of its own hamlet or commune."""

import polars as pl

from etl import reference
from etl.checks.intake import Intake
from etl.checks.limits import equal_to_roster
from etl.checks.lines import FRESH, earlier, line
from etl.tables.column import Column, Rule

_LEVELS = ("households", "qr_household_businesses", "ocop_products_listed")
"""Counts of what there is, which stay the same from month to month by right."""
MONTHS_NEEDED = 3
"""Fewer months than these say nothing about what is usual for a hamlet."""
_EVER = 1_200
_CONTENTS = (
    "people_guided_public_services",
    "people_guided_cashless_payment",
    "people_guided_ecommerce",
    "people_guided_self_protection",
)
"""The four contents of indicator C2; help with VNeID is not one of them."""


def equal_every_month(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Equal to the other column in every month so far, three at least; months of 0 in both do not count."""
    value, other = pl.col(column.name), pl.col(rule.argument)
    told, equal = (value.fill_null(0) != 0) | (other.fill_null(0) != 0), value == other
    months = (
        _history(intake)
        .filter(told)
        .with_columns(
            pl.int_range(1, pl.len() + 1).over("_line").alias("_months"),
            equal.fill_null(False).cast(pl.Int64).cum_sum().over("_line").alias("_equal"),
        )
    )
    same = (pl.col("_months") >= MONTHS_NEEDED) & (pl.col("_equal") == pl.col("_months"))
    found = _named(intake, months.filter(same), "_months")
    return found.with_columns(pl.lit(intake.heading(rule.argument)).alias("_other"))


def jump(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """More than three times (setting) the median of the own earlier months; silent under three of them."""
    value, factor = pl.col(column.name), reference.number("jump_factor")
    usual = value.shift(1).rolling_median(_EVER, min_samples=MONTHS_NEEDED).over("_line").alias("_median")
    found = _history(intake).with_columns(usual)
    found = found.filter((pl.col("_median") > 0) & (value > factor * pl.col("_median")))
    return _named(intake, found, "_median").with_columns(pl.lit(factor).alias("_factor"))


def same_as_previous(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Every number of the row as in the report before: the old file sent again.

    Silent where the flows are all 0: a team that does nothing reports the same every month.
    """
    columns = [c.name for c in intake.form.columns if c.type == "integer"]
    flows = [name for name in columns if name not in _LEVELS and not name.startswith("cumulative_")]
    same = pl.all_horizontal([pl.col(name).eq_missing(earlier(pl.col(name))) for name in columns])
    active = pl.any_horizontal([pl.col(name).fill_null(0) != 0 for name in flows])
    found = _history(intake).with_columns(earlier(pl.col("period")).alias("_period"))
    return _named(intake, found.filter(pl.col("_period").is_not_null() & same & active), "_period")


def sum_consistent(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Stock = last stock + flow (``previous+flow``), or flow = stock - last stock (``stock-previous``).

    Silent where the month before was not reported. ``distinct_members(M01)``: the roster's head count.
    """
    if rule.argument == "distinct_members(M01)":
        return equal_to_roster(intake, column)
    value = pl.col(column.name)
    rising = rule.argument.startswith("previous+")
    other = rule.argument.removeprefix("previous+").removesuffix("-previous")
    before = earlier(value if rising else pl.col(other))
    expected = before + pl.col(other) if rising else pl.col(other) - before
    found = _history(intake).with_columns(
        before.alias("_before"),
        expected.alias("_expected"),
        pl.col(other).alias("_with"),
        earlier(pl.col("period")).alias("_period"),
        (pl.col("_month") - earlier(pl.col("_month"))).alias("_gap"),
    )
    found = found.filter((pl.col("_gap") == 1) & (value != pl.col("_expected")))
    say = "sum_consistent_stock" if rising else "sum_consistent_flow"
    return _named(intake, found, "_before", "_expected", "_with", "_period").with_columns(
        pl.lit(say).alias("_say"), pl.lit(intake.heading(other)).alias("_other")
    )


def over_60_per_member(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """More than 60 (setting) person-times of the four contents a month for each member of the M01 roster.

    Silent where the hamlet has no roster.
    """
    limit = reference.number("guided_per_member_month_max")
    members = (
        intake.known.current("M01")
        .group_by("hamlet_code")
        .agg(pl.col("person_key").n_unique().alias("_members"))
    )
    rows = intake.rows.join(members, on="hamlet_code", how="inner", maintain_order="left")
    rows = rows.with_columns(pl.sum_horizontal(_CONTENTS).alias("_sum"), pl.lit(limit).alias("_limit"))
    rows = rows.filter(pl.col("_sum") > limit * pl.col("_members"))
    return rows.with_columns((pl.col("_sum") / pl.col("_members")).round(1).alias("_each"))


def _history(intake: Intake) -> pl.DataFrame:
    columns = [column.name for column in intake.form.columns if column.type == "integer"]
    return intake.once("history", lambda: line(intake, intake.standing, columns))


def _named(intake: Intake, found: pl.DataFrame, *shown: str) -> pl.DataFrame:
    """The batch's rows among those found, each with what its message shows."""
    fresh = found.filter(FRESH).select("_i", *shown)
    return intake.rows.join(fresh, on="_i", how="inner", maintain_order="left")
