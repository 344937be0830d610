"""The lines around each table of a sheet, and what tables of one document tell each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.grid.block import Line
from etl.grid.joins import is_repeated
from etl.grid.vocabulary import modern
from etl.locate import Heading
from etl.read.document import Row, Sheet
from etl.tables.parsed import ParsedSheet
from etl.text.normal import key

_OPENING = re.compile(
    r"(?:phụ lục|danh sách|biểu|mẫu|bảng|đơn vị|tên đơn vị|ủy ban|ubnd|cộng hòa|tỉnh|xã|phường|thôn|xóm"
    r"|tổ dân phố|tdp|phố|bản|(?:mã|tên) (?:xã|thôn)|kỳ|tháng|quý|báo cáo|kết quả|sổ|tổng hợp|danh mục)\b"
)
_DATED = re.compile(r"\bngày\b.*\btháng\b")
_PLACE_FIELDS = ("commune_code", "commune_lines")


@dataclass(slots=True)
class Around:
    """One heading, the lines above it and below its table, and the row (exclusive) where its rows end."""

    heading: Heading
    above: list[Line]
    below: list[Line]
    stop: int
    again: set[int]
    """Rows that only print a heading again."""


def surroundings(sheet: Sheet, headings: Sequence[Heading]) -> Iterator[Around]:
    """Share the rows between the headings of one sheet: what closes one table, what opens the next."""
    own, again = _own_headings(sheet, headings)
    stops = [opening for _, opening in own[1:]] + [len(sheet.rows)]
    for number, ((heading, start), stop) in enumerate(zip(own, stops, strict=False)):
        above: list[Line] = [row for row in sheet.rows[start : heading.first] if any(row)]
        if number == 0:
            above[:0] = [[line] for line in sheet.before]
        below: list[Line] = [[line] for line in sheet.after] if number == len(own) - 1 else []
        yield Around(heading, above, below, stop, again)


def _own_headings(sheet: Sheet, headings: Sequence[Heading]) -> tuple[list[tuple[Heading, int]], set[int]]:
    """Headings that begin a table, each with the row where its lines begin; and the rows of repeated ones."""
    own: list[tuple[Heading, int]] = []
    again: set[int] = set()
    for heading in headings:
        before = own[-1][0] if own else None
        opening = _opening(sheet.rows, before.last if before else -1, heading.first)
        if before and is_repeated(sheet, before, heading, opening):
            again.update(range(heading.first, heading.last + 1))
        else:
            own.append((heading, opening))
    return own, again


def _opening(rows: Sequence[Row], floor: int, first: int) -> int:
    """The row where the lines above a heading begin; all of them for the first heading of a sheet."""
    if floor < 0:
        return 0
    top = first
    while top - 1 > floor and _is_text_line(rows[top - 1]):
        top -= 1
    return next((at for at in range(top, first) if _opens(rows[at])), first)


def _is_text_line(row: Row) -> bool:
    filled = [cell for cell in row if cell is not None and cell != ""]
    return len(filled) <= 2 or _opens(row)


def _opens(row: Row) -> bool:
    """Whether a line between two tables belongs to the lower one."""
    text = next((cell for cell in row if cell is not None and cell != ""), None)
    if not isinstance(text, str):
        return False
    words = key(modern(text))
    return bool(_OPENING.match(words)) and not _DATED.search(words)


def number_names(parsed: list[ParsedSheet]) -> list[ParsedSheet]:
    """Several rosters of one sheet get numbers: "Sheet1", "Sheet1 #2", …"""
    for number, sheet in enumerate(parsed[1:], start=2):
        sheet.sheet = f"{sheet.sheet} #{number}"
    return parsed


def inherit(parsed: Sequence[ParsedSheet]) -> None:
    """Where the document names one commune only, that holds for its tables that name none."""
    blocks = {
        (key(sheet.heading.get("commune_code", "")), _named(sheet)): sheet.heading
        for sheet in parsed
        if any(field in sheet.heading for field in _PLACE_FIELDS)
    }
    if len(blocks) != 1:
        return
    (given,) = blocks.values()
    for sheet in parsed:
        if not any(field in sheet.heading for field in _PLACE_FIELDS):
            sheet.heading |= {field: given[field] for field in _PLACE_FIELDS if field in given}


def _named(sheet: ParsedSheet) -> str:
    return key(sheet.heading.get("commune_lines", ""))
