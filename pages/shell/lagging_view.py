"""What the lagging screen shows: the list with causes and needs, and the chosen commune's hamlets."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import coverage_figures, lagging_figures, lagging_words, tables
from figures import format as vi
from figures.coverage import ALL, mark_group
from figures.figure import Figure
from figures.forecast_words import forecast
from figures.labels import word
from pages.shell import access, address, cells, lagging_clusters, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

LATE = ("behind", "attention", "no_data")


def ahead(chosen: Filters, who: Viewer) -> None:
    """Begin to look up what the screen of lagging communes will show."""
    period, indicator = chosen.period, chosen.indicator.code
    access.ahead(who, "lagging", "pace", period=period, indicator=indicator)
    if chosen.commune:
        access.ahead(who, "hamlet_gap", period=period, indicator=indicator, commune=chosen.commune)
    access.ahead(who, "week_communes", period=period)


def communes(chosen: Filters, who: Viewer) -> pl.DataFrame:
    """All communes of the chosen group with what they lag by, worst gap first."""
    frame = access.ask("lagging", who, period=chosen.period, indicator=chosen.indicator.code)
    inside = mark_group(frame, chosen.group).filter("inside")
    return inside.sort(
        "gap", "value", "name", descending=[chosen.indicator.burden, False, False], nulls_last=True
    )


def answer(frame: pl.DataFrame, chosen: Filters, who: Viewer) -> None:
    """How many lag, why, what it takes, and where the province's pace leads."""
    plans = frame["plan"].drop_nulls()
    said = lagging_words.summary(chosen.indicator, frame, plans[0] if len(plans) else None)
    ahead = forecast(_pace(chosen, who, None), chosen.indicator) if chosen.group == ALL else None
    parts.answer([*said, word("lagging.province_ahead", said=ahead)] if ahead else said)


def _pace(chosen: Filters, who: Viewer, commune: str | None) -> dict[str, Any] | None:
    """The pace of a commune, or of the province."""
    rows = access.ask("pace", who, period=chosen.period, indicator=chosen.indicator.code)
    known = rows["commune_code"].to_list()
    return rows.row(known.index(commune), named=True) if commune in known else None


def causes(frame: pl.DataFrame) -> None:
    """Leading causes as bars; a note where causes are not worked out."""
    counted = lagging_words.cause_counts(frame)
    if counted.is_empty():
        return
    parts.figure(_causes(access.identity(), tuple(counted.iter_rows())))


def listing(frame: pl.DataFrame, chosen: Filters) -> None:
    """The table of communes, a row a click."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="listing_head"):
        st.html(f"<h2>{word('lagging.title_list')}</h2>")
        shown = address.segments(
            "show", word("lagging.show"), ["behind", "all"], "behind", lambda one: word(f"lagging.show_{one}")
        )
    rows = frame if shown == "all" else frame.filter(pl.col("tone").is_in(LATE))
    if rows.is_empty():
        st.html(f"<p class='hint'>{word('lagging.all_ok')}</p>")
        return
    st.html(_listing(access.identity(), chosen, shown, _rows=rows))


@remembered(300)
def _listing(identity: Any, chosen: Filters, shown: str, _rows: pl.DataFrame) -> str:
    indicator = chosen.indicator
    largest = max((abs(gap) for gap in _rows["gap"].drop_nulls()), default=1.0)
    columns = [
        cells.place(lagging_clusters.BENEATH),
        cells.value(indicator),
        cells.gap(indicator, largest),
        cells.change(indicator),
        cells.rank(),
        cells.tone(),
    ]
    if _rows["cause"].null_count() < len(_rows):
        columns += [_cause(), _need()]
    return tables.sheet(_rows, columns, choose=("commune", "commune_code"), chosen=chosen.commune)


def _cause() -> tables.Column:
    def cell(row: dict[str, Any]) -> str:
        if row["cause"] is None:
            return "–"
        return f"<b>{word('cause.' + row['cause'])}</b><small>{escape(str(row['evidence'] or ''))}</small>"

    return tables.Column(word("column.cause"), cell, lambda row: row["cause"], words=True, wide=True)


def _need() -> tables.Column:
    def cell(row: dict[str, Any]) -> str:
        if row["needed_per_week"] is None:
            return "–"
        each = vi.number(row["needed_per_member_week"], 1)
        return f"{vi.number(row['needed_per_week'])}<small>({each})</small>"

    return tables.Column(word("column.needed_per_week"), cell, lambda row: row["needed_per_week"])


def chosen_commune(frame: pl.DataFrame, chosen: Filters, who: Viewer) -> None:
    """Why the chosen commune lags and which hamlets hold the gap."""
    row = access.row_of(frame, "commune_code", chosen.commune) if chosen.commune else None
    if row is None:
        st.html(f"<p class='hint'>{word('lagging.chosen_hint')}</p>")
        return
    sentences = lagging_words.of_commune(row, forecast(_pace(chosen, who, chosen.commune), chosen.indicator))
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    st.html(
        f"<section class='answer'><h2>{escape(row['full_name'])} {cells.standing(row)}</h2>{said}</section>"
    )
    parts.link("commune_profile", word("chosen.open", name=row["full_name"]), commune=chosen.commune)
    hamlets(row["full_name"], chosen, who)


def hamlets(name: str, chosen: Filters, who: Viewer) -> None:
    """The hamlets by what they lack, with the running share."""
    if not lagging_figures.drawable(chosen.indicator) or chosen.commune is None:
        st.html(f"<p class='hint'>{word('lagging.hamlets_none')}</p>")
        return
    frame = access.ask(
        "hamlet_gap", who, period=chosen.period, indicator=chosen.indicator.code, commune=chosen.commune
    )
    frame = frame.filter(pl.col("missing").is_not_null())
    if frame.is_empty():
        st.html(f"<p class='hint'>{word('missing.figure')}</p>")
        return
    parts.figure(_pareto(access.identity(), chosen, name, _frame=frame), table=lambda: tables.sheet(frame, [
        tables.plain(word("column.hamlet"), lambda row: row["full_name"], "full_name", words=True),
        cells.value(chosen.indicator),
        tables.plain(word("column.missing"), lambda row: vi.number(row["missing"]), "missing"),
        tables.plain(word("column.members"), lambda row: vi.number(row["members"]), "members"),
    ]))  # fmt: skip


@remembered(300)
def _causes(identity: Any, counted: tuple[tuple[str, int], ...]) -> Figure:
    rows = pl.DataFrame(counted, schema=["cause", "communes"], orient="row")
    return coverage_figures.causes(rows)


@remembered(300)
def _pareto(identity: Any, chosen: Filters, name: str, _frame: pl.DataFrame) -> Figure:
    return lagging_figures.pareto(_frame, chosen.indicator, name)
