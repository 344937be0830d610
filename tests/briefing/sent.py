"""Letters and their workbooks read back by the libraries of others: words, tables, rows."""

import io
from typing import Any

import openpyxl
from docx import Document
from docx.oxml.ns import qn

from briefing.sheet import HEAD


def words(document: bytes) -> str:
    """Every word of a paper: text, tables, headers and footers."""
    made = Document(io.BytesIO(document))
    parts = [made.element, *(
        part._element for page in made.sections
        for part in (page.header, page.first_page_header, page.footer, page.first_page_footer)
    )]  # fmt: skip
    return "\n".join(text.text or "" for part in parts for text in part.iter(qn("w:t")))


def grids(document: bytes) -> dict[str, list[list[str]]]:
    """The tables of figures by their first heading, rows without the headings."""
    found = {}
    for table in Document(io.BytesIO(document)).tables:
        head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        if rows:
            found[head[0]] = rows
    return found


def rows(document: bytes, tab: str) -> list[dict[str, Any]]:
    """The rows of a sheet by its headings."""
    sheet = openpyxl.load_workbook(io.BytesIO(document))[tab]
    head, *held = list(sheet.iter_rows(min_row=HEAD + 1, values_only=True))
    return [dict(zip(head, one, strict=True)) for one in held if any(one)]


def cells(document: bytes) -> str:
    """Every word and number of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(document))
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
                     if cell is not None)  # fmt: skip
