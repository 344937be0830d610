"""From a note's sheet, row and column to the cell of the file in which it really stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.forms import FORMS
from etl.grid.synonyms import COMMUNE_NAME
from etl.marked.grids import Source, of_parsed, sources, upright_values
from etl.marked.report import Note
from etl.read.document import Row, Sheet
from etl.tables.parsed import ParsedSheet
from etl.text.normal import key

_INSTEAD: dict[str, tuple[str, ...]] = {
    "hamlet_code": ("+hamlet_code", "+venue", "hamlet_name", "+hamlet_name"),
    "hamlet_name": ("+hamlet_name", "hamlet_code", "+venue"),
    "signal_bars": ("+signal",),
    "rsrp_dbm": ("+signal", "+measured"),
    "rscp_dbm": ("+measured",),
    "download_mbps": ("+measured",),
    "lat": ("+position",),
    "lon": ("+position",),
    "venue": ("+venue",),
    "start_time": ("+times",),
    "end_time": ("+times",),
}
"""Printed columns in which a column of the clean table may stand, where it has none of its own."""
_HEADING_ROWS = 6


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a note stands: sheet and row from 0, and the column; None where only the row is known."""

    sheet: int
    row: int
    column: int | None


class Locator:
    """Finds the spots of notes in the grids of one document."""

    def __init__(self, sheets: Sequence[Sheet], form: str | None, parsed: Iterable[ParsedSheet]) -> None:
        self._sources = sources(sheets, form)
        self._parsed = {sheet.sheet: sheet for sheet in parsed}

    def find(self, note: Note) -> Spot | None:
        """The spot of a note about a row; None for one about a whole sheet, and where no row is found."""
        source = of_parsed(note.sheet, self._sources)
        if note.row is None or source is None:
            return None
        parsed = self._parsed.get(note.sheet)
        if parsed and (values := upright_values(parsed, source)):
            return _upright(note, parsed, source, values)
        at = note.row - source.sheet.first_row
        if not 0 <= at < len(source.lines):
            return None
        column = self._column(note, parsed, source, at)
        number, row = source.lines[at]
        return Spot(number, row, column)

    def _column(self, note: Note, parsed: ParsedSheet | None, source: Source, at: int) -> int | None:
        width = len(source.sheet.rows[at])
        names = (note.column, *_INSTEAD.get(note.column, ()))
        places = parsed.places if parsed else {}
        found = next((places[name] for name in names if name in places), None)
        if found is None and parsed and parsed.form:
            first = min(parsed.rows, default=note.row or 1) - source.sheet.first_row
            for heading in _headings(note.column, parsed.form):
                found = _under_heading(source.sheet.rows, first, heading) if found is None else found
        return found if found is not None and found < width else None


def _headings(column: str, form: str) -> Sequence[str]:
    """Printed headings under which a column may stand of which the parser tells no place."""
    if column == "commune_code":
        return COMMUNE_NAME
    return () if FORMS[form].has(column) else (column,)


def _under_heading(rows: Sequence[Row], first: int, heading: str) -> int | None:
    """The column over whose rows the heading stands, as the sender wrote it; None where there is none."""
    wanted = key(heading)
    for row in reversed(rows[max(first - _HEADING_ROWS, 0) : max(first, 0)]):
        for at, cell in enumerate(row):
            written = key(cell) if isinstance(cell, str) else ""
            if written and (wanted == written or wanted.endswith(f" {written}")):
                return at
    return None


def _upright(
    note: Note, parsed: ParsedSheet, source: Source, values: Sequence[tuple[int, int]]
) -> Spot | None:
    names = (note.column, *_INSTEAD.get(note.column, ()))
    at = next((parsed.places[name] for name in names if name in parsed.places), 0)
    if at >= len(values):
        return None
    row, column = values[at]
    number, line = source.lines[row]
    return Spot(number, line, column)


def top_left(sheet: Sheet, row: int, column: int) -> tuple[int, int]:
    """The cell itself, or the one that a merged range shows in its place."""
    for top, left, bottom, right in sheet.merges:
        if top <= row <= bottom and left <= column <= right:
            return top, left
    return row, column
