"""What the accounts screen shows: the answer, who is left and where, through time, elderly, safety."""

from dataclasses import dataclass
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import accounts_figures, accounts_words
from figures.coverage import ALL, mark_group
from figures.figure import Figure
from figures.labels import word
from figures.measures import Measures
from pages.shell import access, coverage_view, parts
from pages.shell.filters import Filters, group_names
from pages.shell.memory import remembered
from queries.viewer import Viewer

KEYS = ("E1", "E3", "E4", "E5", "E6")


@dataclass(frozen=True)
class Situation:
    """Figures of the period over the chosen scope, its communes, and the way they came."""

    measures: Measures
    communes: pl.DataFrame
    history: pl.DataFrame
    scope: str
    period: str
    group: str


def situation(chosen: Filters, who: Viewer) -> Situation:
    """The figures of the chosen period and scope."""
    return _situation(access.identity(), chosen.period, chosen.group, who)


@remembered(100)
def _situation(identity: Any, period: str, group: str, who: Viewer) -> Situation:
    access.ahead(who, "scope_figures", "accounts_history", period=period, group=group)
    communes = mark_group(access.ask("accounts_communes", who, period=period), group).filter("inside")
    return Situation(
        Measures(access.ask("scope_figures", who, period=period, group=group)),
        communes,
        access.ask("accounts_history", who, period=period, group=group),
        "" if group == ALL else group_names(who)[group],
        period,
        group,
    )


def answer(now: Situation) -> None:
    """The answer in words."""
    parts.answer(accounts_words.answer(now.measures, now.communes, now.scope))


def keys(chosen: Filters, who: Viewer) -> None:
    """Key figures of the topic."""
    parts.key_figures(chosen, who, KEYS)


def remaining(now: Situation, chosen: Filters, who: Viewer) -> None:
    """Communes with most people left, as bars to click."""
    _bars(now, chosen, who, "remaining", "E3")
    row = access.row_of(
        access.ask("accounts_communes", who, period=now.period), "commune_code", chosen.commune
    )
    if row is not None:
        parts.commune_line(row, accounts_words.of_commune(row))


def elderly(now: Situation, chosen: Filters, who: Viewer) -> None:
    """Communes where people of 60 and more are furthest behind, as bars to click."""
    _bars(now, chosen, who, "elderly", "E4")


def _bars(now: Situation, chosen: Filters, who: Viewer, field: str, code: str) -> None:
    scope = (now.period, now.group)
    made = _ranking(access.identity(), scope, field, code, chosen.commune, who, now=now)
    if made is None:
        st.html(f"<h2>{word(f'accounts.{field}_title')}</h2>")
        _nothing()
    else:
        parts.figure(made, choose="commune")


@remembered(200)
def _ranking(
    identity: Any, scope: tuple[str, str], field: str, code: str, commune: str | None, who: Viewer,
    *, now: Situation,
) -> Figure | None:  # fmt: skip
    indicator = access.catalogue(who).get(code)
    if indicator is None:
        return None
    return accounts_figures.ranking(now.communes, now.measures, field, indicator, now.scope, commune)


def through_time(chosen: Filters, who: Viewer) -> None:
    """The share from period to period."""
    row = access.row_of(access.ask("communes", who), "commune_code", chosen.commune)
    name = row["full_name"] if row else None
    coverage_view.history_chart(chosen, who, name, word("accounts.share_title"))


def new_accounts(now: Situation) -> None:
    """New accounts a period and those that teams helped with."""
    made = _new(access.identity(), now.period, now.group, history=now.history)
    if made is None:
        st.html(f"<h2>{word('accounts.new_title')}</h2>")
        _nothing()
    else:
        parts.figure(made)


def sessions(now: Situation) -> None:
    """Sessions against fraud a period, and who came; digital signatures beneath."""
    made = _safety(access.identity(), now.period, now.group, history=now.history)
    if made is None:
        st.html(f"<h2>{word('accounts.safety_title')}</h2>")
        _nothing()
    else:
        parts.figure(made)
    st.html(f"<p class='chosen'>{escape(accounts_words.signature(now.measures))}</p>")


@remembered(100)
def _new(identity: Any, period: str, group: str, *, history: pl.DataFrame) -> Figure | None:
    return accounts_figures.new(history)


@remembered(100)
def _safety(identity: Any, period: str, group: str, *, history: pl.DataFrame) -> Figure | None:
    return accounts_figures.safety(history)


def _nothing() -> None:
    st.html(f"<p class='hint'>{word('missing.figure')}</p>")
