"""Figures by the names that the screens give them: each made by the maker that the screen uses."""

from collections.abc import Callable

import polars as pl

from briefing import province_pages as pages
from briefing.edition import Edition
from figures import (
    accounts_figures,
    coverage_figures,
    lagging_words,
    people_figures,
    quality_charts,
    quality_figures,
    spots_docket,
    spots_figures,
    teams_charts,
    teams_figures,
)
from figures.coverage import ALL, mark_group
from figures.figure import Figure
from figures.labels import word
from figures.measures import Measures
from figures.people_words import by_key

Maker = Callable[[Edition, str], Figure | None]
OWN: dict[str, str] = {
    "teams_picture": "A2", "bars_teams": "A6", "people_targets": "D7", "people_contents": "C2",
    "people_sides": "D7", "bars_remaining": "E3", "bars_elderly": "E4", "new": "E2", "safety": "E6",
    "funnel": "S2", "promises": "S4", "steps": "S1", "bars_deficit": "S1", "quality_forms": "K1",
    "quality_months": "K1", "quality_kinds": "K5", "quality_fresh": "K4", "causes": "C1",
}  # fmt: skip
"""Figures that are about one indicator always: whose source and n/129 they name."""
LIMIT = 35.0
"""Days after which a commune counts as silent where no target says so."""


def _half(number: int) -> Maker:
    def made(edition: Edition, code: str) -> Figure | None:
        frame = mark_group(edition.here("coverage", indicator=code, part=1), ALL).filter("inside")
        found = coverage_figures.halves(frame, edition.catalogue[code])
        return found[number] if len(found) > number else None

    return made


def _map(edition: Edition, code: str) -> Figure | None:
    return pages.coverage_map(edition, code).figure


def _history(edition: Edition, code: str) -> Figure | None:
    frame = edition.here("province_history").filter(pl.col("indicator") == code)
    return coverage_figures.history(frame, edition.catalogue[code], word("history.title"))


def _spread(edition: Edition, code: str) -> Figure | None:
    indicator, row = edition.catalogue[code], edition.province(code)
    level = row["value"] if row and indicator.unit == "%" else None
    return coverage_figures.spread(edition.here("group_spread", indicator=code), indicator, level)


def _causes(edition: Edition, _: str) -> Figure | None:
    counted = lagging_words.cause_counts(edition.here("lagging", indicator=pages.MAIN))
    return None if counted.is_empty() else coverage_figures.causes(counted)


def _teams(edition: Edition, _: str) -> Figure | None:
    return teams_figures.picture(pages.standing(edition), "peer_group")


def _lacking(edition: Edition, _: str) -> Figure | None:
    frame = pages.standing(edition)
    rows = teams_charts.shortest(frame)
    return None if rows.is_empty() else teams_figures.ranked(rows, frame)


def _targets(edition: Edition, _: str) -> Figure | None:
    return people_figures.targets(by_key(edition.here("scope_figures", group=ALL)))


def _contents(edition: Edition, _: str) -> Figure | None:
    frame = edition.here("people_contents")
    return None if frame.is_empty() else people_figures.contents(frame)


def _sides(edition: Edition, _: str) -> Figure | None:
    known = by_key(edition.here("scope_figures", group=ALL))
    return people_figures.sides(edition.here("people_groups"), people_figures.aims(known))


def _accounts(field: str) -> Maker:
    def made(edition: Edition, code: str) -> Figure | None:
        measures = Measures(edition.here("scope_figures", group=ALL))
        communes = edition.here("accounts_communes")
        return accounts_figures.ranking(communes, measures, field, edition.catalogue[code])

    return made


def _spots(edition: Edition) -> Measures:
    return Measures(edition.here("spots_measures"))


def _steps(edition: Edition, _: str) -> Figure | None:
    docket = edition.ask("spots_docket")
    rows = spots_docket.opened(docket)
    return None if rows.is_empty() else spots_figures.steps(spots_docket.steps(rows), docket["as_of"][0])


def _deficit(edition: Edition, _: str) -> Figure | None:
    row = edition.province(pages.MAIN)
    frame = spots_figures.twice_poor(edition.here("spots_communes"))
    if row is None or row["value"] is None or frame.is_empty():
        return None
    return spots_figures.deficit(frame, row["value"])


def _forms(edition: Edition, _: str) -> Figure | None:
    frame = edition.here("quality_reporting")
    return None if frame.is_empty() else quality_figures.forms(frame)


def _months(edition: Edition, _: str) -> Figure | None:
    frame = edition.here("quality_months")
    return None if frame.is_empty() else quality_figures.months(frame)


def _kinds(edition: Edition, _: str) -> Figure | None:
    frame = edition.here("quality_kinds")
    return quality_figures.kinds(frame) if frame["signals"].sum() else None


def _fresh(edition: Edition, code: str) -> Figure | None:
    target = edition.catalogue[code].target
    spans = quality_charts.buckets(edition.here("quality_communes"), LIMIT if target is None else target)
    return quality_figures.fresh(spans)


MAKERS: dict[str, Maker] = {
    "map": _map, "history": _history, "bars_low": _half(0), "bars_high": _half(1), "spread": _spread,
    "causes": _causes, "teams_picture": _teams, "bars_teams": _lacking, "people_targets": _targets,
    "people_contents": _contents, "people_sides": _sides, "bars_remaining": _accounts("remaining"),
    "bars_elderly": _accounts("elderly"),
    "new": lambda edition, _: accounts_figures.new(edition.here("accounts_history", group=ALL)),
    "safety": lambda edition, _: accounts_figures.safety(edition.here("accounts_history", group=ALL)),
    "funnel": lambda edition, _: spots_figures.funnel(_spots(edition), edition.period["cut_off"]),
    "promises": lambda edition, _: spots_figures.promises(_spots(edition), edition.period["cut_off"]),
    "steps": _steps, "bars_deficit": _deficit, "quality_forms": _forms, "quality_months": _months,
    "quality_kinds": _kinds, "quality_fresh": _fresh,
}  # fmt: skip
"""Name of a figure, as its link on the screen has it, and its maker."""
