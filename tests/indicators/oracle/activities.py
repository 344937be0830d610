"""G1, G2, G4, G5, H1, H3, D9, D10 by the formulas, and what the others need to know of M09."""

from collections.abc import Iterable

from tests.indicators.oracle.answers import Answers, Part
from tests.indicators.oracle.days import Span, span, year_first
from tests.indicators.oracle.source import Row, Source, by, lies_in

OCTOBER = (10, 1), (10, 31)


def sheets(source: Source) -> dict[str, list[Row]]:
    """The rows that stand by commune: of a commune and period those of the sheet received last."""
    last = {(row["commune_code"], row["period"]): row["sheet_key"] for row in source.received["M09"]}
    return by(
        [r for r in source.received["M09"] if last[r["commune_code"], r["period"]] == r["sheet_key"]],
        "commune_code",
    )


def of_period(listed: dict[str, list[Row]], at: Span) -> dict[str, list[Row]]:
    """The rows that lie in a period of at least a quarter, of the communes that have any."""
    if at.kind == "month":
        return {}
    return {c: found for c, rows in listed.items() if (found := [row for row in rows if lies_in(row, at)])}


def of_year(listed: dict[str, list[Row]], at: Span) -> dict[str, list[Row]]:
    """The rows of the reporting year up to the period, of the communes that have any."""
    start = year_first(at.end)
    return {
        c: found
        for c, rows in listed.items()
        if (
            found := [
                r for r in rows if start <= span(r["period"]).first and span(r["period"]).last <= at.last
            ]
        )
    }


def latest(rows: Iterable[Row], group: str, told: str, at: Span) -> tuple[list[Row], bool]:
    """A group's rows of the latest period that has such, and whether they answer for this one."""
    chosen = [row for row in rows if row["activity_group"] == group]
    if not chosen:
        return [], False
    newest = max((span(row["period"]).last, span(row["period"]).first) for row in chosen)
    found = [row for row in chosen if (span(row["period"]).last, span(row["period"]).first) == newest]
    ends = (6, 12) if told == "half" else (12,)
    due = max(
        day
        for year in (at.last.year - 1, at.last.year)
        for month in ends
        if (day := at.last.replace(year=year, month=month, day=14)) <= at.last
    )
    return found, newest[1] >= at.first or newest[0] >= due


def filled(rows: Iterable[Row], column: str) -> int | None:
    """The sum of what is filled; None where rows are there and none of them is."""
    rows = list(rows)
    given = [row[column] for row in rows if row[column] is not None]
    return None if rows and not given else sum(given)


def flow(source: Source, out: Answers, at: Span, code: str, figures: dict[str, int | None], number: int = 1,
         breakdown: str = "") -> None:  # fmt: skip
    """Write a flow of communes: their figures, those that left it blank being None, the silent left out."""
    parts = {c: Part(figure, None) for c, figure in figures.items() if figure is not None}
    empty = "not_applicable" if at.kind == "month" else "not_reported"
    for base in ("full", "reported"):
        for c in source.communes:
            out.put(at, code, c, base, "ok" if c in parts else empty, parts.get(c), breakdown, number)
        out.put_sum(at, code, None, base, parts.values(), rate=False, empty=empty, breakdown=breakdown,
                    number=number)  # fmt: skip


def write(source: Source, out: Answers) -> None:
    """All eight, for every period."""
    listed = sheets(source)
    for at in source.spans:
        inside, year = of_period(listed, at), of_year(listed, at)
        _news(source, out, at, inside)
        _models_and_awards(source, out, at, inside)
        _digital_day(source, out, at, listed)
        budgets = {c: filled(latest(rows, "budget", "half", at)[0], "budget_vnd") for c, rows in year.items()}
        stale = {
            c for c, rows in year.items() if (found := latest(rows, "budget", "half", at))[0] and not found[1]
        }
        of_129(source, out, at, "H1", {c: (amount or 0) > 0 for c, amount in budgets.items()}, stale)
        of_129(source, out, at, "H3", {c: any(map(_is_rule, rows)) for c, rows in year.items()})
        for code, number, group, told, column in (("D9", 1, "school", "half", "quantity"),
                                                  ("D9", 2, "school", "half", "people"),
                                                  ("D10", 1, "officials", "year", "people")):  # fmt: skip
            _known_share(source, out, at, code, number, column,
                         {c: latest(rows, group, told, at) for c, rows in year.items()})  # fmt: skip


