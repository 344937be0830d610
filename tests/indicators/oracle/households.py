"""C1, C2, C4 by the formulas; M03b over M03 where there are visits."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span, months_of, span
from tests.indicators.oracle.months import CONTENTS, declared, is_active
from tests.indicators.oracle.months import households as visited
from tests.indicators.oracle.months import months as months_by_hamlet
from tests.indicators.oracle.source import Row, Source, last, lies_in
from tests.indicators.oracle.teams import members


def write(source: Source, out: Answers) -> None:
    """All three, for every period."""
    months = months_by_hamlet(source)
    for at in source.spans:
        hamlets = source.in_force(at)
        _reached(source, out, at, hamlets, months)
        _guided(source, out, at, hamlets, months)
        _active(source, out, at, hamlets, months)


def _reached(source: Source, out: Answers, at: Span, hamlets: dict[str, Row],
             months: dict[str, list[Row]]) -> None:  # fmt: skip
    parts, ever, fresh = {}, set(), set()
    for h, figures in hamlets.items():
        row = last(months.get(h, []), at)
        below = figures.get("households")
        if row:
            ever.add(h)
            fresh |= {h} if lies_in(row, at) else set()
        sent = last(declared(months.get(h, [])), at)
        if below is None and sent:
            below = sent["households"]
        counted = visited(source, h, at)
        above = counted if counted is not None else sent["cumulative_households"] if sent else 0
        parts[h] = Part(above, below, h in ever - fresh, counted=counted is not None)
        out.put(at, "C1", h, "full", "ok" if h in fresh and below else "not_reported", parts[h])
    for unit in (*source.communes, None):
        mine = [h for h in hamlets if unit is None or h[:5] == unit]
        # A commune of which no hamlet ever reported shows nothing; the province counts it below the line.
        stands = any(h in ever for h in mine)
        out.put_sum(at, "C1", unit, "full", [parts[h] for h in mine], stands=stands)
        out.put_sum(at, "C1", unit, "reported", [parts[h] for h in mine if h in fresh])


def _guided(source: Source, out: Answers, at: Span, hamlets: dict[str, Row],
            months: dict[str, list[Row]]) -> None:  # fmt: skip
    inside = {h: [row for row in rows if lies_in(row, at)] for h, rows in months.items()}
    for content in ("", *CONTENTS):
        columns = [f"people_guided_{content}"] if content else [f"people_guided_{c}" for c in CONTENTS]
        sums = {
            h: Part(
                sum(row[column] or 0 for row in rows for column in columns), None,
                counted=all(row["counted"] for row in rows),
            )
            for h, rows in inside.items()
            if rows
        }  # fmt: skip
        breakdown = f"content={content}" if content else ""
        for h in hamlets:
            state = "ok" if h in sums else "not_reported"
            out.put(at, "C2", h, "full", state, sums.get(h), breakdown)
        for unit in (*source.communes, None):
            mine = [part for h, part in sums.items() if unit is None or h[:5] == unit]
            for base in ("full", "reported"):
                out.put_sum(at, "C2", unit, base, mine, rate=False, breakdown=breakdown)


def _active(source: Source, out: Answers, at: Span, hamlets: dict[str, Row],
            months: dict[str, list[Row]]) -> None:  # fmt: skip
    people = members(source, "M01", "hamlet_code", at)
    closed = [month for month in months_of(at.id) if span(month).last <= source.as_of]
    parts, reported = {}, set()
    for h in hamlets if closed else ():
        rows = months.get(h, [])
        if h not in people and last(rows, at) is None:
            continue
        told = [row for row in rows if row["period"] in closed]
        reported |= {h} if told else set()
        parts[h] = Part(any(is_active(row) for row in told), 1)
    for h in hamlets if closed else ():
        out.put(at, "C4", h, "full", "ok" if h in reported else "not_reported", parts.get(h))
    for unit in (*source.communes, None):
        mine = [h for h in parts if unit is None or h[:5] == unit]
        stands = any(h in reported for h in mine)
        out.put_sum(at, "C4", unit, "full", [parts[h] for h in mine], stands=stands)
        out.put_sum(at, "C4", unit, "reported", [parts[h] for h in mine if h in reported])
