"""E6 by the formula."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.learners import reports
from tests.indicators.oracle.police import given, inside, of_communes, preferring
from tests.indicators.oracle.source import Row, Source, by


def write(source: Source, out: Answers) -> None:
    """Sessions and people, for every period."""
    log = [row for row in source.standing("M04") if row["commune_code"]]
    rows = [dict(row) for row in source.standing("M05")]
    for row in rows:
        if row["safety_sessions"] == 0 and row["safety_session_attendees"] is None:
            row["safety_session_attendees"] = 0  # of no session there is nobody
    fraud = [
        row | {"classes": 1}
        for row in log
        if row["session_date"] and "fraud_prevention" in (row["topics"] or ())
    ]
    for number, led, taught in ((1, "safety_sessions", "classes"),
                                (2, "safety_session_attendees", "attendees")):  # fmt: skip
        told = preferring(given(rows, led), "police")
        _sum(source, out, number, told, led, fraud, taught, log)


def _sum(source: Source, out: Answers, number: int, told: list[Row], led: str, fraud: list[Row],
         taught: str, log: list[Row]) -> None:  # fmt: skip
    for at in source.spans:
        _, _, fresh = reports(source, log, at)
        classes = [row for row in fraud if at.first <= row["session_date"] <= at.end]
        used = inside(at, told)
        sessions: dict[str, list[Row]] = of_communes(used) | by(
            [row for row in used if row["hamlet_code"]], "hamlet_code"
        )
        lessons = by(classes, "commune_code") | by(classes, "hamlet_code")
        parts = {}
        for unit in (*source.communes, *source.in_force(at)):
            if unit in sessions or unit[:5] in fresh:
                above = sum(row[led] for row in sessions.get(unit, []))
                above += sum(row[taught] or 0 for row in lessons.get(unit, []))
                parts[unit] = Part(above, None)
            for base in ("full", "reported") if "-" not in unit else ("full",):
                state = "ok" if unit in parts else "not_reported"
                out.put(at, "E6", unit, base, state, parts.get(unit), number=number)
        for base in ("full", "reported"):
            mine = [part for unit, part in parts.items() if "-" not in unit]
            out.put_sum(at, "E6", None, base, mine, rate=False, number=number)
