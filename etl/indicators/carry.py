"""Rows against periods: those that lie in one, and the last one known by its end."""

from collections.abc import Sequence

import polars as pl

from etl import calendar
from etl.indicators.scope import Scope

_ORDER = ("row_last", "row_first", "received_order")


def years(scope: Scope) -> pl.DataFrame:
    """The periods with the reporting year in which each ends (Decree 09/2019): year, year_first, year_last.

    "In the year" is from ``year_first`` (15 December of the year before) to ``end``.
    """
    ends = scope.periods["end"].to_list()
    found = [calendar.containing(end, "year") for end in ends]
    return scope.periods.with_columns(
        pl.Series("year", [of.year for of in found], pl.Int32),
        pl.Series("year_first", [of.first_day for of in found], pl.Date),
        pl.Series("year_last", [of.last_day for of in found], pl.Date),
    )


def inside(scope: Scope, rows: pl.DataFrame) -> pl.DataFrame:
    """Dated rows in every period in which their whole range lies; adds ``period``."""
    spans = rows.select("row_first", "row_last").unique()
    pairs = spans.join_where(
        scope.periods.select("period", "first_day", "last_day"),
        pl.col("row_first") >= pl.col("first_day"),
        pl.col("row_last") <= pl.col("last_day"),
    )
    return rows.join(pairs.select("period", "row_first", "row_last"), on=["row_first", "row_last"])


def last(scope: Scope, rows: pl.DataFrame, unit: Sequence[str]) -> pl.DataFrame:
    """Of each unit the dated row with the latest period up to each period; units without one are left out.

    Rows are given in order of arrival: of two of one period and one file the later one stands.

    Adds ``period``, ``end`` and ``fresh``: whether that row lies in the period, or was carried into it.
    """
    latest = rows.sort(_ORDER, maintain_order=True).unique(
        [*unit, "row_last"], keep="last", maintain_order=True
    )
    grid = scope.periods.join(latest.select(unit).unique(), how="cross").sort("last_day")
    carried = grid.join_asof(
        latest.sort("row_last"),
        left_on="last_day",
        right_on="row_last",
        by=list(unit),
        check_sortedness=False,
    )
    found = carried.filter(pl.col("row_last").is_not_null())
    return found.with_columns(fresh=pl.col("row_first") >= pl.col("first_day")).drop("first_day", "last_day")


def settle(scope: Scope, sums: pl.DataFrame) -> pl.DataFrame:
    """Lay sums by period, commune and hamlet upon the hamlets in force: every one has a row, 0 where no sum.

    Sums without a hamlet, or of a hamlet no longer in force, stay with the commune (hamlet null), so that
    nothing is lost on the way up. The columns of sums must be numbers.
    """
    names = [name for name in sums.columns if name not in ("period", "commune_code", "hamlet_code")]
    key = ["period", "commune_code", "hamlet_code"]
    placed = scope.hamlets.join(sums, on=key, how="left").with_columns(pl.col(names).fill_null(0))
    rest = (
        sums.join(scope.hamlets.select(key), on=key, how="anti")
        .group_by("period", "commune_code")
        .agg(pl.col(names).sum())
    )
    return pl.concat([placed, rest], how="diagonal")
