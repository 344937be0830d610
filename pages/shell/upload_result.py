"""What was understood of a job's files: per sheet the form, place, period and rows; then fault by fault."""

import csv
import io
from collections.abc import Sequence
from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import tables, upload_words
from figures.labels import word, words
from pages.shell import build_commands, exports, gate, jobs, upload_again, upload_drop
from pages.shell.jobs import Job
from queries.viewer import Viewer

Row = dict[str, Any]
SHEETS_SHOWN, FAULTS_SHOWN = 30, 40
FAULTY_MOST = 200
"""Sheets with faults to look into, and files marked in one download; the worst first."""
TONES = {
    "accepted": "on_track", "duplicate": "no_data", "partly": "attention",
    "needs_review": "attention", "rejected": "behind",
}  # fmt: skip
SIGNS = {"accepted": "✓", "duplicate": "=", "partly": "!", "needs_review": "?", "rejected": "✕"}


def show(job: Job, who: Viewer, *, busy: bool) -> None:
    """Sentences, the table of sheets, the faults of one, and what can be taken back or sent again."""
    sheets = upload_words.worst_first(jobs.result(job))
    st.html("".join(f"<p class='told'>{escape(said)}</p>" for said in upload_words.understood(sheets)))
    if not sheets:
        return
    st.html(table(sheets[:SHEETS_SHOWN], job.files, upload_drop.places(who)))
    if len(sheets) > SHEETS_SHOWN:
        st.html(f"<p class='hint'>{word('understood.more', n=vi.number(len(sheets) - SHEETS_SHOWN))}</p>")
    faulty = [sheet for sheet in sheets if sheet["issues"]][:FAULTY_MOST]
    if faulty:
        _faults(job, faulty)
        _take_back(job, faulty, busy=busy)
    upload_again.show(job, sheets, who)


def table(sheets: Sequence[Any], sent: Sequence[str], names: dict[str, str]) -> str:
    """The sheets as HTML; ``sent`` are the job's own files: others were read again with them."""
    columns = [
        tables.Column(word("understood.file"), lambda row: _file(row, sent), words=True),
        tables.Column(word("understood.form"), _form, words=True),
        tables.plain(word("understood.place"), lambda row: _place(row, names), words=True),
        tables.plain(word("understood.period"), lambda row: row["period"] or "–"),
        tables.plain(word("understood.rows_column"), lambda row: f"{_n(row, 'accepted')}/{_n(row, 'read')}"),
        tables.plain(word("understood.rejected"), lambda row: _n(row, "rejected")),
        tables.Column(word("understood.result"), _status, words=True),
    ]
    names_ = ("file", "sheet", "form", "commune_code", "hamlet_code", "period", "status",
              "rows_read", "rows_accepted", "rows_rejected")  # fmt: skip
    rows = [{name: sheet.get(name) for name in names_} for sheet in sheets]
    frame = pl.DataFrame(rows, infer_schema_length=None)
    return tables.sheet(frame, columns, caption=word("understood.table"))


def _file(row: Row, sent: Sequence[str]) -> str:
    own = any(row["file"] == name or row["file"].startswith(f"{name}/") for name in sent)
    said = [row["sheet"] or "", "" if own else word("understood.waiting_again")]
    return f"<b>{escape(row['file'])}</b><small>{escape(' · '.join(part for part in said if part))}</small>"


def _form(row: Row) -> str:
    code = row["form"]
    if not code:
        return word("understood.form_unknown")
    return f"{escape(code)}<small>{escape(words('form_title').get(code, ''))}</small>"


def _place(row: Row, names: dict[str, str]) -> str:
    code = row["commune_code"]
    place = names.get(code, str(code)) if code else word("understood.place_unknown")
    return f"{place} · {row['hamlet_code']}" if row["hamlet_code"] else place


def _n(row: Row, kind: str) -> str:
    return vi.number(row[f"rows_{kind}"])


def _status(row: Row) -> str:
    status = row["status"]
    return f"<span class='chip {TONES[status]}'>{SIGNS[status]} {word(f'status.{status}')}</span>"


def _faults(job: Job, faulty: Sequence[Any]) -> None:
    """The faults of one sheet, the worst sheet first."""
    st.html(f"<h2>{word('understood.issues')}</h2>")
    at = 0
    if len(faulty) > 1:
        at = st.selectbox(
            word("understood.issues_of"), range(len(faulty)), key=f"faulty_{job.id}",
            format_func=lambda one: f"{faulty[one]['file']} · {faulty[one]['sheet']}",
        )  # fmt: skip
    found = upload_words.faults(faulty[at])
    columns = [
        tables.Column(
            word("understood.issue_row"), lambda row: f"{escape(row['rows'])}<br>{_level(row)}", words=True
        ),
        tables.Column(
            word("understood.issue_what"), lambda row: escape(row["message"]), words=True, wide=True
        ),
    ]
    frame = pl.DataFrame(found[:FAULTS_SHOWN], schema=["rows", "message", "severity"], orient="row")
    st.html(f"<div class='faults'>{tables.sheet(frame, columns)}</div>")
    if len(found) > FAULTS_SHOWN:
        st.html(
            f"<p class='hint'>{word('understood.issues_more', n=vi.number(len(found) - FAULTS_SHOWN))}</p>"
        )


def _level(row: Row) -> str:
    tone, sign = ("behind", "✕") if row["severity"] == "error" else ("attention", "!")
    return f"<span class='chip {tone}'>{sign} {word('understood.' + row['severity'])}</span>"


def _take_back(job: Job, faulty: Sequence[Any], *, busy: bool) -> None:
    """The marked copies and the list of faults, each made when asked for."""
    hashes, sender = list(dict.fromkeys(sheet["sha256"] for sheet in faulty)), gate.person().name
    listed = exports.noted(lambda: faults_csv(faulty), figure="faults", kind="csv", count=len(hashes))
    with st.container(horizontal=True, key=f"back_{job.id}"):
        name = "download_marked_first" if len(faulty) == FAULTY_MOST else "download_marked"
        st.download_button(
            word(f"understood.{name}", n=len(hashes)), lambda: build_commands.marked(hashes, sender),
            f"can-sua-{job.id[1:16]}.zip", "application/zip", key=f"marked_{job.id}", on_click="ignore",
            type="primary", disabled=busy, help=word("understood.marked_wait") if busy else None,
        )  # fmt: skip
        st.download_button(
            word("understood.download_issues"), listed, f"loi-{job.id[1:16]}.csv",
            "text/csv", key=f"issues_{job.id}", on_click="ignore",
        )  # fmt: skip


def faults_csv(faulty: Sequence[Any]) -> bytes:
    """Every fault as CSV that spreadsheet programs open with its letters right; no cell begins a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    head = ("understood.file", "understood.sheet", "understood.issue_row",
            "understood.issue_level", "understood.issue_what")  # fmt: skip
    writer.writerow([word(name) for name in head])
    for sheet in faulty:
        for rows, message, severity in upload_words.faults(sheet):
            cells = [sheet["file"], sheet["sheet"] or "", rows, word(f"understood.{severity}"), message]
            writer.writerow([f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell for cell in cells])
    return out.getvalue().encode("utf-8-sig")
