"""The monthly flows of M03 cell by cell: what a hamlet says that it did in a month."""

import polars as pl

from etl.indicators.peers import counted_columns
from etl.indicators.scope import Scope

UNIT = ["period", "commune_code", "hamlet_code"]


def rows(scope: Scope) -> pl.DataFrame:
    """Rows of M03 of single months that stand, with their flows."""
    found = scope.tables.current("M03").filter(pl.col("period").str.contains(r"^\d{4}-\d\d$"))
    return found.select(*UNIT, "sheet_key", "row", *counted_columns())


def cells(scope: Scope) -> pl.DataFrame:
    """One row a cell that is filled: unit, sheet_key, row, column, value."""
    long = scope.shared(rows).unpivot(
        counted_columns(), index=[*UNIT, "sheet_key", "row"], variable_name="column", value_name="value"
    )
    return long.drop_nulls("value").with_columns(pl.col("value").cast(pl.Float64))
