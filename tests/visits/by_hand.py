"""Visits counted in plain Python: one after the other, with dictionaries and nothing else."""

from collections.abc import Iterable, Sequence

from etl import calendar
from tests.visits.logs import FLAGS, Row


def count(files: Iterable[Sequence[Row]]) -> dict[tuple[str, str], Row]:
    """Figures by hamlet and month of faultless rows; ``files`` in order of arrival."""
    visits = {}
    for rows in files:
        for row in rows:
            visits[row["hamlet_code"], str(row["household_code"]), row["visit_date"]] = row
    first: dict[tuple[str, str], str] = {}
    found: dict[tuple[str, str], Row] = {}
    met = set()
    for hamlet, household, day in sorted(visits, key=lambda key: key[2]):
        row, month = visits[hamlet, household, day], calendar.month_of(day)
        cell = found.setdefault((hamlet, month), _nothing(hamlet))
        cell["visits"] += 1
        cell["people"] += row["people_guided"]
        for flag in FLAGS:
            cell[flag.removeprefix("guided_")] += row["people_guided"] * bool(row[flag])
        cell["households"] += (hamlet, household, month) not in met
        met.add((hamlet, household, month))
        cell["new_households"] += (hamlet, household) not in first
        first.setdefault((hamlet, household), month)
    return found


def _nothing(hamlet: str) -> Row:
    names = ("new_households", "households", "visits", "people", *(f.removeprefix("guided_") for f in FLAGS))
    return {"commune_code": hamlet[:5], **dict.fromkeys(names, 0)}
