"""The class log (form M04) against each period: who reported, and the classes held."""

import polars as pl

from etl import reference
from etl.indicators.carry import last, years
from etl.indicators.scope import Scope

_COMMUNE = ["period", "commune_code"]
PUBLIC = pl.col("class_kind") == "public_class"


def _log(scope: Scope) -> pl.DataFrame:
    return scope.tables.current("M04").drop_nulls("commune_code")


def reports(scope: Scope) -> pl.DataFrame:
    """Communes that ever sent M04 by the period, a class or a zero report.

    ``present`` = in the period itself, ``in_year`` = in its reporting year, ``ever`` = true.
    """
    held = _log(scope).filter(pl.col("session_date") <= scope.as_of)
    classes = held.with_columns(row_first="session_date", row_last="session_date")
    zeros = scope.dated(_log(scope).filter(pl.col("zero_report").fill_null(False)))
    names = ["commune_code", "row_first", "row_last", "received_order"]
    found = last(scope, pl.concat([classes.select(names), zeros.select(names)]), ["commune_code"])
    dated = found.join(years(scope).select("period", "year_first"), on="period")
    in_year = pl.col("row_first") >= pl.col("year_first")
    return dated.select(*_COMMUNE, present="fresh", in_year=in_year, ever=pl.lit(True))


def with_reports(scope: Scope, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of periods and communes, with what :func:`reports` says of each; false where it says nothing."""
    silent = pl.col("present", "in_year", "ever").fill_null(False)
    return rows.join(scope.shared(reports), on=_COMMUNE, how="left").with_columns(silent)


def in_period(scope: Scope) -> pl.DataFrame:
    """Classes of both kinds held in each period, up to its end."""
    return _held(scope, scope.periods.with_columns(since="first_day"))


def in_year(scope: Scope) -> pl.DataFrame:
    """Classes of both kinds held in the reporting year of each period, up to its end."""
    return _held(scope, years(scope).with_columns(since="year_first"))


def since_start(scope: Scope) -> pl.DataFrame:
    """Classes of both kinds held since the programme began, up to the end of each period."""
    return _held(scope, scope.periods.with_columns(since=pl.lit(reference.day("programme_start"))))


def _held(scope: Scope, periods: pl.DataFrame) -> pl.DataFrame:
    classes = _log(scope).filter(pl.col("class_code").is_not_null()).drop("period")
    return classes.join_where(
        periods.select("period", "since", "end"),
        pl.col("session_date") >= pl.col("since"),
        pl.col("session_date") <= pl.col("end"),
    )
