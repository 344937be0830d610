"""The quarterly list of activities (form M09) against each period: what was done in it, what stands.

A commune's later sheet of a period replaces the earlier one as a whole. Money, schools and officials are
told of by the half-year or the year, the rest by the quarter.
"""

from datetime import date
from typing import Literal

import polars as pl

from etl import calendar
from etl.indicators.carry import inside, years
from etl.indicators.declaration import counts
from etl.indicators.scope import Scope

COMMUNE = ["period", "commune_code"]


def rows(scope: Scope) -> pl.DataFrame:
    """Rows that stand, with the days of their period (row_first, row_last)."""
    return scope.dated(scope.tables.current("M09").drop_nulls("commune_code"))


def in_period(scope: Scope) -> pl.DataFrame:
    """The rows in every quarter, half-year and year in which their period lies; adds ``period``."""
    return inside(scope, scope.shared(rows)).join(_short(scope), on="period", how="anti")


def _short(scope: Scope) -> pl.DataFrame:
    """The periods shorter than a quarter: in them the form tells of no activity."""
    months = [period.id for period in scope.period_list if period.kind == "month"]
    return pl.DataFrame({"period": months}, schema={"period": pl.String})


def flow(scope: Scope, sums: pl.DataFrame, part: int = 1, breakdown: str = "") -> pl.DataFrame:
    """Counts of communes out of sums (period, commune_code, ``numerator``) of rows in the period.

    A commune with a sheet of the period and no row of the kind has 0; one whose rows leave the figure blank
    (numerator null) has not reported it, nor has one without a sheet. Months have nothing to count.
    """
    sent = scope.shared(in_period).select(COMMUNE).unique().with_columns(present=pl.lit(True))
    listed = sums.select(*COMMUNE, "numerator", listed=pl.lit(True))
    rows = scope.communes.join(sent, on=COMMUNE, how="left").join(listed, on=COMMUNE, how="left")
    present = pl.col("present").fill_null(False)
    known = present & (pl.col("numerator").is_not_null() | pl.col("listed").is_null())
    short = pl.col("period").is_in(_short(scope)["period"].to_list())
    state = pl.when(short).then(pl.lit("not_applicable")).otherwise(pl.lit("not_reported"))
    whole = rows.with_columns(
        pl.when(known).then(pl.col("numerator").fill_null(0)),
        part=part,
        breakdown=pl.lit(breakdown),
        present=present,
        full=known,
        reported=known,
        known=known,
        state=pl.when(known).then(pl.lit("ok")).otherwise(state),
    )
    return counts(whole)


def added(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Sums of a column by period and commune, null where every row leaves it blank."""
    return rows.group_by(COMMUNE).agg(numerator=total(column))


def total(column: str) -> pl.Expr:
    """Sum of what is filled, null where nothing is."""
    return pl.when(pl.col(column).count() > 0).then(pl.col(column).sum())


def in_year(scope: Scope) -> pl.DataFrame:
    """The rows of each reporting year up to each period; adds ``period``, ``first_day``, ``last_day``."""
    spans = scope.shared(rows).select("row_first", "row_last").unique()
    pairs = spans.join_where(
        years(scope).select("period", "first_day", "last_day", "year_first"),
        pl.col("row_first") >= pl.col("year_first"),
        pl.col("row_last") <= pl.col("last_day"),
    )
    return scope.shared(rows).join(pairs, on=["row_first", "row_last"])


def sent_in_year(scope: Scope) -> pl.DataFrame:
    """period, commune_code of those with a row of the year up to the period; ``sent`` is true."""
    return scope.shared(in_year).select(COMMUNE).unique().with_columns(sent=pl.lit(True))


def standing(scope: Scope, group: str, told: Literal["half", "year"]) -> pl.DataFrame:
    """The rows of a group in a commune's latest period of the year that has such rows.

    Adds ``fresh``: whether they answer for the period. They do where they lie in it, and where nothing later
    was due by its end, for the group is ``told`` of by the half-year or the year only.
    """
    found = scope.shared(in_year).filter(pl.col("activity_group") == group)
    latest = found.filter(pl.col("row_last") == pl.col("row_last").max().over(COMMUNE))
    latest = latest.filter(pl.col("row_first") == pl.col("row_first").max().over(COMMUNE))
    days = {period.id: _last_due(period, told) for period in scope.period_list}
    due = pl.col("period").replace_strict(days, return_dtype=pl.Date, default=None)
    return latest.with_columns(
        fresh=(pl.col("row_first") >= pl.col("first_day")) | (pl.col("row_last") >= due)
    )


def _last_due(period: calendar.Period, kind: str) -> date:
    """Last day of the latest period of that kind that ends with this one or before."""
    around = calendar.containing(period.last_day, kind)
    return around.last_day if around.last_day == period.last_day else calendar.previous(around).last_day
