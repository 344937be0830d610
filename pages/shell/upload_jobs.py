"""The jobs: where each stands, followed while one is at work, and what came of it."""

from datetime import datetime
from html import escape

import streamlit as st

from figures import format as vi
from figures import upload_words
from figures.labels import word
from pages.shell import jobs, upload_result
from pages.shell.jobs import Job
from queries.viewer import Viewer

SECONDS = 1.5
"""Between two looks at a job at work."""
STEPS = ("kept", "read", "build")
_REACHED = {"queued": 1, "reading": 1, "read": 2, "building": 2, "done": 3}


def show(who: Viewer) -> None:
    """The list; it looks again by itself for as long as something is at work."""
    seen = _states(jobs.latest(who.commune_code))
    working = any(state in jobs.OPEN for _, state in seen)
    st.fragment(_listing, run_every=SECONDS if working else None)(who, seen)


def _states(found: list[Job]) -> tuple[tuple[str, str], ...]:
    return tuple((job.id, job.state) for job in found)


def _listing(who: Viewer, seen: tuple[tuple[str, str], ...]) -> None:
    """Drawn again by itself; where a job has gone on, the whole page is: its answer speaks of it too."""
    found = jobs.latest(who.commune_code)
    if _states(found) != seen:
        st.rerun()
    st.html(f"<h2>{word('job.title')}</h2>")
    if not found:
        st.html(f"<p class='hint'>{word('job.none')}</p>")
    for place, job in enumerate(found):
        fold = st.expander(label(job), key=f"job_{job.id}", expanded=place == 0, on_change="rerun")
        if fold.open:
            with fold:
                _job(job, who, busy=any(one.open for one in found))


def label(job: Job) -> str:
    """When, what, and where it stands, in one line."""
    what = _what(job)
    return word("job.label", when=when(job.created), what=_plain(what), state=word(f"job.{job.state}"))


def _what(job: Job) -> str:
    return word("job.decide", file=job.about) if job.kind == "decide" else upload_words.files(job.files)


def when(moment: str) -> str:
    """``14:30 22/11/2026``."""
    return vi.moment(moment) if moment else ""


def _plain(text: str) -> str:
    """A file's name in a Markdown label, as it is."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!|~:$<>&" else c for c in text)


def _job(job: Job, who: Viewer, *, busy: bool) -> None:
    st.html(_progress(job))
    if job.state == "failed":
        _failure(job)
    if job.kind == "decide":
        if job.message and job.state != "failed":
            st.html(f"<p class='told'>{escape(upload_words.on_screen(job.message))}</p>")
        return
    if job.received:
        upload_result.show(job, who, busy=busy)


def _progress(job: Job) -> str:
    reached = _REACHED.get(job.state, 2 if job.received else 1)
    items = []
    for at, step in enumerate(STEPS):
        kind = "done" if at < reached else "now" if at == reached and job.state != "failed" else "ahead"
        kind = "broken" if at == reached and job.state == "failed" else kind
        sign = {"done": "✓", "now": "…", "ahead": "○", "broken": "✕"}[kind]
        current = " aria-current='step'" if kind == "now" else ""
        items.append(f"<li class='{kind}'{current}>{sign} {_step(job, step)}</li>")
    said = "" if job.state == "failed" else word(f"job.now_{job.state}", when=when(job.finished))
    return f"<ol class='steps' role='status'>{''.join(items)}</ol><p class='hint'>{said}</p>"


def _step(job: Job, step: str) -> str:
    return word("job.step_decided" if (job.kind, step) == ("decide", "kept") else f"job.step_{step}")


def _failure(job: Job) -> None:
    """What happened, what to do, and the button that does it."""
    told = f"<p>{escape(job.message)}</p>" if job.message else ""
    kept = f"<p>{word('job.files_kept')}</p>" if job.kind == "upload" else ""
    why = f"<p>{word(f'job_reason.{job.reason}')}</p>"
    st.html(f"<section class='failure' role='alert'>{why}{told}{kept}</section>")
    if job.reason != "not_decided":
        st.button(word("job.again"), key=f"again_{job.id}", on_click=_again, args=(job,))


def _again(job: Job) -> None:
    jobs.again(job)


def latest_said(job: Job) -> str:
    """The newest job in a few words, for the answer."""
    sheets = jobs.result(job)
    came_to = upload_words.rows(sheets) if sheets else ""
    what = _what(job)
    state = word(f"job.{job.state}")
    moment = datetime.fromisoformat(job.created).isoformat("T", "seconds")
    first = word("upload_answer.last", when=when(moment), what=f"{what}, {state}")
    return f"{first} {came_to}".strip()
