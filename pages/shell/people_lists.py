"""Lists of the screen of people: all its figures, communes, counted beside declared households."""

from html import escape
from typing import Any

import polars as pl
import streamlit as st

from figures import format as vi
from figures import people_words, tables
from figures.coverage import mark_group
from figures.labels import word, words
from pages.shell import access, cells, parts, topic, topic_lists
from pages.shell.filters import Filters
from pages.shell.memory import remembered
from queries.viewer import Viewer

Row = dict[str, Any]
KINDS = ["older", "disabled", "households", "apart"]
SHARES = ("households", "older", "disabled", "declared", "confirmed")


def figures(known: people_words.Figures, chosen: Filters) -> None:
    """Every figure of households, services and classes published of the scope, with its base and source."""
    rows = [row for key, row in known.items() if key[0] in "CD" and row["communes"] is not None]
    if rows:
        st.html(f"<h2>{word('people.figures')}</h2>")
        parts.table_behind("table_people", word("people.figures_table"), lambda: _figures(rows))


def _figures(rows: list[Row]) -> str:
    names, sources = words("people_name"), words("source")

    def name(row: Row) -> str:
        return str(names.get(f"{row['indicator']}_{row['part']}", row["name"]))

    columns = [
        tables.plain(word("lagging.indicator"), name, words=True),
        tables.Column(word("column.value"), topic.value),
        tables.Column(word("column.plan"), topic.plan),
        tables.plain(word("people.change"), lambda row: _moved(row)),
        tables.Column(word("column.tone"), topic.standing, words=True),
        tables.plain(word("table.reporting"), topic.reporting),
        tables.plain(word("people.source"), lambda row: sources.get(str(row["source"]), "–"), words=True),
    ]
    return tables.sheet(pl.DataFrame(rows, infer_schema_length=None), columns)


def _moved(row: Row) -> str:
    return "–" if row["change"] is None else vi.change(row["change"], row["unit"], row["decimals"])


def counted(frame: pl.DataFrame) -> None:
    """Households counted from visit logs beside what was declared."""
    said = escape(people_words.counted(frame))
    st.html(f"<h2>{word('people.counted')}</h2><p>{said}</p>")
    if frame.is_empty():
        return
    columns = [
        tables.Column(word("column.hamlet"), topic.former, lambda row: row["full_name"], words=True),
        tables.plain(word("column.full_name"), lambda row: row["commune_name"], "commune_name", words=True),
        tables.plain(word("people.counted_hh"), lambda row: vi.number(row["counted"]), "counted"),
        tables.plain(word("people.declared_hh"), _declared, "declared"),
        tables.plain(word("column.households"), lambda row: vi.number(row["households"]), "households"),
    ]
    parts.table_behind("table_counted", word("people.counted"), lambda: tables.sheet(frame, columns))


def _declared(row: Row) -> str:
    return word("people.not_above") if row["declared"] is None else vi.number(row["declared"])


def listing(chosen: Filters, who: Viewer) -> None:
    """The communes lowest in one figure; a row a click; all of them below."""
    frame = communes(chosen, who)
    note = f"{word('people.communes_note')} {word('topic.old_note')}"

    def table(kind: str, rows: pl.DataFrame) -> str:
        return _listing(access.identity(), chosen, kind, rows=rows)

    topic_lists.communes("people", KINDS, lambda kind: _ranked(frame, kind), frame, table, lambda _: note)


def communes(chosen: Filters, who: Viewer) -> pl.DataFrame:
    """The communes of the scope."""
    return _communes(access.identity(), chosen.period, chosen.group, who)


@remembered(200)
def _communes(identity: Any, period: str, group: str, who: Viewer) -> pl.DataFrame:
    return mark_group(access.ask("people_communes", who, period=period), group).filter("inside")


def _ranked(frame: pl.DataFrame, kind: str) -> pl.DataFrame:
    """Those with a figure, the one that needs most attention first."""
    if kind == "apart":
        return frame.filter(pl.col("apart").is_not_null()).sort("apart", "name", descending=[True, False])
    value, state = (pl.col(kind).struct.field(name) for name in ("value", "state"))
    return frame.filter((state == "ok") & value.is_not_null()).sort(value, "name")


@remembered(200)
def _listing(identity: Any, chosen: Filters, kind: str, *, rows: pl.DataFrame) -> str:
    columns = [
        cells.place(),
        *(topic.figure(word(f"people.col_{field}"), field) for field in SHARES),
        tables.plain(word("people.col_apart"), lambda row: vi.number(row["apart"], 1), "apart"),
        topic.figure(word("people.col_classes"), "classes", "", 0),
        *([topic.figure(word("people.col_hamlets"), "hamlets")] if kind == "all" else []),
    ]
    return tables.sheet(rows, columns, choose=("commune", "commune_code"), chosen=chosen.commune)
