"""Finds the heading rows in a sheet: one, two or three rows that print what a form prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.grid.layout import HeadingRows, Layout, layouts
from etl.grid.vocabulary import LONGEST_HEADING, UPPER, heading_keys, is_known, modern
from etl.read.document import Cell, Sheet

_FEWEST = 2
"""A row with fewer known headings is no heading row."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Heading rows ``first`` to ``last`` (from 0, inclusive), and how each form reads them, best first."""

    first: int
    last: int
    layouts: tuple[Layout, ...]


def find_headings(sheet: Sheet, form: str | None = None) -> list[Heading]:
    """All heading blocks of the sheet, top to bottom; with ``form``, read as that form only."""
    found: list[Heading] = []
    at = 0
    while at < len(sheet.rows):
        if _is_heading(sheet.rows[at]):
            heading = _widest(sheet, at, found[-1].last + 1 if found else 0, form)
            found.append(heading)
            at = heading.last
        at += 1
    return found


def _is_heading(row: Sequence[Cell], fewest: int = _FEWEST) -> bool:
    """Whether the row prints at least so many known headings, and no numbers."""
    hits = 0
    for cell in row:
        if cell is None or cell == "":
            continue
        if type(cell) is not str or len(cell) > LONGEST_HEADING or _is_number(cell):
            return False
        hits += is_known(cell)
    return hits >= fewest


def _is_number(cell: str) -> bool:
    """Whether a text is a number, a date, a code or the number of a column."""
    bare = cell.strip("() ")
    return not bare or (bare[0].isdigit() and bare[-1].isdigit())


def _widest(sheet: Sheet, at: int, floor: int, form: str | None) -> Heading:
    """The block around the row that reads best; the smaller one where two read alike."""
    above = at > floor and _is_upper(sheet.rows[at - 1])
    below = at + 1 < len(sheet.rows) and _is_heading(sheet.rows[at + 1], 1)
    third = below and at + 2 < len(sheet.rows) and _is_heading(sheet.rows[at + 2], 1)
    spans = [(at, at)]
    spans += [(at + 1, at + 1)] if below else []
    spans += [(at - 1, at)] if above else []
    spans += [(at, at + 1)] if below else []
    spans += [(at - 1, at + 1)] if above and below else []
    spans += [(at, at + 2)] if third else []
    blocks = [Heading(first, last, _read(sheet, first, last, form)) for first, last in spans]
    return max(blocks, key=lambda block: block.layouts[0].points)


def _is_upper(row: Sequence[Cell]) -> bool:
    """Whether the row could be the upper part of a heading in two rows."""
    texts = [modern(cell) for cell in row if isinstance(cell, str) and cell and len(cell) <= LONGEST_HEADING]
    return any(is_known(text) or any(word in UPPER for word in heading_keys(text)) for text in texts)


def _read(sheet: Sheet, first: int, last: int, form: str | None) -> tuple[Layout, ...]:
    read = layouts(_expanded(sheet, first, last))
    return tuple(layout for layout in read if layout.form == form) if form else read


def _expanded(sheet: Sheet, first: int, last: int) -> HeadingRows:
    """The heading rows with every merged cell repeated over its columns."""
    rows = [[cell if isinstance(cell, str) else None for cell in row] for row in sheet.rows[first : last + 1]]
    if last > first and not sheet.merges:
        _fill_right(rows)
    for top, left, bottom, right in sheet.merges:
        if right > left and top <= last and bottom >= first and top >= first:
            row = rows[top - first]
            row.extend([None] * (right + 1 - len(row)))
            row[left : right + 1] = [row[left]] * (right + 1 - left)
    return tuple(tuple(row) for row in rows)


def _fill_right(rows: list[list[str | None]]) -> None:
    """Where merges are not told (delimited text), an upper word reaches to the next, over filled cells."""
    for row, lower in pairwise(rows):
        held: str | None = None
        for at in range(min(len(row), len(lower))):
            held = row[at] or (held if lower[at] else None)
            row[at] = held
