"""Rows of the class log (M04) behind a figure: classes from a day on, and who sent the log at all."""

import polars as pl

from etl import calendar
from etl.passport.rows import dated
from etl.passport.view import View

PUBLIC = pl.col("class_kind") == "public_class"
CLASS_DAY = pl.format("lớp ngày {}", pl.col("session_date").dt.strftime("%d/%m/%Y"))
"""Note of a class."""


def first_day(view: View) -> pl.Expr:
    """First day of the period."""
    return pl.lit(view.period.first_day)


def year_first(view: View) -> pl.Expr:
    """First day of the reporting year in which the figures stand."""
    end = min(view.period.last_day, view.scope.as_of)
    return pl.lit(calendar.containing(end, "year").first_day)


def held(view: View, since: pl.Expr) -> pl.DataFrame:
    """Classes of both kinds from a day to the end of the period."""
    log = view.scope.tables.current("M04").drop_nulls(["commune_code", "class_code"])
    return log.filter((pl.col("session_date") >= since) & (pl.col("session_date") <= view.end))


def told(view: View, since: pl.Expr | None = None) -> pl.DataFrame:
    """commune_code of those with a class or a zero report up to the period, from a day on if one is given.

    Adds ``told``, always true.
    """
    log = view.scope.tables.current("M04").drop_nulls("commune_code")
    classes = log.filter(pl.col("session_date") <= view.end).select("commune_code", first="session_date")
    both = pl.concat([classes, zeros(view).select("commune_code", first="row_first")]).drop_nulls()
    kept = both if since is None else both.filter(pl.col("first") >= since)
    return kept.select("commune_code").unique().with_columns(told=pl.lit(True))


def zeros(view: View) -> pl.DataFrame:
    """Zero reports up to the period."""
    log = dated(view.scope, "M04").filter(pl.col("zero_report").fill_null(False))
    return log.filter(pl.col("row_last") <= view.period.last_day)
