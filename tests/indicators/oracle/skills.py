"""D7, D8, E5 by the formulas."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.police import given, last_known, of_police, preferring
from tests.indicators.oracle.source import Row, Source, lies_in

COLUMNS = {
    "D7": "cumulative_adults_basic_skills",
    "D8": "cumulative_adults_skills_confirmed",
    "E5": "cumulative_adults_digital_signature",
}


def write(source: Source, out: Answers) -> None:
    """All three, for every period."""
    for code, column in COLUMNS.items():
        told = given(source.standing("M05"), column)
        rows = preferring(told, "commune") if code == "D7" else of_police(told)
        _share(source, out, code, column, rows)


def _share(source: Source, out: Answers, code: str, column: str, rows: list[Row]) -> None:
    for at in source.spans:
        adults = dict.fromkeys(source.communes, 0)
        for h, figures in source.in_force(at).items():
            adults[h[:5]] += figures.get("residents_18_plus") or 0
        known = last_known(source, at, rows)
        fresh = {c for c, used in known.items() if any(lies_in(row, at) for row in used)}
        parts = {}
        for c in source.communes:
            used = known.get(c, [])
            if adults[c]:
                carried = any(not lies_in(row, at) for row in used)
                parts[c] = Part(sum(row[column] for row in used), adults[c], carried)
            for base in ("full", "reported"):
                state = "ok" if c in fresh and adults[c] else "not_reported"
                out.put(at, code, c, base, state, parts.get(c))
        out.put_sum(at, code, None, "full", parts.values(), stands=any(c in known for c in parts))
        out.put_sum(at, code, None, "reported", [part for c, part in parts.items() if c in fresh])
