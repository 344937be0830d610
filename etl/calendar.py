"""Reporting periods as Decree 09/2019 cuts them (Article 12); the cuts are rows of the calendar table."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from etl import reference

_FORMS = {
    "month": re.compile(r"(\d{4})-(\d{2})"),
    "quarter": re.compile(r"(\d{4})-Q([1-4])"),
    "half": re.compile(r"(\d{4})-H([12])"),
    "year": re.compile(r"(\d{4})()"),
}
_KINDS = tuple(_FORMS)
_EARLIEST, _LATEST = 2000, 2100
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period; both days are in it. ``closed`` is set where an as-of date was given, else None."""

    id: str
    kind: str
    year: int
    number: int
    first_day: date
    last_day: date
    label_vi: str
    closed: bool | None = None


@cache
def _cut(kind: str, number: int) -> tuple[int, int, int, int, int]:
    for row in reference.rows("calendar"):
        if row["kind"] == kind and row["number"] == number:
            names = ("start_year_offset", "start_month", "start_day", "end_month", "end_day")
            offset, month, day, end_month, end_day = (int(str(row[name])) for name in names)
            return offset, month, day, end_month, end_day
    raise ValueError(f"calendar.csv has no {kind} {number}")


@cache
def _build(kind: str, year: int, number: int) -> Period:
    offset, month, day, end_month, end_day = _cut(kind, number)
    first, last = date(year + offset, month, day), date(year, end_month, end_day)
    return Period(
        _id(kind, year, number), kind, year, number, first, last, _label(kind, year, number, first, last)
    )


def _id(kind: str, year: int, number: int) -> str:
    return {"month": f"{year}-{number:02}", "quarter": f"{year}-Q{number}", "half": f"{year}-H{number}"}.get(
        kind, f"{year}"
    )


def _label(kind: str, year: int, number: int, first: date, last: date) -> str:
    name = {
        "month": f"Tháng {number:02}/{year}",
        "quarter": f"Quý {_ROMAN[(number - 1) % 4]}/{year}",
        "half": f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {year}",
        "year": f"Năm {year}",
    }[kind]
    start = f"{first:%d/%m}" if first.year == last.year else f"{first:%d/%m/%Y}"
    return f"{name} ({start}–{last:%d/%m/%Y})"


def _count(kind: str) -> int:
    return {"month": 12, "quarter": 4, "half": 2, "year": 1}[kind]


def period(id: str) -> Period:
    """The period of an id like ``2026-11``, ``2026-Q3``, ``2026-H1``, ``2026``; else raises ValueError."""
    for kind, form in _FORMS.items():
        found = form.fullmatch(id)
        if found and found[0].isascii():
            year, number = int(found[1]), int(found[2] or 1)
            if _EARLIEST <= year <= _LATEST and 1 <= number <= _count(kind):
                return _build(kind, year, number)
    raise ValueError(f"no such period: {id!r}; expected like 2026-11, 2026-Q3, 2026-H1 or 2026")


def containing(day: date, kind: str) -> Period:
    """The period of that kind in which the day lies."""
    for year in (day.year, day.year + 1):
        for number in range(1, _count(kind) + 1):
            found = _build(kind, year, number)
            if found.first_day <= day <= found.last_day:
                return found
    raise ValueError(f"no {kind} holds {day.isoformat()}")


def month_of(day: date) -> str:
    """Id of the reporting month in which the day lies: 15 October 2026 is in ``2026-11``."""
    return containing(day, "month").id


def is_closed(period: Period, as_of: date) -> bool:
    """Whether the period ends on or before the as-of date (the figures of that day are in)."""
    return period.last_day <= as_of


def periods_until(as_of: date, since: date | None = None) -> list[Period]:
    """Every month, quarter, half and year that overlaps ``since``..``as_of``, the open ones too.

    Ordered by kind (months first), then by time. Unless given, ``since`` is the first day of the first
    reporting month (setting ``first_report_month``).
    """
    start = since or period(reference.text("first_report_month")).first_day
    found = []
    for kind in _KINDS:
        current = containing(start, kind)
        while current.first_day <= as_of:
            found.append(_with_closed(current, as_of))
            current = containing(current.last_day + timedelta(days=1), kind)
    return found


def _with_closed(period: Period, as_of: date) -> Period:
    values = {name: getattr(period, name) for name in Period.__slots__}
    return Period(**{**values, "closed": is_closed(period, as_of)})


def months_in(period: Period) -> list[Period]:
    """The reporting months that lie in the period, in order (the month itself for a month)."""
    found = [containing(period.first_day, "month")]
    while found[-1].last_day < period.last_day:
        found.append(containing(found[-1].last_day + timedelta(days=1), "month"))
    return found


def previous(period: Period) -> Period:
    """The period of the same kind just before."""
    return containing(period.first_day - timedelta(days=1), period.kind)


def contains(period: Period, other: Period) -> bool:
    """Whether the whole range of the other period lies in this one."""
    return period.first_day <= other.first_day and other.last_day <= period.last_day
