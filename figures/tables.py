"""Renderer: a frame as an HTML table that can be read aloud, sorted by its headings and clicked by row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import polars as pl

from figures.labels import word
from figures.table import Field, Table, said

Row = dict[str, Any]
LONG = 40
"""Rows from which a table scrolls in a window of its own."""


@dataclass(frozen=True)
class Column:
    """A column: heading, the cell's HTML, what to sort by, and whether it holds words rather than numbers."""

    heading: str
    cell: Callable[[Row], str]
    key: Callable[[Row], float | str | None] | None = None
    words: bool = False
    wide: bool = False
    style: Callable[[Row], str] | None = None


def plain(heading: str, text: Callable[[Row], str], key: str | None = None, *, words: bool = False) -> Column:
    """A column of escaped text, sorted by the frame's column ``key``."""
    return Column(heading, lambda row: escape(text(row)), (lambda row: row[key]) if key else None, words)


def of(table: Table) -> str:
    """The table of a figure."""
    return sheet(table.frame, [_column(field) for field in table.fields])


def _column(field: Field) -> Column:
    def key(row: Row) -> float | str | None:
        value = row[field.column]
        return value if value is None or isinstance(value, int | float) else str(value)

    heading = field.heading or word("drawn.place")
    return Column(heading, lambda row: escape(said(field, row)), key, field.words)


def sheet(
    frame: pl.DataFrame,
    columns: Sequence[Column],
    *,
    choose: tuple[str, str] | None = None,
    chosen: str | None = None,
    caption: str = "",
) -> str:
    """The table. ``choose`` (name of a choice, frame column) makes rows clickable; ``chosen`` marks one.

    Cells and rows of the body are not closed, as HTML allows: a long table is a tenth lighter.
    """
    head = "".join(_heading(column) for column in columns)
    rows = enumerate(frame.iter_rows(named=True))
    body = "".join(_row(row, columns, choose, chosen, first=at == 0) for at, row in rows)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    kind = " ".join(["sheet", *(["long"] if len(frame) > LONG else []), *_of_words(columns)])
    inner = f"{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f"<div class='{kind}' tabindex='0'><table>{inner}</table></div>"


def _heading(column: Column) -> str:
    mark = " data-sort='1' tabindex='0'" if column.key else ""
    kind = " class='words'" if column.words else ""
    return f"<th scope='col'{mark}{kind}>{escape(column.heading)}</th>"


def _of_words(columns: Sequence[Column]) -> list[str]:
    """Which columns hold words, and which of them long ones: said once for the table, not in every cell."""
    marks = [("e" if column.wide else "w") if column.words else "" for column in columns]
    return [f"{mark}{at}" for at, mark in enumerate(marks, start=1) if mark]


def _row(
    row: Row, columns: Sequence[Column], choose: tuple[str, str] | None, chosen: str | None, *, first: bool
) -> str:
    """A row. The keyboard comes to the first and to the chosen one, and walks on with the arrows."""
    mark = ""
    if choose and row[choose[1]] is not None:
        code = escape(str(row[choose[1]]))
        current = " aria-current='true'" if row[choose[1]] == chosen else ""
        reached = " tabindex='0'" if first or current else ""
        mark = f" data-choose='{choose[0]}={code}'{reached}{current}"
    return f"<tr{mark}>{''.join(_cell(row, column) for column in columns)}"


def _cell(row: Row, column: Column) -> str:
    order = ""
    if column.key:
        order = f" data-v='{_sorted_by(column.key(row))}'"
    style = f' style="{column.style(row)}"' if column.style else ""
    return f"<td{order}{style}>{column.cell(row)}"


def _sorted_by(value: float | str | None) -> str:
    """What a cell is sorted by; four decimals tell figures apart."""
    if value is None:
        return ""
    return escape(str(round(value, 4) if isinstance(value, float) else value))
