"""Cells of a workbook whose formula failed or was never worked out; the workbook reader gives them blank."""

import io
import re
import struct
from collections.abc import Iterator, Mapping

from lxml import etree

from etl.read.document import Row
from etl.read.far_cells import SAFELY, position
from etl.read.limits import LIMITS
from etl.read.package import Package
from etl.read.safety import parse_xml

NOT_CALCULATED = "#CHƯA TÍNH"
"""Stands in a cell whose formula has no result: a program wrote it, and no spreadsheet opened the file."""

Errors = dict[tuple[int, int], str]
"""What the sender sees in a cell, by row and column from 0."""

_FAILED = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
_UNWORKED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*(?:<(?:\w+:)?v>\s*</(?:\w+:)?v>|<(?:\w+:)?v\s*/>)?\s*</"
)
_CODES = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_ERROR, _FORMULA, _BEGIN, _SHEET = 0x0205, 0x0006, 0x0809, 0x0085
_CELL = struct.Struct("<HHHBB")
_FORMULA_RESULT = struct.Struct("<HHHBxBxxxH")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def xlsx_errors(package: Package) -> dict[str, Errors]:
    """Error cells by the name of their sheet."""
    found: dict[str, Errors] = {}
    suspects = {}
    for name in package.names():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            part = package.read(name)
            if _FAILED.search(part) or _UNWORKED.search(part):
                suspects[name] = part
    for sheet, name in _parts(package) if suspects else ():
        if name in suspects:
            found[sheet] = dict(_of_part(suspects[name]))
    return found


def _parts(package: Package) -> Iterator[tuple[str, str]]:
    """Name and part of every sheet, as the workbook lists them."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= set(package.names()):
        return
    relations = parse_xml(package.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target") or "" for link in relations}
    for sheet in parse_xml(package.read("xl/workbook.xml")).iter("{*}sheet"):
        target = targets.get(sheet.get(_RELATION)) or ""
        yield sheet.get("name") or "", target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _of_part(part: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    row, column = -1, -1
    try:
        for event, element in etree.iterparse(io.BytesIO(part), ("start", "end"), **SAFELY):
            kind = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if event == "start" and kind == "row":
                row, column = int(element.get("r") or row + 2) - 1, -1
            elif event == "start" and kind == "c":
                row, column = position(element.get("r"), row, column + 1)
            elif event == "end" and kind == "c":
                if told := _told(element):
                    yield (row, column), told
                element.clear()
            elif event == "end" and kind == "row":
                element.clear()
    except (etree.XMLSyntaxError, ValueError):
        return  # whatever is wrong with the part, the workbook reader says


def _told(cell: etree._Element) -> str:
    value = next(cell.iterchildren("{*}v"), None)
    text = (value.text or "").strip() if value is not None else ""
    if cell.get("t") == "e":
        return text if text.startswith("#") else "#VALUE!"
    formula = next(cell.iterchildren("{*}f"), None) is not None
    return NOT_CALCULATED if formula and not text and cell.get("t") != "str" else ""


def xls_errors(stream: bytes) -> dict[int, Errors]:
    """Error cells of a workbook stream of Excel 97 by the place of their sheet in the workbook, from 0."""
    found: dict[int, Errors] = {}
    places: dict[int, int] = {}
    sheet: int | None = None
    for kind, start, length in _records(stream):
        if kind == _SHEET and length >= 4:
            places[struct.unpack_from("<I", stream, start)[0]] = len(places)
        elif kind == _BEGIN:
            sheet = places.get(start - 4)
        elif sheet is not None and (told := _of_record(stream, kind, start, length)):
            found.setdefault(sheet, {})[told[0]] = told[1]
    return found


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if at + 4 + length > len(stream):
            return
        yield kind, at + 4, length
        at += 4 + length


def _of_record(stream: bytes, kind: int, start: int, length: int) -> tuple[tuple[int, int], str] | None:
    if kind == _ERROR and length >= _CELL.size:
        row, column, _, code, failed = _CELL.unpack_from(stream, start)
        return ((row, column), _CODES.get(code, "#VALUE!")) if failed else None
    if kind == _FORMULA and length >= _FORMULA_RESULT.size:
        row, column, _, result, code, mark = _FORMULA_RESULT.unpack_from(stream, start)
        return ((row, column), _CODES.get(code, "#VALUE!")) if (result, mark) == (2, 0xFFFF) else None
    return None


def put_errors(rows: list[Row], errors: Mapping[tuple[int, int], str], top: int) -> None:
    """Write the errors into a grid whose first row is row ``top`` (from 0) of the sheet, column A first.

    The grid grows where they lie outside it: a sheet may end in formulas without results.
    """
    inside = {(row - top, column): told for (row, column), told in errors.items() if row >= top}
    if not rows or not inside:
        return
    width = max(len(rows[0]), 1 + max(column for _, column in inside))
    last = max(row for row, _ in inside)
    if max(last + 1, len(rows)) * width > LIMITS.cells or width > LIMITS.columns:
        return
    rows.extend([] for _ in range(last + 1 - len(rows)))
    for line in rows:
        line.extend([None] * (width - len(line)))
    for (row, column), told in inside.items():
        if rows[row][column] is None:
            rows[row][column] = told
