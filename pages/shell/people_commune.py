"""What the screen of people shows of the chosen commune: its figures, its hamlets, small numbers hidden."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import tables
from figures.labels import word, words
from pages.shell import access, topic, topic_lists
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]
FACTS = ("households", "older", "disabled", "declared", "confirmed")


def show(frame: pl.DataFrame, chosen: Filters, who: Viewer) -> None:
    """The chosen commune in words, the way to its profile and its hamlets; a hint where none is chosen."""
    row = access.row_of(frame, "commune_code", chosen.commune) if chosen.commune else None
    if row is None:
        st.html(f"<p class='hint'>{word('people.chosen_hint')}</p>")
        return
    rows = access.ask("people_hamlets", who, period=chosen.period, commune=chosen.commune)
    topic_lists.of_commune(
        "people", row, [_fact(row, field) for field in FACTS], rows,
        lambda: _hamlets(access.identity(), chosen.period, chosen.commune, rows=rows),
    )  # fmt: skip


def _fact(row: Row, field: str) -> str:
    """One figure of a commune, or the word of its state."""
    known = row[field] or {"state": "not_reported", "value": None}
    part = ""
    if known["state"] == "ok" and known["denominator"] is not None:
        part = f" ({vi.ratio(known['numerator'], known['denominator'])})"
    shown = vi.quantity(known["value"], "%", 1, known["state"])
    return word("people.chosen", what=word(f"people.fact_{field}"), value=shown, part=part)


@remembered(200)
def _hamlets(identity: Any, period: str, commune: str | None, *, rows: pl.DataFrame) -> str:
    columns = [
        tables.Column(word("column.hamlet"), topic.former, lambda row: row["full_name"], words=True),
        tables.Column(word("people.col_households"), _households, lambda row: _value(row["households"])),
        topic.figure(word("people.col_older"), "older"),
        topic.figure(word("people.col_disabled"), "disabled"),
        topic.figure(word("people.col_classes"), "classes", "", 0),
    ]
    return tables.sheet(rows, columns)


def _value(known: Row | None) -> float | None:
    return known["value"] if known else None


def _households(row: Row) -> str:
    """The share of households with its source: counted or declared."""
    known = row["households"]
    source = words("source").get(str(known["source"]), "") if known and known["state"] == "ok" else ""
    return topic.text(known) + (f"<small>{escape(source)}</small>" if source else "")
