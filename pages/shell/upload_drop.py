"""The place to drop files: what may be sent, which commune or form where the sender knows better."""

import shutil
from html import escape
from typing import Any

import streamlit as st

from figures import format as vi
from figures.labels import word, words
from pages.shell import access, filters, gate, jobs
from queries.audit import record
from queries.door import NoSnapshotError
from queries.home import home_folder
from queries.viewer import Viewer

LARGEST_MB, MOST_MB = 200, 500
"""Megabytes of one file and of one drop; larger logs go in by the command line."""
KINDS = ["docx", "doc", "xlsx", "xlsm", "xls", "csv", "tsv", "parquet", "zip"]
_COUNT, _SENT = "_drop_count", "_drop_sent"


def show(who: Viewer) -> None:
    """The drop zone, the choices beside it, and the button."""
    count = st.session_state.setdefault(_COUNT, 0)
    st.html(f"<h2>{word('upload.drop_title')}</h2>")
    with st.container(key="drop"):
        files = st.file_uploader(
            word("upload.drop"), KINDS, accept_multiple_files=True, key=f"drop_{count}",
            max_upload_size=LARGEST_MB,
        )  # fmt: skip
        st.html(f"<p class='hint'>{word('upload.drop_hint', size=LARGEST_MB)}</p>")
        commune, form = choices(who, f"drop_{count}")
        label = word("upload.send", n=vi.number(len(files))) if files else word("upload.send_none")
        ready = bool(files) and who.may("upload")
        st.button(
            label, type="primary", disabled=not ready, key="drop_send", on_click=_send,
            args=(files, commune, form),
        )  # fmt: skip
    _told(who)


def choices(who: Viewer, key: str) -> tuple[str | None, str | None]:
    """Commune and form where the sender knows better than the file; None means: read from the file.

    Who sends for one commune alone has no choice of it.
    """
    names, titles = places(who), words("form_title")
    left, right = st.columns(2, gap="small")
    commune = who.commune_code or left.selectbox(
        word("upload.commune"), list(names), index=None, format_func=names.__getitem__,
        placeholder=word("upload.commune_read"), key=f"{key}_commune",
    )  # fmt: skip
    if own := who.commune_code:
        left.html(f"<p class='told'>{word('upload.own', name=escape(names.get(own, own)))}</p>")
    form = right.selectbox(
        word("upload.form"), list(titles), index=None, format_func=lambda code: f"{code} · {titles[code]}",
        placeholder=word("upload.form_read"), key=f"{key}_form",
    )  # fmt: skip
    return commune, form


def places(who: Viewer) -> dict[str, str]:
    """Full names of communes by code; none before anything is published."""
    try:
        return filters.commune_names(who)
    except NoSnapshotError:
        return {}


def _send(files: list[Any], commune: str | None, form: str | None) -> None:
    """Keep the files durably and start the work; where that fails nothing was received, and it says so."""
    try:
        problem = _problem(files)
        if problem is None:
            sent = [(file.name, file.getbuffer()) for file in files]
            who = gate.person()
            record(home_folder(), "upload", who.name, who.role, files=len(files), form=form or "",
                   commune=commune or "", bytes=sum(file.size for file in files))  # fmt: skip
            jobs.submit("upload", sent, {"commune": commune, "form": form}, who=who.name)
    except OSError:
        problem = word("upload.not_written")
    st.session_state[_SENT] = (problem is None, problem or word("upload.sent", n=vi.number(len(files))))
    if problem is None:
        st.session_state[_COUNT] += 1


def _problem(files: list[Any]) -> str | None:
    """Why the files can not be taken; None where they can."""
    size = sum(file.size for file in files)
    if empty := [file.name for file in files if not file.size]:
        return word("upload.empty_file", names=", ".join(empty[:3]))
    if size > MOST_MB * 1_000_000:
        return word("upload.too_large", size=vi.number(size / 1e6), most=MOST_MB)
    jobs.inbox().mkdir(parents=True, exist_ok=True, mode=0o700)
    free = shutil.disk_usage(jobs.inbox()).free
    return word("upload.no_room") if free < 3 * size + 200_000_000 else None


def _told(who: Viewer) -> None:
    """What the last drop came to, and that the home is simulated where it is."""
    if sent := st.session_state.pop(_SENT, None):
        (st.success if sent[0] else st.error)(sent[1])
    if places(who) and access.ask("meta", who)["simulated"][0]:
        st.html(f"<p class='hint'>{word('upload.simulated')}</p>")
