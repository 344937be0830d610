"""Rules that hold a number against other columns, or against the catalogue of hamlets (M10)."""

import re

import polars as pl

from etl import reference
from etl.checks.intake import Intake
from etl.tables.column import Column, Rule

_COUNT = re.compile(r"count\(M10\.hamlet_code\)")


def not_above(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """At most another column, a sum ``a+b``, a figure of the hamlet in M10, or the commune's hamlets.

    Where the row names no hamlet, the M10 figure is the sum over the commune's hamlets in force, and the
    rule is silent unless every one of them gives it.
    """
    argument = rule.argument
    if _COUNT.fullmatch(argument):
        found, say, other = _with_hamlet_count(intake), "not_above_count", ""
    elif argument.startswith("M10."):
        found, say, other = with_catalogue(intake, argument), "not_above_catalogue", intake.heading(argument)
    else:
        parts = argument.split("+")
        say = "not_above" if len(parts) == 1 else "not_above_sum"
        other = " + ".join(f"“{intake.heading(part)}”" for part in parts)
        found = intake.rows.with_columns(pl.sum_horizontal(parts, ignore_nulls=False).alias("_limit"))
    measured = pl.col("_limit") >= 0  # a negative limit is itself the fault, and is told as such
    return found.filter(measured & (pl.col(column.name) > pl.col("_limit"))).with_columns(
        pl.lit(say).alias("_say"), pl.lit(other).alias("_other")
    )


def not_below(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """At least another column of the row: a whole is no smaller than its part."""
    other = pl.col(rule.argument)
    return intake.rows.filter((other >= 0) & (pl.col(column.name) < other)).with_columns(
        other.alias("_limit"), pl.lit(intake.heading(rule.argument)).alias("_other")
    )


def equal_to_roster(intake: Intake, column: Column) -> pl.DataFrame:
    """As many members as the roster (M01) of the hamlet names people; silent where there is none."""
    members = (
        intake.known.current("M01")
        .group_by("hamlet_code")
        .agg(pl.col("person_key").n_unique().cast(pl.Int64).alias("_members"))
    )
    rows = intake.standing.join(members, on="hamlet_code", how="inner", maintain_order="left")
    return rows.filter(pl.col(column.name) != pl.col("_members")).with_columns(
        pl.lit("sum_consistent_roster").alias("_say")
    )


def within_10_percent(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Within the tolerance (setting, 10 %) of the hamlet's figure in M10."""
    tolerance = reference.number("household_tolerance_pct")
    distance = (pl.col(column.name) - pl.col("_limit")).abs() * 100
    found = with_catalogue(intake, rule.argument)
    return found.filter(distance > pl.col("_limit") * tolerance).with_columns(
        pl.lit(intake.heading(rule.argument)).alias("_other"), pl.lit(tolerance).alias("_tolerance")
    )


def with_catalogue(intake: Intake, argument: str) -> pl.DataFrame:
    """The rows with ``_limit``: the M10 figure of their hamlet, or of their commune where they name none."""
    name = argument.removeprefix("M10.")
    own = intake.hamlets.select("hamlet_code", pl.col(name).alias("_own"))
    whole = pl.when(pl.col(name).null_count() == 0).then(pl.col(name).sum()).alias("_whole")
    total = intake.hamlets_in_force.group_by("commune_code").agg(whole)
    return (
        intake.rows.join(own, on="hamlet_code", how="left", maintain_order="left")
        .join(total, on="commune_code", how="left", maintain_order="left")
        .with_columns(
            pl.when(pl.col("hamlet_code").is_null()).then("_whole").otherwise("_own").alias("_limit")
        )
        .drop("_own", "_whole")
    )


def _with_hamlet_count(intake: Intake) -> pl.DataFrame:
    count = intake.hamlets_in_force.group_by("commune_code").agg(pl.len().cast(pl.Int64).alias("_limit"))
    return intake.rows.join(count, on="commune_code", how="left", maintain_order="left")
