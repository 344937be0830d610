"""A7, A8, A9, A10, A11 by the formulas."""

from collections.abc import Callable, Mapping

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span
from tests.indicators.oracle.source import Row, Source, arrival, by

GROUPS = ("secretary_or_hamlet_head_members", "mass_organisation_members", "police_members")
Rosters = Mapping[str, list[Row]]


def roster(source: Source, form: str, unit: str, at: Span) -> dict[str, list[Row]]:
    """Rows of the latest roster received by the end of the period, by unit."""
    found = {}
    for code, rows in by(source.received[form], unit).items():
        sheets = by(
            [row for row in rows if row["received_date"] <= at.end and row["person_key"]], "sheet_key"
        )
        if code and sheets:
            found[code] = max(sheets.values(), key=lambda sheet: arrival(sheet[0])[:3])
    return found


def heads(rows: list[Row], wanted: Callable[[Row], object] = lambda row: True) -> int:
    """Distinct people among the rows that are wanted."""
    return len({row["person_key"] for row in rows if wanted(row)})


def told(source: Source, at: Span) -> dict[str, Row]:
    """Latest row of M02c received by the end of the period, by hamlet."""
    found: dict[str, Row] = {}
    for row in source.received["M02c"]:  # in order of arrival
        if row["received_date"] <= at.end:
            found[row["hamlet_code"]] = row
    return found


def write(source: Source, out: Answers) -> None:
    """All five, for every period."""
    for at in source.spans:
        hamlets = source.in_force(at)
        rosters = {h: rows for h, rows in roster(source, "M01", "hamlet_code", at).items() if h in hamlets}
        _households(source, out, at, hamlets, rosters)
        phones = {
            h: Part(heads(rows, lambda r: r["phone_valid"]), heads(rows)) for h, rows in rosters.items()
        }
        _among(source, out, at, "A8", list(hamlets), phones)
        led = {h: Part(_is_led(rows), 1) for h, rows in rosters.items()}
        _among(source, out, at, "A9", list(hamlets), led, province=False)
        groups = {h: row for h, row in told(source, at).items() if h in hamlets}
        _youth(source, out, at, list(hamlets), groups)
        _complete(source, out, at, list(hamlets), groups)


def _is_led(rows: list[Row]) -> bool:
    leaders = heads(rows, lambda row: row["team_role"] == "leader")
    return leaders == 1 and heads(rows, lambda row: row["team_role"] == "deputy") >= 1


def _households(source: Source, out: Answers, at: Span, hamlets: dict[str, Row], rosters: Rosters) -> None:
    parts = {h: Part(figures["households"], heads(rosters.get(h, [])))
             for h, figures in hamlets.items() if figures.get("households") is not None}  # fmt: skip
    for h in hamlets:
        shown = h in rosters and h in parts
        out.put(at, "A7", h, "full", "ok" if shown else "not_reported", parts.get(h))
    for unit in (*source.communes, None):
        mine = {h: part for h, part in parts.items() if unit is None or h[:5] == unit}
        out.put_sum(at, "A7", unit, "full", mine.values())
        out.put_sum(at, "A7", unit, "reported", [part for h, part in mine.items() if h in rosters])


def _among(source: Source, out: Answers, at: Span, code: str, hamlets: list[str], parts: dict[str, Part],
           province: bool = True) -> None:  # fmt: skip
    """A share among those that sent: the others are in neither base. A commune's own part has its code."""
    for h in hamlets:
        out.put(at, code, h, "full", "ok" if h in parts else "not_reported", parts.get(h))
    for unit in (*source.communes, None) if province else source.communes:
        for base in ("full", "reported"):
            mine = [part for h, part in parts.items() if unit is None or h[:5] == unit]
            out.put_sum(at, code, unit, base, mine)


def _youth(source: Source, out: Answers, at: Span, hamlets: list[str], groups: dict[str, Row]) -> None:
    parts = {
        h: Part(row["youth_union_members"], row["members"])
        for h, row in groups.items()
        if row["youth_union_members"] is not None and row["members"]
    }
    for c, rows in roster(source, "M02b", "commune_code", at).items():
        parts[c] = Part(heads(rows, lambda row: row["youth_union_member"]), heads(rows))
    _among(source, out, at, "A10", hamlets, parts)


def _complete(source: Source, out: Answers, at: Span, hamlets: list[str], groups: dict[str, Row]) -> None:
    filled = {h: row for h, row in groups.items() if all(row[name] is not None for name in GROUPS)}
    parts = {h: Part(h in filled and all(filled[h][name] >= 1 for name in GROUPS), 1) for h in hamlets}
    for h, part in parts.items():
        out.put(at, "A11", h, "full", "ok" if h in filled else "not_reported", part)
    for unit in (*source.communes, None):
        mine = {h: part for h, part in parts.items() if unit is None or h[:5] == unit}
        own = [part for h, part in mine.items() if h in filled]
        out.put_sum(at, "A11", unit, "full", mine.values(), stands=bool(own))
        out.put_sum(at, "A11", unit, "reported", own)
