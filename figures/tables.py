"""Renderer: a frame as an HTML table that can be read aloud, sorted by its headings and clicked by row."""

import re
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
_CODE = re.compile("[a-z_]+|None")
_CLOSING = re.compile(r"(?:</(?:b|i|small|span)>)+$")


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

    Cells and rows of the body, and what a cell ends with, are not closed, as every browser understands: a
    long table is a sixth lighter.
    """
    head = "".join(_heading(column) for column in columns)
    rows = frame.rows(named=True)
    orders = zip(*[_orders(column, rows) for column in columns], strict=True)
    body = "".join(
        f"<tr{_mark(row, choose, chosen, first=at == 0)}>{_cells(row, columns, order)}"
        for at, (row, order) in enumerate(zip(rows, orders, strict=True))
    )
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


def _mark(row: Row, choose: tuple[str, str] | None, chosen: str | None, *, first: bool) -> str:
    """What makes a row a choice. The keyboard comes to the first and the chosen one; arrows walk on."""
    if not choose or row[choose[1]] is None:
        return ""
    code = escape(str(row[choose[1]]))
    current = " aria-current='true'" if row[choose[1]] == chosen else ""
    reached = " tabindex='0'" if first or current else ""
    return f" data-choose='{choose[0]}={code}'{reached}{current}"


def _cells(row: Row, columns: Sequence[Column], orders: Sequence[str]) -> str:
    return "".join(_cell(row, column, order) for column, order in zip(columns, orders, strict=True))


def _cell(row: Row, column: Column, order: str) -> str:
    style = f' style="{column.style(row)}"' if column.style else ""
    return f"<td{order}{style}>{_CLOSING.sub('', column.cell(row))}"


def _orders(column: Column, rows: Sequence[Row]) -> list[str]:
    """What each cell of a column is sorted by, as its attribute; none where nothing is known.

    Numbers and codes are told by their place among the column's, which is shorter; four decimals tell numbers
    apart. Words are left to the browser, which knows the order of Vietnamese letters.
    """
    if column.key is None:
        return [""] * len(rows)
    keys = [_rounded(column.key(row)) for row in rows]
    if any(isinstance(key, str) for key in keys) and not all(_CODE.fullmatch(str(key)) for key in keys):
        return [f" data-v='{escape(str(key))}'" if key not in (None, "") else "" for key in keys]
    places = {key: at for at, key in enumerate(sorted({key for key in keys if key is not None}))}
    return [f" data-v={places[key]}" if key is not None else "" for key in keys]


def _rounded(key: float | str | None) -> float | str | None:
    return round(key, 4) if isinstance(key, float) else key
