"""C5 and C6 by the formulas."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span, span
from tests.indicators.oracle.months import CONTENTS, declared, is_active
from tests.indicators.oracle.months import months as months_by_hamlet
from tests.indicators.oracle.source import Row, Source, lies_in
from tests.indicators.oracle.teams import members

MONTHS = [f"{year}-{month:02}" for year in range(2025, 2028) for month in range(1, 13)]
Months = dict[str, list[Row]]


def write(source: Source, out: Answers) -> None:
    """Both, for every period."""
    months = months_by_hamlet(source)
    for at in source.spans:
        _dormant(source, out, at, months)
        _by_member(source, out, at, months)


def _dormant(source: Source, out: Answers, at: Span, months: Months) -> None:
    closed = [month for month in MONTHS if span(month).last <= at.end][-2:]
    parts = {}
    for h in source.in_force(at):
        rows = [row for row in months.get(h, []) if row["period"] in closed]
        if {row["period"] for row in declared(rows)} == set(closed):
            parts[h] = Part(not any(is_active(row) for row in rows), None)
        out.put(at, "C5", h, "full", "ok" if h in parts else "not_reported", parts.get(h))
    for unit in (*source.communes, None):
        mine = [part for h, part in parts.items() if unit is None or h[:5] == unit]
        for base in ("full", "reported"):
            out.put_sum(at, "C5", unit, base, mine, rate=False)


def _by_member(source: Source, out: Answers, at: Span, months: Months) -> None:
    people = members(source, "M01", "hamlet_code", at)
    parts = {}
    for h, rows in months.items():
        inside = [row for row in rows if lies_in(row, at)]
        if inside and h in people:
            guided = sum(row[f"people_guided_{content}"] or 0 for row in inside for content in CONTENTS)
            counted = all(row["counted"] for row in inside)
            parts[h] = Part(guided, people[h] * len(inside), counted=counted)
    for h in source.in_force(at):
        out.put(at, "C6", h, "full", "ok" if h in parts else "not_reported", parts.get(h))
    for commune in source.communes:
        for base in ("full", "reported"):
            out.put_sum(at, "C6", commune, base, [part for h, part in parts.items() if h[:5] == commune])
