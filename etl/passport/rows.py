"""Rows that several indicators rest on: the catalogue of hamlets, rosters and dated reports."""

import polars as pl

from etl.indicators.scope import Scope

_SOURCE = ["sheet_key", "row"]


def catalogue(scope: Scope, figure: str | None = None) -> pl.DataFrame:
    """The row of M10 of every hamlet in force: commune_code, hamlet_code, sheet_key, row.

    With ``figure`` the row that gives it (latest ``data_date`` up to the end) and its value, null if blank.
    """
    return _standing(scope, scope.hamlets, figure)


def whole_communes(scope: Scope, figure: str) -> pl.DataFrame:
    """The row of M10 about each commune as a whole (code -000) and its figure, as :func:`catalogue`."""
    return _standing(scope, scope.whole_communes, figure)


def _standing(scope: Scope, units: pl.DataFrame, figure: str | None) -> pl.DataFrame:
    end = scope.periods["end"][0]
    known = scope.tables.current("M10").filter((pl.col("data_date") <= end) | pl.lit(figure is None))
    latest = (
        known.with_columns(timely=(pl.col("data_date") <= end).fill_null(False))
        .sort("timely", "data_date", "valid_from", "received_order", "sheet_key", "row", nulls_last=False)
        .unique("hamlet_code", keep="last", maintain_order=True)
    )
    shown = [*_SOURCE, *([figure] if figure else [])]
    return units.select("commune_code", "hamlet_code").join(
        latest.select("hamlet_code", *shown), on="hamlet_code", how="left"
    )


def roster(scope: Scope, form: str) -> pl.DataFrame:
    """Rows of the latest roster of each team received by the end of the period.

    Columns commune_code, hamlet_code (M01), sheet_key, row, received_date and ``again``: the person stands
    in an earlier row of the same roster, and is counted once.
    """
    unit = "hamlet_code" if form == "M01" else "commune_code"
    rows = scope.tables.rows(form).filter(
        (pl.col("received_date") <= scope.periods["end"][0])
        & pl.col(unit).is_not_null()
        & pl.col("person_key").is_not_null()
    )
    arrival = ["received_date", "received_order", "sheet_key"]
    last = rows.sort(arrival).unique(unit, keep="last", maintain_order=True).select(unit, "sheet_key")
    members = rows.join(last, on=[unit, "sheet_key"], how="semi").sort(unit, "row")
    return members.with_columns(again=~pl.struct(unit, "person_key").is_first_distinct())


def team_sizes(members: pl.DataFrame, unit: str) -> pl.DataFrame:
    """Distinct people of each team, and the sheet of its roster: unit, sheet_key, people."""
    return members.group_by(unit, "sheet_key", maintain_order=True).agg(people=(~pl.col("again")).sum())


def dated(scope: Scope, form: str) -> pl.DataFrame:
    """Rows of the form that stand, with row_first, row_last, row_closed and ``of_period``, their period."""
    return scope.dated(scope.tables.current(form).with_columns(of_period="period"))


def latest(scope: Scope, rows: pl.DataFrame, unit: str) -> pl.DataFrame:
    """Of each unit its row of the latest period up to the view's; ``fresh`` where that lies in the view's.

    Of two rows of one period the one received later stands.
    """
    first, last = (scope.periods[name][0] for name in ("first_day", "last_day"))
    until = rows.filter((pl.col("row_last") <= last) & pl.col(unit).is_not_null())
    arrival = ["received_order", "sheet_key", "row"]
    standing = until.sort("row_last", "row_first", *arrival).unique(unit, keep="last", maintain_order=True)
    return standing.with_columns(fresh=pl.col("row_first") >= first)


def within(scope: Scope, rows: pl.DataFrame) -> pl.DataFrame:
    """Dated rows whose whole range lies in the view's period."""
    first, last = (scope.periods[name][0] for name in ("first_day", "last_day"))
    return rows.filter((pl.col("row_first") >= first) & (pl.col("row_last") <= last))
