"""Figures by the names that the screens give them: each made by the maker that the screen uses."""

from briefing import picture_places, picture_topics
from briefing import province_pages as pages
from briefing.edition import Edition
from briefing.picture_asked import Asked, Maker
from figures import (
    accounts_figures,
    coverage_figures,
    lagging_words,
    quality_charts,
    quality_figures,
    spots_docket,
    spots_figures,
)
from figures.coverage import ALL, mark_group
from figures.figure import Figure
from figures.measures import Measures

OWN: dict[str, str] = {
    "teams_picture": "A2", "bars_teams": "A6", "active": "C4", "people_targets": "D7",
    "people_contents": "C2", "people_sides": "D7", "people_equity": "D3", "desk": "C7",
    "bars_remaining": "E3", "bars_elderly": "E4", "new": "E2", "safety": "E6", "funnel": "S2",
    "promises": "S4", "steps": "S1", "bars_deficit": "S1", "map_spots": "S1", "life": "S1",
    "campaigns_time": "C2", "campaigns_spread": "H2", "duty_bars": "K1", "targets": "K1",
    "quality_forms": "K1", "quality_months": "K1", "quality_kinds": "K5", "quality_fresh": "K4",
    "quality_rows": "K3", "productive": "K1", "intake": "K3", "causes": "C1",
}  # fmt: skip
"""Figures that are about one indicator always: whose source and n/129 they name."""
FIRST = {"campaigns_around": "C2"}
"""Figures about any of several indicators: the one where none is asked for, if not the main one."""
PLACED = ("history", "people_contents", "campaigns_time", "pareto", "compare_chart", "intake")
"""Figures that can be about a commune."""
LIMIT = 35.0
"""Days after which a commune counts as silent where no target says so."""


def _half(number: int) -> Maker:
    def made(edition: Edition, asked: Asked) -> Figure | None:
        frame = mark_group(edition.here("coverage", indicator=asked.indicator, part=1), ALL).filter("inside")
        found = coverage_figures.halves(frame, edition.catalogue[asked.indicator])
        return found[number] if len(found) > number else None

    return made


def _map(edition: Edition, asked: Asked) -> Figure | None:
    return pages.coverage_map(edition, asked.indicator).figure


def _spread(edition: Edition, asked: Asked) -> Figure | None:
    indicator, row = edition.catalogue[asked.indicator], edition.province(asked.indicator)
    level = row["value"] if row and indicator.unit == "%" else None
    return coverage_figures.spread(edition.here("group_spread", indicator=indicator.code), indicator, level)


def _causes(edition: Edition, _: Asked) -> Figure | None:
    counted = lagging_words.cause_counts(edition.here("lagging", indicator=pages.MAIN))
    return None if counted.is_empty() else coverage_figures.causes(counted)


def _accounts(field: str) -> Maker:
    def made(edition: Edition, asked: Asked) -> Figure | None:
        measures = Measures(edition.here("scope_figures", group=ALL))
        communes = edition.here("accounts_communes")
        return accounts_figures.ranking(communes, measures, field, edition.catalogue[asked.indicator])

    return made


def _spots(edition: Edition) -> Measures:
    return Measures(edition.here("spots_measures"))


def _steps(edition: Edition, _: Asked) -> Figure | None:
    docket = edition.ask("spots_docket")
    rows = spots_docket.opened(docket)
    return None if rows.is_empty() else spots_figures.steps(spots_docket.steps(rows), docket["as_of"][0])


def _deficit(edition: Edition, _: Asked) -> Figure | None:
    row = edition.province(pages.MAIN)
    frame = spots_figures.twice_poor(edition.here("spots_communes"))
    if row is None or row["value"] is None or frame.is_empty():
        return None
    return spots_figures.deficit(frame, row["value"])


def _forms(edition: Edition, _: Asked) -> Figure | None:
    frame = edition.here("quality_reporting")
    return None if frame.is_empty() else quality_figures.forms(frame)


def _months(edition: Edition, _: Asked) -> Figure | None:
    frame = edition.here("quality_months")
    return None if frame.is_empty() else quality_figures.months(frame)


def _kinds(edition: Edition, _: Asked) -> Figure | None:
    frame = edition.here("quality_kinds")
    return quality_figures.kinds(frame) if frame["signals"].sum() else None


def _rows(edition: Edition, _: Asked) -> Figure | None:
    counts = quality_charts.row_counts(edition.here("quality_files"))
    return None if counts.is_empty() else quality_figures.rows(counts)


def _productive(edition: Edition, _: Asked) -> Figure | None:
    frame = edition.here("quality_productive")
    return None if frame.is_empty() else quality_figures.productive(frame)


def _fresh(edition: Edition, asked: Asked) -> Figure | None:
    target = edition.catalogue[asked.indicator].target
    spans = quality_charts.buckets(edition.here("quality_communes"), LIMIT if target is None else target)
    return quality_figures.fresh(spans)


MAKERS: dict[str, Maker] = {
    "map": _map, "bars_low": _half(0), "bars_high": _half(1), "spread": _spread, "causes": _causes,
    **picture_places.MAKERS, **picture_topics.MAKERS,
    "bars_remaining": _accounts("remaining"), "bars_elderly": _accounts("elderly"),
    "new": lambda edition, _: accounts_figures.new(edition.here("accounts_history", group=ALL)),
    "safety": lambda edition, _: accounts_figures.safety(edition.here("accounts_history", group=ALL)),
    "funnel": lambda edition, _: spots_figures.funnel(_spots(edition), edition.period["cut_off"]),
    "promises": lambda edition, _: spots_figures.promises(_spots(edition), edition.period["cut_off"]),
    "steps": _steps, "bars_deficit": _deficit, "quality_forms": _forms, "quality_months": _months,
    "quality_kinds": _kinds, "quality_fresh": _fresh, "quality_rows": _rows, "productive": _productive,
}  # fmt: skip
"""Name of a figure, as its link on the screen has it, and its maker."""
