"""The printed headings in one or two rows, and the row of units under them."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from etl.tables.column import Column
from etl.templates.looks import Looks, width

_LINE = 15
_LETTERS_A_LINE = 0.85
"""Part of a column's width that bold text fills before it wraps."""


def write_headings(sheet: Worksheet, columns: Sequence[Column], looks: Looks, top: int) -> int:
    """Write the headings from row ``top``; returns the first row under headings and units."""
    groups = list(_groups(columns))
    two_rows = any(len(group) > 1 for group in groups)
    sheet.set_row(top + two_rows, _height(columns, two_rows))
    at = 0
    for group in groups:
        if len(group) > 1:
            upper = group[0].heading.partition(": ")[0]
            sheet.merge_range(top, at, top, at + len(group) - 1, upper, _look(group[0], looks))
            for place, column in enumerate(group, start=at):
                sheet.write_string(top + 1, place, column.heading.partition(": ")[2], _look(column, looks))
        elif two_rows:
            sheet.merge_range(top, at, top + 1, at, group[0].heading, _look(group[0], looks))
        else:
            sheet.write_string(top, at, group[0].heading, _look(group[0], looks))
        at += len(group)
    return _units(sheet, columns, looks, top + 1 + two_rows)


def _look(column: Column, looks: Looks) -> object:
    return looks.required if column.required else looks.heading


def _groups(columns: Sequence[Column]) -> Sequence[list[Column]]:
    """Columns that stand side by side under a common upper heading; the others alone."""
    groups: list[list[Column]] = []
    for column in columns:
        upper = _upper(column)
        if groups and upper and _upper(groups[-1][0]) == upper:
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def _upper(column: Column) -> str:
    upper, colon, _ = column.heading.partition(": ")
    return upper if colon else ""


def _units(sheet: Worksheet, columns: Sequence[Column], looks: Looks, row: int) -> int:
    """The row of units, where any column has one."""
    if not any(column.unit for column in columns):
        return row
    for at, column in enumerate(columns):
        sheet.write_string(row, at, column.unit, looks.units)
    return row + 1


def _height(columns: Sequence[Column], two_rows: bool) -> float:
    lines = max(_lines(column, two_rows) for column in columns)
    return float(_LINE * max(2, lines) + 4)


def _lines(column: Column, two_rows: bool) -> int:
    text = column.heading.partition(": ")[2] or column.heading
    needed = -(-len(text) // max(1, int(width(column) * _LETTERS_A_LINE)))
    return max(1, needed - (two_rows and not _upper(column)))
