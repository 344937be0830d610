"""What the dictionary shows besides indicators: settings with their source, kinds of signals, terms."""

from html import escape
from typing import Any

import streamlit as st

from figures import dictionary_words, tables
from figures import format as vi
from figures.labels import word, words
from pages.shell import access, parts
from pages.shell.memory import remembered
from pages.shell.quality_checks_view import kinds_table
from queries.viewer import Viewer

Row = dict[str, Any]


def _said(sentence: str) -> None:
    with st.container(key="dictionary_answer"):
        parts.answer([sentence])


def settings(who: Viewer) -> None:
    """Every setting with its value, meaning, source and status."""
    frame = access.ask("dictionary_settings", who)
    _said(dictionary_words.of_settings(frame))
    if len(frame):
        st.html(_settings(access.identity(), who))


@remembered(4)
def _settings(identity: Any, who: Viewer) -> str:
    columns = [
        tables.Column(
            word("dictionary.key"),
            lambda row: f"{escape(row['meaning'])}<small>{escape(row['key'])}</small>",
            lambda row: row["meaning"],
            words=True,
            wide=True,
        ),
        tables.Column(word("dictionary.value"), _value, words=True),
        tables.plain(
            word("dictionary.status"),
            lambda row: str(words("dictionary_status").get(row["status"], row["status"])),
            "status",
            words=True,
        ),
        tables.plain(
            word("dictionary.setting_source"), lambda row: row["source"] or "–", "source", words=True
        ),
        tables.Column(
            word("dictionary.day"),
            lambda row: vi.day(row["source_date"]),
            lambda row: str(row["source_date"]),
        ),
    ]
    return tables.sheet(access.ask("dictionary_settings", who), columns)


def _value(row: Row) -> str:
    """The value; long codes and addresses may break."""
    return f"<b style='overflow-wrap:anywhere'>{escape(dictionary_words.setting(row))}</b>"


def signals(who: Viewer) -> None:
    """Kinds of signals with their measured shares."""
    frame = access.ask("dictionary_kinds", who)
    _said(dictionary_words.of_kinds(frame))
    if len(frame):
        st.html(f"<p class='hint'>{word('dictionary.signals_note')}</p>{kinds_table(frame)}")


def terms() -> None:
    """The glossary."""
    frame = dictionary_words.terms()
    _said(word("dictionary.terms", n=len(frame)))
    columns = [
        tables.Column(
            word("dictionary.term"), lambda row: f"<b>{escape(row['term'])}</b>", lambda row: row["term"]
        ),
        tables.plain(word("dictionary.meaning"), lambda row: row["meaning"], words=True),
    ]
    st.html(tables.sheet(frame, columns))
