"""Times of day: "7h30", "19 giờ", spreadsheet fractions."""

from __future__ import annotations

import datetime
import re

from etl.text.normal import is_blank, nfc
from etl.text.parsed import Cell, Parsed, error

_BLANK: Parsed[datetime.time] = Parsed(None)
_CLOCK = re.compile(
    r"(?:lúc\s*)?([0-9]{1,2})\s*(?:(?:h|g|giờ|:)\s*(?:([0-9]{1,2})\s*(?:'|’|p|ph|phút)?)?|[.,]([0-9]{2}))"
    r"(?:[:.]([0-9]{2})(?:\.0+)?)?\s*(sáng|trưa|chiều|tối|am|pm|sa|ch)?",
    re.IGNORECASE,
)
_AFTER_NOON = ("chiều", "tối", "pm", "ch")
_DAY_SECONDS = 86400


def _wrong() -> Parsed[datetime.time]:
    return error("valid_time", "Giờ cần ghi dạng giờ:phút trong một ngày, ví dụ 07:30 hoặc 7h30.")


def _clock(hour: int, minute: int, second: int) -> Parsed[datetime.time]:
    if hour < 24 and minute < 60 and second < 60:
        return Parsed(datetime.time(hour, minute, second))
    return _wrong()


def _text(text: str) -> Parsed[datetime.time]:
    found = _CLOCK.fullmatch(nfc(text).strip(" '."))
    if not found:
        return _wrong()
    hour, part = int(found[1]), (found[5] or "").lower()
    if part in _AFTER_NOON and hour < 12:
        hour += 12
    elif part in ("am", "sa") and hour == 12:
        hour = 0
    return _clock(hour, int(found[2] or found[3] or 0), int(found[4] or 0))


def _number(value: float) -> Parsed[datetime.time]:
    """A whole number is an hour; a fraction is the part of a day that a spreadsheet keeps, to the second."""
    if not 0 <= value < 73051:  # NaN falls out here too
        return _wrong()
    if isinstance(value, int) or (value.is_integer() and value > 0):
        return _clock(int(value), 0, 0)
    seconds = round(value % 1 * _DAY_SECONDS) % _DAY_SECONDS
    return _clock(seconds // 3600, seconds // 60 % 60, seconds % 60)


def time(cell: Cell) -> Parsed[datetime.time]:
    """A time of day; anything that is none is error ``valid_time``."""
    if is_blank(cell):
        return _BLANK
    if isinstance(cell, datetime.datetime):
        return Parsed(cell.time().replace(tzinfo=None))
    if isinstance(cell, datetime.time):
        return Parsed(cell.replace(tzinfo=None))
    if isinstance(cell, str):
        return _text(cell)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _number(cell)
    return _wrong()
