"""The grids of a file as read, and which row of which grid the reader's row numbers mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.grid.joins import join_cut_tables
from etl.grid.layout import layouts
from etl.grid.upright import turned
from etl.read.document import Row, Sheet
from etl.tables.parsed import ParsedSheet
from etl.text.identity import mask
from etl.text.normal import is_blank


@dataclass(slots=True)
class Source:
    """One sheet as the parser saw it: several tables that a page break parted make one.

    ``lines`` tells for each row of the joined grid the sheet and the row where it really stands.
    """

    sheet: Sheet
    lines: list[tuple[int, int]]


def sources(sheets: Sequence[Sheet], form: str | None) -> dict[str, Source]:
    """The sources of a document by the name under which they are told of; the sheets change in place."""
    heights = [len(sheet.rows) for sheet in sheets]
    kept = {id(sheet) for sheet, _ in join_cut_tables(sheets, form)}
    found: list[Source] = []
    for number, (sheet, height) in enumerate(zip(sheets, heights, strict=True)):
        lines = [(number, row) for row in range(height)]
        if id(sheet) in kept:
            found.append(Source(sheet, lines))
        else:
            found[-1].lines += lines
    return {mask(source.sheet.name): source for source in reversed(found)}


def of_parsed(name: str, known: dict[str, Source]) -> Source | None:
    """The source of a parsed sheet, which may be one of several of it ("Sheet1 #2")."""
    stem, _, number = name.rpartition(" #")
    return known.get(name) or (known.get(stem) if number.isdigit() else None)


def upright_values(parsed: ParsedSheet, source: Source) -> list[tuple[int, int]]:
    """Where the value of each label really stands (row and column of the joined grid), label by label.

    Empty where the parser did not read the sheet turned: only if it did, places count the labels.
    """
    if len(parsed.rows) != 1:
        return []
    upright = turned(source.sheet)
    if upright is None or parsed.rows != [upright.first_row + 1]:
        return []
    labels = tuple(cell if isinstance(cell, str) else None for cell in upright.rows[0])
    read = next((layout for layout in layouts((labels,)) if layout.form == parsed.form), None)
    same = read is not None and dict(read.columns).items() <= parsed.places.items()
    return _values(source.sheet, upright) if same else []


def _values(sheet: Sheet, upright: Sheet) -> list[tuple[int, int]]:
    """Where the values of a turned table really stand: found again by its labels."""
    labels, values = upright.rows
    first = upright.first_row - sheet.first_row + 1
    for at in range(max(map(len, sheet.rows), default=0)):
        rows = [place for place in range(first, len(sheet.rows)) if _text(sheet.rows[place], at)]
        rows = rows[: len(labels)]
        written = [str(sheet.rows[place][at]) for place in rows]
        if len(rows) == len(labels) and all(map(str.endswith, written, map(str, labels))):
            return [(place, _column(sheet.rows, rows, values, at)) for place in rows]
    return []


def _text(row: Row, at: int) -> bool:
    return at < len(row) and isinstance(row[at], str) and not is_blank(row[at])


def _column(rows: Sequence[Row], places: Sequence[int], values: Row, at: int) -> int:
    for column in range(at + 1, max(map(len, rows))):
        if [rows[row][column] if column < len(rows[row]) else None for row in places] == values:
            return column
    return at + 1
