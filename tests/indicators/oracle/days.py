"""Reporting periods by hand (Decree 09/2019): a month runs from the 15th of the one before to the 14th."""

from datetime import date
from functools import cache
from typing import NamedTuple

FIRST_DAY = date(2025, 7, 15)
"""The first reporting month is August 2025."""
PROGRAMME_START = date(2025, 7, 1)


class Span(NamedTuple):
    """A period: its id, its days, and the day at which its figures stand."""

    id: str
    kind: str
    first: date
    last: date
    end: date


@cache
def span(id: str, as_of: date = date.max) -> Span:
    """The period of an id, with ``end`` the earlier of its last day and the as-of date."""
    year, rest = int(id[:4]), id[5:]
    if rest.startswith("Q"):
        kind, months, last_month = "quarter", 3, 3 * int(rest[1])
    elif rest.startswith("H"):
        kind, months, last_month = "half", 6, 6 * int(rest[1])
    elif rest:
        kind, months, last_month = "month", 1, int(rest)
    else:
        kind, months, last_month = "year", 12, 12
    before = last_month - months
    first = date(year, before, 15) if before else date(year - 1, 12, 15)
    last = date(year, last_month, 14)
    return Span(id, kind, first, last, min(last, as_of))


def months_of(id: str) -> list[str]:
    """Ids of the months in a period."""
    of = span(id)
    return [
        f"{year}-{month:02}"
        for year in (of.first.year, of.last.year)[: 1 + (of.first.year != of.last.year)]
        for month in range(1, 13)
        if of.first <= span(f"{year}-{month:02}").first and span(f"{year}-{month:02}").last <= of.last
    ]


def spans_until(as_of: date) -> list[Span]:
    """Every period between the first reporting month and the as-of date."""
    ids = [
        f"{year}{rest}"
        for year in range(2025, as_of.year + 2)
        for rest in (*(f"-{m:02}" for m in range(1, 13)), "-Q1", "-Q2", "-Q3", "-Q4", "-H1", "-H2", "")
    ]
    found = [span(id, as_of) for id in ids]
    return [one for one in found if one.first <= as_of and one.last >= FIRST_DAY]


def year_first(day: date) -> date:
    """First day of the reporting year in which a day lies: 15 December of the year before."""
    return date(day.year - ((day.month, day.day) < (12, 15)), 12, 15)
