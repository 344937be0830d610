"""A visit log in a Parquet file: its schema is its heading."""

from datetime import date, datetime, time
from pathlib import Path, PurePath
from typing import Any

import polars as pl

from etl.forms import FORMS
from etl.grid.remarks import sheet_issue
from etl.read.document import Cell
from etl.read.messages import refuse
from etl.visits.heads import read_head, ungrouped
from etl.visits.log import CODE, Log
from etl.visits.silence import silence

_MAGIC = b"PAR1"
_SAMPLE = 5
_CELLS = (str, int, float, bool, date, datetime, time)


def is_parquet(head: bytes) -> bool:
    """Whether a file begins as Parquet does."""
    return head.startswith(_MAGIC)


def find_parquet(path: Path, name: str) -> Log:
    """The log in the file; raises Refusal where it is broken, or its columns are not those of a log."""
    try:
        with silence():
            table = pl.scan_parquet(path, hive_partitioning=False, glob=False)
            schema, sample = dict(table.collect_schema()), table.head(_SAMPLE).collect()
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError):
        raise refuse("truncated_file", name) from None
    heading: list[Cell] = [ungrouped(column) for column in schema]
    rows: list[list[Cell]] = [heading]
    rows += [list(map(_cell, row)) for row in sample.rows()]
    sheet = read_head(rows, PurePath(name).stem, name, CODE)
    if sheet is None:
        raise refuse("not_a_visit_log", name)
    kinds = list(schema.values())
    for column, at in sheet.places.items():
        if kinds[at].is_nested() or kinds[at] == pl.Object():
            message = f"Cột “{FORMS[CODE].by_name[column].heading}” chứa danh sách, không phải một giá trị."
            sheet.issues.append(sheet_issue("nested_column", "error", message, column))
    return Log("parquet", path, sheet, sheet.places, width=len(kinds))


def _cell(value: Any) -> Cell:
    return value if value is None or isinstance(value, _CELLS) else str(value)
