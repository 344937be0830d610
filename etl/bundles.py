"""Simulated submissions enter here: one bundle a form, at the point where parsed sheets enter."""

import polars as pl

from etl.demo.bundle import from_bytes
from etl.forms import FORMS
from etl.framing import ISSUES_SCHEMA, SHEETS_SCHEMA, Batch
from etl.home import Home
from etl.receive import Receipt
from etl.stored import column_type, stored_name
from etl.tables.form import Form
from etl.text.phones import phone as read_phone

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
    return Batch(sheets, rows, [_read_from_cells(form, rows)])


def _read_from_cells(form: Form, rows: pl.DataFrame) -> pl.DataFrame:
    """What reading the cells of a real file would have remarked: people without a phone number."""
    told = pl.DataFrame(schema=ISSUES_SCHEMA)
    if not form.has("zalo_phone"):
        return told
    blank = rows.filter(pl.col("zalo_phone").is_null() & pl.col("full_name").is_not_null())
    issue = read_phone(None)
    texts = {"column": "zalo_phone", "value": "", "rule": issue.rule, "severity": issue.severity,
             "message": issue.message}  # fmt: skip
    found = blank.select("sheet_id", "row", *[pl.lit(text).alias(name) for name, text in texts.items()])
    return pl.concat([told, found])
