"""Play through time: the map steps from period to period of its kind and stops at the last."""

import streamlit as st

from figures.labels import word
from pages.shell import access, address
from pages.shell.filters import Filters
from pages.shell.whole import whole
from queries.viewer import Viewer

SECONDS = 2.0


def control(chosen: Filters, who: Viewer) -> None:
    """A step back, play or stop, a step on; the period in the address changes, so every figure follows."""
    order = _order(chosen.period, who)
    at = order.index(chosen.period)
    back, on = order[max(at - 1, 0)], order[min(at + 1, len(order) - 1)]
    with st.container(horizontal=True, key="play", gap="small", width="content"):
        st.button("◀", help=word("play.back"), disabled=at == 0, on_click=_go, args=(back,), key="play_back")
        running = address.toggle("play", word("play.title"))
        st.button(
            "▶", help=word("play.on"), disabled=on == chosen.period, on_click=_go, args=(on,), key="play_on"
        )
    if running:
        _tick(order, chosen.period)


def _order(period: str, who: Viewer) -> list[str]:
    """Periods of the same kind, oldest first."""
    rows = access.ask("periods", who).sort("sort").select("period", "kind").rows()
    kinds = dict(rows)
    return [one for one, kind in rows if kind == kinds[period]]


@whole
def _go(period: str) -> None:
    address.choose("play", None)
    address.choose("period", period)


@st.fragment(run_every=SECONDS)
def _tick(order: list[str], period: str) -> None:
    """Runs at once, then at each beat: the first run only shows where it is."""
    seen = st.session_state.get("play_seen")
    st.session_state["play_seen"] = period
    if seen != period:
        return
    at = order.index(period) + 1
    if at >= len(order) - 1:
        address.choose("play", None)
    if at < len(order):
        address.choose("period", order[at])
    st.rerun()
