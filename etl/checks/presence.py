"""Rules on cells that must not be blank."""

import polars as pl

from etl.checks.intake import Intake, is_blank
from etl.checks.wording import condition
from etl.tables.column import Column, Rule


def required(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The cell must be filled; a count that is nothing must be written as 0."""
    say = "required_number" if column.type in ("integer", "decimal") else "required"
    return intake.rows.filter(is_blank(column)).with_columns(pl.lit(say).alias("_say"))


def required_if(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The cell must be filled where another is, or where another holds one of the codes after ``=``.

    Where the column is required as such (the name in a roster), a row exists only because the name or the
    other cell was filled: then no name means that the other cell was filled, even if it could not be read.
    """
    asked = pl.lit(True) if column.required else met(intake, rule.argument)
    return _blank_where(intake, column, rule, asked)


def required_unless(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The cell must be filled except where the other cell is filled, or holds the code after ``=``."""
    return _blank_where(intake, column, rule, ~met(intake, rule.argument))


def at_least_one_topic(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """A class has a topic; a zero report has no class."""
    return intake.rows.filter(is_blank(column) & ~met(intake, "zero_report"))


def missing(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """A cell that may be blank on a draft, but without which the decision is not counted (A12)."""
    return intake.rows.filter(is_blank(column))


def _blank_where(intake: Intake, column: Column, rule: Rule, asked: pl.Expr) -> pl.DataFrame:
    found = intake.rows.filter(is_blank(column) & asked)
    return found.with_columns(pl.lit(condition(intake.form, rule.argument)).alias("_condition"))


def met(intake: Intake, argument: str) -> pl.Expr:
    """Whether a row meets the condition: the column is filled, or holds one of the codes after ``=``."""
    name, _, codes = argument.partition("=")
    if codes:
        return pl.col(name).is_in(codes.split("/")).fill_null(False)
    return ~is_blank(intake.form.by_name[name])
