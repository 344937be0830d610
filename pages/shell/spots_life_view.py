"""One weak-signal spot on the screen: its life in words, as a line of days and as a table."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import spots_figures, spots_life
from figures.figure import Figure
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
    said = [spots_life.about(first), spots_life.where(first)]
    for row in rows.iter_rows(named=True):
        said.append(f"{spots_life.stands(row)} {spots_life.due(row)}".strip())
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
            made = _life(access.identity(), spot, title, first["full_name"], rows=rows)
            if made is not None:
                parts.figure(made, small=True)


@remembered(60)
def _life(identity: Any, spot: str, title: str, place: str, *, rows: pl.DataFrame) -> Figure | None:
    return spots_figures.life(rows, title, place)
