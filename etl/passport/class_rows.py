"""Rows of the class log (M04) behind a figure: classes from a day on, and who sent the log at all."""

import polars as pl

from etl import calendar
from etl.mergers import carried_sums
from etl.passport.rows import dated
from etl.passport.view import View

PUBLIC = pl.col("class_kind") == "public_class"
CLASS_DAY = pl.format("lớp ngày {}", pl.col("session_date").dt.strftime("%d/%m/%Y"))
"""Note of a class."""
CONVERTED = "quy đổi theo tỷ lệ của M10b từ các lớp ở thôn trước khi thay đổi"
"""Note of the figure of a hamlet that stands on the classes of others."""


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


def converted(view: View, classes: pl.DataFrame, column: str) -> pl.DataFrame:
    """commune_code, hamlet_code and the column's sum of hamlets in force that stand on classes of others.

    Looked for where a figure of hamlets is asked for alone: nothing is lost or doubled in their commune.
    """
    names = ["commune_code", "hamlet_code", column]
    if view.grain != "hamlet" or view.scope.hamlet_changes.is_empty():
        return classes.clear().select(names)
    dated_ones = classes.with_columns(period=pl.lit(view.period.id))
    moved = carried_sums(view.scope, dated_ones, [column], "session_date").filter("converted")
    known = view.scope.hamlets.select("hamlet_code")
    return moved.join(known, on="hamlet_code", how="semi").select(names)


def not_of(hamlets: pl.DataFrame) -> pl.Expr:
    """Whether a row is of none of these hamlets."""
    return ~pl.col("hamlet_code").fill_null("").is_in(hamlets["hamlet_code"].to_list())
