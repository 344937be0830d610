"""What the screen of teams shows of activity: the share that works, and the teams that do not, by name."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import active_words, tables, teams_figures
from figures import format as vi
from figures.coverage import mark_group
from figures.figure import Figure
from figures.labels import word
from pages.shell import access, parts, topic
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer


def show(chosen: Filters, who: Viewer) -> None:
    """In words, the communes with most such teams, and the list of them."""
    frame = _inside("teams_active", chosen, who)
    known = access.ask("scope_figures", who, period=chosen.period, group=chosen.group)
    left, right = st.columns([1, 1.2], gap="medium")
    with left:
        said = active_words.answer(access.row_of(known, "indicator", "C4"), frame)
        lines = "".join(f"<p>{escape(line)}</p>" for line in said)
        st.html(f"<section class='answer'><h2>{word('active.title')}</h2>{lines}</section>")
        _listing(chosen, who)
    with right:
        rows = active_words.ranked(frame)
        if rows.height:
            parts.figure(_figure(access.identity(), chosen.period, chosen.group, rows=rows))


def _inside(question: str, chosen: Filters, who: Viewer) -> pl.DataFrame:
    return mark_group(access.ask(question, who, period=chosen.period), chosen.group).filter("inside")


@remembered(100)
def _figure(identity: Any, period: str, group: str, *, rows: pl.DataFrame) -> Figure:
    return teams_figures.active(rows)


def _listing(chosen: Filters, who: Viewer) -> None:
    """Every such team; of the chosen commune only, where one is chosen."""
    frame = _inside("teams_dormant", chosen, who)
    if chosen.commune:
        frame = frame.filter(pl.col("commune_code") == chosen.commune)
    if frame.is_empty():
        return
    columns = [
        tables.Column(word("active.column_hamlet"), topic.former, lambda row: row["hamlet_code"], words=True),
        tables.plain(word("active.column_commune"), lambda row: row["commune"], "name", words=True),
    ]
    label = word("active.list", n=vi.number(frame.height))
    parts.table_behind(
        "table_dormant", label, lambda: tables.sheet(frame, columns, choose=("commune", "commune_code"))
    )
