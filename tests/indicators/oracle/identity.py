"""E1 and E3 by the formulas."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span, span
from tests.indicators.oracle.source import Row, Source, by, last, lies_in

ABOVE, BELOW = "cumulative_level2_accounts", "residents_14_plus_with_card"


def write(source: Source, out: Answers) -> None:
    """Both, for every period; rows of the commune's own are never used."""
    rows = [row for row in source.standing("M05") if row["data_source"] != "commune"]
    units = by(rows, "commune_code", "hamlet_code")
    for at in source.spans:
        known = {unit: row for unit, found in units.items() if (row := last(found, at))}
        force = source.in_force(at)
        hamlets = {h: row for (_, h), row in known.items() if h in force}
        for h, row in hamlets.items():
            fresh = lies_in(row, at) and row[BELOW] > 0
            out.put(at, "E1", h, "full", "ok" if fresh else "not_reported", Part(row[ABOVE], row[BELOW]))
        _communes(source, out, at, known, hamlets)


def _communes(source: Source, out: Answers, at: Span, known: dict[tuple[str, str | None], Row],
              hamlets: dict[str, Row]) -> None:  # fmt: skip
    parts, left, fresh = {}, {}, set()
    for c in source.communes:
        # The commune's own row, unless only rows of hamlets came since.
        used = [row for h, row in hamlets.items() if h[:5] == c]
        own = known.get((c, None))
        if own and all(span(own["period"]).last >= span(row["period"]).last for row in used):
            used = [own]
        if not used:
            continue
        above, below = sum(row[ABOVE] for row in used), sum(row[BELOW] for row in used)
        carried = any(not lies_in(row, at) for row in used)
        fresh |= {c} if any(lies_in(row, at) for row in used) else set()
        parts[c], left[c] = Part(above, below, carried), Part(below - above, None, carried)
    for code, found in (("E1", parts), ("E3", left)):
        rate = code == "E1"
        for c in source.communes:
            some = c in fresh and (parts[c].denominator or not rate)
            for base in ("full", "reported"):
                out.put(at, code, c, base, "ok" if some else "not_reported", found.get(c))
        out.put_sum(at, code, None, "full", found.values(), rate=rate)
        out.put_sum(at, code, None, "reported", [found[c] for c in found if c in fresh], rate=rate)
