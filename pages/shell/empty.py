"""What a visitor sees when there is nothing to show, or when something failed."""

import logging
from html import escape

import streamlit as st

from figures.labels import word
from pages.shell import jobs, upload_drop, upload_jobs
from queries.viewer import Viewer

_OTHER_VERSION = ("BinderException", "CatalogException")
"""What the database says when a question asks for a table or a column that this snapshot does not have."""
_log = logging.getLogger(__name__)


def show_empty(who: Viewer) -> None:
    """An empty home: what to do next, command by command, or by dropping the first files here."""
    st.title(word("empty.title"))
    st.write(word("empty.body"))
    st.write(word("empty.demo"))
    st.code("python -m etl demo", language=None)
    st.write(word("empty.ingest"))
    st.code(word("empty.ingest_command"), language=None)
    st.write(word("upload.first"))
    jobs.wake()
    upload_drop.show(who)
    upload_jobs.show(who)


def show_error(error: Exception) -> None:
    """A failed page: what happened and what to do, no traceback; the log keeps the cause."""
    _log.error("page failed", exc_info=error)
    kind = escape(type(error).__name__)
    said = word("empty.stale") if kind in _OTHER_VERSION else word("error.body", kind=kind)
    st.error(f"**{word('error.title')}**\n\n{said}")
