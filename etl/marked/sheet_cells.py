"""Cells of a workbook: values put in as plain values, and the marks on a cell or a row."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from etl.marked.report import Note
from etl.marked.words import AUTHOR, comment

FILLS: Mapping[str, PatternFill] = {
    "error": PatternFill("solid", fgColor="FFC7CE"), "warning": PatternFill("solid", fgColor="FFEB9C"),
}  # fmt: skip
_SHAPES: Mapping[type, str] = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy", time: "hh:mm", str: "@"}
_LONGEST = 32_000
_OLDEST = date(1900, 3, 1)
_LINE, _WIDTH = 60, 380


def put(cell: Any, value: object) -> None:
    """Write a value as it is: a text stays a text, whatever it begins with."""
    if isinstance(value, date) and (value.date() if isinstance(value, datetime) else value) < _OLDEST:
        value = str(value)
    if isinstance(value, str):
        text = str(ILLEGAL_CHARACTERS_RE.sub("", value))[:_LONGEST]
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value
    if type(value) in _SHAPES:
        cell.number_format = _SHAPES[type(value)]


def shown_cell(sheet: Worksheet, row: int, column: int) -> SheetCell:
    """The cell at the place (from 1), or the top left one of the merged range that covers it."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        for box in sheet.merged_cells.ranges:
            if cell.coordinate in box:
                return sheet.cell(box.min_row, box.min_col)
    return cell


def mark(cell: SheetCell, notes: list[Note]) -> None:
    """Colour the cell and tell in its comment everything that the notes say; the sender's comment stays."""
    cell.fill = FILLS["error" if any(note.severity == "error" for note in notes) else "warning"]
    text = comment(notes)
    if cell.comment is not None:
        text += f"\n\n{cell.comment.author or ''}: {cell.comment.text}"
    lines = sum(1 + len(line) // _LINE for line in text.splitlines())
    cell.comment = Comment(text[:_LONGEST], AUTHOR, height=30 + 17 * min(lines, 30), width=_WIDTH)


def colour(cell: Any, severity: str) -> None:
    """Colour a cell of a row of which only the row is known."""
    if not isinstance(cell, MergedCell):
        cell.fill = FILLS[severity]


def unmark(sheet: Worksheet) -> None:
    """Take away marks that we left in the file when it was sent back before."""
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, MergedCell) and cell.comment and cell.comment.author == AUTHOR:
                cell.comment = None
                cell.fill = PatternFill()
