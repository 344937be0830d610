"""C5 and C6 by the formulas."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span, span
from tests.indicators.oracle.households import ACTIVITY, CONTENTS
from tests.indicators.oracle.source import Row, Source, by, lies_in
from tests.indicators.oracle.teams import members

MONTHS = [f"{year}-{month:02}" for year in range(2025, 2028) for month in range(1, 13)]
Months = dict[str, list[Row]]


def write(source: Source, out: Answers) -> None:
    """Both, for every period."""
    months = by(source.standing("M03"), "hamlet_code")
    for at in source.spans:
        _dormant(source, out, at, months)
        _by_member(source, out, at, months)


def _dormant(source: Source, out: Answers, at: Span, months: Months) -> None:
    closed = [month for month in MONTHS if span(month).last <= at.end][-2:]
    parts = {}
    for h in source.in_force(at):
        rows = [row for row in months.get(h, []) if row["period"] in closed]
        if {row["period"] for row in rows} == set(closed):
            parts[h] = Part(all(not row[name] for row in rows for name in ACTIVITY), None)
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
            parts[h] = Part(guided, people[h] * len(inside))
    for h in source.in_force(at):
        out.put(at, "C6", h, "full", "ok" if h in parts else "not_reported", parts.get(h))
    for commune in source.communes:
        for base in ("full", "reported"):
            out.put_sum(at, "C6", commune, base, [part for h, part in parts.items() if h[:5] == commune])
