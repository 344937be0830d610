"""A visit log on a sheet that was read as any other: its cells, as they came, as a frame."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import polars as pl

from etl.forms import FORMS
from etl.tables.parsed import ParsedSheet
from etl.visits.batches import ROW
from etl.visits.heads import fixed
from etl.visits.log import CODE, Log


def of_sheet(sheet: ParsedSheet) -> Log:
    """The log that a parsed sheet holds."""
    columns = {ROW: pl.Series(sheet.rows, dtype=pl.UInt32)}
    for name in sheet.places:
        if FORMS[CODE].has(name):
            columns[name] = _series(sheet.columns[name])
    cells = pl.DataFrame(columns)
    return Log("cells", Path(), sheet, sheet.places, fixed=fixed(sheet), cells=cells)


def _series(cells: list[Any]) -> pl.Series:
    """The cells in one type: their own where they share it, else as texts."""
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds <= {str} or kinds == {int} or kinds == {date} or kinds == {datetime}:
        try:
            return pl.Series(cells, dtype=pl.String) if kinds <= {str} else pl.Series(cells)
        except (OverflowError, pl.exceptions.PolarsError):
            pass
    return pl.Series([_text(cell) for cell in cells], dtype=pl.String)


def _text(cell: Any) -> str | None:
    match cell:
        case None:
            return None
        case datetime() | date():
            return f"{cell:%d/%m/%Y}"
        case time():
            return f"{cell:%H:%M}"
        case bool():
            return "1" if cell else "0"
        case float():
            return str(int(cell)) if cell.is_integer() else str(cell)
    return str(cell)
