"""C3, C10, C11 by the formulas; M03b holds none of them but the person-times of C10."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span
from tests.indicators.oracle.months import declared
from tests.indicators.oracle.months import months as months_by_hamlet
from tests.indicators.oracle.source import Row, Source, last, lies_in

LEVELS = (
    ("C3", 1, "cumulative_proficient_households", "households", ()),
    ("C10", 2, "qr_household_businesses", "household_businesses", ("nothing",)),
    ("C11", 1, "ocop_products_listed", "ocop_products", ("nothing", "no hamlets")),
)
"""Code, part, column above, column of M10 below; whether 0 below is nothing to count, hamlets not shown."""


def write(source: Source, out: Answers) -> None:
    """All three, for every period."""
    months = months_by_hamlet(source)
    for at in source.spans:
        hamlets = source.in_force(at)
        _guided(source, out, at, hamlets, months)
        for code, number, above, below, words in LEVELS:
            told = {
                h: [row for row in declared(rows) if row[above] is not None] for h, rows in months.items()
            }
            known = {h: row for h in hamlets if (row := last(told.get(h, []), at))}
            people = {h: figures.get(below) for h, figures in hamlets.items()}
            values = {h: row[above] for h, row in known.items()}
            fresh = {h for h, row in known.items() if lies_in(row, at)}
            _level(source, out, at, code, number, people, values, fresh, words)


def _guided(source: Source, out: Answers, at: Span, hamlets: dict[str, Row],
            months: dict[str, list[Row]]) -> None:  # fmt: skip
    column = "people_guided_cashless_payment"
    sums = {}
    for h, rows in months.items():
        inside = [row for row in rows if lies_in(row, at) and row[column] is not None]
        if inside:
            counted = all(row["counted"] for row in inside)
            sums[h] = Part(sum(row[column] for row in inside), None, counted=counted)
    for h in hamlets:
        out.put(at, "C10", h, "full", "ok" if h in sums else "not_reported", sums.get(h))
    for unit in (*source.communes, None):
        mine = [part for h, part in sums.items() if unit is None or h[:5] == unit]
        for base in ("full", "reported"):
            out.put_sum(at, "C10", unit, base, mine, rate=False)


def _level(source: Source, out: Answers, at: Span, code: str, number: int, people: dict[str, int | None],
           values: dict[str, int], fresh: set[str], words: tuple[str, ...]) -> None:  # fmt: skip
    parts = {
        h: Part(values.get(h, 0), below, h in values and h not in fresh)
        for h, below in people.items()
        if below
    }
    for h, below in people.items() if "no hamlets" not in words else ():
        empty = "not_applicable" if below == 0 and "nothing" in words else "not_reported"
        out.put(at, code, h, "full", "ok" if below and h in fresh else empty, parts.get(h), number=number)
    for unit in (*source.communes, None):
        mine = [h for h in people if unit is None or h[:5] == unit]
        some = [h for h in mine if h in parts]
        # Nothing to count where M10 says so of some hamlet, and of none that there is something.
        none = "nothing" in words and not some and any(people[h] == 0 for h in mine)
        empty = "not_applicable" if none else "not_reported"
        stands = any(h in values for h in some)
        out.put_sum(at, code, unit, "full", [parts[h] for h in some], stands=stands, empty=empty,
                    number=number)  # fmt: skip
        out.put_sum(at, code, unit, "reported", [parts[h] for h in some if h in fresh], empty=empty,
                    number=number)  # fmt: skip
