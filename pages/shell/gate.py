"""The gate: every visit passes through app.py, and every page makes sure that it did."""

import streamlit as st

from pages.shell import preview, sign_in, sign_in_view
from pages.shell.sign_in import Person
from queries.audit import record
from queries.home import home_folder
from queries.viewer import Viewer

_PASSED = "_person"


def admit() -> Viewer:
    """Let the visitor in, or show the way in and stop; called by app.py before anything else is drawn."""
    before = st.session_state.pop(_PASSED, None)
    found = sign_in.person()
    if found is None:
        sign_in_view.show()
        st.stop()
    if before is None and sign_in.mode() == "oidc":
        record(home_folder(), "signed_in", found.name, found.role, kind="oidc")
    st.session_state[_PASSED] = seen = preview.seen(found)
    return seen.viewer


def guard() -> Viewer:
    """The visitor, as admitted; stops the page where nobody was (a page opened without app.py)."""
    return person().viewer


def person() -> Person:
    """Who was admitted; stops the page where nobody was."""
    found = st.session_state.get(_PASSED)
    if not isinstance(found, Person):
        st.stop()
    return found
