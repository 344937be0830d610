"""Figures of teams, people, campaigns, duties and the catalogue, made by the screens' own makers."""

from dataclasses import replace

import polars as pl

from briefing import province_pages as pages
from briefing.edition import Edition, NotThereError
from briefing.picture_asked import Asked, Maker, name_of
from figures import (
    active_words,
    campaigns_effect,
    campaigns_figures,
    campaigns_words,
    desk_words,
    dictionary_charts,
    dictionary_figures,
    duties_figures,
    people_figures,
    teams_charts,
    teams_figures,
)
from figures.coverage import ALL
from figures.figure import Figure
from figures.labels import word
from figures.people_words import Figures, by_key


def _teams(edition: Edition, _: Asked) -> Figure | None:
    return teams_figures.picture(pages.standing(edition), "peer_group")


def _lacking(edition: Edition, _: Asked) -> Figure | None:
    frame = pages.standing(edition)
    rows = teams_charts.shortest(frame)
    return None if rows.is_empty() else teams_figures.ranked(rows, frame)


def _active(edition: Edition, _: Asked) -> Figure | None:
    rows = active_words.ranked(edition.here("teams_active"))
    return None if rows.is_empty() else teams_figures.active(rows)


def _known(edition: Edition) -> Figures:
    return by_key(edition.here("scope_figures", group=ALL))


def _targets(edition: Edition, _: Asked) -> Figure | None:
    return people_figures.targets(_known(edition))


def _contents(edition: Edition, asked: Asked) -> Figure | None:
    frame = edition.here("people_contents")
    return None if frame.is_empty() else people_figures.contents(
        frame, asked.commune, name_of(edition, asked)
    )  # fmt: skip


def _sides(edition: Edition, _: Asked) -> Figure | None:
    return people_figures.sides(edition.here("people_groups"), people_figures.aims(_known(edition)))


def _equity(edition: Edition, _: Asked) -> Figure | None:
    return people_figures.equity(edition.here("people_groups"), _known(edition), "peer_group")


def _desk(edition: Edition, _: Asked) -> Figure | None:
    frame = edition.here("desk_communes")
    return people_figures.desk(_known(edition), frame) if desk_words.drawn(frame).height else None


def _months(edition: Edition, asked: Asked) -> tuple[pl.DataFrame, str]:
    """The months of all or of one commune, and the last that the document's period holds."""
    last = campaigns_words.last_month(edition.ask("periods"), edition.code)
    return edition.ask("campaigns_months", place=asked.commune or ""), last


def _campaigns(edition: Edition, asked: Asked) -> Figure | None:
    frame, last = _months(edition, asked)
    frame = frame.filter(pl.col("period") <= last)
    if frame["guided"].null_count() == len(frame):
        return None
    return campaigns_figures.by_month(frame, name_of(edition, asked) or "")


def _around(edition: Edition, asked: Asked) -> Figure | None:
    """Around the month that the screen shows first."""
    if asked.indicator not in campaigns_effect.COLUMNS:
        known = ", ".join(campaigns_effect.COLUMNS)
        raise NotThereError(word("document.only_indicators", figure="campaigns_around", codes=known))
    frame, last = _months(edition, Asked())
    month = campaigns_effect.first_month(frame, last)
    if month is None:
        return None
    shown = campaigns_figures.slots(frame, month)
    sides = campaigns_effect.around(edition.ask("campaigns_around", period=month), asked.indicator, shown)
    return None if sides.is_empty() else campaigns_figures.around(sides, asked.indicator, frame, month)


def _money(edition: Edition, asked: Asked) -> Figure | None:
    """Of the period whose quarterly records answer for the document's; its passport says so."""
    records = campaigns_words.record_period(edition.ask("periods"), edition.code)[0]
    held = edition.of_period(records)
    rows = campaigns_figures.spread_rows(held.here("group_spread", indicator=asked.indicator))
    if rows.is_empty():
        return None
    row = held.province(asked.indicator)
    made = campaigns_figures.spread(rows, edition.catalogue[asked.indicator], row["value"] if row else None)
    return replace(made, passport=held.passport(asked.indicator))


def _duties(edition: Edition, _: Asked) -> Figure | None:
    listed = edition.here("duties_list")
    rows = duties_figures.judged(listed)
    return None if rows.is_empty() else duties_figures.bars(rows, duties_figures.note(listed))


def _catalogue(edition: Edition, _: Asked) -> Figure | None:
    """The catalogue as it stands; it knows no period."""
    counts = dictionary_charts.targets(edition.ask("dictionary_indicators"))
    return edition.to_date(dictionary_figures.targets(counts))


MAKERS: dict[str, Maker] = {
    "teams_picture": _teams, "bars_teams": _lacking, "active": _active, "people_targets": _targets,
    "people_contents": _contents, "people_sides": _sides, "people_equity": _equity, "desk": _desk,
    "campaigns_time": _campaigns, "campaigns_around": _around, "campaigns_spread": _money,
    "duty_bars": _duties, "targets": _catalogue,
}  # fmt: skip
