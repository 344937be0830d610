"""B1, B2, B3, B4 by the formulas; the year is that of Decree 09/2019, as the rulings have it."""

from collections.abc import Iterable
from datetime import date

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import PROGRAMME_START, Span, span, year_first
from tests.indicators.oracle.source import Row, Source, by, last, lies_in
from tests.indicators.oracle.teams import members

TOPICS = {"online_public_services", "vneid", "digital_signature", "fraud_prevention"}
ENTERPRISES = ("viettel", "vnpt", "mobifone", "post", "other")


def write(source: Source, out: Answers) -> None:
    """All four, for every period."""
    log = [row for row in source.standing("M04") if row["commune_code"]]
    for at in source.spans:
        people = _people(source, at)
        reports = _reports(source, log, at)
        year = {c for c, days in reports.items() if any(first >= year_first(at.end) for first, _ in days)}
        fresh = {c for c, days in reports.items() if any(first >= at.first for first, _ in days)}
        classes = [row for row in log if row["session_date"] and row["session_date"] <= at.end]
        this_year = [row for row in classes if row["session_date"] >= year_first(at.end)
                     and row["class_kind"] == "member_training"]  # fmt: skip
        trained = _sums(this_year, "first_time_in_year_team_members")
        _over_members(source, out, at, "B1", people, trained, year, set())
        for h in source.in_force(at):
            out.put(at, "B1", h, "full", "not_applicable")
        _subjects(source, out, at, this_year, year)
        since = [row for row in classes if row["session_date"] >= PROGRAMME_START]
        done = _sums(since, "first_time_team_members_completed")
        _over_members(source, out, at, "B3", people, done, set(reports), set(reports) - fresh)
        _enterprises(source, out, at)


def _people(source: Source, at: Span) -> dict[str, int]:
    """Members of the teams of each commune: of its hamlets in force, and its own."""
    found = dict.fromkeys(source.communes, 0)
    for h, count in members(source, "M01", "hamlet_code", at).items():
        if h in source.in_force(at):
            found[h[:5]] += count
    for c, count in members(source, "M02b", "commune_code", at).items():
        found[c] += count
    return found


def _reports(source: Source, log: list[Row], at: Span) -> dict[str, list[tuple[date, date]]]:
    """First and last day of every row of each commune up to the period: a class, or a zero report."""
    found: dict[str, list[tuple[date, date]]] = {}
    for row in log:
        day = row["session_date"]
        days = [(day, day)] if day and day <= source.as_of else []
        if row["zero_report"]:
            days.append((span(row["period"]).first, span(row["period"]).last))
        for first, end in days:
            if end <= at.last:
                found.setdefault(row["commune_code"], []).append((first, end))
    return found


def _sums(rows: Iterable[Row], column: str) -> dict[str, int]:
    return {c: sum(row[column] or 0 for row in mine) for c, mine in by(rows, "commune_code").items()}


def _over_members(source: Source, out: Answers, at: Span, code: str, people: dict[str, int],
                  above: dict[str, int], sent: set[str], old: set[str]) -> None:  # fmt: skip
    parts = {c: Part(above.get(c, 0), people[c], c in old) for c in source.communes if people[c]}
    for base in ("full", "reported"):
        for c in source.communes:
            out.put(at, code, c, base, "ok" if c in sent and c in parts else "not_reported", parts.get(c))
    mine = [part for c, part in parts.items() if c in sent]
    out.put_sum(at, code, None, "full", parts.values(), stands=bool(mine))
    out.put_sum(at, code, None, "reported", mine)


def _subjects(source: Source, out: Answers, at: Span, classes: list[Row], sent: set[str]) -> None:
    rows = by(classes, "commune_code")
    for c in source.communes:
        taught = {topic for row in rows.get(c, []) for topic in row["topics"] or ()} & TOPICS
        for base in ("full", "reported"):
            out.put(at, "B2", c, base, "ok" if c in sent else "not_reported", Part(len(taught), 4))


def _enterprises(source: Source, out: Answers, at: Span) -> None:
    held = [row for row in source.standing("M08b") if at.first <= row["session_date"] <= at.end]
    packages = by(source.standing("M08c"), "enterprise", "package_name", "commune_code")
    levels = [row for rows in packages.values() if (row := last(rows, at)) and lies_in(row, at)]
    for firm in ("", *ENTERPRISES):
        mine = [[row for row in rows if firm in ("", row["enterprise"])] for rows in (held, levels)]
        state = "ok" if any(mine) else "not_reported"
        figures = (len(mine[0]), sum(row["members_benefiting"] for row in mine[1]))
        for number, figure in enumerate(figures, start=1):
            for base in ("full", "reported"):
                breakdown = f"enterprise={firm}" if firm else ""
                out.put(at, "B4", None, base, state, Part(figure, None), breakdown, number)
