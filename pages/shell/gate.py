"""The gate: every visit passes through app.py, and every page makes sure that it did."""

import streamlit as st

from queries.viewer import PUBLIC, Viewer

_PASSED = "_viewer"


def admit() -> Viewer:
    """Let the visitor in; called by app.py before anything is drawn. Signing in will stand here."""
    st.session_state[_PASSED] = PUBLIC
    return PUBLIC


def guard() -> Viewer:
    """The visitor, as admitted; stops the page where nobody was (a page opened without app.py)."""
    viewer = st.session_state.get(_PASSED)
    if not isinstance(viewer, Viewer):
        st.stop()
    return viewer
