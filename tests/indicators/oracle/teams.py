"""A1, A2, A3, A6 by the formulas."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span
from tests.indicators.oracle.source import Source, arrival, by

HAMLET_TEAM, COMMUNE_TEAM = 9, 15


def members(source: Source, form: str, unit: str, at: Span) -> dict[str, int]:
    """Distinct people of the latest roster received by the end of the period, by unit."""
    found = {}
    for code, rows in by(source.received[form], unit).items():
        sheets = by(
            [row for row in rows if row["received_date"] <= at.end and row["person_key"]], "sheet_key"
        )
        if code and sheets:
            latest = max(sheets.values(), key=lambda sheet: arrival(sheet[0])[:3])
            found[code] = len({row["person_key"] for row in latest})
    return found


def write(source: Source, out: Answers) -> None:
    """All four, for every period."""
    for at in source.spans:
        hamlets = source.in_force(at)
        people = members(source, "M01", "hamlet_code", at)
        own = members(source, "M02b", "commune_code", at)
        _rates(source, out, at, list(hamlets), people)
        _commune_teams(source, out, at, own)
        _shortage(source, out, at, list(hamlets), people, own)


def _rates(source: Source, out: Answers, at: Span, hamlets: list[str], people: dict[str, int]) -> None:
    for code, least in (("A1", 1), ("A2", HAMLET_TEAM)):
        parts = {h: Part(people.get(h, 0) >= least, 1) for h in hamlets}
        for h in hamlets:
            out.put(at, code, h, "full", "ok" if h in people else "not_reported", parts[h])
        for unit in (*source.communes, None):
            mine = [h for h in hamlets if unit is None or h[:5] == unit]
            out.put_sum(at, code, unit, "full", [parts[h] for h in mine])
            if code == "A2":
                out.put_sum(at, code, unit, "reported", [parts[h] for h in mine if h in people])
    out.absent(at, "A1", (*source.communes, None))


def _commune_teams(source: Source, out: Answers, at: Span, own: dict[str, int]) -> None:
    parts = {c: Part(own.get(c, 0) >= COMMUNE_TEAM, 1) for c in source.communes}
    for c, part in parts.items():
        for base in ("full", "reported"):
            out.put(at, "A3", c, base, "ok" if c in own else "not_reported", part)
    out.put_sum(at, "A3", None, "full", parts.values())
    out.put_sum(at, "A3", None, "reported", [part for c, part in parts.items() if c in own])


def _shortage(source: Source, out: Answers, at: Span, hamlets: list[str], people: dict[str, int],
              own: dict[str, int]) -> None:  # fmt: skip
    short = {h: max(0, HAMLET_TEAM - people.get(h, 0)) for h in hamlets}
    short |= {c: max(0, COMMUNE_TEAM - own.get(c, 0)) for c in source.communes}
    known = people | own
    for h in hamlets:
        out.put(at, "A6", h, "full", "ok" if h in people else "not_reported", Part(short[h], None))
    for unit in (*source.communes, None):
        mine = [u for u in short if unit is None or u[:5] == unit]
        # A commune without a catalogue: nobody knows how many hamlet teams are short.
        stands = any("-" in u for u in mine)
        parts = [Part(short[u], None) for u in mine]
        out.put_sum(at, "A6", unit, "full", parts, rate=False, stands=stands)
        sent = [Part(short[u], None) for u in mine if u in known]
        out.put_sum(at, "A6", unit, "reported", sent, rate=False)
