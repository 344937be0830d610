"""Other readings of a date, a period or a number that could not be taken as it was written."""

import calendar as months
import re
from collections.abc import Iterator
from datetime import date

from etl import calendar
from etl.text.numbers import integer, money

DATE_RULES = frozenset(
    ("valid_date", "ambiguous_date", "not_in_future", "in_period", "before_merger", "date_order")
)
NUMBER_RULES = frozenset(
    ("integer_expected", "number_expected", "unit_removed", "million_unit_detected", "not_negative")
)
_MERGER = date(2025, 7, 1)
_DATE = re.compile(r"\D*(\d{1,4})\D+(\d{1,2})(?:\D+(\d{1,4}))?\D*")
_TOLD = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_MONTH = re.compile(r"\D*(\d{1,2}|20\d\d)\D*?(20\d\d|\d{1,2})?\D*")
_FIGURE = re.compile(r"\d[\d., ]*\d|\d")
_EXPECTED = {
    "sum_consistent": re.compile(r"được (-?[\d.,]+\d|\d)"),
    "sequence_gap": re.compile(r"số tiếp theo là (\d+)"),
}
_LIKE_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})


def days(value: str, rule: str, period: str, received: date, past: bool, message: str = "") -> list[str]:
    """Dates that the cell may mean: day and month turned, the year completed, the month's last day.

    ``past`` says that only days up to the receipt are possible; of two dates in a wrong order the
    ``message`` tells the other one.
    """
    found = _DATE.fullmatch(value.strip())
    if not found:
        return []
    first, last = _ordered(value, message) if rule == "date_order" else _span(rule, period)
    read = _days(found[1], found[2], found[3], received, sure=rule in ("valid_date", "ambiguous_date"))
    return [
        f"{day:%d/%m/%Y}"
        for day in dict.fromkeys(read)
        if first <= day <= (min(last, received) if past else last) and f"{day:%d/%m/%Y}" != value
    ][:2]


def _span(rule: str, period: str) -> tuple[date, date]:
    """The first and the last day that the rule allows."""
    if rule == "in_period" and period:
        try:
            found = calendar.period(period)
        except ValueError:
            return _MERGER, date.max
        return found.first_day, found.last_day
    return (_MERGER if rule == "before_merger" else date(1930, 1, 1)), date.max


def _ordered(value: str, message: str) -> tuple[date, date]:
    """The span in which the date would be in order with the other one that the message names."""
    told = [date(int(year), int(month), int(day)) for day, month, year in _TOLD.findall(message)]
    if len(told) != 2:
        return date.max, date.min
    is_earlier = value == f"{told[0]:%d/%m/%Y}"  # the message: the first came after the second
    return (_MERGER, told[1]) if is_earlier else (told[0], date.max)


def _days(one: str, two: str, three: str | None, received: date, sure: bool) -> Iterator[date]:
    """Readings of the three numbers; where the year is ``sure``, as far as it is one, in no other year."""
    if len(one) == 4:
        one, three = three or "1", one
    year = _year(three or "")
    years = [year] if year and sure else [year or received.year, received.year, received.year - 1]
    for at in dict.fromkeys(years):
        for day, month in ((int(one), int(two)), (int(two), int(one)))[: 2 if at == years[0] else 1]:
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield date(at, month, min(day, months.monthrange(at, month)[1]))


def _year(written: str) -> int:
    """The year written in two or four digits; 0 where it is none of our time."""
    if len(written) in (1, 2):
        return 2000 + int(written)
    return int(written) if written and 2000 <= int(written) < 2100 else 0


def periods(value: str, rule: str, received: date) -> list[str]:
    """A month and a year out of whatever digits the cell has; of one not yet begun, a year earlier."""
    found = _MONTH.fullmatch(value.strip())
    if not found:
        return []
    one, two = found[1], found[2] or ""
    if len(one) == 4 and two:
        one, two = two, one
    month, year = int(one), _year(two) or received.year
    if rule == "not_future_period":
        year = min(year - 1, received.year)
    if not 1 <= month <= 12 or calendar.period(f"{year}-{month:02d}").first_day > received:
        return []
    return [f"{month:02d}/{year}"]


def figures(value: str, rule: str) -> list[str]:
    """The one number that the cell holds beside words, signs or letters typed for digits."""
    if rule == "million_unit_detected":
        amount = money(value)
        return [f"{amount.value:,}".replace(",", ".") + " đồng"] if amount.rule == rule else []
    text = value.translate(_LIKE_DIGITS) if re.fullmatch(r"[\dOolI.,]+", value) else value
    found = _FIGURE.findall(text)
    if not found and value.strip().casefold() in ("không", "khong", "ko"):
        return ["0"]
    if len(found) != 1 or re.search("[%<>≤≥]", value):  # "<5" is any number but 5
        return []
    if rule == "number_expected":
        return [found[0].replace(" ", "")]
    whole = integer(found[0].strip(" .,")).value
    return [] if whole is None else [str(whole)]


def told_figure(rule: str, message: str) -> list[str]:
    """The number that the message itself says was expected."""
    pattern = _EXPECTED.get(rule)
    found = pattern.search(message) if pattern else None
    return [found[1]] if found else []
