"""Lists of the screen of teams: what each commune lacks and when it reported, and the hamlets of all."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import tables, teams_words
from figures.coverage import mark_group
from figures.labels import word
from pages.shell import access, cells, parts, topic, topic_lists
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]
FEW, MANY = 12, 150
"""Hamlets listed at once, and when the list is opened."""
KINDS = ["short", "late", "own"]


def listing(frame: pl.DataFrame, chosen: Filters) -> None:
    """The communes that lack most, or reported late, or whose own team is short; a row a click."""
    day = vi.day(frame["last_day"][0])

    def note(kind: str) -> str:
        return f"{word(f'teams.note_{kind}')} {word('teams.communes_note', day=day)}"

    def table(kind: str, rows: pl.DataFrame) -> str:
        return _listing(access.identity(), chosen, kind, rows=rows)

    whole = _of_kind(frame, "all")
    topic_lists.communes("teams", KINDS, lambda kind: _of_kind(frame, kind), whole, table, note)


def _of_kind(frame: pl.DataFrame, kind: str) -> pl.DataFrame:
    """The communes of one list in its order."""
    if kind == "late":
        late = frame.filter((pl.col("days_late") > 0) | pl.col("received").is_null())
        return late.sort("days_late", "name", descending=[True, False], nulls_last=False)
    order = "own_lack" if kind == "own" else "people"
    if kind == "own":
        frame = frame.filter((pl.col("own_lack") > 0) | (pl.col("own_state") != "ok"))
    if kind == "short":
        frame = frame.filter((pl.col("people") > 0) | pl.col("people").is_null())
    return frame.sort(order, "name", descending=[True, False], nulls_last=True)


@remembered(200)
def _listing(identity: Any, chosen: Filters, kind: str, *, rows: pl.DataFrame) -> str:
    columns = [
        cells.place(),
        tables.plain(word("teams.short_people"), lambda row: vi.number(row["people"]), "people"),
        tables.Column(word("teams.own_team"), _own, lambda row: row["own_lack"], words=True),
        topic.figure(word("teams.listed"), "listed"),
        topic.figure(word("teams.full_teams"), "full_teams"),
        tables.Column(word("teams.decided"), _decided, lambda row: row["has_decision"], words=True),
        tables.Column(word("teams.received"), _received, lambda row: row["days_late"]),
    ]
    return tables.sheet(rows, columns, choose=("commune", "commune_code"), chosen=chosen.commune)


def _own(row: Row) -> str:
    if row["own_lack"] is None:
        return escape(vi.state_word("not_reported"))
    return word("teams.own_lacks", n=vi.number(row["own_lack"])) if row["own_lack"] else word("teams.own_yes")


def _decided(row: Row) -> str:
    if row["received"] is None and not row["has_decision"]:
        return word("teams.not_sent")
    return word("teams.decided_yes" if row["has_decision"] else "teams.decided_no")


def _received(row: Row) -> str:
    if row["received"] is None:
        return word("teams.not_sent")
    return f"{vi.day(row['received'])}<small>{teams_words.late_word(row['days_late'])}</small>"


def hamlets(frame: pl.DataFrame, chosen: Filters, who: Viewer) -> None:
    """The hamlets of the scope that lack most, then those without a list; more of them behind."""
    short = access.ask("teams_short", who, period=chosen.period)
    rows = _inside(access.identity(), chosen.period, chosen.group, frame=short)
    st.html(f"<h2>{word('teams.hamlets_worst')}</h2>")
    if rows.is_empty():
        known = frame["hamlets"].sum() > 0
        said = word("teams.hamlets_worst_none" if known else "teams.hamlets_none")
        st.html(f"<p class='hint'>{said}</p>")
        return
    lacking, unlisted = rows.filter(pl.col("short") > 0), rows.filter(pl.col("short").is_null())
    first = pl.concat([lacking.head(FEW), unlisted.head(FEW // 2)])
    counts = {"n": vi.number(len(lacking)), "unlisted": vi.number(len(unlisted))}
    st.html(f"<p class='hint'>{word('teams.hamlets_worst_note', **counts)}</p>{_hamlets(first, chosen)}")
    if len(rows) > len(first):
        label = word("teams.hamlet_list", n=vi.number(min(MANY, len(rows))))
        parts.table_behind("table_teams_hamlets", label, lambda: _longer(rows, chosen))


@remembered(200)
def _inside(identity: Any, period: str, group: str, *, frame: pl.DataFrame) -> pl.DataFrame:
    return mark_group(frame, group).filter("inside")


def _hamlets(rows: pl.DataFrame, chosen: Filters) -> str:
    columns = [
        tables.Column(word("column.hamlet"), topic.former, lambda row: row["full_name"], words=True),
        tables.plain(word("column.full_name"), lambda row: row["commune_name"], "commune_name", words=True),
        tables.plain(word("teams.lacks"), _lacks, "short"),
    ]
    return tables.sheet(rows, columns, choose=("commune", "commune_code"), chosen=chosen.commune)


def _longer(rows: pl.DataFrame, chosen: Filters) -> str:
    part = word("teams.hamlet_list_part", n=vi.number(min(MANY, len(rows))), of=vi.number(len(rows)))
    return f"<p class='hint'>{escape(part)}</p>{_hamlets(rows.head(MANY), chosen)}"


def _lacks(row: Row) -> str:
    return word("teams.unlisted") if row["short"] is None else vi.number(row["short"])
