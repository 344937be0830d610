"""A4, A5, A12 by the formulas; all periods of the product are of the quarter of the dates or later."""

from datetime import date

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span
from tests.indicators.oracle.source import Source, by

COMMUNE_DAY, HAMLET_DAY = date(2025, 8, 15), date(2025, 8, 10)


def write(source: Source, out: Answers) -> None:
    """All three, for every period."""
    reports, lists = _first(source, "M02a", "commune_code"), _first(source, "M01", "hamlet_code")
    day = min(HAMLET_DAY, source.as_of)
    hamlets = source.in_force(Span("", "", day, day, day))
    for at in source.spans:
        in_time = {c: Part(c in reports and reports[c] < COMMUNE_DAY, 1) for c in source.communes}
        for c, part in in_time.items():
            out.put(at, "A4", c, "full", "ok", part)
        out.put_sum(at, "A4", None, "full", in_time.values())
        out.absent(at, "A4", (*source.communes, None))
        listed = {h: Part(h in lists and lists[h] < HAMLET_DAY, 1) for h in hamlets}
        for h, part in listed.items():
            out.put(at, "A5", h, "full", "ok", part)
        for c in source.communes:
            out.put_sum(at, "A5", c, "full", [part for h, part in listed.items() if h[:5] == c])
        out.absent(at, "A5", source.communes)
        _decided(source, out, at)


def _first(source: Source, form: str, unit: str) -> dict[str, date]:
    """First day on which something accepted of the form came, by unit."""
    found: dict[str, date] = {}
    for row in source.ledger:
        code = row[unit]
        if row["form"] == form and row["status"] in ("accepted", "partly") and code:
            found[code] = min(found.get(code, date.max), row["received_date"])
    return found


def _decided(source: Source, out: Answers, at: Span) -> None:
    sent = by(source.standing("M02a"), "commune_code")
    parts = {}
    for c in source.communes:
        whole = [
            row
            for row in sent.get(c, [])
            if row["decision_number"] and row["attachment"] and row["decision_date"]
        ]
        parts[c] = Part(any(row["decision_date"] <= at.end for row in whole), 1)
        for base in ("full", "reported"):
            out.put(at, "A12", c, base, "ok" if c in sent else "not_reported", parts[c])
    out.put_sum(at, "A12", None, "full", parts.values())
    out.put_sum(at, "A12", None, "reported", [part for c, part in parts.items() if c in sent])
