"""The menu of a figure: the same figure as a sheet, a picture, a slide, a link; made only when asked for."""

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Literal

import streamlit as st

from figures.figure import Figure
from figures.foot import file_name
from figures.labels import word
from pages.shell import basket, exports, passports

Kind = Literal["png", "svg", "pdf"]
_OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {"xlsx": f"{_OFFICE}spreadsheetml.sheet", "pptx": f"{_OFFICE}presentationml.presentation",
         "png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}  # fmt: skip


def titled(figure: Figure, whole: Callable[[], Figure] | None = None, *, small: bool = False) -> None:
    """The title of a figure and, quietly beside it, its menu; ``whole`` makes all of a costly figure."""
    with st.container(horizontal=True, key=f"figure_{figure.key}", vertical_alignment="center", gap="small"):
        kind = " class='small'" if small else ""
        st.html(f"<h2{kind}>{escape(figure.title)}</h2>")
        show(figure, whole)


def show(figure: Figure, whole: Callable[[], Figure] | None = None) -> None:
    """The menu alone; its entries are made when it is opened, the files when they are asked for."""
    fold = st.popover(word("figure.menu"), key=f"menu_{figure.key}", type="tertiary", on_change="rerun")
    if fold.open:
        with fold:
            _entries(passports.complete(whole() if whole else figure))


def _entries(figure: Figure) -> None:
    """Sheet, pictures, slide, the deck, the link."""
    _file(figure, "xlsx", partial(_sheet, figure))
    for kind in ("png", "svg", "pdf"):
        _file(figure, kind, partial(_picture, figure, kind))
    _file(figure, "pptx", partial(_slide, figure))
    st.button(word("figure.add"), key=f"add_{figure.key}", type="tertiary", width="stretch",
              on_click=basket.add, args=(basket.folder(), figure, basket.address_of(figure.key)))  # fmt: skip
    done = word("figure.link_done")
    st.html(f"<button data-copy='{escape(figure.key)}' data-done='{done}'>{word('figure.link')}</button>")


def _file(figure: Figure, ending: str, make: Callable[[], bytes]) -> None:
    noted = exports.noted(make, figure=figure.key, kind=ending, snapshot=figure.stamp.snapshot_id)
    st.download_button(
        word(f"figure.{ending}"), noted, file_name(figure, ending), TYPES[ending],
        key=f"{ending}_{figure.key}",
        on_click="ignore", type="tertiary", width="stretch",
    )  # fmt: skip


def _sheet(figure: Figure) -> bytes:
    from figures.spreadsheet import workbook  # the libraries of files are not loaded before the first file

    return workbook(figure)


def _picture(figure: Figure, kind: Kind) -> bytes:
    from figures.still import picture

    return picture(figure, kind)


def _slide(figure: Figure) -> bytes:
    from briefing.slide import slide

    return slide(figure)
