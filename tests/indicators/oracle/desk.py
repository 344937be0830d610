"""C7, C8, C9 by the formulas."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span
from tests.indicators.oracle.source import Row, Source, by


def write(source: Source, out: Answers) -> None:
    """All three, for every period."""
    log = [row for row in source.standing("M06") if row["commune_code"] and row["start_date"]]
    for at in source.spans:
        rows = by([row for row in log if at.first <= row["start_date"] <= at.end], "commune_code")
        _share(source, out, at, "C7", rows, "online_dossiers", "dossiers_received")
        _share(source, out, at, "C8", rows, "team_assisted_dossiers", "online_dossiers")
        _rota(source, out, at, rows)


def _share(source: Source, out: Answers, at: Span, code: str, rows: dict[str, list[Row]], above: str,
           below: str) -> None:  # fmt: skip
    parts, official = {}, {}
    for c, mine in rows.items():
        whole = [row for row in mine if row[above] is not None and row[below] is not None]
        if whole:
            parts[c] = Part(sum(row[above] for row in whole), sum(row[below] for row in whole))
            official[c] = all(row["data_source"] == "tthc_system" for row in whole)
    for base in ("full", "reported"):
        for c in source.communes:
            if c in parts and parts[c].denominator:
                out.put(at, code, c, base, "ok", parts[c])
                proven = official[c]
            else:
                out.put(at, code, c, base, "not_applicable" if c in parts else "not_reported")
                proven = False
            _mark(out, at, code, c, base, proven)
        empty = "not_applicable" if parts else "not_reported"
        out.put_sum(at, code, None, base, parts.values(), empty=empty)
        _mark(out, at, code, None, base, all(official.values()))


def _mark(out: Answers, at: Span, code: str, unit: str | None, base: str, proven: bool) -> None:
    """C7 is official where all its rows come from the system of procedures."""
    if code == "C7" and proven:
        out.official(at, code, unit, base)


def _rota(source: Source, out: Answers, at: Span, rows: dict[str, list[Row]]) -> None:
    parts = {}
    for c in source.communes:
        mine = rows.get(c, [])
        signed = any(row["rota_signed"] for row in mine)
        days, working = (sum(row[name] or 0 for row in mine) for name in ("rota_days", "working_days"))
        parts[c] = Part(signed and working > 0 and days * 10 >= working * 8, 1)
    for c in source.communes:
        for base in ("full", "reported"):
            out.put(at, "C9", c, base, "ok" if c in rows else "not_reported", parts[c])
    out.put_sum(at, "C9", None, "full", parts.values(), stands=bool(rows))
    out.put_sum(at, "C9", None, "reported", [parts[c] for c in rows])
    for number, column in ((2, "held_shifts"), (3, "planned_shifts")):
        shifts = {c: Part(sum(row[column] or 0 for row in mine), None) for c, mine in rows.items()}
        for base in ("full", "reported"):
            for c in source.communes:
                state = "ok" if c in shifts else "not_reported"
                out.put(at, "C9", c, base, state, shifts.get(c), number=number)
            out.put_sum(at, "C9", None, base, shifts.values(), rate=False, number=number)
