"""S1, S2, S3 by the formulas."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span
from tests.indicators.oracle.source import Source
from tests.indicators.oracle.spot_lines import OPERATORS, Log, Spots, about, is_open, is_sent

TYPES = ("no_signal", "dead_spot", "poor_quality")


def write(source: Source, out: Answers) -> None:
    """All three, for every period, as a whole and by operator; S1 by type too."""
    log = Log(source)
    for at in source.spans:
        ever, fresh = log.told(at)
        spots = log.spots(at)
        _open(source, out, at, spots, ever, fresh)
        for operator in ("", *OPERATORS):
            chosen = {code: kept for code, rows in spots.items() if (kept := about(rows, operator))}
            breakdown = f"operator={operator}" if operator else ""
            _shares(source, out, at, chosen, breakdown, ever, fresh)


def _open(source: Source, out: Answers, at: Span, spots: Spots, ever: set[str], fresh: set[str]) -> None:
    shut_out = {f"operator={o}": {code: about(rows, o) for code, rows in spots.items()} for o in OPERATORS}
    of_type = {f"spot_type={t}": {code: rows for code, rows in spots.items() if rows[-1]["spot_type"] == t}
               for t in TYPES}  # fmt: skip
    for breakdown, chosen in ({"": spots} | shut_out | of_type).items():
        places = [rows[-1] for rows in chosen.values() if rows and is_open(rows)]
        parts = {
            c: Part(sum(1 for row in places if row["commune_code"] == c), None, c not in fresh) for c in ever
        }
        for base in ("full", "reported"):
            for c in source.communes:
                out.put(at, "S1", c, base, "ok" if c in ever else "not_reported", parts.get(c), breakdown)
            out.put_sum(at, "S1", None, base, parts.values(), rate=False, breakdown=breakdown)
        for h in source.in_force(at) if not breakdown else ():
            number = sum(1 for row in places if row["hamlet_code"] == h)
            state = "ok" if h[:5] in ever else "not_reported"
            out.put(at, "S1", h, "full", state, Part(number, None, h[:5] not in fresh))


def _shares(source: Source, out: Answers, at: Span, spots: Spots, breakdown: str, ever: set[str],
            fresh: set[str]) -> None:  # fmt: skip
    counted: dict[str, dict[str, list[int]]] = {"S2": {}, "S3": {}}
    for rows in spots.values():
        kept = [row for row in rows if row["status"] != "not_confirmed"]
        if not kept:
            continue
        commune = rows[-1]["commune_code"]
        if any(row["detected_date"] and row["detected_date"] <= at.end for row in rows):
            pair = counted["S2"].setdefault(commune, [0, 0])
            pair[0] += all(is_sent(row, at) for row in rows)
            pair[1] += 1
        if all(is_sent(row, at) for row in kept):
            pair = counted["S3"].setdefault(commune, [0, 0])
            pair[0] += all(row["status"] == "confirmed" for row in kept)
            pair[1] += 1
    for code, pairs in counted.items():
        parts = {c: Part(*pairs.get(c, [0, 0]), c not in fresh) for c in ever}
        for base in ("full", "reported"):
            for c in source.communes:
                nothing = "not_applicable" if c in ever else "not_reported"
                out.put(at, code, c, base, "ok" if c in pairs else nothing, parts.get(c), breakdown)
            empty = "not_applicable" if ever else "not_reported"
            out.put_sum(at, code, None, base, parts.values(), empty=empty, breakdown=breakdown)