def _is_rule(row: Row) -> bool:
    return row["activity_group"] == "evaluation_criterion" and row["document_number"] is not None


def _news(source: Source, out: Answers, at: Span, inside: dict[str, list[Row]]) -> None:
    for breakdown, kinds in (("", ("news", "broadcast")), ("kind=news", ("news",)),
                             ("kind=broadcast", ("broadcast",))):  # fmt: skip
        figures = {c: filled((r for r in rows if r["activity_group"] in kinds), "quantity")
                   for c, rows in inside.items()}  # fmt: skip
        flow(source, out, at, "G1", figures, breakdown=breakdown)


def _models_and_awards(source: Source, out: Answers, at: Span, inside: dict[str, list[Row]]) -> None:
    def of(rows: list[Row], group: str) -> list[Row]:
        return [row for row in rows if row["activity_group"] == group]

    written = {c: [row for row in rows if row["document_number"]] for c, rows in inside.items()}
    new = {
        c: filled((row for row in of(rows, "model") if row["model_status"] == "new"), "quantity")
        for c, rows in written.items()
    }
    copied = {
        c: int(any(row["model_status"] == "replicated" for row in of(rows, "model")))
        for c, rows in inside.items()
    }
    rewarded = {c: filled(of(rows, "award"), "quantity") for c, rows in written.items()}
    decisions = {c: len({row["document_number"] for row in of(rows, "award")}) for c, rows in written.items()}
    flow(source, out, at, "G4", new)
    flow(source, out, at, "G4", dict(copied), 2)
    flow(source, out, at, "G5", rewarded)
    flow(source, out, at, "G5", dict(decisions), 2)


def _digital_day(source: Source, out: Answers, at: Span, listed: dict[str, list[Row]]) -> None:
    year = span(f"{year_first(at.end).year + 1}").last.year
    first, last = (at.end.replace(year=year, month=month, day=day) for month, day in OCTOBER)
    asked = at.kind != "month" and at.end >= first
    held = {}
    for c, rows in listed.items() if asked else ():
        known = [row for row in rows if span(row["period"]).last <= at.last]
        events = [
            row
            for row in known
            if row["activity_group"] == "digital_day" and row["start_date"]
            and row["start_date"] <= last and (row["end_date"] or row["start_date"]) >= first
        ]  # fmt: skip
        about = [r for r in known if span(r["period"]).first <= last and span(r["period"]).last >= first]
        if events or about:
            held[c] = bool(events)
    if asked:
        of_129(source, out, at, "G2", held)
        return
    for base in ("full", "reported"):
        for unit in (*source.communes, None):
            out.put(at, "G2", unit, base, "not_applicable")


def of_129(source: Source, out: Answers, at: Span, code: str, good: dict[str, bool],
           stale: Iterable[str] = ()) -> None:  # fmt: skip
    """Write a share of the 129: those that told, and below the line all; the silent show nothing."""
    parts = {c: Part(good.get(c, False), 1, c in set(stale)) for c in source.communes}
    for base in ("full", "reported"):
        for c in source.communes:
            out.put(at, code, c, base, "ok" if c in good else "not_reported", parts[c])
        chosen = source.communes if base == "full" else good
        out.put_sum(at, code, None, base, [parts[c] for c in chosen], stands=bool(good))


def _known_share(source: Source, out: Answers, at: Span, code: str, number: int, column: str,
                 found: dict[str, tuple[list[Row], bool]]) -> None:  # fmt: skip
    parts, fresh = {}, set()
    for c, (rows, answers) in found.items():
        both = [r for r in rows if r[column] is not None and r[f"{column}_total"] is not None]
        below = sum(row[f"{column}_total"] for row in both)
        if below:
            parts[c] = Part(sum(row[column] for row in both), below, not answers)
            fresh |= {c} if answers else set()
    for base in ("full", "reported"):
        for c in source.communes:
            out.put(at, code, c, base, "ok" if c in fresh else "not_reported", parts.get(c), number=number)
        chosen = parts if base == "full" else fresh
        out.put_sum(at, code, None, base, [parts[c] for c in chosen], number=number)
