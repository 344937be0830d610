"""Tables of the report as words: core figures against other periods, spots by operator, the ten lowest."""

from briefing import province_tables
from briefing.edition import Edition
from briefing.province_pages import MAIN
from briefing.report_sheet import Sheet, column
from figures import format as vi
from figures.labels import word
from figures.measures import Measures
from figures.report_words import Known, difference
from figures.report_words_topics import OPERATORS

OF_OPERATOR = (("S2", 1), ("S2", 1), ("S3", 1), ("S1", 1), ("S4", 1), ("S4", 2), ("S5", 1))
"""Indicator and part behind each number of an operator's row."""


def core(edition: Edition, known: Known) -> Sheet:
    """The core figures: value, parts, change against both periods, plan, who reported."""
    codes = [code for code in edition.core if "province" in edition.catalogue[code].grains]
    rows = tuple(_core(known, code, at) for at, code in enumerate(codes, start=1))
    columns: tuple[tuple[str, float, bool], ...] = (
        column("number", 9), column("indicator", 40, words=True), column("value", 18), column("parts", 36),
        column("before", 17), column("year", 17), column("plan", 14), column("reported", 14),
    )  # fmt: skip
    if known.year is None:
        kept = [at for at in range(len(columns)) if at != 5]
        columns = tuple(columns[at] if at != 1 else column("indicator", 60, words=True) for at in kept)
        rows = tuple(tuple(row[at] for at in kept) for row in rows)
    return Sheet("core", "", columns, rows)


def _core(known: Known, code: str, at: int) -> tuple[str, ...]:
    row, indicator = known.now.row(code), known.catalogue[code]
    value = vi.quantity(row["value"], indicator.unit, indicator.decimals, row["state"])
    value += vi.RESTATED if (code, 1) in known.restated else ""
    if row["value"] is None:
        return (str(at), indicator.short_name, value, "–", "–", "–", "–", "–")
    parts = vi.ratio(row["numerator"], row["denominator"]) if indicator.unit == "%" else ""
    changes = [difference(known, one, code) for one in (known.before, known.year)]
    moved = ["–" if one is None else vi.change(one, "", indicator.decimals) for one in changes]
    plan = row["plan"]
    planned = "–" if plan is None else vi.number(plan, 0 if plan == round(plan) else indicator.decimals)
    reported = vi.share_of(row["communes_reporting"] or 0, row["communes"] or 0)
    return (str(at), indicator.short_name, value, parts or "–", *moved, planned, reported)


def operators(edition: Edition) -> Sheet:
    """Spots by operator from found to fixed, and in all; a spot of several operators counts for each."""
    spots = Measures(edition.here("spots_measures"))
    kinds = [f"operator={one}" for one in OPERATORS if spots.counts("S2", 1, f"operator={one}")[1]]
    details = edition.restated_details().select("indicator", "part", "breakdown").iter_rows()
    moved = {*details, *((code, part, "") for place, code, part in edition.restated() if place is None)}
    rows = tuple(_operator(spots, kind, moved) for kind in [*kinds, ""] if kinds)
    columns = (
        column("operator", 37, words=True), column("found", 18), column("sent", 18), column("fixed", 20),
        column("open", 17), column("late", 16), column("without", 20), column("days", 19),
    )  # fmt: skip
    return Sheet("operators", "S2", columns, rows, bold=len(rows) - 1)


def _operator(spots: Measures, kind: str, moved: set[tuple[str, int, str]]) -> tuple[str, ...]:
    name = word(f"operator.{kind.split('=')[1]}") if kind else word("report_annex.total")
    sent, found = spots.counts("S2", 1, kind)
    fixed, late = spots.counts("S3", 1, kind)[0], spots.counts("S4", 1, kind)[0]
    without, days = spots.value("S4", 2, kind), spots.value("S5", 1, kind)
    counts = (found, sent, fixed, spots.value("S1", 1, kind), late, without, days)
    signs = (vi.RESTATED if (*key, kind) in moved else "" for key in OF_OPERATOR)
    cells = (vi.number(one) + sign for one, sign in zip(counts, signs, strict=True))
    return (name[:1].upper() + name[1:], *cells)


def lowest(edition: Edition) -> Sheet:
    """The ten lowest in households guided, each with its leading sign and the evidence."""
    frame, places = province_tables.lowest(edition).figure.behind.frame, edition.catalogue[MAIN].decimals
    rows = tuple(
        (str(at), row["full_name"], row["peer_group_name"], row["shown"],
         vi.number(row["gap"], places), row["cause"] or "–", row["evidence"] or "–")
        for at, row in enumerate(frame.to_dicts(), start=1)
    )  # fmt: skip
    columns = (
        column("number", 9), column("commune", 29, words=True), column("group", 25, words=True),
        column("value", 16), column("gap", 18), column("cause", 25, words=True),
        column("evidence", 43, words=True),
    )  # fmt: skip
    return Sheet("lowest", MAIN, columns, rows)
