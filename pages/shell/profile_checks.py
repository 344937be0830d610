"""What the profile shows of trust and duty: signals to verify, and where each duty stands."""

from html import escape

import polars as pl
import streamlit as st

from figures import format as vi
from figures import tables
from figures.labels import word, words
from figures.received import file_of
from pages.shell import access, parts
from pages.shell.filters import Filters
from queries.viewer import Viewer

_SIGNS = {"done": "✓", "in_progress": "…", "late": "!", "no_evidence": "✕", "no_data": "–"}


def signals(chosen: Filters, who: Viewer) -> None:
    """Figures of the period that should be verified, each with its file, sheet and row."""
    frame = access.ask("commune_signals", who, commune=chosen.commune, period=chosen.period)
    st.html(f"<h2>{word('profile.checks')}</h2>")
    if frame.is_empty():
        st.html(f"<p class='hint'>{word('profile.checks_none')}</p>")
        return
    counted = word("profile.checks_count", n=vi.number(len(frame)), kinds=frame["kind"].n_unique())
    kinds = frame.group_by("kind_name", "meaning", maintain_order=True).len()
    listed = "".join(
        f"<li><b>{escape(row['kind_name'])}</b> ({row['len']}): {escape(row['meaning'])}</li>"
        for row in kinds.iter_rows(named=True)
    )
    st.html(f"<p>{counted}</p><ul>{listed}</ul><p class='hint'>{word('profile.checks_note')}</p>")
    parts.table_behind("table_signals", word("profile.checks"), lambda: _cells(frame))


def _cells(frame: pl.DataFrame) -> str:
    columns = [
        tables.plain(word("table.period"), lambda row: row["label"], "period", words=True),
        tables.plain(word("profile.check_kind"), lambda row: row["kind_name"], "kind_name", words=True),
        tables.plain(word("column.hamlet"), lambda row: row["hamlet_name"] or "–", "hamlet_name", words=True),
        tables.plain(word("profile.check_value"), lambda row: vi.number(row["value"]), "value"),
        tables.plain(word("profile.check_usual"), lambda row: vi.number(row["usual"]), "usual"),
        tables.plain(word("profile.file"), file_of, "form", words=True),
        tables.plain(word("profile.check_explained"), lambda row: row["explained"] or "–", words=True),
        tables.plain(word("profile.check_row"), lambda row: str(row["row"] or "–")),
    ]
    return tables.sheet(frame, columns)


def duties(chosen: Filters, who: Viewer) -> None:
    """The duties of the two letters, their state in words and with a sign."""
    frame = access.ask("commune_duties", who, commune=chosen.commune, period=chosen.period)
    if frame.is_empty():
        return
    states = words("duty_state")
    counts = frame.group_by("state").len().rows()
    told = "; ".join(f"{n} {states[state]}" for state in _SIGNS for name, n in counts if name == state)
    note = f"<p class='hint'>{word('profile.duties_note')}</p>"
    st.html(f"<h2>{word('profile.duties')}</h2><p>{told}.</p>{note}")
    columns = [
        tables.plain(word("profile.duty"), lambda row: f"{row['duty']}. {row['text']}", "duty", words=True),
        tables.plain(word("profile.duty_owner"), lambda row: row["owner"], "owner", words=True),
        tables.plain(
            word("profile.duty_state"),
            lambda row: f"{_SIGNS[row['state']]} {states[row['state']]}",
            "state",
            words=True,
        ),
        tables.plain(word("profile.duty_worst"), lambda row: row["worst_name"] or "–", words=True),
        tables.plain(word("profile.duty_evidence"), lambda row: row["evidence"], words=True),
    ]
    parts.table_behind("table_duties", word("profile.duties"), lambda: tables.sheet(frame, columns))
