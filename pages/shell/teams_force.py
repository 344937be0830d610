"""What the screen of teams shows of their make-up: composition, telephones, training."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import tables, teams_force
from figures.labels import word
from pages.shell import access, cells, parts, topic
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]


def show(frame: pl.DataFrame, chosen: Filters, who: Viewer) -> None:
    """The table of figures of the scope, and behind it the same by commune."""
    scope = access.ask("scope_figures", who, period=chosen.period, group=chosen.group)
    made = _force(access.identity(), chosen.period, chosen.group, scope=scope, frame=frame)
    st.html(f"<h2>{word('teams.force')}</h2>")
    if not made:
        st.html(f"<p class='hint'>{word('missing.figure')}</p>")
        return
    st.html(f"{made}<p class='hint'>{word('teams.force_note')}</p>")
    parts.table_behind(
        "table_force", word("teams.force_table"), lambda: _by_commune(access.identity(), chosen, frame=frame)
    )


@remembered(200)
def _force(identity: Any, period: str, group: str, *, scope: pl.DataFrame, frame: pl.DataFrame) -> str:
    rows = teams_force.figures(scope, frame)
    if not rows:
        return ""
    columns = [
        tables.Column(word("lagging.indicator"), _name, words=True),
        tables.Column(word("column.value"), topic.value),
        tables.Column(word("column.plan"), topic.plan),
        tables.Column(word("column.tone"), topic.standing, words=True),
        tables.plain(word("table.reporting"), topic.reporting),
        tables.plain(word("teams.force_lowest"), lambda row: row["lowest"] or "–", words=True),
    ]
    return tables.sheet(pl.DataFrame(rows, infer_schema_length=None), columns)


def _name(row: Row) -> str:
    return f"{escape(row['name'])}<small>{escape(word('teams.force_of'))}: {escape(row['of'])}</small>"


@remembered(200)
def _by_commune(identity: Any, chosen: Filters, *, frame: pl.DataFrame) -> str:
    shares = ("phones", "led", "young", "composed", "trained", "finished")
    columns = [
        cells.place(),
        *(topic.figure(word(f"teams.{field}"), field) for field in shares),
        topic.figure(word("teams.topics"), "topics", "", 0),
    ]
    rows = frame.sort(pl.col("trained").struct.field("value"), "name", nulls_last=True)
    return tables.sheet(rows, columns, choose=("commune", "commune_code"), chosen=chosen.commune)
