"""Lists that screens of a topic share: communes in one of several orders, the chosen one with its hamlets."""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures.labels import word
from pages.shell import address, parts

SHOWN = 20
"""Communes listed at once; the full table opens below."""
Listed = Callable[[str, pl.DataFrame], str]


def communes(
    topic: str, kinds: list[str], ranked: Callable[[str], pl.DataFrame], whole: pl.DataFrame, table: Listed,
    note: Callable[[str], str],
) -> None:  # fmt: skip
    """The first communes of one kind, which a row of buttons chooses; all of them (``whole``) below.

    ``table`` makes the HTML of a kind and its rows; the kind ``all`` has every column.
    """
    st.html(f"<h2>{word(f'{topic}.communes')}</h2>")
    names = {kind: word(f"{topic}.show_{kind}", n=SHOWN) for kind in kinds}
    kind = address.segments(f"{topic}_show", word(f"{topic}.show"), kinds, kinds[0], names.__getitem__)
    rows = ranked(kind)
    st.html(f"<p class='hint'>{escape(note(kind))}</p>")
    if rows.is_empty():
        st.html(f"<p class='hint'>{word(f'{topic}.show_empty')}</p>")
    else:
        st.html(table(kind, rows.head(SHOWN)))
    if len(rows) > SHOWN:
        st.html(f"<p class='hint'>{word(f'{topic}.shown', n=SHOWN, of=len(rows))}</p>")
    parts.table_behind(f"table_{topic}_all", word("topic.all", n=len(whole)), lambda: table("all", whole))


def of_commune(
    topic: str, row: dict[str, Any], said: Iterable[str], hamlets: pl.DataFrame, table: Callable[[], str]
) -> None:
    """The chosen commune in words, the way to its profile, and the table of its hamlets, if there are any."""
    name = row["full_name"]
    sentences = "".join(f"<p>{escape(sentence)}</p>" for sentence in said)
    st.html(f"<section class='answer'><h2>{escape(name)}</h2>{sentences}</section>")
    parts.link("commune_profile", word("chosen.open", name=name), commune=row["commune_code"])
    if hamlets.height:
        title, note = escape(word("topic.hamlet_table", name=name)), word(f"{topic}.hamlet_note")
        st.html(f"<h2>{title}</h2><p class='hint'>{note}</p><div class='hamlets'>{table()}</div>")
