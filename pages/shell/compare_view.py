"""Two to four communes side by side: one indicator through time, and every indicator in a table."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import lagging_figures, tables
from figures.figure import Figure, Indicator
from figures.labels import word
from pages.shell import access, address, cells, filters, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

MOST = lagging_figures.MOST


def show(chosen: Filters, who: Viewer) -> None:
    """The picker, the chart and the table."""
    names = filters.commune_names(who)
    st.html(f"<h2>{word('lagging.compare')}</h2>")
    codes = address.several(
        "compare", word("lagging.compare_pick"), list(names), names.__getitem__, MOST, word("filter.choose")
    )
    if len(codes) < 2:
        st.html(f"<p class='hint'>{word('lagging.compare_hint')}</p>")
        return
    left, right = st.columns([1, 1], gap="medium")
    with left:
        parts.figure(_compared(access.identity(), tuple(codes), chosen, who), small=True)
    with right:
        st.html(_table(codes, names, chosen, who))


@remembered(60)
def _compared(identity: Any, codes: tuple[str, ...], chosen: Filters, who: Viewer) -> Figure:
    names = filters.commune_names(who)
    history = _history([*codes], names, chosen, who)
    return lagging_figures.compare(history, chosen.indicator, [names[code] for code in codes])


def _history(codes: list[str], names: dict[str, str], chosen: Filters, who: Viewer) -> pl.DataFrame:
    return pl.concat(
        access.ask("commune_history", who, period=chosen.period, commune=code)
        .filter(pl.col("indicator") == chosen.indicator.code)
        .with_columns(pl.lit(names[code]).alias("name"))
        for code in codes
    )


def _table(codes: list[str], names: dict[str, str], chosen: Filters, who: Viewer) -> str:
    """A row an indicator, a column a commune."""
    catalogue = access.catalogue(who)
    found = {
        code: {row["indicator"]: row for row in access.ask(
            "commune_indicators", who, period=chosen.period, commune=code).iter_rows(named=True)}
        for code in codes
    }  # fmt: skip
    rows = pl.DataFrame({"code": list(catalogue), "name": [i.short_name for i in catalogue.values()]})

    def column(code: str) -> tables.Column:
        def cell(row: dict[str, Any]) -> str:
            return _cell(found[code].get(row["code"]), catalogue[row["code"]])

        return tables.Column(names[code], cell)

    first = tables.plain(word("lagging.indicator"), lambda row: row["name"], words=True)
    return tables.sheet(rows, [first, *[column(code) for code in codes]])


def _cell(row: dict[str, Any] | None, indicator: Indicator) -> str:
    if row is None:
        return "–"
    text = escape(vi.quantity(row["value"], indicator.unit, indicator.decimals, row["state"]))
    kind = vi.remark(row, indicator.unit)
    note = f"<small>{word(f'note.{kind}')}</small>" if kind else ""
    return f"{text} {cells.standing(row)}{note}" if row["state"] == "ok" else text
