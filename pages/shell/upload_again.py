"""Sending a kept original in again, with the commune or the form that its sender left unclear."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from figures.labels import word
from pages.shell import gate, jobs, upload_drop
from pages.shell.jobs import Job
from queries.audit import record
from queries.home import home_folder
from queries.viewer import Viewer

UNCLEAR = ("needs_review", "rejected")
_GONE = "_again_gone"


def show(job: Job, sheets: Sequence[Any], who: Viewer) -> None:
    """Offered for files of which a sheet was not understood."""
    unclear = {sheet["sha256"]: sheet["file"] for sheet in sheets if sheet["status"] in UNCLEAR}
    if not unclear:
        return
    st.html(f"<h2>{word('understood.again_title')}</h2><p class='hint'>{word('understood.again_hint')}</p>")
    chosen = next(iter(unclear))
    if len(unclear) > 1:
        chosen = st.selectbox(
            word("understood.again_file"), list(unclear), format_func=unclear.__getitem__,
            key=f"refile_{job.id}",
        )  # fmt: skip
    commune, form = upload_drop.choices(who, f"resend_{job.id}")
    st.button(
        word("understood.again_send"), key=f"resend_{job.id}_send", disabled=not (commune or form),
        on_click=_send, args=(chosen, unclear[chosen], commune, form),
    )  # fmt: skip
    if st.session_state.pop(_GONE, False):
        st.error(word("job_reason.not_there"))


def _send(sha256: str, name: str, commune: str | None, form: str | None) -> None:
    """Make a new job of the bytes as they are kept."""
    kept = home_folder() / "originals" / sha256[:2] / sha256
    try:
        who = gate.person()
        sent = [(name, kept.read_bytes())]
        record(home_folder(), "upload", who.name, who.role, sha256=sha256, kind="again",
               form=form or "", commune=commune or "")  # fmt: skip
        jobs.submit("upload", sent, {"commune": commune, "form": form}, who=who.name)
    except OSError:
        st.session_state[_GONE] = True
