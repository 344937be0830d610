"""D1, D3, D4 by the formulas; which hamlets D4 hides beside the small ones is not judged here."""

from collections import defaultdict

from tests.indicators.oracle.answers import Answers, Part, only
from tests.indicators.oracle.days import PROGRAMME_START, Span, span
from tests.indicators.oracle.source import Row, Source

SMALL = 5


def write(source: Source, out: Answers) -> None:
    """All three, for every period."""
    log = [row for row in source.standing("M04") if row["commune_code"]]
    for at in source.spans:
        ever, fresh = _reports(log, at, source)
        _held(source, out, at, log, fresh)
        for code, column, people in (("D3", "elderly", "residents_60_plus"),
                                     ("D4", "disabled", "certified_disabled_people")):  # fmt: skip
            learners: dict[tuple[str, str | None], int] = defaultdict(int)
            for row in log:
                if row["class_kind"] == "public_class" and PROGRAMME_START <= row["session_date"] <= at.end:
                    count = row[f"first_time_{column}_attendees"] or 0
                    learners[row["commune_code"], row["hamlet_code"]] += count
            _trained(source, out, at, code, learners, people, ever, fresh)


def _reports(log: list[Row], at: Span, source: Source) -> tuple[set[str], set[str]]:
    """Communes that ever sent a class or a zero report by the period, and those that did in it."""
    ever, fresh = set(), set()
    for row in log:
        days = []
        if row["session_date"] and row["session_date"] <= source.as_of:
            days.append((row["session_date"], row["session_date"]))
        if row["zero_report"]:
            days.append((span(row["period"]).first, span(row["period"]).last))
        for first, end in days:
            if end <= at.last:
                ever.add(row["commune_code"])
                fresh |= {row["commune_code"]} if first >= at.first else set()
    return ever, fresh


def _held(source: Source, out: Answers, at: Span, log: list[Row], fresh: set[str]) -> None:
    held = [
        row
        for row in log
        if row["class_kind"] == "public_class" and at.first <= row["session_date"] <= at.end
    ]
    for h in source.in_force(at):
        number = sum(1 for row in held if row["hamlet_code"] == h)
        out.put(at, "D1", h, "full", "ok" if h[:5] in fresh else "not_reported", Part(number, None))
    counts = {c: Part(sum(1 for row in held if row["commune_code"] == c), None) for c in fresh}
    for base in ("full", "reported"):
        for c in source.communes:
            out.put(at, "D1", c, base, "ok" if c in fresh else "not_reported", counts.get(c))
        out.put_sum(at, "D1", None, base, counts.values(), rate=False)


def _trained(source: Source, out: Answers, at: Span, code: str, learners: dict[tuple[str, str | None], int],
             people: str, ever: set[str], fresh: set[str]) -> None:  # fmt: skip
    hamlets, whole = source.in_force(at), source.in_force(at, "commune")
    parts = {}
    for c in source.communes:
        mine = [figures.get(people) for h, figures in hamlets.items() if h[:5] == c]
        below = sum(count or 0 for count in mine)
        own = whole.get(f"{c}-000", {}).get(people)
        if code == "D4" and own is not None:
            below = own
        above = sum(count for (commune, _), count in learners.items() if commune == c)
        if below:  # without people to count a commune is in neither
            parts[c] = Part(above, below, c in ever - fresh)
        for base, there in (("full", ever), ("reported", fresh)):
            out.put(at, code, c, base, "ok" if below and c in there else "not_reported", parts.get(c))
    out.put_sum(at, code, None, "full", parts.values(), stands=bool(ever & parts.keys()))
    out.put_sum(at, code, None, "reported", only(parts, fresh))
    for h, figures in hamlets.items():
        part = Part(learners[h[:5], h], figures.get(people), h[:5] not in fresh)
        state = "ok" if h[:5] in ever and (code == "D4" or part.denominator) else "not_reported"
        if code == "D4" and state == "ok" and (part.numerator < SMALL or (part.denominator or 0) < SMALL):
            state = "suppressed"
        out.put(at, code, h, "full", state, part)
