"""The table of communes of the accounts screen, those with most people left first."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import tables
from figures.labels import word
from pages.shell import access, parts
from pages.shell.accounts_view import Situation
from pages.shell.filters import Filters
from pages.shell.memory import remembered

Row = dict[str, Any]
FIRST = 15


def show(now: Situation, chosen: Filters) -> None:
    """The first communes at once, all on demand; and where the figures come from."""
    order = pl.col("remaining").struct.field("value")
    rows = now.communes.sort(order, "name", descending=[True, False], nulls_last=True)
    st.html(f"<h2>{word('accounts.table')}</h2>")
    st.html(_sheet(access.identity(), now.period, now.group, chosen.commune, FIRST, rows=rows.head(FIRST)))
    if len(rows) > FIRST:
        parts.table_behind(
            "table_accounts", word("accounts.table_rest", n=len(rows) - FIRST),
            lambda: _sheet(
                access.identity(), now.period, now.group, chosen.commune, None, rows=rows.tail(-FIRST)
            ),
        )  # fmt: skip
    st.html(f"<p class='hint'>{escape(word('accounts.source'))}</p>")


@remembered(60)
def _sheet(
    identity: Any, period: str, group: str, commune: str | None, first: int | None, *, rows: pl.DataFrame
) -> str:
    columns = [
        tables.Column(
            word("column.full_name"),
            lambda row: f"<b>{escape(row['full_name'])}</b>",
            lambda row: row["name"],
            True,
        ),
        _column("share", "%", 1, parts_too=True),
        _column("remaining"),
        _column("helped", "%", 1, parts_too=True),
        _column("elderly", "", 1),
        _column("signed", "%", 1),
        _column("sessions"),
        _column("attendees"),
    ]
    return tables.sheet(rows, columns, choose=("commune", "commune_code"), chosen=commune)


def _column(field: str, unit: str = "", decimals: int = 0, *, parts_too: bool = False) -> tables.Column:
    """A column of a figure: the value or the word of its state, numerator and denominator beneath."""

    def cell(row: Row) -> str:
        known = row[field] or {"value": None, "state": "not_reported"}
        text = escape(vi.quantity(known["value"], unit, decimals, known["state"]))
        if parts_too and known["value"] is not None:
            text += f"<small>{vi.ratio(known['numerator'], known['denominator'])}</small>"
        return text

    def key(row: Row) -> float | None:
        value = row[field]["value"] if row[field] else None
        return None if value is None else round(value, 2)

    return tables.Column(word(f"accounts.column_{field}"), cell, key)
