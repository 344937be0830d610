"""Rows under a heading that are no data: column numbers and units of measurement."""

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.read.document import Cell, Row
from etl.text.normal import key

_NUMBERING = re.compile(r"\(?\s*([0-9]{1,2})\s*\)?(?:\s*=.*)?|\(?([a-z])\)?", re.IGNORECASE)
_UNIT_WORDS = (
    "hộ|người|lượt|buổi|tổ|vạch|dbm|m|thôn|điểm|lớp|mẫu|độ|tài khoản|lượt người|sản phẩm|hộ kd|mbit s"
    "|đvt|đơn vị tính|đồng|nghìn đồng|triệu đồng|tỷ đồng|ngày|ca|hồ sơ"
)
UNITS = frozenset(_UNIT_WORDS.split("|"))
_NO_UNITS = frozenset(("x", ""))
"""Where a column has no unit; alone they make no row of units, for a zero report is a cross and nothing."""


def first_data(rows: Sequence[Row], start: int, stop: int) -> int:
    """The first row under the heading that is neither column numbers nor units nor empty."""
    at = start
    while at < stop and (_is_empty(rows[at]) or _is_numbering(rows[at]) or is_units(rows[at])):
        at += 1
    return at


def is_units(row: Row) -> bool:
    """Whether the row only says in which unit each column is written."""
    if not all(cell is None or isinstance(cell, str) for cell in row):
        return False
    words = {key(cell) for cell in row if isinstance(cell, str)}
    return words <= UNITS | _NO_UNITS and not words.isdisjoint(UNITS)


def _is_empty(row: Row) -> bool:
    return all(cell is None or cell == "" for cell in row)


def _is_numbering(row: Row) -> bool:
    """ "(1) (2) (3)", "A B 1 2", "7=5+6": numbers that rise one by one; Excel reads "(1)" as -1."""
    tokens = [_token(cell) for cell in row if cell is not None and cell != ""]
    numbers = [token for token in tokens if isinstance(token, int)]
    if None in tokens or len(tokens) < 3 or len(numbers) < 2:
        return False
    return all(after == before + 1 for before, after in pairwise(numbers))


def _token(cell: Cell) -> int | str | None:
    if isinstance(cell, float) and cell.is_integer():
        return abs(int(cell))
    if isinstance(cell, int) and not isinstance(cell, bool):
        return abs(cell)
    found = _NUMBERING.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if not found:
        return None
    return int(found[1]) if found[1] else found[2]
