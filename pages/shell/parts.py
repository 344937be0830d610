"""Parts of screens: the answer, key figures, charts with their table, the chosen commune."""

from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import tables
from figures.drawing import Drawing
from figures.figure import Figure, Indicator
from figures.labels import word
from figures.plotly_chart import CONFIG, PHONE, USUAL, Chart
from figures.plotly_chart import chart as draw
from figures.said import in_words
from figures.sparkline import sparkline
from figures.theme import Theme, theme
from pages.shell import access, address, cells, device, figure_menu, gate, menu
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from pages.shell.whole import whole
from queries.viewer import Viewer

KEY_INDICATORS = ("A2", "C1", "D3", "E1", "S3")


def answer(sentences: list[str]) -> None:
    """The answer in words."""
    items = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    st.html(f"<section class='answer'><h2>{word('answer.title')}</h2>{items}</section>")


def key_figures(
    chosen: Filters, who: Viewer, codes: tuple[str, ...] = KEY_INDICATORS, title: str = "key.title"
) -> None:
    """Figures of the province with target, change and the way they came; five of all topics unless told."""
    cards = _cards(access.identity(), who, chosen.period, device.look().name, codes)
    st.html(f"<section class='keys'><h2>{word(title)}</h2>{cards}</section>")


@remembered(100)
def _cards(identity: access.Identity, who: Viewer, period: str, mode: str, codes: tuple[str, ...]) -> str:
    now = access.ask("province", who, period=period)
    past = access.ask("province_history", who, period=period)
    catalogue = access.catalogue(who)
    return "".join(
        _card(catalogue[code], row, past.filter(pl.col("indicator") == code)["value"].to_list(), theme(mode))
        for code in codes
        if code in catalogue and (row := access.row_of(now, "indicator", code)) is not None
    )


def _card(indicator: Indicator, row: Mapping[str, Any], past: list[float | None], look: Theme) -> str:
    value = vi.quantity(row["value"], indicator.unit, indicator.decimals, row["state"])
    change = vi.change(row["change"], indicator.unit, indicator.decimals)
    return (
        f"<article data-choose='indicator={indicator.code}' tabindex='0'>"
        f"<div><h3>{escape(indicator.short_name)}</h3><p>{escape(_target(indicator))} · {change}</p></div>"
        f"<div class='figure'><strong>{value}</strong>{cells.standing(dict(row))}</div>"
        f"{sparkline(past, look.accent)}</article>"
    )


def _target(indicator: Indicator) -> str:
    if indicator.target is None:
        return word("key.target_none")
    name = "key.target" if indicator.target_status == "official" else "key.target_proposed"
    return word(name, target=vi.quantity(indicator.target, indicator.unit))


def chart(drawing: Drawing, key: str, alt: str, choose: str = "") -> None:
    """A drawing as a chart; a click on what has a key makes it the choice named ``choose``."""
    drawn, words = _drawn(drawing, device.look().name, PHONE if device.phone() else USUAL)
    alt = f"{alt}. {words}"
    if choose:
        st.plotly_chart(
            drawn, theme=None, config=CONFIG, key=key, alt=alt, on_select=partial(_picked, key, choose),
            selection_mode="points",
        )  # fmt: skip
    else:
        st.plotly_chart(drawn, theme=None, config=CONFIG, key=key, alt=alt)


@remembered(600)
def _drawn(drawing: Drawing, mode: str, width: int) -> tuple[Chart, str]:
    """The chart, and what it says for those who do not see it."""
    return draw(drawing, theme(mode), width), in_words(drawing)


def figure(
    made: Figure, *, choose: str = "", table: Callable[[], str] | None = None, small: bool = False,
    titled: bool = True,
) -> None:  # fmt: skip
    """A figure: its title with its menu, the chart, how to read it, the table behind.

    ``table`` makes the table's HTML where the screen shows more than the figure's own. A click on what has a
    key makes it the choice named ``choose``.
    """
    if titled:
        figure_menu.titled(made, small=small)
    if isinstance(made.drawing, Drawing):
        chart(made.drawing, made.key, made.title, choose)
    if made.note:
        st.html(f"<p class='hint'>{escape(made.note)}</p>")
    table_behind(f"table_{made.key}", word("table.behind_chart"), table or (lambda: tables.of(made.behind)))


def table_behind(key: str, label: str, make: Callable[[], str]) -> None:
    """The table behind a drawing; made and sent only when it is opened."""
    fold = st.expander(label, key=key, on_change="rerun")
    if fold.open:
        with fold:
            st.html(make())


def chosen_commune(frame: pl.DataFrame, chosen: Filters) -> None:
    """The chosen commune in one line, with the way to its profile; a hint where none is chosen."""
    row = access.row_of(frame, "commune_code", chosen.commune) if chosen.commune else None
    if row is None:
        st.html(f"<p class='hint'>{word('map.chosen_none')}</p>")
        return
    indicator = chosen.indicator
    facts = [vi.quantity(row["value"], indicator.unit, indicator.decimals, row["state"])]
    if kind := vi.remark(row, indicator.unit):
        facts.append(word(f"note.{kind}"))
    if row["rank_peer"] is not None:
        group = row["peer_group_name"]
        facts.append(
            word("chosen.rank", rank=row["rank_peer"], of=row["of_peer"], group=group,
                 rank_all=row["rank_all"], of_all=row["of_all"])
        )  # fmt: skip
    with st.container(horizontal=True, key="chosen", vertical_alignment="center"):
        name = f"<b>{escape(row['full_name'])}</b>"
        st.html(f"<p class='chosen'>{name} {cells.standing(row)} {escape(' · '.join(facts))}</p>")
        link("commune_profile", word("chosen.open", name=row["full_name"]), commune=chosen.commune)


def commune_line(row: Mapping[str, Any], said: str) -> None:
    """A chosen commune in one line of a topic, with the way to its profile."""
    with st.container(horizontal=True, key="chosen", vertical_alignment="center"):
        st.html(f"<p class='chosen'><b>{escape(row['full_name'])}</b>: {escape(said)}</p>")
        link("commune_profile", word("chosen.open", name=row["full_name"]), commune=row["commune_code"])


def link(page: str, label: str, **changed: str | None) -> None:
    """A link to another screen that carries the choices along."""
    if there := menu.page(page, gate.guard()):
        st.page_link(there, label=label, query_params=address.parameters(**changed))


@whole
def _picked(key: str, choice: str) -> None:
    event = st.session_state.get(key)
    points = event.get("selection", {}).get("points") if isinstance(event, dict) else None
    if points:
        address.choose(choice, points[0]["customdata"][0])
