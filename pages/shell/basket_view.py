"""The basket in the header: how many figures are in it, their order, and the deck that is made of them."""

from collections.abc import Callable
from datetime import date
from html import escape

import streamlit as st

from figures.labels import word
from pages.shell import basket, exports
from pages.shell.figure_menu import TYPES


def show(snapshot: str) -> None:
    """The basket's button, where it holds something; its content only when it is opened."""
    known = basket.entries()
    if not known:
        return
    fold = st.popover(word("basket.title", n=len(known)), key="basket", on_change="rerun")
    if fold.open:
        with fold:
            content(snapshot, "head")


def content(snapshot: str, place: str) -> None:
    """The figures collected, in order, and the deck that is made of them; ``place`` tells keys apart."""
    known = basket.entries()
    if not known:
        return
    for at, entry in enumerate(known, start=1):
        _row(at, entry, place, old=entry.snapshot != snapshot)
    name = f"{word('basket.file')}-{date.today().isoformat()}.pptx"
    deck = exports.noted(_maker(), figure="basket", kind="pptx", count=len(known))
    st.download_button(
        word("basket.deck"), deck, name, TYPES["pptx"], key=f"deck_{place}", on_click="ignore",
        type="primary", width="stretch",
    )  # fmt: skip
    st.button(word("basket.empty"), key=f"empty_{place}", type="tertiary", on_click=basket.empty,
              args=(basket.folder(),))  # fmt: skip


def _maker() -> Callable[[], bytes]:
    """Makes the deck on click; the figures are read now, for then there is no visit to ask whose they are."""
    made = basket.figures()

    def deck() -> bytes:
        from briefing.slide import deck as make

        return make(made)

    return deck


def _row(at: int, entry: basket.Entry, place: str, *, old: bool) -> None:
    """One figure with its link, and the ways to move it forward and out."""
    with st.container(
        horizontal=True, key=f"basket_{place}_{entry.id}", vertical_alignment="center", gap="small"
    ):
        note = f"<small>{word('basket.older')}</small>" if old else ""
        st.html(
            f"<p class='told'>{at}. <a href='{escape(entry.address, quote=True)}' target='_self'>"
            f"{escape(entry.title)}</a><br><small>{escape(entry.about)}</small> {note}</p>"
        )
        st.button("↑", key=f"up_{place}_{entry.id}", help=word("basket.earlier"), type="tertiary",
                  on_click=basket.earlier, args=(basket.folder(), entry.id), disabled=at == 1)  # fmt: skip
        st.button("✕", key=f"out_{place}_{entry.id}", help=word("basket.remove"), type="tertiary",
                  on_click=basket.remove, args=(basket.folder(), entry.id))  # fmt: skip
