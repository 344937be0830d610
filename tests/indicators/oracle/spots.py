"""S1, S2, S3 by the formulas."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span
from tests.indicators.oracle.source import Row, Source, arrival, by, last, lies_in

OPERATORS = ("viettel", "vnpt", "mobifone", "other")
TYPES = ("no_signal", "dead_spot", "poor_quality")
CLOSED = ("confirmed", "not_confirmed")
Spots = dict[str, list[Row]]


def write(source: Source, out: Answers) -> None:
    """All three, for every period, as a whole and by operator; S1 by type too."""
    log = [row for row in source.standing("M07") if row["spot_code"] or row["zero_report"]]
    logs = by(log, "commune_code")
    lines: dict[tuple[str, frozenset[str]], list[Row]] = {}
    for row in log:
        if row["spot_code"]:
            lines.setdefault((row["spot_code"], frozenset(row["operators"] or ())), []).append(row)
    for at in source.spans:
        told = {c: row for c, rows in logs.items() if (row := last(rows, at))}
        fresh = {c for c, row in told.items() if lies_in(row, at)}
        standing = by([row for rows in lines.values() if (row := last(rows, at))], "spot_code")
        spots = {
            code: sorted(rows, key=lambda r: (r["period"], *arrival(r))) for code, rows in standing.items()
        }
        _open(source, out, at, spots, set(told), fresh)
        for operator in ("", *OPERATORS):
            chosen = {code: kept for code, rows in spots.items() if (kept := _of(rows, operator))}
            breakdown = f"operator={operator}" if operator else ""
            _shares(source, out, at, chosen, breakdown, set(told), fresh)


def _of(rows: list[Row], operator: str) -> list[Row]:
    return [row for row in rows if not operator or {operator, "all"} & set(row["operators"] or ())]


def _is_open(rows: list[Row]) -> bool:
    return any(row["status"] not in CLOSED for row in rows)


def _open(source: Source, out: Answers, at: Span, spots: Spots, ever: set[str], fresh: set[str]) -> None:
    shut_out = {f"operator={o}": {code: _of(rows, o) for code, rows in spots.items()} for o in OPERATORS}
    of_type = {f"spot_type={t}": {code: rows for code, rows in spots.items() if rows[-1]["spot_type"] == t}
               for t in TYPES}  # fmt: skip
    for breakdown, chosen in ({"": spots} | shut_out | of_type).items():
        places = [rows[-1] for rows in chosen.values() if rows and _is_open(rows)]
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
    def sent(row: Row) -> bool:
        return bool(row["sent_date"] and row["sent_date"] <= at.end and row["document_number"])

    counted: dict[str, dict[str, list[int]]] = {"S2": {}, "S3": {}}
    for rows in spots.values():
        kept = [row for row in rows if row["status"] != "not_confirmed"]
        if not kept:
            continue
        commune = rows[-1]["commune_code"]
        if any(row["detected_date"] and row["detected_date"] <= at.end for row in rows):
            pair = counted["S2"].setdefault(commune, [0, 0])
            pair[0] += all(sent(row) for row in rows)
            pair[1] += 1
        if all(sent(row) for row in kept):
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
