"""What the screen of people shows of equity: the sentence to read aloud, the gap as a picture and a table."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import equity_words, people_figures, people_words, tables
from figures import format as vi
from figures.coverage import ALL
from figures.figure import Figure
from figures.labels import word, words
from pages.shell import access, address, figure_menu, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]
KINDS = ["peer_group", "former_province"]


def show(chosen: Filters, who: Viewer) -> None:
    """Who is left behind: words, picture, table; of the whole province."""
    above = st.container()
    names = {kind: word(f"teams.by_{kind}") for kind in KINDS}
    kind = address.segments("equity_by", word("people.equity_by"), KINDS, KINDS[0], names.__getitem__)
    equity = access.ask("people_equity", who, period=chosen.period)
    said = _aloud(access.identity(), chosen.period, kind, who, equity=equity)
    with above:
        st.html(f"<section class='answer'><h2>{word('people.aloud')}</h2>{said}</section>")
    made = _picture(access.identity(), chosen.period, kind, who)
    with above:
        if made is None:
            st.html(f"<h2>{word('people.equity')}</h2><p class='hint'>{word('missing.figure')}</p>")
            return
        figure_menu.titled(made)
    parts.figure(made, table=lambda: _table(equity), titled=False)


@remembered(200)
def _aloud(identity: Any, period: str, kind: str, who: Viewer, *, equity: pl.DataFrame) -> str:
    province = people_words.by_key(access.ask("scope_figures", who, period=period, group=ALL))
    communes = access.ask("people_communes", who, period=period)
    based = (people_words.based(communes, "older"), len(communes))
    return "".join(f"<p>{escape(one)}</p>" for one in equity_words.aloud(province, equity, kind, based))


@remembered(200)
def _picture(identity: Any, period: str, kind: str, who: Viewer) -> Figure | None:
    groups = access.ask("people_groups", who, period=period)
    province = people_words.by_key(access.ask("scope_figures", who, period=period, group=ALL))
    return people_figures.equity(groups, province, kind)


def _table(equity: pl.DataFrame) -> str:
    whom, between = words("people_whom"), words("people_dimension")
    columns = [
        tables.plain(word("lagging.indicator"), lambda row: whom[row["indicator"]], words=True),
        tables.plain(word("people.dimension"), lambda row: between[row["dimension"]], words=True),
        _end("lowest"),
        _end("highest"),
        tables.plain(word("people.difference"), lambda row: vi.number(row["difference"], 1), "difference"),
        tables.plain(word("people.ratio"), lambda row: vi.number(row["ratio"], 2), "ratio"),
        tables.plain(word("people.par"), lambda row: vi.number(row["par"], 1), "par"),
        tables.plain(word("people.more_people"), lambda row: vi.number(equity_words.more_people(row))),
        tables.plain(word("people.units"), lambda row: vi.share_of(row["units_with_data"], row["units"])),
    ]
    return tables.sheet(equity, columns)


def _end(side: str) -> tables.Column:
    def cell(row: Row) -> str:
        name = row[f"{side}_name"]
        over = f"<small>{word('note.over')}</small>" if (row[side] or 0) > 100 else ""
        return f"{vi.quantity(row[side], '%', 1)}<small>{escape(name or '–')}</small>{over}"

    return tables.Column(word(f"people.{side}"), cell, lambda row: row[side])
