"""One roster that a page break cut in two: tables that go on without a heading, headings printed again."""

from collections.abc import Sequence

from etl.locate import Heading, find_headings
from etl.read.document import Cell, Merge, Sheet
from etl.text.numbers import integer

_ROW_CELLS = 3
"""Filled cells that make a line a row of a table."""


def join_cut_tables(sheets: Sequence[Sheet], form: str | None) -> list[tuple[Sheet, list[Heading]]]:
    """The sheets with their headings; a table that only continues the one above is added to it."""
    joined: list[tuple[Sheet, list[Heading]]] = []
    for sheet in sheets:
        headings = find_headings(sheet, form)
        above = joined[-1] if joined else None
        if above and above[1] and _continues(above[0], sheet, headings):
            _append(above[0], sheet)
            joined[-1] = (above[0], find_headings(above[0], form))
        else:
            joined.append((sheet, headings))
    return joined


def _continues(above: Sheet, sheet: Sheet, headings: Sequence[Heading]) -> bool:
    """Whether nothing stands between two tables of one width, and the lower has no beginning of its own."""
    if sheet.kind != "table" or above.kind != "table" or sheet.before or above.after:
        return False
    if _width(sheet) != _width(above):
        return False
    return not headings or (headings[0].first == 0 and not _starts_anew(sheet, headings[0]))


def _width(sheet: Sheet) -> int:
    return max(map(len, sheet.rows), default=0)


def _append(above: Sheet, sheet: Sheet) -> None:
    down = len(above.rows)
    above.merges += [_shifted(merge, down) for merge in sheet.merges]
    above.rows += sheet.rows
    above.after = sheet.after


def _shifted(merge: Merge, down: int) -> Merge:
    top, left, bottom, right = merge
    return top + down, left, bottom + down, right


def is_repeated(sheet: Sheet, before: Heading, heading: Heading, opening: int) -> bool:
    """Whether a heading only repeats the one before it, as print-outs do on every page.

    ``opening`` is the row where the lines above the heading begin: the heading itself, where none do.
    """
    same = before.layouts[0].headings == heading.layouts[0].headings
    goes_on = opening == heading.first and _follows_a_row(sheet, heading.first)
    return same and goes_on and not _starts_anew(sheet, heading)


def _follows_a_row(sheet: Sheet, first: int) -> bool:
    """Whether the last line above the heading is a row of a table, not a line of text such as a signature."""
    filled = (sum(cell is not None and cell != "" for cell in row) for row in reversed(sheet.rows[:first]))
    return next((count for count in filled if count), 0) >= _ROW_CELLS


def _starts_anew(sheet: Sheet, heading: Heading) -> bool:
    """Whether the rows under a heading are numbered from 1; without numbers nothing tells, so no."""
    place = dict(heading.layouts[0].columns).get("sequence_number")
    if place is None:
        return False
    return next((integer(cell).value == 1 for cell in _below(sheet, heading, place)), False)


def _below(sheet: Sheet, heading: Heading, place: int) -> list[Cell]:
    cells = (row[place] for row in sheet.rows[heading.last + 1 :] if place < len(row))
    return [cell for cell in cells if cell is not None]
