"""Clicks in our own HTML: rows and cards that carry a choice, told to the page by one small listener."""

from pathlib import Path

import streamlit as st

from pages.shell import address

_KEY = "clicks"
_ALLOWED = ("commune", "indicator", "hamlet", "duty", "spot")


def listen() -> None:
    """Mount the listener; once a page."""
    script = Path(__file__).with_name("clicks.js").read_text(encoding="utf-8")
    mount = st.components.v2.component("phuso_clicks", js=script)
    mount(key=_KEY, on_chosen_change=_taken)


def _taken() -> None:
    name, _, value = str(st.session_state[_KEY].chosen or "").partition("=")
    if name in _ALLOWED and value:
        address.choose(name, value)
