"""Forms laid out upright, a label and its value in each row, turned to read like any other table."""

import re
from collections.abc import Iterator, Sequence

from etl.grid.block import texts_of
from etl.grid.ornaments import UNITS
from etl.grid.vocabulary import LONGEST_HEADING, is_known
from etl.read.document import Cell, Row, Sheet
from etl.text.normal import is_blank, key

_FEWEST = 3
"""Fewer known labels below each other make no form."""

_WIDEST = 4
"""Labels stand in one of so many first columns: a number, perhaps a group, before them."""

_NUMBERING = re.compile(r"^\s*(?:\d{1,2}|[a-zđ]|[ivx]{1,4})\s*[.)]\s*", re.IGNORECASE)
_TITLES = frozenset(("nội dung", "chỉ tiêu", "thông tin", "mục"))
"""What stands above a column of labels, though some form has a column of that name."""
_BESIDE = frozenset(("ghi chú", "đvt", "đơn vị tính", "đơn vị", "diễn giải", "hướng dẫn"))


def turned(sheet: Sheet) -> Sheet | None:
    """The sheet with its labels as a heading row and its values as the one row below; None if not upright.

    The row carries the number of the first label; lines above and below stay the lines around the table.
    """
    for at in range(_WIDEST):
        known = [place for place, row in enumerate(sheet.rows) if _is_label(row, at)]
        if known and key(_label(str(sheet.rows[known[0]][at]))) in _TITLES:
            known = known[1:]
        if len(known) < _FEWEST:
            continue
        first, last = known[0], known[-1]
        values = list(_value_columns(sheet.rows, at, first, last))
        if len(values) == 1:
            return _turned(sheet, at, values[0], first, last)
    return None


def _is_label(row: Row, at: int) -> bool:
    cell = row[at] if at < len(row) else None
    return isinstance(cell, str) and len(cell) <= LONGEST_HEADING and is_known(_label(cell))


def _label(cell: str) -> str:
    return _NUMBERING.sub("", cell)


def _value_columns(rows: Sequence[Row], at: int, first: int, last: int) -> Iterator[int]:
    """Columns right of the labels that hold values, not units or notes."""
    block = rows[first : last + 1]
    for place in range(at + 1, max(map(len, block))):
        above = rows[first - 1][place] if first and place < len(rows[first - 1]) else None
        cells = [row[place] for row in block if place < len(row) and not is_blank(row[place])]
        if cells and not (isinstance(above, str) and key(above) in _BESIDE) and not all(map(_is_unit, cells)):
            yield place


def _is_unit(cell: Cell) -> bool:
    return isinstance(cell, str) and key(cell) in UNITS


def _turned(sheet: Sheet, at: int, value: int, first: int, last: int) -> Sheet:
    labels: Row = []
    values: Row = []
    for row in sheet.rows[first : last + 1]:
        cell = row[at] if at < len(row) else None
        if isinstance(cell, str) and not is_blank(cell):
            labels.append(_label(cell))
            values.append(row[value] if value < len(row) else None)
    return Sheet(
        sheet.name,
        [labels, values],
        sheet.first_row + first - 1,
        sheet.kind,
        [*sheet.before, *filter(None, map(texts_of, sheet.rows[:first]))],
        [*filter(None, map(texts_of, sheet.rows[last + 1 :])), *sheet.after],
        sheet.hidden,
    )
