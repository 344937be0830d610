"""What the screen of campaigns shows first: the answer in words, and people guided month by month."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import campaigns_figures, campaigns_words, tables
from figures import format as vi
from figures.coverage import ALL, mark_group
from figures.figure import Figure
from figures.labels import word
from pages.shell import access, filters, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Figures = dict[tuple[str, int], dict[str, Any]]


def records(chosen: Filters, who: Viewer) -> str:
    """The period of the quarterly records that answers for the chosen one."""
    return campaigns_words.record_period(access.ask("periods", who), chosen.period)[0]


def answer(chosen: Filters, period: str, who: Viewer) -> None:
    """Campaigns held, the tenth of October, models and money."""
    said = list(_answer(access.identity(), chosen.period, period, chosen.group, who))
    communes = access.ask("campaigns_communes", who, period=period)
    row = access.row_of(communes, "commune_code", chosen.commune)
    parts.answer([*said, campaigns_words.own(row)] if row else said)
    if row:
        name = word("chosen.open", name=row["full_name"])
        parts.link("commune_profile", name, commune=chosen.commune)
    name = campaigns_words.record_period(access.ask("periods", who), chosen.period)[1]
    st.html(f"<p class='hint'>{escape(word(name, period=_label(period, who)))}</p>")


@remembered(100)
def _answer(identity: Any, chosen: str, period: str, group: str, who: Viewer) -> tuple[str, ...]:
    known, year = figures(period, group, who), chosen[:4]
    inside = mark_group(access.ask("campaigns_communes", who, period=period), group).filter("inside")
    of_year = figures(year, group, who).get(("G2", 1))
    said = (
        campaigns_words.held(known, inside, _label(period, who), "all" if group == ALL else "group"),
        campaigns_words.day(of_year, year),
        campaigns_words.models(known),
        campaigns_words.money(known),
    )
    return tuple(one for one in said if one)


def figures(period: str, group: str, who: Viewer) -> Figures:
    """Figures of the scope by indicator and part."""
    frame = access.ask("scope_figures", who, period=period, group=group)
    return {(row["indicator"], row["part"]): row for row in frame.iter_rows(named=True)}


def _label(period: str, who: Viewer) -> str:
    row = access.row_of(access.ask("periods", who), "period", period)
    return vi.short_period(row["label"]) if row else period


def months(chosen: Filters, who: Viewer) -> pl.DataFrame:
    """Months up to the chosen period: of the commune where one is chosen, else of all."""
    frame = access.ask("campaigns_months", who, place=chosen.commune or "")
    return frame.filter(pl.col("period") <= last_month(chosen, who))


def last_month(chosen: Filters, who: Viewer) -> str:
    """The last month that the chosen period holds."""
    return campaigns_words.last_month(access.ask("periods", who), chosen.period)


def by_month(chosen: Filters, who: Viewer) -> None:
    """People guided a month, of them in hamlets of a campaign."""
    name = filters.commune_names(who).get(chosen.commune) if chosen.commune else None
    title = word("campaigns.time_of", name=name) if name else word("campaigns.time")
    frame = months(chosen, who)
    if frame["guided"].null_count() == len(frame):
        st.html(f"<h2>{escape(title)}</h2><p class='hint'>{word('campaigns.time_none')}</p>")
        return
    made = _by_month(access.identity(), chosen, name or "", frame=frame)
    parts.figure(made, table=lambda: _table(frame))


@remembered(100)
def _by_month(identity: Any, chosen: Filters, name: str, *, frame: pl.DataFrame) -> Figure:
    return campaigns_figures.by_month(frame, name)


def _table(frame: pl.DataFrame) -> str:
    columns = [
        tables.plain(
            word("campaigns.month"), lambda row: vi.short_period(row["label"]), "period", words=True
        ),
        tables.plain(word("campaigns.guided"), lambda row: _known(row["guided"]), "guided"),
        tables.plain(word("campaigns.in_campaign"), lambda row: _known(row["in_campaign"]), "in_campaign"),
        tables.plain(word("campaigns.joined"), lambda row: vi.number(row["joined"]), "joined"),
        tables.plain(
            word("campaigns.hamlets"),
            lambda row: vi.ratio(row["hamlets"], row["hamlets_all"]) or "–",
            "hamlets",
        ),
        tables.plain(word("campaigns.reporting"), lambda row: vi.number(row["reporting"]), "reporting"),
    ]
    return tables.sheet(frame.sort("period", descending=True), columns)


def _known(value: float | None) -> str:
    return vi.quantity(value, "")
