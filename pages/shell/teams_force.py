"""What the screen of teams shows of their make-up: composition, telephones, training."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
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
        tables.Column(word("column.value"), _value),
        tables.Column(word("column.plan"), _target),
        tables.Column(word("column.tone"), _standing, words=True),
        tables.plain(word("table.reporting"), _reporting),
        tables.plain(word("teams.force_lowest"), lambda row: row["lowest"] or "–", words=True),
    ]
    return tables.sheet(pl.DataFrame(rows, infer_schema_length=None), columns)


def _name(row: Row) -> str:
    return f"{escape(row['name'])}<small>{escape(word('teams.force_of'))}: {escape(row['of'])}</small>"


def _value(row: Row) -> str:
    shown = vi.quantity(row["value"], row["unit"], row["decimals"], row["state"])
    part = vi.ratio(row["numerator"], row["denominator"]) if row["state"] == "ok" else ""
    return f"<b>{escape(shown)}</b><small>{part}</small>"


def _target(row: Row) -> str:
    """The plan of the period; the target's status in words where it is only proposed."""
    if row["plan"] is None:
        return "–"
    shown = vi.quantity(row["plan"], row["unit"], row["decimals"])
    proposed = f"<small>{word('topic.proposed')}</small>" if row["target_status"] == "proposed" else ""
    return f"{escape(shown)}{proposed}"


def _standing(row: Row) -> str:
    """The status; nothing where none is judged (a group, or what we add up ourselves)."""
    return cells.standing(row) if row["tone"] or row["value"] is None else ""


def _reporting(row: Row) -> str:
    """Communes with this figure, of all in the scope."""
    return vi.share_of(row["communes_reporting"] or 0, row["communes"] or 0) if row["communes"] else "–"


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
