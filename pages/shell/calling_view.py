"""Whom to call of a lagging commune: for those who may, masked until there is a reason, for one run."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import lagging_figures, tables
from figures.labels import word, words
from pages.shell import access, calling, gate
from pages.shell.filters import Filters
from queries.viewer import Viewer

MOST = 8
"""Hamlets whose leaders are shown."""


def show(chosen: Filters, who: Viewer) -> None:
    """Leaders of the chosen commune's team and of the hamlets that lack most; nothing without a commune."""
    commune = chosen.commune
    if commune is None:
        return
    st.html(f"<h2>{word('calling.title')}</h2>")
    if not who.may("people"):
        st.html(f"<p class='hint'>{escape(word('calling.guarded'))}</p>")
        return
    hamlets = _hamlets(chosen, who)
    more = word("calling.hint_hamlets", n=len(hamlets)) if hamlets else ""
    st.html(f"<p class='hint'>{escape(word('calling.hint', hamlets=more))}</p>")
    purposes = words("calling_purpose")
    with st.form(f"calling_{commune}"):
        purpose = st.selectbox(word("calling.purpose"), list(purposes), format_func=purposes.__getitem__)
        reason = st.text_input(word("calling.words"), max_chars=200)
        with st.container(horizontal=True):
            masked = st.form_submit_button(word("calling.masked"))
            whole = st.form_submit_button(word("calling.whole"), type="primary")
    if whole or masked:
        _tell(commune, hamlets, *((purpose, reason) if whole else ("", "")))


def _hamlets(chosen: Filters, who: Viewer) -> dict[str, str]:
    """Names of the hamlets that lack most, by code."""
    if not lagging_figures.drawable(chosen.indicator):
        return {}
    frame = access.ask(
        "hamlet_gap", who, period=chosen.period, indicator=chosen.indicator.code, commune=chosen.commune
    )
    return dict(frame.filter(pl.col("missing") > 0).head(MOST).select("hamlet_code", "full_name").iter_rows())


def _tell(commune: str, hamlets: dict[str, str], purpose: str, reason: str) -> None:
    """What this one run shows; asked for again by each click."""
    try:
        told = calling.ask(commune, list(hamlets), gate.person().name, purpose, reason)
    except calling.RefusedError as refused:
        st.error(str(refused))
        return
    if told.people:
        st.html(f"<div class='calling'>{_table(told.people)}</div>")
    said = [] if told.people else [word("calling.nobody")]
    silent = ", ".join(hamlets.get(place, place) for place in told.silent)
    said += [word("calling.silent", places=silent)] if silent else []
    said += [word("calling.once")] if told.people and purpose else []
    st.html("".join(f"<p class='hint'>{escape(one)}</p>" for one in said) or "<p></p>")


def _table(people: list[dict[str, Any]]) -> str:
    columns = [
        tables.Column(word("calling.place"), _place, words=True),
        tables.Column(word("calling.name"), _name, words=True),
        tables.Column(word("calling.phone"), _phone, words=True, style=lambda row: "white-space:nowrap"),
    ]
    return tables.sheet(pl.DataFrame(people), columns)


def _place(row: dict[str, Any]) -> str:
    return f"<b>{escape(row['place'])}</b><small>{word('calling_role.' + row['role'])}</small>"


def _name(row: dict[str, Any]) -> str:
    received = word("calling.received", day=vi.moment(row["received"]))
    return f"{escape(row['name'] or word('calling.unread'))}<small>{received}</small>"


def _phone(row: dict[str, Any]) -> str:
    return escape(row["phone"] or word("calling.no_phone"))
