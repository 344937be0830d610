"""Marks the sender's own .xlsx: its look stays, whatever was alive in it is gone."""

import io
from collections.abc import Sequence

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.grid.marked_pages import TITLE
from etl.marked.cleaning import clean
from etl.marked.first_sheet import Link, add_first_sheet
from etl.marked.locating import Spot
from etl.marked.report import Note, Report
from etl.marked.sheet_cells import colour, mark, put, shown_cell, unmark
from etl.marked.words import hidden
from etl.read.document import Sheet
from etl.read.error_cells import NOT_CALCULATED
from etl.read.package import Package
from etl.read.safety import check_part
from etl.text.normal import key

Spots = dict[Note, Spot | None]


def marked_book(data: bytes, sheets: Sequence[Sheet], report: Report, spots: Spots) -> bytes:
    """The workbook with first sheet, fills and comments. Raises what openpyxl raises where it cannot."""
    package = Package(data)
    for name in package.names():
        if name.endswith((".xml", ".rels", ".vml")):
            check_part(package.read(name))
    book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    clean(book)
    for sheet in book.worksheets:
        unmark(sheet)
        if _is_ours(sheet):
            book.remove(sheet)
    for grid in sheets:
        _name_uncalculated(book, grid)
    links = mark_all(book, sheets, spots)
    add_first_sheet(book, report, hidden(sheets), links.get, "book")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _is_ours(sheet: Worksheet) -> bool:
    first = sheet.cell(1, 1).value
    return isinstance(first, str) and key(first) == key(TITLE)


def _name_uncalculated(book: Workbook, grid: Sheet) -> None:
    """A formula that was never worked out leaves an empty cell: say in the cell what was there."""
    if grid.name not in book.sheetnames:
        return
    for row, line in enumerate(grid.rows, start=grid.first_row):
        for column, cell in enumerate(line, start=1):
            if cell == NOT_CALCULATED:
                put(book[grid.name].cell(row, column), cell)


def mark_all(
    book: Workbook, sheets: Sequence[Sheet], spots: Spots, down: Sequence[int] = ()
) -> dict[Note, Link]:
    """Mark every note that has a spot; returns where. ``down``: by sheet, rows put above its grid."""
    cells: dict[tuple[int, int, int], list[Note]] = {}
    links: dict[Note, Link] = {}
    for note, spot in spots.items():
        if spot is None:
            continue
        grid = sheets[spot.sheet]
        row = grid.first_row + spot.row + (down[spot.sheet] if down else 0)
        filled = [at for at, cell in enumerate(grid.rows[spot.row], start=1) if cell not in (None, "")]
        if spot.column is None:
            for column in filled:
                colour(book[grid.name].cell(row, column), note.severity)
        first = spot.column + 1 if spot.column is not None else min(filled, default=1)
        cell = shown_cell(book[grid.name], row, first)
        cells.setdefault((spot.sheet, cell.row, cell.column), []).append(note)
        links[note] = (grid.name, f"{get_column_letter(cell.column)}{cell.row}")
    for (number, row, column), notes in cells.items():
        mark(book[sheets[number].name].cell(row, column), notes)
    return links
