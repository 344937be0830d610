"""What the accounts screen shows: the answer, who is left and where, through time, elderly, safety."""

from dataclasses import dataclass
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import accounts_charts, accounts_words, chart_kinds, tables
from figures import format as vi
from figures.coverage import ALL, mark_group
from figures.drawing import Drawing
from figures.labels import word
from figures.measures import Measures
from pages.shell import access, coverage_view, parts
from pages.shell.filters import Filters, group_names
from pages.shell.memory import remembered
from queries.viewer import Viewer

KEYS = ("E1", "E3", "E4", "E5", "E6")
MOST = {"remaining": 20, "elderly": 15}
"""Bars shown; the table has all."""


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
    st.html(f"<h2>{word('accounts.remaining_title')}</h2>")
    _bars(now, chosen, who, "remaining", "E3")
    st.html(f"<p class='hint'>{escape(word('accounts.remaining_note'))}</p>")
    row = access.row_of(
        access.ask("accounts_communes", who, period=now.period), "commune_code", chosen.commune
    )
    if row is not None:
        parts.commune_line(row, accounts_words.of_commune(row))


def elderly(now: Situation, chosen: Filters, who: Viewer) -> None:
    """Communes where people of 60 and more are furthest behind, as bars to click."""
    st.html(f"<h2>{word('accounts.elderly_title')}</h2>")
    said = accounts_words.elderly(now.measures, now.communes, now.scope)
    st.html(f"<p class='hint'>{escape(said)}</p>")
    _bars(now, chosen, who, "elderly", "E4")


def _bars(now: Situation, chosen: Filters, who: Viewer, field: str, code: str) -> None:
    scope = (now.period, now.group)
    drawn = _ranking(access.identity(), scope, field, code, chosen.commune, who, now=now)
    if drawn is None:
        _nothing()
    else:
        parts.chart(drawn, f"bars_{field}", word(f"accounts.{field}_title"), choose="commune")


@remembered(200)
def _ranking(
    identity: Any, scope: tuple[str, str], field: str, code: str, commune: str | None, who: Viewer,
    *, now: Situation,
) -> Drawing | None:  # fmt: skip
    rows = accounts_words.figures(now.communes, field).sort("value", "name", descending=[True, False])
    rows = rows.with_columns(pl.col(f"{field}_tone").alias("tone")).head(MOST[field])
    if rows.is_empty() or code not in access.catalogue(who):
        return None
    return chart_kinds.ranking(rows, access.catalogue(who)[code], commune)


def through_time(chosen: Filters, who: Viewer) -> None:
    """The share from period to period."""
    row = access.row_of(access.ask("communes", who), "commune_code", chosen.commune)
    st.html(f"<h2>{word('accounts.share_title')}</h2>")
    coverage_view.history_chart(chosen, who, row["full_name"] if row else None)


def new_accounts(now: Situation) -> None:
    """New accounts a period and those that teams helped with."""
    st.html(f"<h2>{word('accounts.new_title')}</h2>")
    frame = now.history.filter((pl.col("indicator") == "E2") & (pl.col("part") == 2))
    if frame["denominator"].null_count() == len(frame):
        _nothing()
        return
    drawn = _new(access.identity(), now.period, now.group, frame=frame)
    parts.chart(drawn, "new", word("accounts.new_title"))
    parts.table_behind("table_new", word("table.behind_chart"), lambda: tables.sheet(frame.reverse(), [
        tables.plain(word("table.period"), lambda row: row["label"], words=True),
        tables.plain(word("accounts.new_all"), lambda row: _number(row["denominator"])),
        tables.plain(word("accounts.new_helped"), lambda row: _number(row["numerator"])),
        tables.plain(word("accounts.new_share"), lambda row: vi.quantity(row["value"], "%", 1)),
    ]))  # fmt: skip


def sessions(now: Situation) -> None:
    """Sessions against fraud a period, and who came; digital signatures beneath."""
    st.html(f"<h2>{word('accounts.safety_title')}</h2>")
    frame = _sessions(now.history)
    if frame["value"].null_count() == len(frame):
        _nothing()
    else:
        drawn = _safety(access.identity(), now.period, now.group, frame=frame)
        parts.chart(drawn, "safety", word("accounts.safety_title"))
        parts.table_behind("table_safety", word("table.behind_chart"), lambda: tables.sheet(frame.reverse(), [
            tables.plain(word("table.period"), lambda row: row["label"], words=True),
            tables.plain(word("accounts.column_sessions"), lambda row: _number(row["value"])),
            tables.plain(word("accounts.attendees"), lambda row: _number(row["attendees"])),
        ]))  # fmt: skip
    st.html(f"<p class='chosen'>{escape(accounts_words.signature(now.measures))}</p>")


def _sessions(history: pl.DataFrame) -> pl.DataFrame:
    mine = history.filter(pl.col("indicator") == "E6")
    people = mine.filter(pl.col("part") == 2).select("period", pl.col("value").alias("attendees"))
    return mine.filter(pl.col("part") == 1).join(people, on="period", how="left", maintain_order="left")


@remembered(100)
def _new(identity: Any, period: str, group: str, *, frame: pl.DataFrame) -> Drawing:
    return accounts_charts.new_accounts(frame)


@remembered(100)
def _safety(identity: Any, period: str, group: str, *, frame: pl.DataFrame) -> Drawing:
    return accounts_charts.sessions(frame)


def _number(value: float | None) -> str:
    return vi.quantity(value, "")


def _nothing() -> None:
    st.html(f"<p class='hint'>{word('missing.figure')}</p>")
