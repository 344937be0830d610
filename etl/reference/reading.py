"""Read one reference table into typed rows; what is malformed is said with its file, row and column."""

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

from etl.reference.schema import TABLES, Field, Table

Value = str | int | float | bool | date | tuple[str, ...] | None
Row = Mapping[str, Value]

FOLDER = Path(__file__).resolve().parents[2] / "data" / "reference"
_FLAGS = {"yes": True, "no": False}
_BOOLEANS = {"true": True, "false": False}


class MalformedTableError(ValueError):
    """A reference table is malformed; the message names the file, the row from 1, the column."""

    def __init__(self, table: str, row: int | None, column: str, problem: str) -> None:
        where = f"{table}.csv" + (f", row {row}" if row else "") + (f", column {column}" if column else "")
        super().__init__(f"{where}: {problem}")


def read_table(name: str, folder: Path = FOLDER) -> tuple[Row, ...]:
    """Typed rows of ``data/reference/<name>.csv``; raises MalformedTableError on the first fault."""
    table = TABLES[name]
    path = folder / f"{name}.csv"
    if not path.is_file():
        raise MalformedTableError(name, None, "", "the file is missing")
    rows = tuple(_rows(name, table, path))
    _check_key(name, table, rows)
    return rows


def _rows(name: str, table: Table, path: Path) -> Iterator[Row]:
    expected = [field.name for field in table.all_fields]
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        heading = next(reader, [])
        if heading != expected:
            raise MalformedTableError(name, 1, "", f"columns are {heading}, expected {expected}")
        for number, cells in enumerate(reader, start=2):
            if len(cells) != len(expected):
                raise MalformedTableError(name, number, "", f"{len(cells)} cells, expected {len(expected)}")
            yield {
                field.name: _typed(name, number, field, text)
                for field, text in zip(table.all_fields, cells, strict=True)
            }


def _typed(table: str, row: int, field: Field, text: str) -> Value:
    if not text:
        if field.blank:
            return None
        raise MalformedTableError(table, row, field.name, "is blank")
    if field.allowed and text not in field.allowed:
        raise MalformedTableError(table, row, field.name, f"{text!r} is none of {field.allowed}")
    if field.pattern and not re.fullmatch(field.pattern, text):
        raise MalformedTableError(table, row, field.name, f"{text!r} is not like {field.pattern}")
    try:
        return convert(field.type, text)
    except (ValueError, KeyError, ZeroDivisionError):
        raise MalformedTableError(table, row, field.name, f"{text!r} is not of type {field.type}") from None


def convert(type_: str, text: str) -> Value:
    """``text`` as a value of that type; decimals may be fractions (``20/3``). ValueError, KeyError."""
    match type_:
        case "integer":
            return int(text)
        case "decimal":
            return float(Fraction(text))
        case "date":
            return date.fromisoformat(text)
        case "flag":
            return _FLAGS[text]
        case "boolean":
            return _BOOLEANS[text]
        case "codes":
            return tuple(text.split(";"))
        case "text":
            return text
    raise ValueError(f"unknown type {type_!r}")


def _check_key(name: str, table: Table, rows: tuple[Row, ...]) -> None:
    seen: dict[tuple[Value, ...], int] = {}
    for number, row in enumerate(rows, start=2):
        key = tuple(row[column] for column in table.key)
        if key in seen:
            raise MalformedTableError(name, number, "+".join(table.key), f"{key} is also on row {seen[key]}")
        seen[key] = number
