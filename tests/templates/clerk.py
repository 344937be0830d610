"""A clerk who fills in blank forms: Excel cell by cell under the printed headings, Word in the table."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from etl.forms import FORMS
from etl.templates.prefilled import table_columns

Row = dict[str, Any]


def entry_sheet(path: Path) -> tuple[openpyxl.Workbook, Worksheet, int]:
    """The workbook, the sheet to fill in and its first row of entries (from 1), as the frozen panes say."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    return book, sheet, int("".join(filter(str.isdigit, str(sheet.freeze_panes))))


def fill(path: Path, code: str, rows: Sequence[Row]) -> None:
    """Write the rows into the form, each value under its heading; other cells stay as they are."""
    book, sheet, first = entry_sheet(path)
    places = {column.name: at for at, column in enumerate(table_columns(FORMS[code]), start=1)}
    for number, row in enumerate(rows):
        for name, value in row.items():
            sheet.cell(first + number, places[name]).value = value
    book.save(path)


def fill_roster(path: Path, people: Sequence[Sequence[tuple[str, str]]]) -> None:
    """Names and phones into the tables of the document, one list of people a hamlet."""
    paper = docx.Document(str(path))
    for table, members in zip(paper.tables, people, strict=True):
        for line, (name, phone) in zip(table.rows[1:], members, strict=False):
            line.cells[1].text, line.cells[3].text = name, phone
    paper.save(str(path))
