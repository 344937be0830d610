"""The rows as received, as plain dictionaries: which stand, which are last known, which hamlets count."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from tests.indicators.oracle.days import Span, span

Row = dict[str, Any]
KEYS = {
    "M10": ("hamlet_code", "valid_from", "data_date"),
    "M02a": ("commune_code", "decision_number"),
    "M03": ("hamlet_code", "period"),
    "M04": ("commune_code", "class_code"),
    "M05": ("commune_code", "hamlet_code", "period", "data_source"),
    "M06": ("commune_code", "start_date"),
    "M07": ("spot_code", "operators", "period"),
    "M08a": ("spot_code", "operator", "period"),
    "M08b": ("enterprise", "commune_code", "session_date", "content"),
    "M08c": ("enterprise", "package_name", "commune_code", "period"),
}
BLANK = {"M04": "class_code", "M07": "spot_code"}


def arrival(row: Row) -> tuple[Any, ...]:
    """Sorts rows by their receipt."""
    return (row["received_date"] or date.min, row["received_order"], row["sheet_key"], row["row"])


@dataclass
class Source:
    """Everything received by the as-of date: accepted rows by form, and the ledger of sheets."""

    as_of: date
    received: dict[str, list[Row]]
    ledger: list[Row]
    spans: Sequence[Span]
    communes: list[str] = field(default_factory=list)
    quality: list[Row] = field(default_factory=list)
    visits: list[Row] = field(default_factory=list)
    """Visits (M03b) of what was received by the as-of date, counted by hamlet and month."""
    explained: set[Any] = field(default_factory=set)
    """Flags of K5 whose explanation was accepted."""
    _in_force: dict[tuple[Span, str], dict[str, Row]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for code, rows in self.received.items():
            known = [row for row in rows if not row["received_date"] or row["received_date"] <= self.as_of]
            self.received[code] = sorted(known, key=arrival)
        self.ledger = [row for row in self.ledger if row["received_date"] <= self.as_of]
        known = {row["sheet_key"] for row in self.ledger}
        self.quality = [row for row in self.quality if row["sheet_key"] in known]

    def standing(self, form: str) -> list[Row]:
        """Of rows with one key the latest received."""
        found: dict[Any, Row] = {}
        for row in self.received[form]:
            blank = form in BLANK and row[BLANK[form]] is None
            names = ("commune_code", "period") if blank else KEYS[form]
            key = tuple(tuple(row[n]) if isinstance(row[n], list) else row[n] for n in names)
            found.pop((blank, key), None)
            found[blank, key] = row
        return list(found.values())

    @cached_property
    def catalogue(self) -> list[Row]:
        """Rows of M10 that stand and whose figures are of a day before the as-of date."""
        return [row for row in self.standing("M10") if row["data_date"] <= self.as_of]

    @cached_property
    def _units(self) -> dict[str, dict[str, list[Row]]]:
        found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for row in self.catalogue:
            found["commune" if row["hamlet_type"] == "commune" else "hamlet"][row["hamlet_code"]].append(row)
        return found

    def in_force(self, at: Span, kind: str = "hamlet") -> dict[str, Row]:
        """Units in force at the end of the period, by code, each with its figures of M10 of that day."""
        if (at, kind) not in self._in_force:
            self._in_force[at, kind] = self._found_in_force(at, kind)
        return self._in_force[at, kind]

    def _found_in_force(self, at: Span, kind: str) -> dict[str, Row]:
        found = {}
        for code, rows in self._units[kind].items():
            stands = None
            for start in sorted({row["valid_from"] for row in rows}):
                latest = max((r for r in rows if r["valid_from"] == start), key=lambda r: r["data_date"])
                if start <= at.end and (latest["valid_to"] is None or latest["valid_to"] >= at.end):
                    stands = latest
            if stands:
                known = [row for row in rows if row["data_date"] <= at.end]
                found[code] = (
                    max(known, key=lambda r: r["data_date"]) if known else {"commune_code": code[:5]}
                )
        return found


def last(rows: Iterable[Row], at: Span) -> Row | None:
    """The row with the latest period up to this one; of one period the latest received."""
    known = [row for row in rows if span(row["period"]).last <= at.last]
    return max(known, key=lambda row: (span(row["period"]).last, *arrival(row))) if known else None


def lies_in(row: Row, at: Span) -> bool:
    """Whether the whole range of the row's period lies in this one."""
    of = span(row["period"])
    return at.first <= of.first and of.last <= at.last


def by(rows: Iterable[Row], *names: str) -> dict[Any, list[Row]]:
    """Rows by one column, or by several."""
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        key = row[names[0]] if len(names) == 1 else tuple(row[name] for name in names)
        found[key].append(row)
    return found
