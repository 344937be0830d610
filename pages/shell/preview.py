"""An administrator looks at the screens as another role sees them: looks only, and the log says so."""

from dataclasses import replace

import streamlit as st

from figures.labels import word, words
from pages.shell import filters
from pages.shell.sign_in import Person
from queries.audit import record
from queries.home import home_folder
from queries.roles import OPERATORS, ROLES, SIGNED_IN
from queries.viewer import Viewer

_SEEN = "_preview"


def seen(who: Person) -> Person:
    """The person with the eyes of the role chosen; unchanged for whoever may not, or has chosen none."""
    chosen = st.session_state.get(_SEEN)
    if not isinstance(chosen, Viewer) or not who.viewer.may("preview"):
        return who
    return replace(who, viewer=chosen)


def choose(who: Person) -> None:
    """The choice of a role, of a commune or an operator where it needs one, and the button that begins."""
    st.html(f"<h1>{word('preview.title')}</h1><p class='hint'>{word('preview.hint')}</p>")
    role = st.selectbox(word("preview.role"), SIGNED_IN, format_func=words("role").__getitem__)
    rows, commune, operator = ROLES[role].rows, None, None
    if rows == "commune":
        names = filters.commune_names(who.viewer)
        commune = st.selectbox(word("filter.commune"), list(names), format_func=names.__getitem__)
    if rows == "operator":
        operator = st.selectbox(
            word("preview.operator"), OPERATORS, format_func=words("operator").__getitem__
        )
    st.button(
        word("preview.begin"), type="primary", key="preview_begin", on_click=_begin,
        args=(who, Viewer(role, commune, operator, looking=True)),
    )  # fmt: skip


def line(who: Person) -> str:
    """As whom one looks, in words; empty where nobody previews."""
    viewer = who.viewer
    if not viewer.looking:
        return ""
    names = filters.commune_names(viewer) if viewer.commune_code else {}
    bound = names.get(viewer.commune_code or "", "") or words("operator").get(viewer.operator or "", "")
    return word("preview.as", role=bound or word(f"role.{viewer.role}"))


def way_back(who: Person) -> None:
    """The button that ends it; nothing where nobody previews."""
    if who.viewer.looking:
        st.button(word("preview.end"), key="preview_end", type="tertiary", on_click=_end)


def _begin(who: Person, viewer: Viewer) -> None:
    record(home_folder(), "preview", who.name, who.role, as_role=viewer.role,
           commune=viewer.commune_code or "", operator=viewer.operator or "")  # fmt: skip
    st.session_state[_SEEN] = viewer


def _end() -> None:
    st.session_state.pop(_SEEN, None)
