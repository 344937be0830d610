"""What the coverage screen shows besides its map: lowest and highest, through time, between groups."""

from html import escape

import polars as pl
import streamlit as st

from figures import coverage_figures, sentences, tables
from figures import format as vi
from figures.coverage import coverage_figure, mark_group
from figures.figure import Figure
from figures.labels import word
from pages.shell import access, cells, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer


def ahead(chosen: Filters, who: Viewer) -> None:
    """Begin to look up what the map's screen will show."""
    period, indicator = chosen.period, chosen.indicator.code
    access.ahead(who, "coverage", period=period, indicator=indicator, part=1)
    access.ahead(who, "coverage_levels", "group_spread", period=period, indicator=indicator)
    access.ahead(who, "province_history", period=period)
    if chosen.commune:
        access.ahead(who, "commune_history", period=period, commune=chosen.commune)


def coverage(chosen: Filters, who: Viewer) -> tuple[Figure, list[str]]:
    """The coverage figure and its three sentences."""
    return _coverage(access.identity(), chosen, who)


@remembered(600)
def _coverage(identity: access.Identity, chosen: Filters, who: Viewer) -> tuple[Figure, list[str]]:
    frame = access.ask("coverage", who, period=chosen.period, indicator=chosen.indicator.code, part=1)
    frame = mark_group(frame, chosen.group)
    province = access.row_of(
        access.ask("province", who, period=chosen.period), "indicator", chosen.indicator.code
    )
    said = sentences.answer(chosen.indicator, province, frame.filter("inside"))
    source = (province or {}).get("source") or "unknown"
    passport = access.passport(who, chosen.period, source)
    return coverage_figure(frame, chosen.indicator, passport, said[0]), said


def extremes(figure: Figure, chosen: Filters) -> None:
    """The ten that need most attention and the ten best, as bars to click."""
    halves = _halves(access.identity(), chosen, figure=figure)
    for place, half in zip(st.columns(2, gap="small"), halves, strict=False):
        with place:
            parts.figure(half, choose="commune", small=True)


def through_time(chosen: Filters, who: Viewer) -> None:
    """The indicator from period to period, with the plan and the chosen commune."""
    row = access.row_of(access.ask("communes", who), "commune_code", chosen.commune)
    history_chart(chosen, who, row["full_name"] if row else None, word("history.title"))


def history_chart(chosen: Filters, who: Viewer, name: str | None, title: str) -> None:
    """The chart and its table under a title; ``name`` is the chosen commune's."""
    parts.figure(_history(access.identity(), chosen, name, who, title))


def between_groups(chosen: Filters, who: Viewer) -> None:
    """The spread inside each peer group."""
    made = _spread(access.identity(), chosen, who)
    if made is None:
        st.html(f"<h2>{word('spread.title')}</h2><p class='hint'>{word('missing.figure')}</p>")
        return
    parts.figure(made)


def table(figure: Figure, chosen: Filters) -> None:
    """The table behind the map, worst first, and the line that says where it comes from."""

    def made() -> str:
        inside = figure.frame.filter("inside")
        ranked = sentences.ranked_worst_first(chosen.indicator, inside)
        rows = pl.concat(
            [ranked, inside.filter(~pl.col("commune_code").is_in(ranked["commune_code"].to_list()))]
        )
        largest = max((abs(gap) for gap in rows["gap"].drop_nulls()), default=1.0)
        columns = [
            cells.place(),
            cells.value(chosen.indicator),
            tables.plain(
                word("column.plan"), lambda row: vi.number(row["plan"], chosen.indicator.decimals), "plan"
            ),
            cells.gap(chosen.indicator, largest),
            cells.change(chosen.indicator),
            cells.rank(),
            cells.tone(),
        ]
        made = tables.sheet(rows, columns, choose=("commune", "commune_code"), chosen=chosen.commune)
        return made + _source(figure)

    parts.table_behind("table_map", word("table.behind_map"), made)


def _source(figure: Figure) -> str:
    definition = figure.options["indicator"].definition
    said = word("table.source_line", source=figure.stamp.source, definition=definition)
    return f"<p class='hint'>{escape(said)}</p>"


@remembered(600)
def _halves(identity: access.Identity, chosen: Filters, *, figure: Figure) -> list[Figure]:
    """The bars of the low and the high half; none where nobody has a value."""
    return coverage_figures.halves(figure.frame.filter("inside"), chosen.indicator, chosen.commune)


@remembered(600)
def _history(identity: access.Identity, chosen: Filters, name: str | None, who: Viewer, title: str) -> Figure:
    indicator, mine = chosen.indicator, pl.col("indicator") == chosen.indicator.code
    frame = access.ask("province_history", who, period=chosen.period).filter(mine)
    if name:
        own = access.ask("commune_history", who, period=chosen.period, commune=chosen.commune)
        own = own.filter(mine).select("period", pl.col("value").alias("own"))
        frame = frame.join(own, on="period", how="left", maintain_order="left")
    return coverage_figures.history(frame, indicator, title, name)


@remembered(600)
def _spread(identity: access.Identity, chosen: Filters, who: Viewer) -> Figure | None:
    indicator = chosen.indicator
    frame = access.ask("group_spread", who, period=chosen.period, indicator=indicator.code)
    row = access.row_of(access.ask("province", who, period=chosen.period), "indicator", indicator.code)
    level = row["value"] if row and indicator.unit == "%" else None
    return coverage_figures.spread(frame, indicator, level)
