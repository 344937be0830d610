"""The menu of a figure: the same figure as a sheet, a picture, a slide, a link; made only when asked for."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from figures import spreadsheet
from figures.figure import Figure
from figures.foot import file_name
from figures.labels import word
from pages.shell import passports

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def titled(figure: Figure, *, small: bool = False) -> None:
    """The title of a figure and, quietly beside it, its menu."""
    with st.container(horizontal=True, key=f"figure_{figure.key}", vertical_alignment="center", gap="small"):
        kind = " class='small'" if small else ""
        st.html(f"<h2{kind}>{escape(figure.title)}</h2>")
        show(figure)


def show(figure: Figure) -> None:
    """The menu alone; its entries are made when it is opened, the files when they are asked for."""
    fold = st.popover(word("figure.menu"), key=f"menu_{figure.key}", type="tertiary", on_change="rerun")
    if fold.open:
        with fold:
            _entries(passports.complete(figure))


def _entries(figure: Figure) -> None:
    _file(figure, "xlsx", SHEET, partial(spreadsheet.workbook, figure))
    st.html(
        f"<button class='entry-link' data-copy='{escape(figure.key)}' "
        f"data-done='{escape(word('figure.link_done'))}'>{escape(word('figure.link'))}</button>"
    )


def _file(figure: Figure, ending: str, kind: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        word(f"figure.{ending}"), make, file_name(figure, ending), kind, key=f"{ending}_{figure.key}",
        on_click="ignore", type="tertiary", width="stretch",
    )  # fmt: skip
