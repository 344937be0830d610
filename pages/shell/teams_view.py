"""What the screen of teams shows of all communes: the answer, how complete each group is, who lacks most."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import tables, teams_charts, teams_words
from figures.coverage import mark_group
from figures.drawing import Drawing
from figures.labels import word
from pages.shell import access, address, parts
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
    st.html(f"<h2>{word('teams.picture')}</h2>")
    names = {kind: word(f"teams.by_{kind}") for kind in KINDS}
    kind = address.segments("teams_by", word("teams.by"), KINDS, KINDS[0], names.__getitem__)
    groups, drawn = _picture(access.identity(), chosen.period, chosen.group, kind, frame=frame)
    if groups.is_empty():
        st.html(f"<p class='hint'>{word('teams.hamlets_none')}</p>")
        return
    parts.chart(drawn, "teams_picture", word("teams.picture"))
    note = word("teams.picture_note", least=frame["hamlet_least"][0])
    st.html(f"<p class='hint'>{escape(note)}</p>")
    columns = [
        tables.plain(word("table.group"), lambda row: row["group_name"], "group_name", words=True),
        _count(word("table.communes"), "communes"),
        _count(word("column.hamlet"), "hamlets"),
        _count(word("teams.full"), "full"),
        _count(word("teams.short"), "lacking"),
        _count(word("teams.unlisted"), "unlisted"),
    ]
    parts.table_behind("table_teams", word("table.behind_chart"), lambda: tables.sheet(groups, columns))


def _count(heading: str, column: str) -> tables.Column:
    return tables.plain(heading, lambda row: vi.number(row[column]), column)


Drawn = tuple[pl.DataFrame, Drawing]


@remembered(200)
def _picture(identity: Any, period: str, group: str, kind: str, *, frame: pl.DataFrame) -> Drawn:
    groups = teams_charts.by_group(frame, kind)
    return groups, teams_charts.completeness(groups)


def ranked(frame: pl.DataFrame, chosen: Filters) -> None:
    """The communes that lack most people, a dot a click."""
    st.html(f"<h2>{word('teams.ranked')}</h2>")
    if frame["people"].null_count() == len(frame):
        st.html(f"<p class='hint'>{word('missing.figure')}</p>")
        return
    rows = teams_charts.shortest(frame)
    if rows.is_empty():
        st.html(f"<p class='hint'>{word('teams.ranked_none')}</p>")
        return
    drawn = _ranked(access.identity(), chosen.period, chosen.group, chosen.commune, rows=rows)
    parts.chart(drawn, "bars_teams", word("teams.ranked"), choose="commune")
    note = word("teams.ranked_note", least=frame["hamlet_least"][0], most=frame["commune_least"][0])
    st.html(f"<p class='hint'>{escape(note)}</p>")


@remembered(200)
def _ranked(identity: Any, period: str, group: str, commune: str | None, *, rows: pl.DataFrame) -> Drawing:
    return teams_charts.shortage(rows, commune)
