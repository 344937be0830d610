"""E1 and E3 by the formulas."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span
from tests.indicators.oracle.police import last_known, of_police
from tests.indicators.oracle.source import Row, Source, by, last, lies_in

ABOVE, BELOW = "cumulative_level2_accounts", "residents_14_plus_with_card"


def write(source: Source, out: Answers) -> None:
    """Both, for every period; rows of the commune's own are never used."""
    rows = of_police(source.standing("M05"))
    hamlets = by(rows, "hamlet_code")
    for at in source.spans:
        for h in source.in_force(at):
            row = last(hamlets.get(h, []), at)
            good = row and lies_in(row, at) and row[BELOW]
            part = Part(row[ABOVE], row[BELOW]) if row else None
            out.put(at, "E1", h, "full", "ok" if good else "not_reported", part)
        _communes(source, out, at, last_known(source, at, rows))


def _communes(source: Source, out: Answers, at: Span, known: dict[str, list[Row]]) -> None:
    parts, left = {}, {}
    for c, used in known.items():
        above, below = sum(row[ABOVE] for row in used), sum(row[BELOW] for row in used)
        carried = any(not lies_in(row, at) for row in used)
        parts[c], left[c] = Part(above, below, carried), Part(below - above, None, carried)
    fresh = {c for c, used in known.items() if any(lies_in(row, at) for row in used)}
    for code, found in (("E1", parts), ("E3", left)):
        rate = code == "E1"
        for c in source.communes:
            some = c in fresh and (parts[c].denominator or not rate)
            for base in ("full", "reported"):
                out.put(at, code, c, base, "ok" if some else "not_reported", found.get(c))
        out.put_sum(at, code, None, "full", found.values(), rate=rate)
        out.put_sum(at, code, None, "reported", [found[c] for c in found if c in fresh], rate=rate)
