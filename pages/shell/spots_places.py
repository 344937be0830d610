"""Communes of the weak-signal screen: where spots are open, and where coverage is low besides."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import spots_figures, spots_words, tables
from figures.figure import Figure
from figures.labels import word
from pages.shell import access, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from pages.shell.spots_view import Situation
from queries.viewer import Viewer

Row = dict[str, Any]
FIRST = 12


def communes(now: Situation, chosen: Filters) -> None:
    """Communes with open spots, most overdue first; the others counted by what they say."""
    st.html(f"<h2>{word('spots.communes')}</h2>")
    frame = _open(now)
    zero = len(now.communes.filter(pl.col("open_spots") == 0))
    silent = len(now.communes.filter(pl.col("state") != "ok"))
    head = word("spots.communes_zero", n=zero) if zero else ""
    tail = word("spots.communes_silent", n=silent) if silent else ""
    note = f"<p class='hint'>{word('spots.communes_note', zero=head, silent=tail)}</p>"
    if frame.is_empty():
        st.html(f"<p class='chosen'>{word('spots.communes_none')}</p>{note}")
        return
    st.html(_sheet(frame.head(FIRST), chosen) + note)
    if len(frame) > FIRST:
        parts.table_behind(
            "table_spots",
            word("spots.communes_rest", n=len(frame) - FIRST),
            lambda: _sheet(frame.tail(-FIRST), chosen),
        )


def _open(now: Situation) -> pl.DataFrame:
    kept = now.communes.filter(pl.col("open_spots") > 0)
    return kept.sort("overdue", "open_spots", "name", descending=[True, True, False], nulls_last=True)


def _sheet(frame: pl.DataFrame, chosen: Filters) -> str:
    def place(row: Row) -> str:
        old = f"<small>{word('note.stale_one')}</small>" if row["stale"] else ""
        return f"<b>{escape(row['full_name'])}</b>{old}"

    def late(row: Row) -> str:
        if row["sent_open"] is None:
            return escape(word("spots.not_in_period"))
        return vi.share_of(row["overdue"] or 0, row["sent_open"])

    def guided(row: Row) -> str:
        return vi.quantity(row["guided"], "%", 1, row["guided_state"])

    columns = [
        tables.Column(word("column.full_name"), place, lambda row: row["name"], words=True),
        tables.plain(word("spots.column_open"), lambda row: vi.number(row["open_spots"]), "open_spots"),
        tables.plain(word("spots.column_late"), late, "overdue"),
        tables.plain(word("spots.column_unpromised"), lambda row: vi.number(row["unpromised"]), "unpromised"),
        tables.plain(word("spots.column_households"), lambda row: vi.number(row["households"]), "households"),
        tables.plain(word("spots.column_guided"), guided, "guided"),
    ]
    return tables.sheet(frame, columns, choose=("commune", "commune_code"), chosen=chosen.commune)


def deficit(now: Situation, chosen: Filters, who: Viewer) -> None:
    """Communes by coverage and open spots: both at once is a double deficit."""
    row = access.row_of(access.ask("province", who, period=now.period), "indicator", "C1")
    level: float | None = row["value"] if row else None
    frame = spots_figures.twice_poor(now.communes)
    said = spots_words.deficit(frame, level)
    if level is None or frame.is_empty():
        st.html(f"<h2>{word('spots.deficit')}</h2><p class='hint'>{escape(said)}</p>")
        return
    made = _deficit(access.identity(), now.period, chosen.commune, frame=frame, level=level)
    parts.figure(made, choose="commune")


@remembered(100)
def _deficit(identity: Any, period: str, commune: str | None, *, frame: pl.DataFrame, level: float) -> Figure:
    return spots_figures.deficit(frame, level, commune)
