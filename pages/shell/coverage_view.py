"""What the coverage screen shows besides its map: lowest and highest, through time, between groups."""

from html import escape

import polars as pl
import streamlit as st

from figures import chart_kinds, charts, sentences, tables
from figures import format as vi
from figures.coverage import coverage_figure, mark_group
from figures.drawing import Drawing
from figures.figure import Figure
from figures.labels import word
from pages.shell import access, cells, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

TEN = 10


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
    if not halves:
        return
    burden = "_burden" if chosen.indicator.burden else ""
    few = (
        "" if len(halves) == 2 and all(len(drawn.categories) == TEN for drawn in halves.values()) else "_few"
    )
    for place, (name, drawn) in zip(st.columns(2, gap="small"), halves.items(), strict=False):
        with place:
            st.html(f"<h2 class='small'>{word(f'extremes.{name}{few}{burden}')}</h2>")
            parts.chart(drawn, f"bars_{name}", word(f"extremes.{name}{burden}"), choose="commune")


def through_time(chosen: Filters, who: Viewer) -> None:
    """The indicator from period to period, with the plan and the chosen commune."""
    row = access.row_of(access.ask("communes", who), "commune_code", chosen.commune)
    st.html(f"<h2>{word('history.title')}</h2>")
    history_chart(chosen, who, row["full_name"] if row else None)


def history_chart(chosen: Filters, who: Viewer, name: str | None) -> None:
    """The chart and its table; ``name`` is the chosen commune's."""
    indicator = chosen.indicator
    frame, drawn = _history(access.identity(), chosen, name, who)
    parts.chart(drawn, "history", word("history.title"))

    def column(field: str, heading: str) -> tables.Column:
        return tables.plain(heading, lambda row: vi.quantity(row[field], indicator.unit, indicator.decimals))

    columns = [tables.plain(word("table.period"), lambda row: row["label"], words=True)]
    columns += [column("value", word("history.province")), column("plan", word("column.plan"))]
    columns += [column("own", name)] if name else []
    parts.table_behind(
        "table_history", word("table.behind_chart"), lambda: tables.sheet(frame.reverse(), columns)
    )


def between_groups(chosen: Filters, who: Viewer) -> None:
    """The spread inside each peer group."""
    frame, drawn = _spread(access.identity(), chosen, who)
    st.html(f"<h2>{word('spread.title')}</h2>")
    if frame.is_empty():
        st.html(f"<p class='hint'>{word('missing.figure')}</p>")
        return
    parts.chart(drawn, "spread", word("spread.words"))
    unit, places = chosen.indicator.unit, chosen.indicator.decimals

    def column(field: str) -> tables.Column:
        return tables.plain(word(f"spread.{field}"), lambda row: vi.quantity(row[field], unit, places), field)

    columns = [
        tables.plain(word("table.group"), lambda row: row["group_name"], words=True),
        tables.plain(
            word("table.reporting"), lambda row: vi.share_of(row["communes_reporting"], row["communes"])
        ),
        *[column(field) for field in ("value", "median", "lowest", "highest")],
    ]
    parts.table_behind("table_spread", word("table.behind_chart"), lambda: tables.sheet(frame, columns))


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
    said = word("table.source_line", source=figure.passport.source, definition=definition)
    return f"<p class='hint'>{escape(said)}</p>"


@remembered(600)
def _halves(identity: access.Identity, chosen: Filters, *, figure: Figure) -> dict[str, Drawing]:
    """The bars of the low and the high half; none where nobody has a value."""
    ranked = sentences.ranked_worst_first(chosen.indicator, figure.frame.filter("inside"))
    if ranked.is_empty():
        return {}
    half = min(TEN, len(ranked) // 2 or 1)
    halves = {"low": ranked.head(half)}
    if len(ranked) > 1:
        halves["high"] = ranked.tail(half).reverse()
    return {
        name: chart_kinds.ranking(rows, chosen.indicator, chosen.commune) for name, rows in halves.items()
    }


Drawn = tuple[pl.DataFrame, Drawing]


@remembered(600)
def _history(identity: access.Identity, chosen: Filters, name: str | None, who: Viewer) -> Drawn:
    mine = pl.col("indicator") == chosen.indicator.code
    frame = access.ask("province_history", who, period=chosen.period).filter(mine)
    if name:
        own = access.ask("commune_history", who, period=chosen.period, commune=chosen.commune)
        own = own.filter(mine).select("period", pl.col("value").alias("own"))
        frame = frame.join(own, on="period", how="left", maintain_order="left")
    return frame, charts.history(frame, chosen.indicator, name)


@remembered(600)
def _spread(identity: access.Identity, chosen: Filters, who: Viewer) -> Drawn:
    frame = access.ask("group_spread", who, period=chosen.period, indicator=chosen.indicator.code)
    frame = frame.filter((pl.col("group_kind") == "peer_group") & pl.col("median").is_not_null())
    row = access.row_of(access.ask("province", who, period=chosen.period), "indicator", chosen.indicator.code)
    level = row["value"] if row and chosen.indicator.unit == "%" else None
    return frame, charts.spread(frame, chosen.indicator, level)
