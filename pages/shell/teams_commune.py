"""What the screen of teams shows of the chosen commune: its standing and its hamlets; no names of persons."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import tables, teams_words
from figures.labels import word
from pages.shell import access, teams_lists, topic, topic_lists
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]


def show(frame: pl.DataFrame, chosen: Filters, who: Viewer) -> None:
    """The chosen commune in words, the way to its profile, its hamlets; the hamlets of all where none is."""
    row = access.row_of(frame, "commune_code", chosen.commune) if chosen.commune else None
    if row is None:
        st.html(f"<p class='hint'>{word('teams.chosen_hint')}</p>")
        teams_lists.hamlets(frame, chosen, who)
        return
    rows = access.ask("teams_hamlets", who, period=chosen.period, commune=chosen.commune)
    topic_lists.of_commune(
        "teams", row, teams_words.of_commune(row), rows,
        lambda: _hamlets(access.identity(), chosen.period, chosen.commune, rows=rows),
    )  # fmt: skip


@remembered(200)
def _hamlets(identity: Any, period: str, commune: str | None, *, rows: pl.DataFrame) -> str:
    columns = [
        tables.Column(word("column.hamlet"), topic.former, lambda row: row["full_name"], words=True),
        tables.Column(word("teams.members"), _members, lambda row: row["members"]),
        tables.Column(word("teams.phone_count"), _phones, lambda row: (row["phones"] or {}).get("value")),
        tables.Column(word("teams.leader"), lambda row: _met(row["led"])),
        tables.Column(word("teams.parts"), lambda row: _met(row["composed"])),
        tables.Column(word("teams.list_day"), _came, lambda row: row["days_late"]),
    ]
    return tables.sheet(rows, columns)


def _members(row: Row) -> str:
    """How many, and how many are lacking beneath."""
    if row["short"] is None:
        return escape(vi.state_word("not_reported"))
    beneath = word("teams.own_lacks", n=vi.number(row["short"])) if row["short"] else word("teams.enough")
    return f"{vi.number(row['members'])}<small>{beneath}</small>"


def _phones(row: Row) -> str:
    known = row["phones"]
    return vi.ratio(known["numerator"], known["denominator"]) if known and known["state"] == "ok" else "–"


def _met(known: Row | None) -> str:
    if not known or known["state"] != "ok":
        return escape(vi.state_word(known["state"] if known else "not_reported"))
    return word("teams.yes" if known["value"] else "teams.no")


def _came(row: Row) -> str:
    """The day its list came; late as the indicator says, which knows of lists under a former hamlet."""
    known = row["on_time"]
    if row["state"] != "ok":
        return word("teams.not_sent")
    if not known or known["state"] != "ok":
        return vi.day(row["received"])
    days = row["days_late"]
    late = word("teams.days_late", n=days) if days and days > 0 else word("teams.list_late")
    return f"{vi.day(row['received'])}<small>{word('teams.on_time') if known['value'] else late}</small>"
