"""What the quality screen shows of refused rows, and of how long ago each commune last sent something."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import quality_charts, quality_figures, quality_words, tables
from figures.figure import Figure
from figures.labels import word, words
from figures.received import code_of
from pages.shell import access, device, parts
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]
MOST = 60
"""Files and communes shown at once."""
LIMIT = 35.0
"""Days after which a report is old, where the catalogue sets no target."""


def show(chosen: Filters, who: Viewer) -> None:
    """Rows refused by form, and the files to give back."""
    files = access.ask("quality_files", who, period=chosen.period)
    counts = quality_charts.row_counts(files)
    if counts.is_empty():
        st.html(f"<p class='hint'>{word('quality.rows_nothing')}</p>")
        return
    left, right = st.columns([1, 1.9], gap="medium")
    with left:
        parts.figure(_rows(access.identity(), chosen.period, device.phone(), _counts=counts))
        st.html(f"<p class='hint'>{escape(word('quality.files_note'))}</p>")
        parts.link("upload", word("quality.files_link"))
    with right:
        st.html(f"<h2>{word('quality.files_title')}</h2>")
        st.html(_files(access.identity(), chosen.period, chosen.commune, _files=files))


@remembered(60)
def _rows(identity: Any, period: str, phone: bool, _counts: pl.DataFrame) -> Figure:
    return quality_figures.rows(_counts, phone=phone)


def _of_rows(row: Row) -> str:
    return vi.share_of(row["rows_rejected"], row["rows_read"])


@remembered(60)
def _files(identity: Any, period: str, commune: str | None, _files: pl.DataFrame) -> str:
    """Files with refused rows, the chosen commune's first, then those with most."""
    wrong = _files.filter((pl.col("rows_rejected") > 0) | (pl.col("status") == "needs_review"))
    if wrong.is_empty():
        return f"<p class='hint'>{word('quality.files_none')}</p>"
    own = (pl.col("commune_code") == commune) if commune else pl.lit(False)
    shown = pl.concat([wrong.filter(own), wrong.filter(~own)]).head(MOST)
    states = words("status")
    columns = [
        tables.Column(
            word("column.full_name"),
            lambda row: f"<b>{escape(row['full_name'])}</b>",
            lambda row: row["name"],
            words=True,
        ),
        tables.Column(word("quality.file"), _file, lambda row: row["form"], words=True, wide=True),
        tables.plain(word("quality.bad"), _of_rows, "rows_rejected"),
        tables.plain(word("quality.warned"), lambda row: vi.number(row["rows_warned"]), "rows_warned"),
        tables.Column(
            word("quality.day"),
            lambda row: vi.day(row["received_date"]),
            lambda row: str(row["received_date"]),
        ),
        tables.plain(
            word("quality.status"),
            lambda row: str(states.get(row["status"], row["status"])),
            "status",
            words=True,
        ),
    ]
    made = tables.sheet(shown, columns, choose=("commune", "commune_code"), chosen=commune)
    more = word("quality.files_more", n=len(shown), all=vi.number(len(wrong))) if len(wrong) > MOST else ""
    return f"{made}<p class='hint'>{more}</p>" if more else made


def _file(row: Row) -> str:
    """Form and code of a file; its own name may be that of a person."""
    form = quality_charts.form_name(row["form"]) if row["form"] else word("received.no_form")
    return f"{escape(form)}<small>{word('received.code', code=code_of(row))}</small>"


def fresh(chosen: Filters, who: Viewer) -> None:
    """Communes by days since they last sent something, the longest silent first."""
    rows = access.ask("quality_communes", who, period=chosen.period)
    target = access.catalogue(who).get("K4")
    limit = target.target if target and target.target is not None else LIMIT
    spans = quality_charts.buckets(rows, limit)
    until = vi.day(access.passport(who, chosen.period).cut_off)
    note = escape(word("quality.fresh_note", day=until))
    st.html(f"<p>{escape(quality_words.fresh(rows, limit))}</p><p class='hint'>{note}</p>")
    left, right = st.columns([1, 1.4], gap="medium")
    with left:
        parts.figure(_fresh(access.identity(), chosen.period, _spans=spans))
    with right:
        st.html(f"<h2>{word('quality.fresh_table')}</h2>")
        st.html(_oldest(access.identity(), chosen.period, chosen.commune, _rows=rows))


@remembered(60)
def _fresh(identity: Any, period: str, _spans: pl.DataFrame) -> Figure:
    return quality_figures.fresh(_spans)


@remembered(60)
def _oldest(identity: Any, period: str, commune: str | None, _rows: pl.DataFrame) -> str:
    oldest = _rows.sort("days", "name", descending=[True, False], nulls_last=False).head(30)
    columns = [
        tables.Column(
            word("column.full_name"),
            lambda row: f"<b>{escape(row['full_name'])}</b>",
            lambda row: row["name"],
        ),
        tables.plain(
            word("quality.fresh_days"),
            lambda row: word("quality.never") if row["days"] is None else vi.number(row["days"]),
            "days",
        ),
        tables.plain(word("quality.fresh_last"), lambda row: vi.day(row["last_received"])),
        tables.plain(word("quality.complete"), _complete, "complete"),
    ]
    return tables.sheet(oldest, columns, choose=("commune", "commune_code"), chosen=commune)


def _complete(row: Row) -> str:
    if row["complete"] is None:
        return "–"
    return f"{vi.quantity(row['complete'], '%', 1)} ({vi.ratio(row['cells'], row['cells_asked'])})"
