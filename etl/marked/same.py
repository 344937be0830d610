"""Whether a marked copy still holds what the sender wrote: read again, cell by cell."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from etl.grid.marked_pages import is_marked_page
from etl.read.document import Cell, Sheet
from etl.read.reader import read_document

Values = Mapping[tuple[int, int], Cell]
_SECOND = timedelta(seconds=1)


def holds_all(copy: bytes, name: str, original: Sequence[tuple[str, Values]]) -> bool:
    """Whether the copy has the sheets of the original, in order, every cell with its value, and no others."""
    now = [values(sheet) for sheet in read_document(copy, name).sheets if not is_marked_page(sheet)]
    before = [cells for _, cells in original if cells]
    now = [cells for cells in now if cells]
    return len(now) == len(before) and all(map(_alike, now, before))


def values(sheet: Sheet) -> Values:
    """The filled cells of a sheet by row (as its sender counts, from 1) and column (from 0)."""
    return {
        (sheet.first_row + row, column): cell
        for row, line in enumerate(sheet.rows)
        for column, cell in enumerate(line)
        if cell is not None and cell != ""
    }


def _alike(now: Values, before: Values) -> bool:
    return now.keys() == before.keys() and all(_same(now[at], cell) for at, cell in before.items())


def _same(one: Cell, other: Cell) -> bool:
    if isinstance(one, float) and isinstance(other, float | int):
        return one == other or math.isclose(one, other, rel_tol=1e-12)
    if isinstance(one, date) and isinstance(other, date):
        return abs(_moment(one) - _moment(other)) < _SECOND
    return type(one) is type(other) and one == other


def _moment(day: date) -> datetime:
    return day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)
