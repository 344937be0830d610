"""Shares the paragraphs between two tables: what closes the one above, what opens the one below."""

import re
import unicodedata
from collections.abc import Iterable

from etl.read.document import Sheet
from etl.read.word_table import PAGE, Grid

# Openings of a new form on Vietnamese official paper, for writers who put no page break between two.
_OPENING = re.compile(
    r"(phụ lục|danh sách|biểu|mẫu|bảng|đơn vị|tên đơn vị|ủy ban|uỷ ban|ubnd|cộng ho)\b|cộng h(òa|oà)", re.I
)


def sheets_of(items: Iterable[object]) -> list[Sheet]:
    """One sheet a grid, with the paragraphs before and after it.

    Between two tables a page break parts them, else the first line that opens a form, else nothing does:
    then both tables get all the lines, and whoever looks for a date or a place decides.
    """
    sheets: list[Sheet] = []
    between: list[object] = []
    for item in items:
        if isinstance(item, Grid):
            after, before = _part(between)
            if sheets:
                sheets[-1].after = after
            else:
                before = _texts(between)
            sheets.append(
                Sheet(f"Bảng {len(sheets) + 1}", item.rows, kind="table", before=before, merges=item.merges)
            )
            between = []
        else:
            between.append(item)
    if sheets:
        sheets[-1].after = _texts(between)
    return sheets


def _part(between: list[object]) -> tuple[list[str], list[str]]:
    for place, item in enumerate(between):
        if item is PAGE or _OPENING.match(unicodedata.normalize("NFC", str(item))):
            return _texts(between[:place]), _texts(between[place:])
    return _texts(between), _texts(between)


def _texts(items: Iterable[object]) -> list[str]:
    return [item for item in items if isinstance(item, str)]
