"""Rules on one line of a visit log (M03b)."""

import polars as pl

from etl import reference
from etl.checks.intake import Intake
from etl.tables.column import Column, Rule


def within_programme(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The date is not before the start of the programme (setting)."""
    start = reference.day("programme_start")
    return intake.rows.filter(pl.col(column.name) < start).with_columns(pl.lit(start).alias("_start"))


def at_least_one_content(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """A visit has guided on something; said once, on the first of the contents."""
    contents = [other.name for other in intake.form.columns if other.type == "flag"]
    told = pl.any_horizontal(pl.col(contents).fill_null(False))
    return intake.rows.filter(~told)
