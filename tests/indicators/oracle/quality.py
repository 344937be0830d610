"""K2, K3, K4 by the formulas, and K5 of the flags found beside."""

from collections.abc import Iterable
from datetime import date
from statistics import median

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.composition import told
from tests.indicators.oracle.days import Span, months_of, span
from tests.indicators.oracle.flags import Flag, flags
from tests.indicators.oracle.source import Row, Source, by, lies_in
from tests.indicators.oracle.teams import members


def write(source: Source, out: Answers) -> None:
    """All four, for every period."""
    months = by([*source.standing("M03"), *source.visits], "hamlet_code")
    flagged = flags(source)
    for at in source.spans:
        _cells(source, out, at, months)
        read = [row for row in source.ledger if row["commune_code"] and _was_read(row) and _belongs(row, at)]
        _rows(source, out, at, read)
        _days(source, out, at)
        _flags(source, out, at, flagged, {row["commune_code"] for row in read})


def _cells(source: Source, out: Answers, at: Span, months: dict[str, list[Row]]) -> None:
    closed = [month for month in months_of(at.id) if span(month).last <= source.as_of]
    rosters, compositions = members(source, "M01", "hamlet_code", at), told(source, at)
    parts = {}
    for h in source.in_force(at):
        sent = {row["period"] for row in months.get(h, [])} & set(closed)
        parts[h] = Part((h in rosters) + (h in compositions) + len(sent), 2 + len(closed))
        out.put(at, "K2", h, "full", "ok", parts[h])
    for unit in (*source.communes, None):
        out.put_sum(
            at, "K2", unit, "full", [part for h, part in parts.items() if unit is None or h[:5] == unit]
        )
    out.absent(at, "K2", (*source.communes, None))


def _was_read(row: Row) -> bool:
    return row["status"] not in ("duplicate", "needs_review")


def _belongs(row: Row, at: Span) -> bool:
    """Whether the sheet's period lies in this one, or, where it has none, the day on which it came."""
    return lies_in(row, at) if row["period"] else at.first <= row["received_date"] <= at.last


def _rows(source: Source, out: Answers, at: Span, read: list[Row]) -> None:
    errors = {(row["sheet_key"], row["row"]) for row in source.quality if row["severity"] == "error"}
    sheets = {row["sheet_key"]: row for row in read}
    warned: dict[str, set[tuple[object, ...]]] = {}
    for row in source.quality:
        key, sheet = row["sheet_key"], sheets.get(row["sheet_key"])
        if row["severity"] != "warning" or row["row"] is None or not sheet:
            continue
        if (key, row["row"]) not in errors and (key, None) not in errors:
            cell = (sheet["sha256"], sheet["sheet"], row["row"])
            warned.setdefault(sheet["commune_code"], set()).add(cell)
    of = by(read, "commune_code")
    for number in (1, 2):
        parts = {}
        for c in source.communes:
            below = sum(row["rows_read"] or 0 for row in of.get(c, []))
            refused = sum(row["rows_rejected"] or 0 for row in of.get(c, []))
            above = refused if number == 1 else len(warned.get(c, ()))
            if below:
                parts[c] = Part(above, below)
        for base in ("full", "reported"):
            for c in source.communes:
                state = "ok" if c in parts else "not_reported"
                out.put(at, "K3", c, base, state, parts.get(c), number=number)
            out.put_sum(at, "K3", None, base, parts.values(), number=number)


def _days(source: Source, out: Answers, at: Span) -> None:
    latest: dict[str, date] = {}
    for row in source.ledger:
        c, day = row["commune_code"], row["received_date"]
        if row["status"] in ("accepted", "partly") and c and day <= at.end:
            latest[c] = max(day, latest.get(c, date.min))
    days = {c: (at.end - day).days for c, day in latest.items()}
    for base in ("full", "reported"):
        for c in source.communes:
            out.put(at, "K4", c, base, "ok" if c in days else "not_reported", Part(days.get(c, 0), None))
        middle = Part(median(days.values()), None) if days else None
        out.put(at, "K4", None, base, "ok" if days else "not_reported", middle)


def _flags(source: Source, out: Answers, at: Span, flagged: Iterable[Flag], sent: set[str]) -> None:
    now = [flag for flag in flagged if lies_in({"period": flag.period}, at)]
    open_flags = [flag for flag in now if flag not in source.explained]
    hamlets = {flag.hamlet for flag in now if flag.hamlet}
    for form in ("M03", "M05"):
        hamlets |= {row["hamlet_code"] for row in source.standing(form) if lies_in(row, at)}
    parts = {}
    for h in source.in_force(at):
        part = Part(sum(1 for flag in open_flags if flag.hamlet == h), None)
        out.put(at, "K5", h, "full", "ok" if h in hamlets else "not_reported", part)
        if h in hamlets:
            sent = sent | {h[:5]}
    for c in source.communes:
        count = sum(1 for flag in open_flags if flag.commune == c)
        if c in sent or any(flag.commune == c for flag in now):
            parts[c] = Part(count, None)
    for base in ("full", "reported"):
        for c in source.communes:
            out.put(at, "K5", c, base, "ok" if c in parts else "not_reported", parts.get(c))
        out.put_sum(at, "K5", None, base, parts.values(), rate=False)
