"""A new .xlsx that holds the grids of a file of another format as plain values, marked."""

import io
import re
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from etl.marked.first_sheet import add_first_sheet
from etl.marked.locating import Spot
from etl.marked.own_book import Spots, mark_all
from etl.marked.report import Note, Report
from etl.marked.sheet_cells import put
from etl.marked.words import AUTHOR, MOST_ROWS, hidden
from etl.read.document import Sheet

_COUNTED = "Số dòng trong bảng dưới đây đếm từ đầu bảng của tệp gốc; bấm vào để tới đúng ô."
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
_WIDEST, _NARROWEST = 40, 9
_LOOKED_AT = 200


def grid_book(sheets: Sequence[Sheet], report: Report, spots: Spots, more_rows: bool = False) -> bytes:
    """The workbook of the grids; lines around a table stand above and below it. The sheets are renamed.

    ``more_rows`` says that the file itself goes on after the last row of the grids.
    """
    book = _empty()
    down: list[int] = []
    for grid in sheets:
        grid.name = _name(grid.name, book.sheetnames)
        down.append(_write(book.create_sheet(grid.name), grid))
    cut = more_rows or any(len(grid.rows) > MOST_ROWS for grid in sheets)
    kept = {note: _kept(spot) for note, spot in spots.items()}
    links = mark_all(book, sheets, kept, down)
    limits = [*hidden(sheets), *([_COUNTED] if any(down) else [])]
    add_first_sheet(book, report, limits, links.get, "cut" if cut else "book")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def page_only(report: Report, limits: Sequence[str] = ()) -> bytes:
    """A workbook of the first sheet alone: for files that could not be read."""
    book = _empty()
    add_first_sheet(book, report, limits, _nowhere, "page")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _empty() -> Workbook:
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = AUTHOR
    return book


def _nowhere(note: Note) -> None:
    return None


def _kept(spot: Spot | None) -> Spot | None:
    return spot if spot is not None and spot.row < MOST_ROWS else None


def _name(wanted: str, taken: Sequence[str]) -> str:
    """A name that a spreadsheet takes and that no other sheet of the book has."""
    plain = _NOT_IN_NAMES.sub(" ", wanted).strip(" '")[:_LONGEST_NAME] or "Bảng"
    folded = {name.casefold() for name in taken}
    numbered = (f"{plain[: _LONGEST_NAME - 5]} {number}" for number in range(2, 10_000))
    return next(name for name in (plain, *numbered) if name.casefold() not in folded)


def _write(sheet: Worksheet, grid: Sheet) -> int:
    """Put the grid in; returns how many rows stand above it that it does not count."""
    down = (len(grid.before) + 1 if grid.before else 0) + max(1 - grid.first_row, 0)
    for row, text in enumerate(grid.before, start=1):
        put(sheet.cell(row, 1), text)
    top = grid.first_row + down
    for row, line in enumerate(grid.rows[:MOST_ROWS], start=top):
        for column, value in enumerate(line, start=1):
            if value is not None:
                put(sheet.cell(row, column), value)
    if len(grid.rows) <= MOST_ROWS:
        for row, text in enumerate(grid.after, start=top + len(grid.rows) + 1):
            put(sheet.cell(row, 1), text)
    _shape(sheet, grid, top)
    return down


def _shape(sheet: Worksheet, grid: Sheet, top: int) -> None:
    """Merged ranges, widths, and whether it is hidden, as in the file."""
    for first, left, last, right in grid.merges:
        if last < MOST_ROWS:
            sheet.merge_cells(None, top + first, left + 1, top + last, right + 1)
            sheet.cell(top + first, left + 1).alignment = Alignment(wrap_text=True, vertical="center")
    for column in range(max(map(len, grid.rows), default=0)):
        shown = (line[column] for line in grid.rows[:_LOOKED_AT] if column < len(line))
        longest = max((len(str(cell)) for cell in shown if cell is not None), default=0)
        sheet.column_dimensions[get_column_letter(column + 1)].width = min(
            max(longest + 2, _NARROWEST), _WIDEST
        )
    sheet.sheet_state = "hidden" if grid.hidden else "visible"
