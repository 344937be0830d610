"""What the weak-signal screen knows of the province: the situation, the answer, key figures, through time."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from figures import format as vi
from figures import spots_docket, spots_words
from figures.labels import word
from figures.measures import Measures
from pages.shell import access, coverage_view, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

KEYS = ("S1", "S2", "S3", "S4", "S6")


@dataclass(frozen=True)
class Situation:
    """What is known of the spots: figures of the period, and the docket as last known."""

    measures: Measures
    communes: pl.DataFrame
    docket: pl.DataFrame
    opened: pl.DataFrame
    near: pl.DataFrame
    codes: list[str]
    period: str

    @property
    def today(self) -> str:
        """The day to which the docket is known; an en dash where it is empty."""
        return vi.day(self.docket["as_of"][0] if len(self.docket) else None)


def situation(chosen: Filters, who: Viewer) -> Situation:
    """The figures of the chosen period and the docket."""
    return _situation(access.identity(), chosen.period, who)


@remembered(60)
def _situation(identity: Any, period: str, who: Viewer) -> Situation:
    access.ahead(who, "spots_measures", "spots_communes", period=period)
    docket = access.ask("spots_docket", who)
    return Situation(
        Measures(access.ask("spots_measures", who, period=period)),
        access.ask("spots_communes", who, period=period),
        docket,
        spots_docket.opened(docket),
        access.ask("spots_near", who),
        docket["spot_code"].unique().to_list(),
        period,
    )


def answer(now: Situation, chosen: Filters, who: Viewer) -> None:
    """The answer in words; to an operator, of its own spots alone."""
    if not who.whole:
        parts.answer([spots_words.own(now.opened, now.today)])
        return
    parts.answer(_said(access.identity(), chosen.period, who, now=now))


@remembered(60)
def _said(identity: Any, period: str, who: Viewer, *, now: Situation) -> list[str]:
    row = access.row_of(access.ask("province", who, period=period), "indicator", "S1")
    cut_off = access.passport(who, period).cut_off
    change = row["change"] if row else None
    return spots_words.answer(now.measures, now.communes, now.opened, cut_off, change)


def keys(chosen: Filters, who: Viewer) -> None:
    """Key figures of the topic."""
    parts.key_figures(chosen, who, KEYS)


def through_time(chosen: Filters, who: Viewer) -> None:
    """Open spots from period to period."""
    row = access.row_of(access.ask("communes", who), "commune_code", chosen.commune)
    coverage_view.history_chart(chosen, who, row["full_name"] if row else None, word("spots.history"))
