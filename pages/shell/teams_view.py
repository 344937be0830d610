"""What the screen of teams shows of all communes: the answer, how complete each group is, who lacks most."""

from typing import Any

import polars as pl
import streamlit as st

from figures import teams_charts, teams_figures, teams_words
from figures.coverage import mark_group
from figures.figure import Figure
from figures.labels import word
from pages.shell import access, address, figure_menu, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

KINDS = ["peer_group", "former_province"]


def communes(chosen: Filters, who: Viewer) -> pl.DataFrame:
    """How the communes of the chosen group stand (figures.teams_words.standing)."""
    return _communes(access.identity(), chosen.period, chosen.group, who)


@remembered(200)
def _communes(identity: access.Identity, period: str, group: str, who: Viewer) -> pl.DataFrame:
    known = access.ask("teams_communes", who, period=period)
    standing = teams_words.standing(known, access.ask("teams_short", who, period=period))
    return mark_group(standing, group).filter("inside")


def answer(frame: pl.DataFrame, chosen: Filters) -> None:
    """Complete or not, what is short, who was late."""
    parts.answer(list(_answer(access.identity(), chosen.period, chosen.group, frame=frame)))


@remembered(200)
def _answer(identity: access.Identity, period: str, group: str, *, frame: pl.DataFrame) -> tuple[str, ...]:
    return tuple(teams_words.answer(frame))


def picture(frame: pl.DataFrame, chosen: Filters) -> None:
    """Full, short and unlisted hamlet teams by group."""
    above = st.container()
    names = {kind: word(f"teams.by_{kind}") for kind in KINDS}
    kind = address.segments("teams_by", word("teams.by"), KINDS, KINDS[0], names.__getitem__)
    made = _picture(access.identity(), chosen.period, chosen.group, kind, frame=frame)
    if made is None:
        with above:
            st.html(f"<h2>{word('teams.picture')}</h2><p class='hint'>{word('teams.hamlets_none')}</p>")
        return
    with above:
        figure_menu.titled(made)
    parts.figure(made, titled=False)


@remembered(200)
def _picture(identity: Any, period: str, group: str, kind: str, *, frame: pl.DataFrame) -> Figure | None:
    return teams_figures.picture(frame, kind)


def ranked(frame: pl.DataFrame, chosen: Filters) -> None:
    """The communes that lack most people, a dot a click."""
    rows = teams_charts.shortest(frame)
    if rows.is_empty():
        none = "missing.figure" if frame["people"].null_count() == len(frame) else "teams.ranked_none"
        st.html(f"<h2>{word('teams.ranked')}</h2><p class='hint'>{word(none)}</p>")
        return
    made = _ranked(access.identity(), chosen.period, chosen.group, chosen.commune, rows=rows, frame=frame)
    parts.figure(made, choose="commune")


@remembered(200)
def _ranked(
    identity: Any, period: str, group: str, commune: str | None, *, rows: pl.DataFrame, frame: pl.DataFrame
) -> Figure:
    return teams_figures.ranked(rows, frame, commune)
