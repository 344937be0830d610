"""How many distinct people the team of a hamlet or commune had at the end of each period."""

import polars as pl

from etl.indicators.scope import Scope


def hamlet_members(scope: Scope) -> pl.DataFrame:
    """period, hamlet_code, members: of the hamlets with a roster (M01) received by the end of the period."""
    return _members(scope, "M01", "hamlet_code")


def commune_members(scope: Scope) -> pl.DataFrame:
    """period, commune_code, members: of the communes with a roster (M02b) received by the period's end."""
    return _members(scope, "M02b", "commune_code")


def _members(scope: Scope, form: str, unit: str) -> pl.DataFrame:
    sheets = (
        scope.tables.rows(form)
        .drop_nulls(["person_key", unit])
        .group_by("sheet_key", unit, "received_date", "received_order")
        .agg(members=pl.col("person_key").n_unique())
        .sort("received_date", "received_order", "sheet_key")
        .unique([unit, "received_date"], keep="last", maintain_order=True)
    )
    grid = scope.periods.select("period", "end").join(sheets.select(unit).unique(), how="cross").sort("end")
    return (
        grid.join_asof(
            sheets.sort("received_date"),
            left_on="end",
            right_on="received_date",
            by=unit,
            check_sortedness=False,
        )
        .drop_nulls("members")
        .select("period", unit, "members")
    )
