"""What has come in so far: the answer in words, and rows taken and sent back by form."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import tables, upload_figures, upload_words
from figures.figure import Figure
from figures.labels import word
from pages.shell import access, filters, jobs, parts, review_queue, upload_jobs
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer


def answer(chosen: Filters, who: Viewer) -> None:
    """The last job, what is at work, what waits for a person, what stands."""
    found = jobs.latest(who.commune_code)
    said = [upload_jobs.latest_said(found[0]) if found else word("upload_answer.none")]
    working, failed = sum(job.open for job in found), sum(job.state == "failed" for job in found)
    if working:
        said.append(word("upload_answer.working", n=vi.number(working)))
    if failed:
        said.append(word("upload_answer.failed", n=vi.number(failed)))
    if who.may("review"):
        said.append(upload_words.waiting(review_queue.items()))
    said.append(_standing(chosen, who))
    parts.answer(said)


def _standing(chosen: Filters, who: Viewer) -> str:
    name = filters.commune_names(who).get(chosen.commune) if chosen.commune else None
    rows = _forms(chosen, who).to_dicts()
    return upload_words.standing(rows, access.ask("upload_senders", who)["communes"][0], name)


def _forms(chosen: Filters, who: Viewer) -> pl.DataFrame:
    return access.ask("upload_forms", who, place=chosen.commune or "")


def by_form(chosen: Filters, who: Viewer) -> None:
    """The share of rows sent back by form, and the table behind it."""
    frame = _forms(chosen, who)
    name = filters.commune_names(who).get(chosen.commune) if chosen.commune else None
    title = word("intake.title_place", name=name) if name else word("intake.title")
    if frame.is_empty():
        st.html(f"<h2>{escape(title)}</h2><p class='hint'>{escape(_standing(chosen, who))}</p>")
        return
    left, right = st.columns([1, 1.6], gap="medium")
    with left:
        made = _chart(access.identity(), who, chosen.commune, name or word("filter.all"))
        parts.figure(made, small=True)
    with right:
        st.html(_table(access.identity(), who, chosen.commune))


@remembered(50)
def _chart(identity: Any, who: Viewer, commune: str | None, place: str) -> Figure:
    frame = access.ask("upload_forms", who, place=commune or "")
    return upload_figures.sent_back(frame, place)


@remembered(50)
def _table(identity: Any, who: Viewer, commune: str | None) -> str:
    frame = access.ask("upload_forms", who, place=commune or "")

    def counted(name: str, column: str) -> tables.Column:
        return tables.plain(word(f"intake.{name}"), lambda row: vi.number(row[column]), column)

    columns = [
        tables.Column(
            word("intake.form"),
            lambda row: f"<b>{escape(row['form'])}</b><small>{escape(row['form_title'])}</small>",
            lambda row: row["form"],
            words=True,
        ),
        counted("sheets", "sheets"),
        *([] if commune else [_senders()]),
        counted("read", "rows_read"),
        counted("accepted", "rows_accepted"),
        counted("rejected", "rows_rejected"),
        counted("review", "waiting"),
        tables.plain(word("intake.last"), lambda row: vi.day(row["last_received"]), "last_received"),
    ]
    return tables.sheet(frame, columns)


def _senders() -> tables.Column:
    return tables.plain(word("intake.communes"), lambda row: vi.share_of(row["communes"], 129), "communes")
