"""A visit log in a text file: its separator, its encoding, its heading and where its rows begin."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path, PurePath

import polars as pl

from etl.forms import FORMS
from etl.read import delimited
from etl.read.document import Cell, Row
from etl.read.encodings import decode, encoding_of
from etl.visits.heads import fixed, is_log, read_head, ungrouped
from etl.visits.log import CODE, Log

_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_PLAIN: dict[str, tuple[re.Pattern[str], pl.DataType]] = {
    "integer": (re.compile(r"[0-9]{1,9}"), pl.Int32()),
    "flag": (re.compile(r"[01]"), pl.Int32()),
    "date": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), pl.Date()),
}
_FEW_ROWS = 3
"""With fewer rows than that in the head no column's type is taken for granted."""


def find_text(path: Path, name: str, head: bytes, form: str | None, whole: bool) -> Log | None:
    """The log whose first bytes are ``head`` (the ``whole`` file, or cut); None where it is none."""
    encoding = encoding_of(head)
    if not whole and encoding == "utf-8":
        head = head[: head.rfind(b"\n") + 1] or head
    text = decode(head)
    declared = _SEPARATOR.match(text)
    body = text[declared.end() :] if declared else text
    separator = declared[1] if declared else delimited.delimiter(body)
    rows = _records(body, separator)
    if not whole and len(rows) > 1:
        rows.pop()
    if not is_log(rows, form):
        return None
    sheet = read_head(rows, PurePath(name).stem, name, form)
    if sheet is None:
        return None
    first = sheet.rows[0] - 1 if sheet.rows else len(rows)
    return Log(
        "text", path, sheet, sheet.places, first_row=first + 1, fixed=fixed(sheet), separator=separator,
        encoding=encoding, lines_above=bool(declared) + _lines(body, separator, first),
        width=max(map(len, rows)), typed=_typed(rows[first:], sheet.places),
    )  # fmt: skip


def _records(text: str, separator: str) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [[ungrouped(cell) or None for cell in record] for record in reader]
    except csv.Error:
        return []


def _lines(text: str, separator: str, records: int) -> int:
    """Physical lines that the first records take up."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    for _ in range(records):
        next(reader)
    return reader.line_num


def _typed(rows: Sequence[Row], places: dict[str, int]) -> dict[str, pl.DataType]:
    """Columns whose cells in the head all have the plain shape of their type."""
    found: dict[str, pl.DataType] = {}
    filled = [row for row in rows if any(row)]
    for column in FORMS[CODE].columns:
        if column.name in places and column.type in _PLAIN and len(filled) >= _FEW_ROWS:
            shape, kind = _PLAIN[column.type]
            cells = [_at(row, places[column.name]) for row in filled]
            if all(isinstance(cell, str) and shape.fullmatch(cell) for cell in cells):
                found[column.name] = kind
    return found


def _at(row: Row, place: int) -> Cell:
    return row[place] if place < len(row) else None
