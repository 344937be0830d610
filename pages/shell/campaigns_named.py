"""Campaigns by name on the screen of campaigns: which met the period, when, where."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import tables
from figures.labels import word
from pages.shell import access, parts
from pages.shell.filters import Filters
from queries.viewer import Viewer

Row = dict[str, Any]
FIRST = 10


def show(chosen: Filters, period: str, who: Viewer) -> None:
    """The campaigns of the period, of the chosen commune where there is one; the widest first."""
    frame = access.ask("campaigns_named", who, period=period, place=chosen.commune or "")
    st.html(f"<h2>{word('campaigns_named.title')}</h2>")
    if frame.is_empty():
        said = "campaigns_named.none_commune" if chosen.commune else "campaigns_named.none"
        st.html(f"<p class='hint'>{word(said)}</p>")
        return
    st.html(_sheet(frame.head(FIRST), chosen) + f"<p class='hint'>{word('campaigns_named.note')}</p>")
    if len(frame) > FIRST:
        label = word("campaigns_named.rest", n=vi.number(len(frame) - FIRST))
        parts.table_behind("table_named", label, lambda: _sheet(frame.tail(-FIRST), chosen))


def _sheet(frame: pl.DataFrame, chosen: Filters) -> str:
    columns = [
        tables.Column(word("campaigns_named.name"), _name, lambda row: row["name"], words=True, wide=True),
        tables.plain(word("campaigns_named.days"), _days, "first_day", words=True),
        tables.plain(word("campaigns_named.where"), _where, "communes", words=True),
        tables.plain(word("campaigns_named.hamlets"), _hamlets, "hamlets"),
    ]
    return tables.sheet(frame, columns, choose=("commune", "commune_code"), chosen=chosen.commune)


def _name(row: Row) -> str:
    return f"<b>{escape(row['name'] or '–')}</b><small>{escape(row['code'] or '–')}</small>"


def _days(row: Row) -> str:
    return f"{vi.day(row['first_day'])}–{vi.day(row['last_day'])}"


def _where(row: Row) -> str:
    return row["full_name"] or word("campaigns_named.communes", n=vi.number(row["communes"]))


def _hamlets(row: Row) -> str:
    """Hamlets told of; a commune that left them blank is said, never counted as none."""
    if row["hamlets"] is None:
        return "–"
    some = word("campaigns_named.blank", n=row["hamlets_unknown"]) if row["hamlets_unknown"] else ""
    return vi.number(row["hamlets"]) + some
