"""Clicks in our own HTML: rows and cards that carry a choice, told to the page by one small listener."""

from functools import cache
from typing import Any

import streamlit as st

from figures.labels import word
from pages.shell import address, scripts
from pages.shell.whole import whole

_KEY = "clicks"
_ALLOWED = ("commune", "indicator", "hamlet", "duty", "spot")


def listen() -> None:
    """Mount the listener; once a page. A link may name the figure to look at."""
    mount = st.components.v2.component("phuso_clicks", js=scripts.loader("clicks"))
    wanted = st.query_params.pop("figure") if "figure" in st.query_params else None
    mount(key=_KEY, on_chosen_change=_taken, data={"said": _said()} | ({"figure": wanted} if wanted else {}))


@cache
def _said() -> dict[str, Any]:
    """What the frame around our screens says in English, by its own words, in ours."""
    return {
        "skip": word("frame.skip"),
        "labels": {
            "Open": word("frame.open"),
            "App pages": word("frame.pages"),
            "Sidebar": word("frame.sidebar"),
            "Expand sidebar": word("frame.expand"),
            "Collapse sidebar": word("frame.collapse"),
            "Clear value": word("frame.clear"),
        },
    }


@whole
def _taken() -> None:
    name, _, value = str(st.session_state[_KEY].chosen or "").partition("=")
    if name in _ALLOWED and value:
        address.choose(name, value)
