"""Before, during and after a campaign: communes that took part beside the others; no cause claimed."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import campaigns_effect, campaigns_figures, tables
from figures import format as vi
from figures.campaigns_effect import COLUMNS
from figures.coverage import mark_group
from figures.figure import Figure
from figures.labels import word
from pages.shell import access, address, campaigns_view, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer


def show(chosen: Filters, who: Viewer) -> str | None:
    """Choose a month and a figure; the picture and what may be said of it. Returns the month, if any."""
    st.html(f"<h2>{word('campaigns.around')}</h2>")
    frame = access.ask("campaigns_months", who, place="")
    last = campaigns_view.last_month(chosen, who)
    first = campaigns_effect.first_month(frame, last)
    if first is None:
        st.html(f"<p class='hint'>{word('campaigns.around_none')}</p>")
        return None
    month, code = _choices(frame, first)
    row = frame.filter(pl.col("period") == month).row(0, named=True)
    slots = campaigns_figures.slots(frame, month)
    sides, made = _drawn(access.identity(), month, code, chosen.group, slots, who)
    label = vi.short_period(row["label"])
    wide, narrow = st.columns([1.5, 1], gap="medium")
    with wide:
        _picture(sides, made, code, slots)
    with narrow:
        label = label[0].lower() + label[1:]
        said = campaigns_effect.told(
            sides, code, label.removeprefix(word("campaigns.month").lower() + " "), slots
        )
        st.html("".join(f"<p class='told'>{escape(one)}</p>" for one in said))
    return month


def _choices(frame: pl.DataFrame, first: str) -> tuple[str, str]:
    named = {row["period"]: row for row in frame.iter_rows(named=True)}

    def label(period: str) -> str:
        row = named[period]
        return word("campaigns.around_option", label=vi.short_period(row["label"]), n=row["joined"])

    with st.container(horizontal=True, key="around_choices", vertical_alignment="bottom"):
        month = address.selectbox(
            "campaign", word("campaigns.around_month"), campaigns_effect.months_to_choose(frame), first, label
        )
        code = address.segments(
            "around", word("campaigns.around_figure"), list(COLUMNS), "C2",
            lambda one: word(f"campaigns_figure.{one}"),
        )  # fmt: skip
    return month or first, code


@remembered(200)
def _drawn(
    identity: Any, month: str, code: str, group: str, slots: tuple[str, ...], who: Viewer
) -> tuple[pl.DataFrame, Figure]:
    inside = mark_group(access.ask("campaigns_around", who, period=month), group).filter("inside")
    sides = campaigns_effect.around(inside, code, slots)
    months = access.ask("campaigns_months", who, place="")
    return sides, campaigns_figures.around(sides, code, months, month)


def _picture(sides: pl.DataFrame, made: Figure, code: str, slots: tuple[str, ...]) -> None:
    if sides.is_empty():
        st.html(f"<p class='hint'>{word('missing.figure')}</p>")
        return
    parts.figure(made, table=lambda: _table(sides, code, slots), small=True)


def _table(sides: pl.DataFrame, code: str, slots: tuple[str, ...]) -> str:
    def slot(name: str) -> tables.Column:
        return tables.Column(
            word(f"campaigns.{name}"),
            lambda row: f"<b>{vi.number(row[f'{name}_rate'], 1)}</b><small>{vi.number(row[name])}</small>",
            lambda row: row[f"{name}_rate"],
        )

    columns = [
        tables.plain(word("campaigns.side"), lambda row: word(f"campaigns.{row['side']}_side"), words=True),
        tables.plain(word("campaigns.communes"), lambda row: vi.number(row["communes"]), "communes"),
        tables.plain(word("campaigns.households"), lambda row: vi.number(row["households"]), "households"),
        *[slot(name) for name in slots],
    ]
    return tables.sheet(sides, columns)
