"""The flags of K5: those of the quality log that still stand, above the population, above the peers."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from statistics import median
from typing import NamedTuple

from etl import reference
from tests.indicators.oracle.days import FIRST_DAY, PROGRAMME_START, Span, span, spans_until
from tests.indicators.oracle.source import Row, Source, arrival, by

LOGGED = ("jump_over_3x_own_median", "not_decreasing", "round_numbers", "same_as_previous")
TIMES, FEWEST = 3, 10
FLOWS = ("guided_households", "first_time_households", "people_guided_public_services",
         "people_guided_cashless_payment", "people_guided_ecommerce", "people_guided_self_protection",
         "people_guided_vneid")  # fmt: skip
ADULTS = ("cumulative_adults_skills_confirmed", "cumulative_adults_basic_skills",
          "cumulative_adults_digital_signature")  # fmt: skip


class Flag(NamedTuple):
    """One flag: a unit (hamlet None: the commune itself), a rule, a month."""

    commune: str
    hamlet: str | None
    rule: str
    period: str


def flags(source: Source) -> set[Flag]:
    """Every flag once, however many cells."""
    return {*_logged(source), *_over(source), *_peers(source)}


def _logged(source: Source) -> Iterator[Flag]:
    sheets = {row["sheet_key"]: row for row in source.ledger}
    standing = {form: source.standing(form) for form in ("M03", "M05")}
    for row in source.quality:
        sheet = sheets[row["sheet_key"]]
        if row["rule"] not in LOGGED or row["row"] is None or row["period"] is None:
            continue
        rows = standing[sheet["form"]]
        unit = (sheet["commune_code"], row["hamlet_code"], row["period"])
        if row["severity"] == "warning":
            stands = any((one["sheet_key"], one["row"]) == (row["sheet_key"], row["row"]) for one in rows)
        else:
            at = (sheet["received_date"], sheet["received_order"], sheet["sheet_key"])
            same = [one for one in rows if (one["commune_code"], one["hamlet_code"], one["period"]) == unit]
            stands = not any(arrival(one)[:3] > at for one in same)
        if stands:
            yield Flag(unit[0], unit[1], row["rule"], unit[2])


def _bases(source: Source) -> "_Bases":
    return _Bases(source)


class _Bases:
    """Figures of M10 at the end of a month: of a hamlet in force, of a commune."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known = cache(lambda id: source.in_force(span(id, source.as_of)))
        self._whole = cache(lambda id: source.in_force(span(id, source.as_of), "commune"))

    def of(self, row: Row, figure: str) -> int | None:
        """The figure for the unit of a row in its month; None where M10 does not tell."""
        hamlets = self._known(row["period"])
        if row["hamlet_code"]:
            return hamlets.get(row["hamlet_code"], {}).get(figure)
        mine = [figures.get(figure) for h, figures in hamlets.items() if h[:5] == row["commune_code"]]
        own = self._whole(row["period"]).get(f"{row['commune_code']}-000", {}).get(figure)
        return own if own is not None and mine else sum(count or 0 for count in mine)


def _over(source: Source) -> Iterator[Flag]:
    bases = _bases(source)
    for row in source.standing("M03"):
        households = bases.of(row, "households")
        pairs = [("cumulative_households", households), ("cumulative_proficient_households", households)]
        pairs = [(name, row["households"] if base is None else base) for name, base in pairs]
        pairs += [("qr_household_businesses", bases.of(row, "household_businesses"))]
        pairs += [("ocop_products_listed", bases.of(row, "ocop_products"))]
        yield from _above(row, pairs)
    for row in source.standing("M05"):
        adults = bases.of(row, "residents_18_plus")
        pairs = [("cumulative_level2_accounts", row["residents_14_plus_with_card"])]
        yield from _above(row, [*pairs, *((name, adults) for name in ADULTS)])
    yield from _learners(source, bases)


def _above(row: Row, pairs: list[tuple[str, int | None]]) -> Iterator[Flag]:
    for name, base in pairs:
        if base and row[name] is not None and row[name] > base:
            yield Flag(row["commune_code"], row["hamlet_code"], "over_100_percent", row["period"])


def _learners(source: Source, bases: _Bases) -> Iterator[Flag]:
    held = [
        row
        for row in source.standing("M04")
        if row["class_kind"] == "public_class" and PROGRAMME_START <= row["session_date"] <= source.as_of
    ]
    months = [at for at in spans_until(source.as_of) if at.kind == "month"]
    assert all(row["session_date"] >= FIRST_DAY for row in held)
    for commune, rows in by(held, "commune_code").items():
        for at in months:
            if any(at.first <= row["session_date"] <= at.last for row in rows):
                yield from _learned(commune, at, [r for r in rows if r["session_date"] <= at.last], bases)


def _learned(commune: str, at: Span, rows: list[Row], bases: _Bases) -> Iterator[Flag]:
    row = {"commune_code": commune, "hamlet_code": None, "period": at.id}
    for column, figure in (("elderly", "residents_60_plus"), ("disabled", "certified_disabled_people")):
        total = sum(one[f"first_time_{column}_attendees"] or 0 for one in rows)
        yield from _above(row | {"total": total}, [("total", bases.of(row, figure))])


def _peers(source: Source) -> Iterator[Flag]:
    groups = {row["commune_code"]: row["group"] for row in reference.rows("peer_groups")}
    bases, cells = _bases(source), defaultdict(list)
    for row in source.standing("M03"):
        known = bases.of(row, "households")
        households = row["households"] if known is None else known
        for name in FLOWS:
            if households and row[name] is not None:
                cells[groups[row["commune_code"]], row["period"], name].append((row, row[name], households))
    for found in cells.values():
        middle = median(count / households for _, count, households in found)
        for row, count, households in found:
            if len(found) >= FEWEST and middle > 0 and count > round(TIMES * middle * households, 6):
                yield Flag(row["commune_code"], row["hamlet_code"], "jump_over_3x_peer_median", row["period"])
