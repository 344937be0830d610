"""Dates as Vietnamese write them, day before month always, and the dates that spreadsheets keep."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from etl.text.normal import is_blank, nfc
from etl.text.parsed import Cell, Parsed, error, warning

_BLANK: Parsed[datetime.date] = Parsed(None)
_EXPECTED = "Ngày cần ghi theo thứ tự ngày/tháng/năm, ví dụ 15/8/2025"
_EPOCH = datetime.date(1899, 12, 30)  # day 0 of a spreadsheet, for every date after February 1900
_SERIALS = range(20000, 73051)  # 1954 to 2099: smaller numbers are counts or years, not dates
_YEARS = range(1900, 2100)

_LEAD = r"(?:(?:thứ\s+\w+|chủ\s+nhật|sáng|chiều|tối)\s*,?\s*)*(?:ngày\s*)?"
_CLOCK = r"(?:[ T,]+[0-9]{1,2}[:h][0-9:.]*.*)?"
_ISO = re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_CLOCK}")
_COMPACT = re.compile("((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_NUMBERS = re.compile(
    rf"{_LEAD}([0-9]{{1,2}})\s*[-/.,]\s*([0-9]{{1,2}})\s*[-/.,]\s*([0-9]{{4}}|[0-9]{{2}}){_CLOCK}",
    re.IGNORECASE,
)
_WORDS = re.compile(
    rf"{_LEAD}([0-9]{{1,2}})\s*tháng\s*([0-9]{{1,2}})\s*(?:,|-|/)?\s*(?:năm)?\s*([0-9]{{4}})", re.IGNORECASE
)
_MONTH = re.compile(r"(?:tháng\s*)?([0-9]{1,2})\s*(?:/|-|\.|,|năm|\s)+\s*((?:19|20)[0-9]{2})", re.IGNORECASE)
_WEEK = re.compile(r"tuần\s*(?:thứ\s*)?([0-9]{1,2})\s*(?:/|-|,|năm|của|\s)+\s*([0-9]{4})", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:tuần[^0-9]*[0-9]{1,2}\W+)?(?:từ\s*)?(?:ngày\s*)?([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})(?:\s*[/.-]\s*([0-9]{4}))?"
    r"\s*(?:-|–|—|đến|tới)\s*(?:ngày\s*)?[0-9]{1,2}\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4})\W*",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"ngày[\s.…_]*([0-9]{1,2})?[\s.…_/\-]*(?:tháng)?[\s.…_/\-]*([0-9]{1,2})"
    r"(?:[\s.…_,/\-]*(?:năm)?[\s.…_/\-]*([0-9]{4})(?![0-9]))?",
    re.IGNORECASE,
)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _wrong() -> Parsed[datetime.date]:
    return error("valid_date", f"{_EXPECTED}; ngày này không có trong lịch hoặc không đọc được.")


def _vietnamese(day: str, month: str, year: str) -> Parsed[datetime.date]:
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    if value := _day(full_year, int(month), int(day)):
        return Parsed(value)
    if _day(full_year, int(day), int(month)):
        note = "Có vẻ ngày và tháng bị đảo; hệ thống không tự đổi, hãy sửa lại."
        return error("ambiguous_date", f"{_EXPECTED}. {note}")
    return _wrong()


def _month_only(month: int, year: int) -> Parsed[datetime.date]:
    if first := _day(year, month, 1):
        return warning(first, "day_missing", f"Chỉ có tháng, thiếu ngày; đã hiểu là ngày 01. {_EXPECTED}.")
    return _wrong()


def _monday(week: int, year: int) -> Parsed[datetime.date]:
    try:
        return Parsed(datetime.date.fromisocalendar(year, week, 1)) if year in _YEARS else _wrong()
    except ValueError:
        return error("valid_date", "Năm này không có tuần đó; cần ghi như Tuần 45/2026.")


def _serial(number: float) -> Parsed[datetime.date]:
    whole = int(number) if abs(number) < 1e9 else 0  # NaN and the infinities fall out here
    if whole in _SERIALS:
        return Parsed(_EPOCH + datetime.timedelta(days=whole))
    return _text(str(whole)) if whole == number and len(str(whole)) == 8 else _wrong()


@lru_cache(maxsize=1 << 14)
def _text(text: str) -> Parsed[datetime.date]:
    text = nfc(text).strip(" '.")
    if found := _NUMBERS.fullmatch(text) or _WORDS.fullmatch(text):
        return _vietnamese(found[1], found[2], found[3])
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        value = _day(int(found[1]), int(found[2]), int(found[3]))
        return Parsed(value) if value else _wrong()
    if found := _MONTH.fullmatch(text):
        return _month_only(int(found[1]), int(found[2]))
    if found := _WEEK.fullmatch(text):
        return _monday(int(found[1]), int(found[2]))
    if re.fullmatch(r"[0-9]{5}(?:[.,][0-9]+)?", text):
        return _serial(float(text.replace(",", ".")))
    return _wrong()


def _cell(cell: Cell) -> Parsed[datetime.date]:
    if isinstance(cell, datetime.date):
        day = _day(cell.year, cell.month, cell.day)
        return Parsed(day) if day else _wrong()
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _serial(cell) if cell == cell else _wrong()
    return _text(cell) if isinstance(cell, str) else _wrong()


def date(
    cell: Cell, *, earliest: datetime.date | None = None, latest: datetime.date | None = None
) -> Parsed[datetime.date]:
    """A date cell: dd/mm/yyyy and its kin, words, ISO, spreadsheet serials; "Tuần 45/2026" is its Monday.

    Day and month are never swapped. Possible only as mm/dd: error ``ambiguous_date``; outside ``earliest``
    to ``latest`` where mm/dd would lie inside: warning ``ambiguous_date``. A month alone is its first day,
    warning ``day_missing``. Anything else: error ``valid_date``.
    """
    if is_blank(cell):
        return _BLANK
    read = _cell(cell)
    if read.value is None or read.rule or (earliest is None and latest is None):
        return read
    low, high = earliest or datetime.date.min, latest or datetime.date.max
    swapped = _day(read.value.year, read.value.day, read.value.month)
    if swapped and not low <= read.value <= high and low <= swapped <= high:
        note = "Ngày nằm ngoài thời gian cho phép, có vẻ ngày và tháng bị đảo; hệ thống không tự đổi."
        return warning(read.value, "ambiguous_date", f"{note} {_EXPECTED}.")
    return read


def day_or_week(cell: Cell) -> Parsed[datetime.date]:
    """The day of a row, of a week its first day: also "02/11–08/11/2026", "Tuần 45 (02/11–08/11/2026)"."""
    found = _RANGE.fullmatch(nfc(cell)) if isinstance(cell, str) else None
    if not found:
        return date(cell)
    day, month, last_month, last_year = (int(found[at]) for at in (1, 2, 4, 5))
    year = int(found[3] or last_year - (month > last_month))
    value = _day(year, month, day)
    return Parsed(value) if value else _wrong()


def place_date(text: str, default_year: int) -> Parsed[datetime.date]:
    """The date of a place/date line ("Ninh Bình, ngày 15 tháng 8 năm 2025").

    A blank day is the first of the month (the printed form leaves it open), a blank year ``default_year``; no
    value where the line has no month; warning ``valid_date`` where the calendar has no such day.
    """
    found = _PLACE.search(nfc(text))
    if not found:
        return _BLANK
    if value := _day(int(found[3] or default_year), int(found[2]), int(found[1] or 1)):
        return Parsed(value)
    return warning(None, "valid_date", f"Ngày ở dòng địa danh, ngày tháng không có trong lịch. {_EXPECTED}.")
