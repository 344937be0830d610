"""Money between groups, and what firms did: conferences, packages, news."""

from dataclasses import replace
from typing import Any

import polars as pl
import streamlit as st

from figures import campaigns_figures, tables
from figures import format as vi
from figures.figure import Figure
from figures.labels import word, words
from pages.shell import access, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

INDICATOR = campaigns_figures.MONEY


def spread(chosen: Filters, period: str, who: Viewer) -> None:
    """Thousand đồng a team a month: range, middle half and median inside each peer group."""
    known = access.catalogue(who).get(INDICATOR)
    asked = access.ask("group_spread", who, period=period, indicator=INDICATOR)
    frame = campaigns_figures.spread_rows(asked)
    if known is None or frame.is_empty():
        title = word("campaigns_list.spread")
        st.html(f"<h2>{title}</h2><p class='hint'>{word('campaigns_list.spread_none')}</p>")
        return
    about = replace(chosen, period=period, indicator=known)
    parts.figure(_spread(access.identity(), about, who, frame=frame))


@remembered(50)
def _spread(identity: Any, about: Filters, who: Viewer, *, frame: pl.DataFrame) -> Figure:
    row = access.row_of(access.ask("province", who, period=about.period), "indicator", INDICATOR)
    made = campaigns_figures.spread(frame, about.indicator, row["value"] if row else None)
    return replace(made, passport=access.passport(who, about.period, row["source"] if row else None))


def firms(period: str, who: Viewer) -> None:
    """Conferences held and members with a package, a firm a row; then news and broadcasts."""
    st.html(f"<h2>{word('campaigns_list.firms')}</h2>")
    frame = access.ask("campaigns_kinds", who, period=period)
    both = frame.filter(pl.col("indicator") == "B4")
    if both.is_empty():
        st.html(f"<p class='hint'>{word('campaigns_list.firms_none')}</p>")
    else:
        names = words("enterprise")
        columns = [
            tables.plain(
                word("campaigns_list.firm"), lambda row: names.get(row["kind"], str(row["kind"])), words=True
            ),
            tables.plain(word("campaigns_list.conferences"), lambda row: _known(row["one"]), "one"),
            tables.plain(word("campaigns_list.members"), lambda row: _known(row["two"]), "two"),
        ]
        st.html(tables.sheet(_by_firm(both), columns))
        st.html(f"<p class='hint'>{word('campaigns_list.firms_note')}</p>")
    st.html(f"<p class='told'>{_news(frame)}</p>")


def _by_firm(frame: pl.DataFrame) -> pl.DataFrame:
    one, two = (
        frame.filter(pl.col("part") == part).select("kind", pl.col("value").alias(name))
        for part, name in ((1, "one"), (2, "two"))
    )
    joined = one.join(two, on="kind", how="full", coalesce=True)
    return joined.sort("one", "two", descending=True, nulls_last=True)


def _known(value: float | None) -> str:
    return vi.quantity(value, "")


def _news(frame: pl.DataFrame) -> str:
    counts = dict(frame.filter(pl.col("indicator") == "G1").select("kind", "value").iter_rows())
    if not counts:
        return word("campaigns_list.news_none")
    return word(
        "campaigns_list.news_line",
        **{kind: vi.number(counts.get(kind)) for kind in ("news", "broadcast")},
    )
