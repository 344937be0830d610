"""What the screen of people shows of the one-stop desk: the answer, the drawing, every commune."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import desk_words, people_figures, tables
from figures import format as vi
from figures.coverage import mark_group
from figures.figure import Figure
from figures.labels import word
from pages.shell import access, parts, topic
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]


def show(known: desk_words.Figures, chosen: Filters, who: Viewer) -> None:
    """Shifts at the desk and files handed in online, in words, as a drawing and as a table."""
    frame = mark_group(access.ask("desk_communes", who, period=chosen.period), chosen.group).filter("inside")
    left, right = st.columns([1, 1.4], gap="medium")
    with left:
        said = "".join(f"<p>{escape(line)}</p>" for line in desk_words.answer(known, frame))
        st.html(f"<section class='answer'><h2>{word('desk.title')}</h2>{said}</section>")
    with right:
        if desk_words.drawn(frame).height:
            scope = (chosen.period, chosen.group, chosen.commune)
            made = _figure(access.identity(), *scope, known=known, frame=frame)
            parts.figure(made, choose="commune", table=lambda: _listing(frame, chosen))


@remembered(100)
def _figure(
    identity: Any, period: str, group: str, commune: str | None, *, known: desk_words.Figures,
    frame: pl.DataFrame,
) -> Figure:  # fmt: skip
    return people_figures.desk(known, frame, commune)


def _listing(frame: pl.DataFrame, chosen: Filters) -> str:
    columns = [
        tables.plain(word("column.full_name"), lambda row: row["full_name"], "name", words=True),
        tables.plain(word("desk.column_rota"), _rota, words=True),
        topic.figure(word("desk.column_held"), "held", "", 0),
        topic.figure(word("desk.column_planned"), "planned", "", 0),
        topic.figure(word("desk.column_online"), "online"),
        topic.figure(word("desk.column_helped"), "helped"),
    ]
    return tables.sheet(frame, columns, choose=("commune", "commune_code"), chosen=chosen.commune)


def _rota(row: Row) -> str:
    if row["covered"] is None:
        return vi.state_word("not_reported")
    return word("desk.yes") if row["covered"] else word("desk.no")
