"""Finds cells so far out that the grid up to them would fill the memory, before anybody lays out that grid.

The workbook reader allocates the whole rectangle from the first to the last used cell, so one cell at
XFD1048576 asks for 400 GB and ends the process.
"""

import io
import re
import struct
from collections.abc import Iterable, Iterator

from lxml import etree

from etl.read.limits import LIMITS
from etl.read.messages import refuse
from etl.read.safety import check_part

# A cell or row that is not spelled as all known writers spell it, or lies beyond ZZ9999. Three patterns
# with literal beginnings are twice as fast as one, and this runs over every byte of every sheet.
_UNUSUAL = (
    re.compile(rb":(?:c|row)\b"),
    re.compile(rb'<row\b(?! r="\d{1,4}"(?: (?!r)[\w:]+="[^"<>]*")*+ ?/?>)'),
    re.compile(rb'<c\b(?! r="[A-Z]{1,2}\d{1,4}"(?: [st]="\w*")*+ ?/?>)'),
)
_REFERENCE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,9})\Z")
SAFELY = {"resolve_entities": False, "no_network": True, "huge_tree": False}
_XLS_CELLS = frozenset((0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00BD, 0x00D6, 0x00FD))
_XLS_BEGIN = 0x0809
_XLS_PASSWORD = 0x002F
_XLS_RECORD = struct.Struct("<HHHH")


def check_xlsx_sheet(part: bytes) -> None:
    """Refuses a sheet whose used rectangle is over the limits, or whose references cannot be trusted."""
    check_part(part)
    if any(pattern.search(part) for pattern in _UNUSUAL):
        _check_rectangle(_xlsx_cells(part))


def _check_rectangle(cells: Iterable[tuple[int, int]]) -> None:
    """Cells as (row, column) from 0."""
    top, left, bottom, right = LIMITS.rows * 100, LIMITS.columns, 0, 0
    for row, column in cells:
        top, bottom = min(top, row), max(bottom, row)
        left, right = min(left, column), max(right, column)
        if (bottom - top + 1) * (right - left + 1) > LIMITS.cells or right >= LIMITS.columns:
            raise refuse("far_cell", cell=f"{_letters(column)}{row + 1}")


def _xlsx_cells(part: bytes) -> Iterator[tuple[int, int]]:
    """Cells that hold something, with the positions that elements without a reference get by their order."""
    row, column = -1, -1
    try:
        for event, element in etree.iterparse(io.BytesIO(part), ("start", "end"), **SAFELY):
            kind = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if event == "start" and kind == "row":
                row = int(element.get("r") or row + 2) - 1
                column = -1
            elif event == "start" and kind == "c":
                row, column = position(element.get("r"), row, column + 1)
            elif event == "end":
                if kind == "c" and len(element):
                    yield row, column
                if kind in ("c", "row"):
                    element.clear()
    except (etree.XMLSyntaxError, ValueError):
        raise refuse("truncated_file") from None


def position(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Row and column, from 0, of a reference like B7; those given where there is none."""
    if reference is None:
        return row, column
    match = _REFERENCE.match(reference)
    if match is None:
        raise ValueError("reference")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def check_xls_stream(stream: bytes) -> None:
    """Refuses a workbook stream of Excel 97 with a password or with a sheet over the limits."""
    cells: list[tuple[int, int]] = []
    at = 0
    while at + 8 <= len(stream):
        kind, length, row, column = _XLS_RECORD.unpack_from(stream, at)
        if kind == _XLS_PASSWORD:
            raise refuse("password_protected")
        if kind == _XLS_BEGIN:
            _check_rectangle(cells)
            cells = []
        elif kind in _XLS_CELLS:
            cells.append((row, column))
        at += 4 + length
    _check_rectangle(cells)


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
