"""Reads the tables of a web page, which many programs save under the name of an .xls."""

import re
from collections.abc import Iterator

from lxml import etree

from etl.read.document import Document, Row, Sheet
from etl.read.encodings import decode
from etl.read.limits import LIMITS
from etl.read.messages import refuse
from etl.read.safety import parse_html

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_UNSEEN = ("script", "style", "head", "template")
_WIDEST = 1_000


def read(data: bytes) -> Document:
    """The innermost tables of the page, in order. Refused: a page without a table that holds anything."""
    root = parse_html(_text(data))
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    sheets: list[Sheet] = []
    for table in root.iter("table"):
        if next(table.iterdescendants("table"), None) is None:
            sheet = _table(table, f"Bảng {len(sheets) + 1}")
            if any(cell is not None for row in sheet.rows for cell in row):
                sheets.append(sheet)
    if not sheets:
        raise refuse("no_table")
    return Document("html", sheets)


def _text(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    if name not in ("", "utf-8", "utf8", "utf-16", "unicode"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data).replace("\x00", "")


def _table(table: etree._Element, name: str) -> Sheet:
    sheet = Sheet(name, [], kind="table", before=_before(table))
    for line_break in table.iter("br"):
        line_break.tail = f" {line_break.tail or ''}"
    lines = list(table.iter("tr"))
    covered: dict[tuple[int, int], None] = {}
    for r, line in enumerate(lines):
        row: Row = []
        for cell in line.iterchildren("td", "th"):
            while (r, len(row)) in covered:
                row.append(None)
            down, across = _span(cell, "rowspan", len(lines) - r), _span(cell, "colspan", _WIDEST)
            c = len(row)
            row += [_cell(cell), *[None] * (across - 1)]
            if down > 1 or across > 1:
                sheet.merges.append((r, c, r + down - 1, c + across - 1))
                covered.update(((r + i, c + j), None) for i in range(1, down) for j in range(across))
            if len(covered) > LIMITS.cells or r * len(row) > LIMITS.cells or len(row) > LIMITS.columns:
                raise refuse("too_large", what="bảng quá rộng", limit=f"{LIMITS.cells} ô")
        sheet.rows.append(row)
    width = max(map(len, sheet.rows), default=0)
    for row in sheet.rows:
        row.extend([None] * (width - len(row)))
    return sheet


def _span(cell: etree._Element, side: str, most: int) -> int:
    text = (cell.get(side) or "1").strip()
    return max(min(int(text), most), 1) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def _cell(cell: etree._Element) -> str | None:
    return " ".join("".join(cell.itertext()).split()) or None


def _before(table: etree._Element) -> list[str]:
    """The lines between the table above, or the beginning of the page, and this one."""
    lines: list[str] = []
    for element in _backwards(table):
        if element.tag == "table" or element.find(".//table") is not None:
            break
        text = " ".join("".join(element.itertext()).split())
        if text:
            lines.insert(0, text)
    return lines


def _backwards(table: etree._Element) -> Iterator[etree._Element]:
    yield from (element for element in table.itersiblings(preceding=True) if isinstance(element.tag, str))
