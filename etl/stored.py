"""Columns of the stored tables: accepted rows of each form, the ledger of sheets and the quality log."""

from collections.abc import Mapping

import polars as pl

from etl.tables.column import Column
from etl.tables.form import Form

_TYPES: Mapping[str, pl.DataType] = {
    "integer": pl.Int64(),
    "decimal": pl.Float64(),
    "text": pl.String(),
    "code": pl.String(),
    "flag": pl.Boolean(),
    "date": pl.Date(),
    "time": pl.Time(),
    "period": pl.String(),
    "list": pl.List(pl.String),
}

_FRONT: Mapping[str, pl.DataType] = {
    "sheet_key": pl.Int64(),
    "row": pl.Int32(),
    "commune_code": pl.String(),
    "hamlet_code": pl.String(),
    "period": pl.String(),
    "received_date": pl.Date(),
    "received_order": pl.Int64(),
}

_PERSON: Mapping[str, pl.DataType] = {"person_key": pl.String(), "phone_valid": pl.Boolean()}
"""What stands for a member of a roster: a keyed hash of name and phone, never the name or the phone."""

LEDGER_SCHEMA: Mapping[str, pl.DataType] = {
    "sheet_key": pl.Int64(),
    "receipt": pl.Int32(),
    "file": pl.String(),
    "sheet": pl.String(),
    "sha256": pl.String(),
    "form": pl.String(),
    "commune_code": pl.String(),
    "hamlet_code": pl.String(),
    "period": pl.String(),
    "status": pl.String(),
    "rows_read": pl.Int32(),
    "rows_accepted": pl.Int32(),
    "rows_rejected": pl.Int32(),
    "rows_warned": pl.Int32(),
    "received_date": pl.Date(),
    "received_order": pl.Int64(),
    "declared_date": pl.Date(),
    "simulated": pl.Boolean(),
}

QUALITY_SCHEMA: Mapping[str, pl.DataType] = {
    "sheet_key": pl.Int64(),
    "row": pl.Int32(),
    "column": pl.String(),
    "value": pl.String(),
    "rule": pl.String(),
    "severity": pl.String(),
    "message": pl.String(),
    "hamlet_code": pl.String(),
    "period": pl.String(),
}
"""``hamlet_code`` and ``period`` are those of the row, rejected or not, as far as it tells them."""

_PLACED = ("commune_code", "hamlet_code", "period")


def stored_name(column: str) -> str:
    """Name under which a form's column is stored: ``form_`` before it where the receipt has that name too.

    So the date on which an operator took a spot in (M08a) is not taken for the day a file was received.
    """
    return f"form_{column}" if column in _FRONT and column not in _PLACED else column


def column_type(column: Column) -> pl.DataType:
    """The Polars type in which a column's parsed cells are kept."""
    return _TYPES[column.type]


def stored_schema(form: Form) -> dict[str, pl.DataType]:
    """Columns and types of the stored accepted rows of a form, in order.

    The front columns stand for every form (commune, hamlet and period come from the sheet where the form
    has no such column); then the form's own columns that may be kept; then, on the rosters, the person.
    """
    own = {stored_name(column.name): _TYPES[column.type] for column in form.columns if column.kept}
    person = _PERSON if form.subject in ("hamlet_team", "commune_team") else {}
    return {**_FRONT, **{name: kind for name, kind in own.items() if name not in _FRONT}, **person}
