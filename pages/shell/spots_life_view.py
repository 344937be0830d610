"""One weak-signal spot on the screen: its life in words, as a line of days and as a table."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import spots_charts, spots_life, tables
from figures.drawing import Drawing
from figures.labels import word
from pages.shell import access, address, parts
from pages.shell.memory import remembered
from pages.shell.spots_view import Situation


def show(now: Situation) -> None:
    """The life of the chosen spot; nothing where none is chosen."""
    spot = address.chosen("spot", now.codes, None)
    if spot is None:
        return
    rows = now.docket.filter(pl.col("spot_code") == spot)
    first = rows.row(0, named=True)
    said = [spots_life.about(first), *[spots_life.stands(row) for row in rows.iter_rows(named=True)]]
    title = word("spots.life", code=spot)
    with st.container(key="spot_life"):
        left, right = st.columns([1, 1.3], gap="medium")
        with left:
            texts = "".join(f"<p class='chosen'>{escape(text)}</p>" for text in said)
            st.html(f"<h2>{escape(title)}</h2>{texts}")
            parts.link(
                "commune_profile", word("chosen.open", name=first["full_name"]), commune=first["commune_code"]
            )
            st.button(
                word("spots.life_close"), on_click=address.choose, args=("spot", None), key="spot_close"
            )
        with right:
            drawn = _life(access.identity(), spot, rows=rows)
            if drawn is not None:
                parts.chart(drawn, "life", title)
            parts.table_behind("table_life", word("table.behind_chart"), lambda: _calendar(rows))


@remembered(60)
def _life(identity: Any, spot: str, *, rows: pl.DataFrame) -> Drawing | None:
    lines = spots_life.drawable(rows)
    return spots_charts.life(lines, rows["as_of"][0]) if lines else None


def _calendar(rows: pl.DataFrame) -> str:
    columns = [
        tables.plain(word("spots.column_operator"), lambda row: row["operator"], words=True),
        tables.plain(word("spots.event"), lambda row: row["event"], words=True),
        tables.plain(word("spots.event_day"), lambda row: vi.day(row["day"])),
        tables.plain(word("spots.event_after"), lambda row: _days(row["after"])),
    ]
    return tables.sheet(spots_life.calendar(rows), columns)


def _days(count: int | None) -> str:
    return "–" if count is None else word("spots.days_late", n=vi.number(count))
