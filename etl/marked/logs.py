"""The first rows of a visit log in a text or Parquet file, as a grid, and where its columns stand."""

import csv
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from etl.marked.words import MOST_ROWS
from etl.read.document import Cell, Row, Sheet
from etl.read.sniff import is_compound, is_zip
from etl.tables.parsed import ParsedSheet

_HEAD = 8
_KINDS = (str, int, float, bool)


@dataclass(frozen=True, slots=True)
class LogGrid:
    """The grid, the parsed head, and whether the file goes on."""

    sheet: Sheet
    parsed: ParsedSheet
    more: bool


def log_grid(path: Path, name: str, form: str | None) -> LogGrid | None:
    """The grid of a log; None for every other file."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if is_zip(head) or is_compound(head):
        return None
    from etl.visits.finding import find  # brings Polars, which no other file needs

    log = find(path, name, form)
    if log is None:
        return None
    rows = _parquet(path) if log.kind == "parquet" else _text(path, log.encoding, log.separator)
    more = len(rows) > MOST_ROWS
    first = 0 if log.kind == "parquet" else 1
    sheet = Sheet(log.sheet.sheet, rows[:MOST_ROWS], first_row=first)
    return LogGrid(sheet, log.sheet, more)


def _text(path: Path, encoding: str, separator: str) -> list[Row]:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        start = file.readline()
        if not re.match(r"\ufeff?sep=.\r?\n", start, re.IGNORECASE):
            file.seek(0)
        records = csv.reader(file, delimiter=separator)
        rows: list[Row] = [[cell or None for cell in row] for row in islice(records, MOST_ROWS + 1)]
    if rows and rows[0] and isinstance(rows[0][0], str):
        rows[0][0] = rows[0][0].lstrip("\ufeff")
    return rows


def _parquet(path: Path) -> list[Row]:
    import polars as pl

    frame = pl.scan_parquet(path, hive_partitioning=False, glob=False).head(MOST_ROWS).collect()
    heading: Row = list(frame.columns)
    return [heading, *([_cell(value) for value in row] for row in frame.iter_rows())]


def _cell(value: Any) -> Cell:
    import datetime

    known = (*_KINDS, datetime.date, datetime.time)
    return value if value is None or isinstance(value, known) else str(value)
