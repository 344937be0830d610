"""G3, G6 and H2 by the formulas: what joins the list of activities (M09) to the teams and their reports."""

from tests.indicators.oracle.activities import filled, flow, latest, of_period, of_year, sheets
from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span, span
from tests.indicators.oracle.households import CONTENTS
from tests.indicators.oracle.source import Row, Source, arrival, by, lies_in
from tests.indicators.oracle.teams import members

MASS = ("youth_union", "womens_union", "farmers_association", "veterans_association")


def write(source: Source, out: Answers) -> None:
    """All three, for every period."""
    listed, months = sheets(source), by(source.standing("M03"), "hamlet_code")
    visits = by(source.visits, "hamlet_code")
    for at in source.spans:
        inside = of_period(listed, at)
        _campaigns(source, out, at, listed, inside)
        _joined(source, out, at, months)
        _members(source, out, at)
        movements = {c: filled((r for r in rows if r["activity_group"] == "emulation"), "quantity")
                     for c, rows in inside.items()}  # fmt: skip
        flow(source, out, at, "G6", movements, 2)
        _money(source, out, at, of_year(listed, at), [months, visits])


def _campaigns(source: Source, out: Answers, at: Span, listed: dict[str, list[Row]],
               inside: dict[str, list[Row]]) -> None:  # fmt: skip
    held = {
        c: {
            row["campaign_code"] or (c, row["content"])
            for row in listed[c]
            if row["activity_group"] == "campaign" and row["start_date"]
            and row["start_date"] <= at.last and (row["end_date"] or row["start_date"]) >= at.first
        }
        for c in inside
    }  # fmt: skip
    empty = "not_applicable" if at.kind == "month" else "not_reported"
    for base in ("full", "reported"):
        for c in source.communes:
            part = Part(len(held[c]), None) if c in held else None
            out.put(at, "G3", c, base, "ok" if c in held else empty, part)
        whole = Part(len(set().union(*held.values())), None)
        out.put(at, "G3", None, base, "ok" if held else empty, whole)
        for unit in (*source.communes, None):
            out.put(at, "G3", unit, base, "not_applicable", number=4)


def _joined(source: Source, out: Answers, at: Span, months: dict[str, list[Row]]) -> None:
    inside = {h: [row for row in rows if lies_in(row, at)] for h, rows in months.items() if h}
    told = {h: [row for row in rows if row["campaign_code"]] for h, rows in inside.items() if rows}
    hamlets = source.in_force(at)
    people = {
        h: Part(sum(row[f"people_guided_{content}"] or 0 for row in rows for content in CONTENTS), None)
        for h, rows in told.items()
    }
    parts = {h: Part(bool(told.get(h)), 1) for h in hamlets}
    for unit in (*source.communes, None):
        mine = [h for h in hamlets if unit is None or h[:5] == unit]
        known = [h for h in mine if h in told]
        out.put_sum(at, "G3", unit, "full", [parts[h] for h in mine], stands=bool(known), number=2)
        out.put_sum(at, "G3", unit, "reported", [parts[h] for h in known], number=2)
        for base in ("full", "reported"):
            given = [part for h, part in people.items() if unit is None or h[:5] == unit]
            out.put_sum(at, "G3", unit, base, given, rate=False, number=3)


def _members(source: Source, out: Answers, at: Span) -> None:
    counted: dict[str, list[int]] = {}
    for c, rows in by(source.received["M02b"], "commune_code").items():
        known = [row for row in rows if row["received_date"] <= at.end and row["person_key"]]
        if known:
            newest = max(known, key=lambda row: arrival(row)[:3])["sheet_key"]
            sheet = [row for row in known if row["sheet_key"] == newest]
            mass = {row["person_key"] for row in sheet if row["organisation"] in MASS}
            counted[c] = [len(mass), len({row["person_key"] for row in sheet if row["organisation"]})]
    hamlets = source.in_force(at)
    for h, rows in by(source.received["M02c"], "hamlet_code").items():
        known = [row for row in rows if row["received_date"] <= at.end]
        row = max(known, key=arrival) if known else {"mass_organisation_members": None}
        if h in hamlets and row["mass_organisation_members"] is not None and row["members"]:
            figures = counted.setdefault(h[:5], [0, 0])
            figures[0] += row["mass_organisation_members"]
            figures[1] += row["members"]
    there = {c: figures for c, figures in counted.items() if figures[1]}
    for number, parts in ((1, {c: Part(above, None) for c, (above, _) in there.items()}),
                          (3, {c: Part(above, below) for c, (above, below) in there.items()})):  # fmt: skip
        for base in ("full", "reported"):
            for c in source.communes:
                state = "ok" if c in parts else "not_reported"
                out.put(at, "G6", c, base, state, parts.get(c), number=number)
            out.put_sum(at, "G6", None, base, parts.values(), rate=number == 3, number=number)


def _money(source: Source, out: Answers, at: Span, year: dict[str, list[Row]],
           told: list[dict[str, list[Row]]]) -> None:  # fmt: skip
    rosters = members(source, "M01", "hamlet_code", at)
    teams = dict.fromkeys(source.communes, 0)
    for h in source.in_force(at):
        reports = [row for months in told for row in months.get(h, [])]
        teams[h[:5]] += h in rosters or any(span(row["period"]).last <= at.last for row in reports)
    found = {c: latest(rows, "budget", "half", at) for c, rows in year.items()}
    money = {c: rows for c, rows in found.items() if rows[0]}
    each, spent, known = {}, {}, set()
    for c in source.communes:
        rows, fresh = money.get(c, ([], True))
        budget, disbursed = filled(rows, "budget_vnd") or 0, filled(rows, "disbursed_vnd")
        each[c] = Part(budget / 1000, 12 * teams[c], not fresh)
        if budget:
            spent[c] = Part(disbursed or 0, budget, not fresh)
            known |= {c} if disbursed is not None else set()
    for base in ("full", "reported"):
        for c in source.communes:
            there = c in (year if base == "full" else money)
            state = "ok" if there and teams[c] else "not_reported"
            out.put(at, "H2", c, base, state, each[c])
            nothing = "not_applicable" if c in year and c not in spent else "not_reported"
            out.put(at, "H2", c, base, "ok" if c in known else nothing, spent.get(c), number=2)
        chosen = source.communes if base == "full" else money
        out.put_sum(at, "H2", None, base, [each[c] for c in chosen], stands=bool(year))
        below = spent if base == "full" else known
        nothing = "not_applicable" if set(year) - set(spent) and not spent else "not_reported"
        out.put_sum(
            at, "H2", None, base, [spent[c] for c in below], stands=bool(known), empty=nothing, number=2
        )
