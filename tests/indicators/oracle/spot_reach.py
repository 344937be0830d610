"""S6 and S7 by the formulas."""

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span
from tests.indicators.oracle.source import Row, Source
from tests.indicators.oracle.source import lies_in as inside
from tests.indicators.oracle.spot_lines import Log, is_open, newest

FAST, SAMPLES = 40, 30
URGENT = {"admin_centre", "dense_residential"}


def write(source: Source, out: Answers) -> None:
    """Both, for every period."""
    log = Log(source)
    figures = ("commune_download_mbps", "commune_speed_samples")
    speeds = [row for row in source.standing("M07") if any(row[name] is not None for name in figures)]
    for at in source.spans:
        _reach(source, out, at, log)
        _speed(source, out, at, [row for row in speeds if inside(row, at)])


def _reach(source: Source, out: Answers, at: Span, log: Log) -> None:
    ever, fresh = log.told(at)
    opened = [rows for rows in log.spots(at).values() if is_open(rows)]
    for number in (1, 2, 3):
        figures = [(rows[-1], _figure(rows, number)) for rows in opened]
        parts = {
            c: Part(sum(n for row, n in figures if row["commune_code"] == c), None, c not in fresh)
            for c in ever
        }
        for base in ("full", "reported"):
            for c in source.communes:
                state = "ok" if c in ever else "not_reported"
                out.put(at, "S6", c, base, state, parts.get(c), number=number)
            out.put_sum(at, "S6", None, base, parts.values(), rate=False, number=number)
        for h in source.in_force(at):
            part = Part(sum(n for row, n in figures if row["hamlet_code"] == h), None, h[:5] not in fresh)
            out.put(at, "S6", h, "full", "ok" if h[:5] in ever else "not_reported", part, number=number)


def _figure(rows: list[Row], number: int) -> int:
    households = [row["affected_households"] for row in rows if row["affected_households"] is not None]
    if number == 1:
        return max(households, default=0)
    return any(URGENT & set(row["priorities"] or ()) for row in rows) if number == 2 else not households


def _speed(source: Source, out: Answers, at: Span, rows: list[Row]) -> None:
    last: dict[str, Row] = {}
    for row in sorted(rows, key=newest):
        last[row["commune_code"]] = row
    measured = {
        c: row["commune_download_mbps"] >= FAST
        for c, row in last.items()
        if row["commune_download_mbps"] is not None and (row["commune_speed_samples"] or 0) >= SAMPLES
    }
    for number in (1, 2):
        parts = {c: Part(measured.get(c, False), 1) for c in source.communes}
        for base in ("full", "reported"):
            for c in source.communes:
                out.put(at, "S7", c, base, "ok" if c in measured else "not_reported", parts[c], number=number)
            chosen = source.communes if (number, base) == (2, "full") else measured
            out.put_sum(
                at, "S7", None, base, [parts[c] for c in chosen], stands=bool(measured), number=number
            )
