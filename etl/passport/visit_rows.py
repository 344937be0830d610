"""Visits of households (M03b) as a passport shows them: by hamlet and month, with the log of them."""

import polars as pl

from etl.indicators.scope import Scope
from etl.passport.rows import dated, within
from etl.passport.view import View

CONTENTS = ("public_services", "cashless_payment", "ecommerce", "self_protection")
_PEOPLE = [f"people_guided_{content}" for content in CONTENTS]


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


def flows(view: View) -> pl.DataFrame:
    """People guided in the hamlets' months of the period: rows of M03, and visits where there is none.

    Columns commune_code, hamlet_code, sheet_key, row, of_period, ``form``, ``note`` and people_guided_* of
    the four contents.
    """
    shown = ["commune_code", "hamlet_code", "sheet_key", "row", "of_period", "form", "note", *_PEOPLE]
    told = within(view.scope, dated(view.scope, "M03").drop_nulls("hamlet_code"))
    alone = within(view.scope, visited(view.scope)).join(told, on=["hamlet_code", "row_last"], how="anti")
    counted = alone.rechunk().with_columns(
        *(pl.col(content).alias(name) for content, name in zip(CONTENTS, _PEOPLE, strict=True)),
        row=pl.lit(None, pl.Int32),
        form=pl.lit("M03b"),
        note=pl.format("đếm từ {} lượt đến hộ, tháng {}", "visits", "of_period"),
    )
    declared = told.with_columns(form=pl.lit("M03"), note=pl.lit(""))
    return pl.concat([declared.select(shown), counted.select(shown)])
