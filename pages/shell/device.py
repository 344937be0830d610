"""What the visitor looks with: a phone or a desk, light or dark."""

from figures.theme import Theme, theme


def look() -> Theme:
    """The theme that the visitor's screen shows now."""
    import streamlit as st

    return theme(st.context.theme.type)


def phone() -> bool:
    """Whether the browser says that it is a phone: a map cannot ask the window how wide it is."""
    import streamlit as st

    return "Mobi" in (st.context.headers.get("User-Agent") or "")
