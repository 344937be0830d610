"""Rules on where the figures of a row come from."""

import polars as pl

from etl.checks.intake import Intake
from etl.tables.column import Column, Rule


def source_is_police(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Account figures come from the police; a blank source is read as theirs."""
    return intake.rows.filter(pl.col(column.name) == "commune")


def manual_source(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Desk figures come from the system of administrative procedures; a blank source is typed by hand."""
    return intake.rows.filter(pl.col(column.name).fill_null("manual") == "manual")
