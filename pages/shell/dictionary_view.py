"""What the dictionary shows of indicators: search, families, the list, the chart of targets."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import dictionary_charts, dictionary_figures, dictionary_words, tables
from figures.coverage import ALL
from figures.figure import Figure
from figures.labels import word, words
from pages.shell import access, address, device, parts
from pages.shell.dictionary_entry_view import one
from pages.shell.filters import Filters, commune_names
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]
VIEWS = ["indicators", "settings", "signals", "terms"]


def arrive(who: Viewer) -> Filters:
    """The choices of the address; here every indicator may be chosen, also one not worked out by commune."""
    address.arrive()
    catalogue = access.catalogue(who)
    periods = access.ask("periods", who)["period"].to_list()
    period = address.chosen("period", periods, access.ask("meta", who)["default_period"][0])
    code = address.chosen("indicator", list(catalogue), None)
    commune = address.chosen("commune", list(commune_names(who)), None)
    indicator = catalogue[code] if code else next(iter(catalogue.values()))
    return Filters(period or periods[0], indicator, ALL, commune)


def switch() -> str:
    """Which of the four lists is open."""
    return address.segments(
        "list", word("dictionary.view"), VIEWS, "indicators", lambda one: word(f"dictionary.view_{one}")
    )


def answer(who: Viewer) -> None:
    """How many indicators and whose targets, in words."""
    with st.container(key="dictionary_answer"):
        parts.answer(dictionary_words.answer(access.ask("dictionary_indicators", who)))


def indicators(chosen: Filters, who: Viewer) -> None:
    """The list, beside it the open indicator or the chart of targets; on a phone it comes first."""
    if device.phone():
        one(chosen, who)
        listing(who)
        targets(who, narrow=True)
        return
    opened = st.query_params.get("indicator")
    left, right = st.columns([1.45, 1], gap="medium")
    with left:
        listing(who)
    with right:
        one(chosen, who)
        if not opened:
            targets(who, narrow=True)
    if opened:
        targets(who, narrow=False)


def targets(who: Viewer, *, narrow: bool) -> None:
    """Whose targets the indicators of each family have, as bars."""
    counts = dictionary_charts.targets(access.ask("dictionary_indicators", who))
    parts.figure(_targets(access.identity(), narrow, _counts=counts))


@remembered(8)
def _targets(identity: Any, narrow: bool, _counts: pl.DataFrame) -> Figure:
    return dictionary_figures.targets(_counts, phone=narrow)


def listing(who: Viewer) -> None:
    """The search and the list; a row opens its indicator."""
    frame = access.ask("dictionary_indicators", who)
    families = frame["family"].unique(maintain_order=True).to_list()
    with st.container(horizontal=True, key="dictionary_search", vertical_alignment="bottom"):
        text = st.text_input(
            word("dictionary.search"), key="dictionary_text", placeholder=word("dictionary.search_hint")
        ).strip()
        family = address.selectbox(
            "family", word("dictionary.family"), [ALL, *families], ALL,
            lambda name: word("dictionary.family_all") if name == ALL else name,
        )  # fmt: skip
    shown = frame if family in (None, ALL) else frame.filter(pl.col("family") == family)
    shown = dictionary_words.found(shown, text)
    if text:
        name = "dictionary.found" if len(shown) else "dictionary.found_none"
        st.html(f"<p class='hint'>{escape(word(name, n=len(shown), text=text))}</p>")
    if len(shown):
        st.html(
            _listed(access.identity(), tuple(shown["code"]), st.query_params.get("indicator"), _rows=shown)
        )


@remembered(100)
def _listed(identity: Any, codes: tuple[str, ...], chosen: str | None, _rows: pl.DataFrame) -> str:
    columns = [
        tables.Column(
            word("dictionary.indicator"),
            lambda row: (
                f"<b>{escape(row['code'])}</b> {escape(row['name'])}<small>{escape(row['family'])}</small>"
            ),
            words=True,
            wide=True,
        ),
        tables.plain(word("dictionary.unit"), lambda row: row["unit"], "unit", words=True),
        tables.Column(word("dictionary.target"), target_cell, lambda row: row["target"], words=True),
        tables.plain(
            word("dictionary.forms"),
            lambda row: (row["forms"] or word("dictionary.forms_none")).replace(",", ", "),
            "forms",
            words=True,
        ),
    ]
    return tables.sheet(_rows, columns, choose=("indicator", "code"), chosen=chosen)


def target_cell(row: Row) -> str:
    """The target, and beneath on whose word it stands."""
    if row["target"] is None:
        return escape(word("dictionary.target_none"))
    status = words("dictionary_status")[dictionary_words.status_of(row)]
    return f"{escape(dictionary_words.target(row))}<small>{escape(status)}</small>"
