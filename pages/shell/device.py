"""What the visitor looks with: a phone or a desk, light or dark, a window of what size."""

import re

from figures.theme import Theme, theme

COOKIE = "phuso_window"
"""Width and height of the window, ``1440x900``: told by the first page before Streamlit connects."""
USUAL = (1440, 900)
LEAST, MOST, STEP = 300, 4000, 20
"""Sizes that are believed, and what they are rounded down to, so that near ones share their drawings."""


def look() -> Theme:
    """The theme that the visitor's screen shows now."""
    import streamlit as st

    return theme(st.context.theme.type)


def phone() -> bool:
    """Whether the browser says that it is a phone."""
    import streamlit as st

    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def window() -> tuple[int, int]:
    """Width and height of the visitor's window in pixels, as it was when the page was opened."""
    import streamlit as st

    said = re.fullmatch(r"(\d{1,5})x(\d{1,5})", str(st.context.cookies.get(COOKIE)))
    if said is None:
        return USUAL
    width, height = (min(max(int(side), LEAST), MOST) // STEP * STEP for side in said.groups())
    return width, height
