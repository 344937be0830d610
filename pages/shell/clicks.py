"""Clicks in our own HTML: rows and cards that carry a choice, told to the page by one small listener."""

import streamlit as st

from pages.shell import address, scripts

_KEY = "clicks"
_ALLOWED = ("commune", "indicator", "hamlet", "duty", "spot")


def listen() -> None:
    """Mount the listener; once a page. A link may name the figure to look at."""
    mount = st.components.v2.component("phuso_clicks", js=scripts.loader("clicks"))
    wanted = st.query_params.pop("figure") if "figure" in st.query_params else None
    mount(key=_KEY, on_chosen_change=_taken, data={"figure": wanted} if wanted else None)


def _taken() -> None:
    name, _, value = str(st.session_state[_KEY].chosen or "").partition("=")
    if name in _ALLOWED and value:
        address.choose(name, value)
