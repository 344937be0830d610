"""What the screen of briefings shows: the visitor's own deck, periods published for good, differences."""

from functools import partial

import polars as pl
import streamlit as st

from figures import briefing_words, tables
from figures import format as vi
from figures.labels import word
from pages.shell import access, basket, basket_view, parts
from pages.shell.filters import Filters
from queries.viewer import Viewer

LATEST = 6
"""Closed periods that are listed though they are not frozen; the others stand behind."""


def answer(who: Viewer) -> None:
    """What is published for good, what differs since, what is collected."""
    parts.answer(briefing_words.answer(access.ask("frozen_periods", who), len(basket.entries())))


def deck(chosen: Filters, who: Viewer) -> None:
    """The visitor's own deck: its figures in their order, and the file that is made of them."""
    st.html(f"<h2>{word('briefing.basket_title')}</h2><p class='hint'>{word('briefing.basket_hint')}</p>")
    basket_view.content(access.passport(who, chosen.period).snapshot_id, "page")


def frozen(chosen: Filters, who: Viewer) -> None:
    """Closed periods: published for good or not, by whom, and how many figures differ since."""
    periods = access.ask("frozen_periods", who)
    st.html(f"<h2>{word('briefing.frozen_title')}</h2>")
    if periods.is_empty():
        st.html(f"<p class='hint'>{word('briefing.none_closed')}</p>")
        return
    columns = [
        tables.plain(word("briefing_column.period"), lambda row: vi.short_period(row["label"]), words=True),
        tables.plain(word("briefing_column.state"), briefing_words.state_of, words=True),
        tables.plain(word("briefing_column.frozen_on"), lambda row: vi.day(row["frozen_on"]), "frozen_on"),
        tables.plain(word("briefing_column.frozen_by"), _by, words=True),
        tables.plain(word("briefing_column.snapshot"), lambda row: row["snapshot_id"] or "–", words=True),
        tables.plain(word("briefing_column.as_of"), lambda row: vi.day(row["as_of"]), "as_of"),
        tables.plain(word("briefing_column.restated"), _restated, "restated"),
    ]
    late = periods.filter(pl.col("frozen_on").is_not_null() | (pl.int_range(pl.len()) < LATEST))
    st.html(tables.sheet(late, columns, choose=("period", "period"), chosen=chosen.period))
    if late.height < periods.height:
        every = partial(tables.sheet, periods, columns, choose=("period", "period"), chosen=chosen.period)
        parts.table_behind("table_frozen", word("briefing.every", n=vi.number(periods.height)), every)


def restated(chosen: Filters, who: Viewer) -> None:
    """Figures of the chosen period as published and as they would be now, with the reason."""
    label = access.passport(who, chosen.period).period
    known = access.row_of(access.ask("frozen_periods", who), "period", chosen.period)
    found = access.ask("frozen_restated", who, period=chosen.period)
    title = word("briefing.restated_title", period=vi.short_period(label))
    st.html(f"<h2>{title}</h2>")
    st.html(f"<p class='hint'>{briefing_words.of_period(known, label, chosen.period, found.height)}</p>")
    if found.is_empty():
        return
    columns = [
        tables.plain(word("briefing_column.place"), lambda row: row["full_name"] or word("briefing.whole"),
                     words=True),
        tables.plain(word("briefing_column.figure"), briefing_words.named, "indicator", words=True),
        tables.plain(word("briefing_column.published"), lambda row: briefing_words.value(row, "published")),
        tables.plain(word("briefing_column.current"), lambda row: briefing_words.value(row, "current")),
        tables.plain(word("briefing_column.change"), briefing_words.change),
        tables.plain(word("briefing_column.reason"), lambda row: row["reason"] or "–", words=True),
    ]  # fmt: skip
    st.html(tables.sheet(found, columns, choose=("commune", "commune_code"), chosen=chosen.commune))


def _by(row: briefing_words.Row) -> str:
    if row["frozen_on"] is None:
        return "–"
    return str(row["frozen_by"] or word("briefing.by_unknown"))


def _restated(row: briefing_words.Row) -> str:
    return vi.number(row["restated"]) if row["frozen_on"] is not None else "–"
