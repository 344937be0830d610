"""What lies in the outbox of the home: documents of the monthly run, with size and snapshot, to take away."""

from collections.abc import Callable
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import polars as pl
import streamlit as st

from briefing import outbox
from briefing.attempt import megabytes
from briefing.outbox import Issue
from figures import format as vi
from figures import tables
from figures.labels import word
from pages.shell import exports, parts
from pages.shell.figure_menu import TYPES

LATEST = 3
"""Folders that are shown, newest first; the older ones lie in the home."""


def show() -> None:
    """The last folders of the outbox, each with its documents."""
    st.html(f"<h2>{word('outbox.title')}</h2><p class='hint'>{word('outbox.hint')}</p>")
    known = outbox.issues(LATEST)
    if not known:
        st.html(f"<p class='hint'>{word('outbox.none')}</p>")
    for issue in known:
        _issue(issue)


def _issue(issue: Issue) -> None:
    """One folder: from which snapshot, its documents to take away, the list of all files."""
    name, count = issue.folder.name, len(issue.files)
    size = megabytes(sum(size for _, size in issue.files))
    alarm = f" · {word('product.simulated')}" if issue.simulated else ""
    said = word("outbox.made", name=name, snapshot=issue.snapshot_id, n=count, size=size)
    st.html(f"<p class='told'>{escape(said)}{alarm}</p>")
    with st.container(horizontal=True, key=f"outbox_{name}", gap="small"):
        for file, whole in issue.files:
            if "/" not in file:
                label = word("outbox.file", name=file, size=megabytes(whole))
                kind = TYPES.get(Path(file).suffix.lstrip("."), "application/octet-stream")
                _button(label, (issue.folder / file).read_bytes, f"{name}-{file}", kind)
        _button(word("outbox.whole"), partial(_archive, issue), f"{name}.zip", "application/zip")
    parts.table_behind(f"table_outbox_{name}", word("outbox.every", n=count), partial(_list, issue))


def _button(label: str, make: Callable[[], bytes], name: str, kind: str) -> None:
    """A file that is read when it is asked for."""
    ending = Path(name).suffix.lstrip(".")
    noted = exports.noted(make, figure="outbox", kind=ending, period=name[: len("2026-10")])
    st.download_button(label, noted, name, kind, key=f"take_{name}", on_click="ignore")


def _archive(issue: Issue) -> bytes:
    """The folder as one archive; its files are compressed already."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as made:
        for file, _ in issue.files:
            made.write(issue.folder / file, f"{issue.folder.name}/{file}")
    return out.getvalue()


def _list(issue: Issue) -> str:
    frame = pl.DataFrame(issue.files, schema=["file", "size"], orient="row")
    columns = [
        tables.plain(word("outbox.column_file"), lambda row: row["file"], words=True),
        tables.plain(word("outbox.column_size"), lambda row: vi.number(row["size"]), "size"),
    ]
    return tables.sheet(frame, columns)
