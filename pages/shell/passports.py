"""What the figures of a screen say of themselves: the header's own facts, put on when a figure goes out."""

from dataclasses import replace

import streamlit as st

from figures.drawing import Drawing
from figures.figure import Figure, Passport
from figures.labels import word
from figures.said import in_words
from figures.sentences import silent
from pages.shell import access, filters
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

_HERE = "_screen"
Here = tuple[str, Filters, Viewer]


def here(title: str, chosen: Filters, who: Viewer) -> None:
    """Remember what the screen that is being drawn is about; the header does."""
    st.session_state[_HERE] = (title, chosen, who)


def complete(figure: Figure) -> Figure:
    """The figure with its passport, and with its words where it has none of its own."""
    title, chosen, who = st.session_state[_HERE]
    passport = _passport(access.identity(), title, chosen, who)
    if figure.passport is not None:
        passport = replace(passport, period=figure.passport.period, cut_off=figure.passport.cut_off,
                           source=figure.passport.source)  # fmt: skip
    if figure.listed is not None:
        passport = replace(passport, period=word("foot.listed"), cut_off=figure.listed)
    if figure.scope:
        passport = replace(passport, scope=figure.scope)
    words = figure.words or (in_words(figure.drawing) if isinstance(figure.drawing, Drawing) else "")
    return replace(figure, passport=passport, words=words)


@remembered(300)
def _passport(identity: access.Identity, title: str, chosen: Filters, who: Viewer) -> Passport:
    row = access.row_of(access.ask("province", who, period=chosen.period), "indicator", chosen.indicator.code)
    known = access.passport(who, chosen.period, (row or {}).get("source"))
    scope = filters.group_names(who)[chosen.group]
    return replace(known, reported=reported(chosen, who), screen=title, scope=scope)


def reported(chosen: Filters, who: Viewer) -> tuple[int, int]:
    """Communes that reported, of all; counted from the communes where there is no provincial figure."""
    row = access.row_of(access.ask("province", who, period=chosen.period), "indicator", chosen.indicator.code)
    if row is not None:
        return row["communes_reporting"], row["communes_total"]
    frame = access.ask("coverage", who, period=chosen.period, indicator=chosen.indicator.code, part=1)
    return len(frame.filter(~silent())), len(frame)
