"""What the lagging screen says of the week: five communes to work with first, why, and how firm that is."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import tables, week_words
from figures.coverage import mark_group
from figures.labels import word
from pages.shell import access, cells
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]


def show(chosen: Filters, who: Viewer) -> None:
    """Last among their peers, with the three shares furthest behind plan."""
    frame = mark_group(access.ask("week_communes", who, period=chosen.period), chosen.group).filter("inside")
    said = "".join(f"<p class='hint'>{escape(line)}</p>" for line in week_words.fairness(frame))
    st.html(f"<h2>{word('week.title')}</h2>{said}")
    rows = week_words.first(frame)
    if rows.height:
        st.html(_table(access.identity(), chosen.period, chosen.group, chosen.commune, rows=rows))


@remembered(200)
def _table(identity: Any, period: str, group: str, commune: str | None, *, rows: pl.DataFrame) -> str:
    columns = [
        cells.place(),
        tables.plain(word("week.column_score"), lambda row: vi.number(row["score"], 1), "score"),
        tables.Column(word("week.column_rank"), _rank, lambda row: row["rank_peer"]),
        tables.Column(
            word("week.column_reasons"), lambda row: escape(week_words.reasons(row)), words=True, wide=True
        ),
    ]
    return tables.sheet(rows, columns, choose=("commune", "commune_code"), chosen=commune)


def _rank(row: Row) -> str:
    return f"<b>{escape(week_words.rank(row))}</b><small>{escape(week_words.spread(row))}</small>"
