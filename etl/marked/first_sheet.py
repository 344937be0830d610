"""The first sheet of a returned workbook: whose file, what became of it, what to do, and every note."""

from collections.abc import Callable, Sequence
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from etl.grid.marked_pages import TITLE
from etl.marked import words
from etl.marked.report import Note, Report
from etl.marked.rows import Group, groups, spelled
from etl.marked.sheet_cells import FILLS, put
from etl.text.identity import mask

Link = tuple[str, str]
"""Name of a sheet and a cell on it, like ``B7``."""

_WIDTHS = (6, 18, 12, 26, 12, 22, 58, 40)
_LAST = len(_WIDTHS)
_ROW, _COLUMN, _LEVEL = 3, 4, 5
_FONT = "Times New Roman"
_LINE = Side(style="thin", color="9AA4B2")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_HEAD = PatternFill("solid", fgColor="E7ECF2")
_LINE_HEIGHT = 16.5
_HIGHEST = 400.0


def add_first_sheet(
    book: Workbook, report: Report, limits: Sequence[str], link: Callable[[Note], Link | None],
    kind: words.Kind,
) -> None:  # fmt: skip
    """Put the sheet before all others; ``link`` tells the cell in this book where a note stands."""
    sheet = book.create_sheet(_free_name(book), 0)
    book.active = 0
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    row = _head(sheet, report, words.steps(report, limits, kind))
    for at, head in enumerate(words.HEADS, start=1):
        _cell(sheet, row, at, head, bold=True).fill = _HEAD
    for number, group in enumerate(groups(report.notes), start=1):
        _line(sheet, row + number, number, group, link(group.note))
    for at, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    _page(sheet, row)


def _free_name(book: Workbook) -> str:
    names = {name.casefold() for name in book.sheetnames}
    numbered = (f"{words.SHEET} {number}" for number in range(2, 1000))
    return next(name for name in (words.SHEET, *numbered) if name.casefold() not in names)


def _head(sheet: Worksheet, report: Report, steps: Sequence[str]) -> int:
    """The lines above the table; returns the row of the table's heading."""
    todo = [f"{at}. {step}" for at, step in enumerate(steps, start=1)]
    lines = [TITLE, *words.facts(report), "Cách sửa:", *todo]
    for row, text in enumerate(lines, start=1):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_LAST)
        cell = sheet.cell(row, 1)
        put(cell, text)
        cell.font = Font(_FONT, 15 if row == 1 else 12, bold=row == 1 or text.endswith("Cách sửa:"))
        cell.alignment = _WRAPPED
        sheet.row_dimensions[row].height = (22 if row == 1 else _LINE_HEIGHT) * -(-len(text) // 170)
    return len(lines) + 2


def _line(sheet: Worksheet, row: int, number: int, group: Group, link: Link | None) -> None:
    note = group.note
    told: Sequence[object] = (
        number, words.where(note), spelled(group.rows) or "cả bảng", note.heading, words.level(note),
        note.value, note.message, note.proposal,
    )  # fmt: skip
    for at, value in enumerate(told, start=1):
        _cell(sheet, row, at, value)
    sheet.cell(row, _LEVEL).fill = FILLS[note.severity]
    sheet.cell(row, _LEVEL).font = Font(_FONT, 11, bold=True)
    if link and mask(link[0]) == link[0]:  # nobody's number goes where the sender did not write it
        for at in (_ROW, _COLUMN):
            cell = sheet.cell(row, at)
            place = f"{quote_sheetname(link[0])}!{link[1]}"
            cell._hyperlink = Hyperlink(ref=cell.coordinate, location=place, tooltip=f"Tới ô {link[1]}")
            cell.font = Font(_FONT, 11, color="0B57D0", underline="single")
    lines = max(-(-len(str(value)) // width) for value, width in zip(told, _WIDTHS, strict=True) if value)
    sheet.row_dimensions[row].height = min(_LINE_HEIGHT * max(lines, 1) + 2, _HIGHEST)


def _cell(sheet: Worksheet, row: int, column: int, value: object, bold: bool = False) -> Any:
    cell = sheet.cell(row, column)
    put(cell, value)
    cell.font, cell.border, cell.alignment = Font(_FONT, 11, bold=bold), _BORDER, _WRAPPED
    return cell


def _page(sheet: Worksheet, heading: int) -> None:
    """A4 across, as wide as the page, the table's heading on every page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.sheet_properties.tabColor = "C00000"
