"""E2 and E4 by the formulas."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span
from tests.indicators.oracle.police import given, inside, last_known, of_communes, of_police
from tests.indicators.oracle.source import Row, Source, lies_in

NEW, HELPED = "new_level2_accounts", "team_assisted_level2_accounts"
ALL, PEOPLE = "cumulative_level2_accounts", "residents_14_plus_with_card"
OLD, OLD_PEOPLE = "cumulative_level2_accounts_60_plus", "residents_60_plus_with_card"


def write(source: Source, out: Answers) -> None:
    """Both, for every period."""
    rows = of_police(source.standing("M05"))
    flows, stocks = given(rows, NEW, HELPED), given(rows, ALL, PEOPLE, OLD, OLD_PEOPLE)
    for at in source.spans:
        _helped(source, out, at, of_communes(inside(at, flows)))
        _gap(source, out, at, last_known(source, at, stocks))


def _helped(source: Source, out: Answers, at: Span, used: dict[str, list[Row]]) -> None:
    sums = {c: (sum(r[HELPED] for r in rows), sum(r[NEW] for r in rows)) for c, rows in used.items()}
    for base in ("full", "reported"):
        for c in source.communes:
            helped, new = sums.get(c, (0, 0))
            state = "ok" if c in sums else "not_reported"
            out.put(at, "E2", c, base, state, Part(helped, None))
            state = "ok" if new else "not_applicable" if c in sums else "not_reported"
            out.put(at, "E2", c, base, state, Part(helped, new), number=2)
        shares = [Part(*pair) for pair in sums.values()]
        out.put_sum(at, "E2", None, base, shares, rate=False)
        empty = "not_applicable" if sums else "not_reported"
        out.put_sum(at, "E2", None, base, shares, empty=empty, number=2)


def _gap(source: Source, out: Answers, at: Span, known: dict[str, list[Row]]) -> None:
    fresh = {c for c, rows in known.items() if any(lies_in(row, at) for row in rows)}
    for base, told in (("full", set(known)), ("reported", fresh)):
        for c in source.communes:
            _difference(out, at, c, base, known.get(c, []) if c in fresh else [])
        _difference(out, at, None, base, [row for c, rows in known.items() if c in told for row in rows])


def _difference(out: Answers, at: Span, unit: str | None, base: str, rows: list[Row]) -> None:
    """Sums first, then the two shares, then what they differ by."""
    accounts, people, old, old_people = (
        sum(row[name] for row in rows) for name in (ALL, PEOPLE, OLD, OLD_PEOPLE)
    )
    if people - old_people <= 0 or old_people <= 0:
        out.put(at, "E4", unit, base, "not_reported")
        return
    points = 100 * (accounts - old) / (people - old_people) - 100 * old / old_people
    stale = any(not lies_in(row, at) for row in rows)
    out.put(at, "E4", unit, base, "ok", Part(points, None, stale))
