"""Clusters of neighbouring laggards on the lagging screen: sentences, mark in the list, table."""

from html import escape

import polars as pl
import streamlit as st

from figures import clusters_words, tables
from figures import format as vi
from figures.labels import word
from pages.shell import access, cells, parts
from pages.shell.filters import Filters
from queries.viewer import Viewer

BENEATH = "beneath"
"""The column with what stands under a commune's name in the list."""


def members(frame: pl.DataFrame, chosen: Filters, who: Viewer) -> pl.DataFrame:
    """Communes of the clusters that touch the communes of ``frame``."""
    found = access.ask("lagging_clusters", who, period=chosen.period, indicator=chosen.indicator.code)
    here = set(frame["commune_code"])
    touching = {
        number for number, code in found.select("cluster", "commune_code").iter_rows() if code in here
    }
    return found.filter(pl.col("cluster").is_in(list(touching)))


def marked(frame: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """The list with ``beneath``: the commune's group, and its cluster where it is in one."""
    numbers = dict(found.select("commune_code", "cluster").iter_rows())
    said = [
        f"{group} · {word('clusters.mark', n=numbers[code])}" if code in numbers else group
        for code, group in frame.select("commune_code", "peer_group_name").iter_rows()
    ]
    return frame.with_columns(pl.Series(BENEATH, said, pl.String))


def show(found: pl.DataFrame, chosen: Filters, who: Viewer) -> None:
    """Which neighbours lag together, how that was looked for, and the table behind."""
    rows = access.ask("lagging_tested", who, period=chosen.period, indicator=chosen.indicator.code)
    sentences = clusters_words.said(rows.row(0, named=True) if len(rows) else None, found)
    if not sentences:
        return
    *first, last = sentences
    told = "".join(f"<p class='chosen'>{escape(text)}</p>" for text in first)
    st.html(f"<h2>{word('clusters.title')}</h2>{told}<p class='hint'>{escape(last)}</p>")
    if len(found):
        parts.table_behind("table_clusters", word("clusters.table"), lambda: _sheet(found, chosen))


def _sheet(found: pl.DataFrame, chosen: Filters) -> str:
    about = chosen.indicator
    columns = [
        tables.plain(word("column.full_name"), lambda row: row["full_name"], "name", words=True),
        tables.plain(word("clusters.column_cluster"), lambda row: vi.number(row["cluster"]), "cluster"),
        tables.plain(
            word("clusters.column_role"),
            lambda row: word("clusters.core" if row["core"] else "clusters.beside"),
            words=True,
        ),
        tables.plain(
            word("column.value"),
            lambda row: vi.quantity(
                row["value"], chosen.indicator.unit, chosen.indicator.decimals, row["state"]
            ),
            "value",
        ),
        cells.gap(about, max((abs(gap) for gap in found["gap"].drop_nulls()), default=1.0)),
        tables.plain(word("clusters.column_local"), lambda row: vi.number(row["local_i"], 2), "local_i"),
        tables.plain(
            word("clusters.column_rarity"),
            lambda row: "–" if row["rarity"] is None else vi.number(row["rarity"], 3),
            "rarity",
        ),
    ]
    return tables.sheet(found, columns, choose=("commune", "commune_code"), chosen=chosen.commune)
