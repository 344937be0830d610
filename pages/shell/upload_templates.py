"""Blank forms to download, filled in with a commune's codes, and a set of simulated filled ones."""

import streamlit as st

from figures.labels import word, words
from pages.shell import build_commands, filters
from pages.shell.filters import Filters
from queries.viewer import Viewer

FIRST = "M03"


def show(chosen: Filters, who: Viewer) -> None:
    """Choose the form and the commune; the file is made when it is asked for."""
    st.html(f"<h2>{word('blank.title')}</h2><p class='hint'>{word('blank.hint')}</p>")
    titles, names = words("form_title"), filters.commune_names(who)
    names = {code: name for code, name in names.items() if who.commune_code in (None, code)}
    code = st.selectbox(
        word("blank.form"), list(titles), index=list(titles).index(FIRST), key="blank_form",
        format_func=lambda one: f"{one} · {titles[one]}",
    )  # fmt: skip
    at = list(names).index(chosen.commune) if chosen.commune in names else None
    commune = st.selectbox(
        word("blank.commune"), list(names), index=at, format_func=names.__getitem__,
        placeholder=word("blank.commune_none"), key=f"blank_commune_{chosen.commune}",
    )  # fmt: skip
    st.download_button(
        word("blank.download", form=code), lambda: build_commands.template(code, commune, chosen.period),
        build_commands.template_name(code, commune), key="blank_download", on_click="ignore",
    )  # fmt: skip
    st.download_button(
        word("blank.sample"), build_commands.samples, build_commands.sample_name(), "application/zip",
        key="sample_download", on_click="ignore", type="tertiary",
    )  # fmt: skip
