"""Visits of households (M03b) as a passport shows them: by hamlet and month, with the log of them."""

import polars as pl

from etl.indicators.scope import Scope


def visited(scope: Scope) -> pl.DataFrame:
    """Every hamlet and month with visits, with row_first, row_last, row_closed and ``of_period``.

    ``sheet_key`` is that of the log that the commune sent last.
    """
    logs = scope.tables.ledger().filter((pl.col("form") == "M03b") & (pl.col("rows_accepted") > 0))
    last = logs.sort("received_date", "received_order", "sheet_key").unique("commune_code", keep="last")
    months = scope.dated(scope.tables.visits().with_columns(of_period="period"))
    return months.join(
        last.select("commune_code", "sheet_key"), on="commune_code", how="left", maintain_order="left"
    )
