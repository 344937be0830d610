"""K1 by the formula, and K6 out of the figures found before it."""

from datetime import timedelta

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import months_of
from tests.indicators.oracle.source import Source

PACK = ("M03", "M04", "M05", "M06", "M07")
"""Of a month; a longer period owes M09 of itself and the pack of its last month."""
GRACE = timedelta(days=3)
COMPONENTS = {
    "A1": (20 / 3, 100), "A2": (20 / 3, 100), "A3": (20 / 3, 100), "C1": (12.5, 100), "C4": (12.5, 100),
    "D3": (10, 50), "D4": (10, 30), "E1": (15, 90), "S3": (10, 100), "K1": (10, 100),
}  # fmt: skip
FEWEST = 7


def write(source: Source, out: Answers) -> None:
    """Both, for every period; needs the other figures to be there."""
    first: dict[tuple[str, str, str], object] = {}
    for row in source.ledger:
        key = (row["commune_code"], row["form"], row["period"])
        if row["status"] in ("accepted", "partly"):
            first[key] = min(first.get(key, row["received_date"]), row["received_date"])
    for at in source.spans:
        month, deadline = months_of(at.id)[-1], at.last + GRACE
        parts, certain = {}, set()
        for c in source.communes:
            owed = [(form, month) for form in PACK] + [("M09", at.id)] * (at.kind != "month")
            days = [first.get((c, *debt)) for debt in owed]
            complete = all(day is not None and day <= deadline for day in days)
            certain |= {c} if complete or deadline < source.as_of else set()
            parts[c] = Part(complete, 1)
            out.put(at, "K1", c, "full", "ok" if c in certain else "not_reported", parts[c])
        stands = len(certain) == len(source.communes)
        out.put_sum(at, "K1", None, "full", parts.values(), stands=stands)
        out.absent(at, "K1", (*source.communes, None))
        for c in source.communes:
            _score(out, at, c)
        for number in (1, 2):
            out.absent(at, "K6", source.communes, number=number)


def _score(out: Answers, at: object, commune: str) -> None:
    found = {
        code: cell
        for code in COMPONENTS
        if (cell := out.cells[at.id, "commune", commune, None, code, 1, "", "full"]).state == "ok"
    }
    points = 100 * sum(COMPONENTS[code][0] * min(1, cell.value / COMPONENTS[code][1])
                       for code, cell in found.items())  # fmt: skip
    weights = sum(COMPONENTS[code][0] for code in found)
    stale = any(cell.stale for cell in found.values())
    state = "ok" if len(found) >= FEWEST else "not_ranked"
    out.put(at, "K6", commune, "full", state, Part(points, weights, stale))
    out.put(at, "K6", commune, "full", "ok", Part(len(found), None), number=2)
