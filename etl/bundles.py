"""Simulated submissions enter here: one bundle a form, at the point where parsed sheets enter."""

import polars as pl

from etl.demo.bundle import from_bytes
from etl.forms import FORMS
from etl.framing import ISSUES_SCHEMA, SHEETS_SCHEMA, Batch
from etl.home import Home
from etl.receive import Receipt
from etl.stored import column_type, stored_name

_SITED = ("file", "sheet", "received_date", "commune_code", "period")


def bundle_batch(home: Home, receipt: Receipt, first: int) -> Batch:
    """Sheets and rows of one kept bundle; sheet ids count from ``first``."""
    form = FORMS[receipt.form or ""]
    frame = from_bytes(home.original(receipt.sha256).read_bytes())
    frame = frame.with_columns(
        (pl.col("submission").rank("dense") - 1 + first).cast(pl.Int32).alias("sheet_id")
    )
    named = _SITED if form.has("hamlet_code") else (*_SITED, "hamlet_code")
    sent = {name: pl.col(name).first() for name in named if name in frame.columns}
    sheets = frame.group_by("sheet_id").agg(**sent).sort("sheet_id").with_columns(
        pl.lit(receipt.number).alias("receipt"),
        pl.lit(receipt.number).alias("received_order"),
        pl.lit(receipt.sha256).alias("sha256"),
        pl.lit(form.code).alias("form"),
        pl.lit(None).alias("declared_date"),
        pl.lit(True).alias("simulated"),
    )  # fmt: skip
    missing = [pl.lit(None).alias(name) for name in SHEETS_SCHEMA if name not in sheets.columns]
    sheets = sheets.with_columns(missing).select([pl.col(n).cast(kind) for n, kind in SHEETS_SCHEMA.items()])
    own = [
        pl.col(stored_name(column.name)).cast(column_type(column)).alias(column.name)
        for column in form.columns
    ]
    rows = frame.select("sheet_id", pl.col("row").cast(pl.Int32), *own)
    return Batch(sheets, rows, [pl.DataFrame(schema=ISSUES_SCHEMA)])
