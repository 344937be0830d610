"""Reporting periods: a month, a quarter, a half year or a year, written in any of the usual ways."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from etl.text import dates
from etl.text.normal import is_blank, key
from etl.text.parsed import Cell, Parsed, error

VALID = re.compile(r"20[0-9]{2}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]))?")
"""A period as the product writes it: 2026-11, 2026-Q3, 2026-H1, 2026."""

_BLANK: Parsed[str] = Parsed(None)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_HALVES = {"đầu": 1, "cuối": 2}
_ENGLISH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = {name: number for number, name in enumerate(_ENGLISH_NAMES, start=1)}

_LEAD = re.compile(r"(?:báo cáo |số liệu |kỳ |kì )+")
_YEAR = r"(?:năm )?(20[0-9]{2})"
# All of these are matched on normal.key, where every punctuation mark is a space.
_MONTH = re.compile(
    rf"(?:tháng |thg ?|t ?)?([0-9]{{1,2}}) {_YEAR}|()(20[0-9]{{2}}) (?:tháng |t ?)?([0-9]{{1,2}})"
)
_MONTH_SHORT = re.compile(r"(?:tháng |thg ?|t ?)([0-9]{1,2}) ([0-9]{2})|([a-z]{3}) (?:20)?([0-9]{2})")
_QUARTER_WORD = r"(?:quý |quí |q ?)"
_QUARTER = re.compile(
    rf"{_QUARTER_WORD}([1-4]|0[1-4]|iv|i{{1,3}}) {_YEAR}|()(20[0-9]{{2}}) ?{_QUARTER_WORD}([1-4]|iv|i{{1,3}})"
)
_HALF = re.compile(
    rf"(?:0?6 tháng|sáu tháng|nửa|h) ?(đầu|cuối|[12])(?: năm)? {_YEAR}|()(20[0-9]{{2}}) ?h ?([12])"
)
_WHOLE_YEAR = re.compile(_YEAR)


def _month(year: int, month: int) -> str | None:
    return f"{year}-{month:02d}" if 1 <= month <= 12 and 2000 <= year < 2100 else None


def _short_month(found: re.Match[str]) -> str | None:
    """ "T11/26" and what a spreadsheet makes of "11/2026" ("Nov-26")."""
    if found[1]:
        return _month(2000 + int(found[2]), int(found[1]))
    return _month(2000 + int(found[4]), _ENGLISH.get(found[3], 0))


def _of_text(text: str) -> str | None:
    words = _LEAD.sub("", key(text), count=1)
    if found := _WHOLE_YEAR.fullmatch(words):
        return found[1]
    if found := _QUARTER.fullmatch(words):
        year, number = (found[2], found[1]) if found[1] else (found[4], found[5])
        return f"{year}-Q{_ROMAN.get(number) or int(number)}"
    if found := _HALF.fullmatch(words):
        year, half = (found[2], found[1]) if found[1] else (found[4], found[5])
        return f"{year}-H{_HALVES.get(half) or int(half)}"
    if found := _MONTH.fullmatch(words):
        year, number = (found[2], found[1]) if found[1] else (found[4], found[5])
        return _month(int(year), int(number))
    if found := _MONTH_SHORT.fullmatch(words):
        return _short_month(found)
    if re.fullmatch(r"20[0-9]{4}", words):  # 202611
        return _month(int(words[:4]), int(words[4:]))
    day = dates.date(text).value
    return _month(day.year, day.month) if day else None


@lru_cache(maxsize=1 << 12, typed=True)
def period(cell: Cell) -> Parsed[str]:
    """A period cell as "2026-11", "2026-Q3", "2026-H1" or "2026"; anything else is error ``valid_period``.

    A date cell, which is what a spreadsheet makes of "11/2026", is the calendar month that it shows.
    """
    if is_blank(cell):
        return _BLANK
    if isinstance(cell, datetime.date):
        value = _month(cell.year, cell.month)
    elif isinstance(cell, (str, int, float)) and not isinstance(cell, bool):
        whole = isinstance(cell, float) and cell.is_integer()
        value = _of_text(str(int(cell) if whole else cell))
    else:
        value = None
    if value:
        return Parsed(value)
    shapes = "11/2026, Quý III/2026, 6 tháng đầu năm 2026 hoặc Năm 2026"
    return error("valid_period", f"Kỳ báo cáo cần ghi dạng {shapes}.")
