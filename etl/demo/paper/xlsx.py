"""Excel workbooks: title rows, headings in one or two rows, the same bytes every time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

import xlsxwriter

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: lines above the table, headings, rows."""

    name: str
    titles: Sequence[str]
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    two_rows: bool = False
    """Write ``upper: lower`` headings in two rows, the upper part merged over its columns."""
    below: Sequence[str] = ()


def workbook(pages: Sequence[Page]) -> bytes:
    """The pages as the bytes of an .xlsx."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2025, 1, 1)})
        bold = book.add_format({"bold": True, "align": "center", "text_wrap": True, "border": 1})
        title = book.add_format({"bold": True, "align": "center"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for page in pages:
            _write(book.add_worksheet(page.name), page, bold, title, day)
    return buffer.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    page: Page,
    bold: xlsxwriter.format.Format,
    title: xlsxwriter.format.Format,
    day: xlsxwriter.format.Format,
) -> None:
    last = len(page.headings) - 1
    for at, line in enumerate(page.titles):
        sheet.merge_range(at, 0, at, last, line, title)
    at = len(page.titles) + 1
    if page.two_rows:
        _two_rows(sheet, page.headings, at, bold)
        at += 1
    else:
        sheet.write_row(at, 0, page.headings, bold)
    for row in page.rows:
        at += 1
        for column, cell in enumerate(row):
            _cell(sheet, at, column, cell, day)
    for line in page.below:
        at += 1
        sheet.write_string(at, last, line)


def _cell(
    sheet: xlsxwriter.worksheet.Worksheet, at: int, column: int, cell: Cell, day: xlsxwriter.format.Format
) -> None:
    if isinstance(cell, str):
        sheet.write_string(at, column, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(at, column, cell, day)
    elif cell is not None:
        sheet.write_number(at, column, cell)


def _two_rows(
    sheet: xlsxwriter.worksheet.Worksheet, headings: Sequence[str], at: int, bold: xlsxwriter.format.Format
) -> None:
    """Headings with a common upper part share a merged cell; the others span both rows."""
    start = 0
    while start < len(headings):
        upper, colon, _ = headings[start].partition(": ")
        end = start
        while colon and end + 1 < len(headings) and headings[end + 1].startswith(f"{upper}: "):
            end += 1
        if end == start:
            sheet.merge_range(at, start, at + 1, start, headings[start], bold)
        else:
            sheet.merge_range(at, start, at, end, upper, bold)
            for column in range(start, end + 1):
                sheet.write_string(at + 1, column, headings[column].partition(": ")[2], bold)
        start = end + 1
