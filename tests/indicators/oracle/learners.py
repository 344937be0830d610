"""D2, D5, D6 by the formulas; the year is that of Decree 09/2019, as the rulings have it."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import PROGRAMME_START, Span, span, year_first
from tests.indicators.oracle.source import Row, Source, by

TOPICS = {1: "digital_safety", 2: "online_health"}


def write(source: Source, out: Answers) -> None:
    """All three, for every period."""
    log = [row for row in source.standing("M04") if row["commune_code"]]
    public = [row for row in log if row["class_kind"] == "public_class" and row["session_date"]]
    for at in source.spans:
        ever, in_year, fresh = reports(source, log, at)
        held = [row for row in public if row["session_date"] <= at.end]
        inside = [row for row in held if row["session_date"] >= at.first]
        since = [row for row in held if row["session_date"] >= PROGRAMME_START]
        _people(source, out, at, 1, inside, "attendees", fresh, fresh)
        _people(source, out, at, 2, since, "first_time_attendees", ever, fresh)
        year = [row for row in held if row["session_date"] >= year_first(at.end)]
        _taught(source, out, at, {row["hamlet_code"] for row in year}, in_year)
        _topics(source, out, at, by(inside, "commune_code"), fresh)


def reports(source: Source, log: list[Row], at: Span) -> tuple[set[str], set[str], set[str]]:
    """Communes with a class or a zero report: ever, in the reporting year, in the period."""
    found: tuple[set[str], set[str], set[str]] = (set(), set(), set())
    for row in log:
        days = []
        if row["session_date"] and row["session_date"] <= source.as_of:
            days.append((row["session_date"], row["session_date"]))
        if row["zero_report"]:
            days.append((span(row["period"]).first, span(row["period"]).last))
        for first, end in days:
            if end <= at.last:
                starts = (first, year_first(at.end), at.first)
                for communes, start in zip(found, starts, strict=True):
                    if first >= start:
                        communes.add(row["commune_code"])
    return found


def _people(source: Source, out: Answers, at: Span, number: int, classes: list[Row], column: str,
            known: set[str], fresh: set[str]) -> None:  # fmt: skip
    by_hamlet, by_commune = by(classes, "hamlet_code"), by(classes, "commune_code")
    parts = {}
    for unit in (*source.in_force(at), *source.communes):
        mine = (by_hamlet if "-" in unit else by_commune).get(unit, [])
        parts[unit] = Part(sum(row[column] or 0 for row in mine), None, unit[:5] not in fresh)
    for h in source.in_force(at):
        state = "ok" if h[:5] in known else "not_reported"
        out.put(at, "D2", h, "full", state, parts[h], number=number)
    for base, told in (("full", known), ("reported", fresh)):
        for c in source.communes:
            out.put(at, "D2", c, base, "ok" if c in told else "not_reported", parts[c], number=number)
        mine = [parts[c] for c in source.communes if c in told]
        out.put_sum(at, "D2", None, base, mine, rate=False, number=number)


def _taught(source: Source, out: Answers, at: Span, taught: set[str], told: set[str]) -> None:
    parts = {h: Part(h in taught, 1) for h in source.in_force(at)}
    for h, part in parts.items():
        out.put(at, "D5", h, "full", "ok" if h[:5] in told else "not_reported", part)
    for unit in (*source.communes, None):
        mine = [h for h in parts if unit is None or h[:5] == unit]
        stands = any(h[:5] in told for h in mine)
        out.put_sum(at, "D5", unit, "full", [parts[h] for h in mine], stands=stands)
        out.put_sum(at, "D5", unit, "reported", [parts[h] for h in mine if h[:5] in told])


def _topics(source: Source, out: Answers, at: Span, classes: dict[str, list[Row]], told: set[str]) -> None:
    for number, topic in TOPICS.items():
        parts = {
            c: Part(sum(topic in (row["topics"] or ()) for row in mine), len(mine))
            for c, mine in classes.items()
        }
        for base in ("full", "reported"):
            for c in source.communes:
                empty = "not_applicable" if c in told else "not_reported"
                out.put(at, "D6", c, base, "ok" if c in parts else empty, parts.get(c), number=number)
            empty = "not_applicable" if told else "not_reported"
            out.put_sum(at, "D6", None, base, parts.values(), empty=empty, number=number)
