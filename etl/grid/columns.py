"""Reads the located rows of one table column by column into typed values and issues."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from etl.grid.cells import BLANK_MEANS, Reader, reader_of
from etl.grid.counts import LARGEST_COUNT, integer
from etl.grid.layout import Layout
from etl.grid.remarks import cell_issue
from etl.grid.splits import SPLITTERS
from etl.grid.worded import DEMANDS
from etl.read.document import Cell, Row
from etl.tables.column import Column
from etl.tables.form import Form
from etl.tables.parsed import Issue
from etl.text.coordinates import point
from etl.text.failed import failed, has_failed
from etl.text.normal import is_blank
from etl.text.numbers import money
from etl.text.parsed import Parsed

DITTOS = frozenset(
    ["//", '"', "〃", "''", "”", "“", "-//-", "nt", "NT", "Nt", "n.t", "N.T", "-nt-", "như trên", "Như trên"]
)
"""Marks that say "the same as above"."""
_REPEATING = ("code", "period", "list", "date")
_REPEATING_TEXTS = ("hamlet_name", "old_commune")
_FAILED: Parsed[Any] = failed(needed=False)

Scale = Callable[[int], int]
"""Đồng to the unit in which a column of money, told by its place, is written."""


def repeats(column: Column) -> bool:
    """Whether one merged cell, or a ditto mark, speaks for several rows of the column."""
    return column.type in _REPEATING or column.name in _REPEATING_TEXTS


class ColumnReader:
    """Reads the columns of one table; issues gather in ``issues``."""

    def __init__(
        self, form: Form, layout: Layout, rows: Sequence[Row], numbers: Sequence[int], scale: Scale
    ) -> None:
        self.form = form
        self.scale = scale
        self.places = dict(layout.columns)
        self.headings = dict(layout.headings)
        self.rows = rows
        self.numbers = numbers
        self.issues: list[Issue] = []

    def read(self) -> dict[str, list[object]]:
        """Every column of the form, as long as the rows."""
        out: dict[str, list[object]] = {}
        paired = {"lat", "lon"} <= self.places.keys()
        for column in self.form.columns:
            if paired and column.name in ("lat", "lon"):
                out[column.name] = [None] * len(self.rows)
                continue
            at = self.places.get(column.name)
            blank = self._unprinted(column) if at is None else None
            out[column.name] = (
                [blank] * len(self.rows) if at is None else self._column(column, self._cells(at))
            )
        for name, at in self.places.items():
            if name in SPLITTERS:
                self._split(name, at, out)
        if paired:
            self._positions(out)
        return out

    def as_sent(self) -> dict[str, list[object]]:
        """The cells of the printed columns, not looked into."""
        return {name: list(self._cells(at)) for name, at in self.places.items()}

    def _unprinted(self, column: Column) -> object:
        return False if column.type == "flag" else BLANK_MEANS.get((self.form.code, column.name))

    def _cells(self, at: int) -> list[Cell]:
        return [row[at] if at < len(row) else None for row in self.rows]

    def _column(self, column: Column, cells: list[Cell]) -> list[object]:
        reader = reader_of(self.form.code, column.name)
        if reader is money and (scale := self.scale(self.places[column.name])) > 1:
            reader = partial(money, scale=scale)
        if reader is integer and _are_counts(cells):
            return list(cells)
        if repeats(column):
            cells = _without_dittos(cells)
        blank = BLANK_MEANS.get((self.form.code, column.name))
        return self._read_cells(column, reader, cells, blank)

    def _read_cells(
        self, column: Column, reader: Reader, cells: list[Cell], blank: str | None
    ) -> list[object]:
        heading = self.headings.get(column.name, column.heading)
        values: list[object] = []
        for number, cell in zip(self.numbers, cells, strict=True):
            read = failed(needed=_needed(column)) if has_failed(cell) else reader(cell)
            if read.rule is not None:
                self.issues.append(cell_issue(number, column, heading, cell, read))
            values.append(blank if read.value is None and is_blank(cell) else read.value)
        return values

    def _split(self, name: str, at: int, out: dict[str, list[object]]) -> None:
        """One printed column into its several; a column that also stands on its own keeps what it has."""
        splitter = SPLITTERS[name]
        heading = self.headings[name]
        for place, cell in enumerate(self._cells(at)):
            if is_blank(cell):
                continue
            parts = {next(iter(splitter(None))): _FAILED} if has_failed(cell) else splitter(cell)
            for target, read in parts.items():
                if out[target][place] is None:
                    out[target][place] = read.value
                    if read.rule is not None:
                        column = self.form.by_name[target]
                        self.issues.append(cell_issue(self.numbers[place], column, heading, cell, read))

    def _positions(self, out: dict[str, list[object]]) -> None:
        """Latitudes and longitudes row by row: swapped ones are put right, a pair in one cell is split."""
        north, east = self._cells(self.places["lat"]), self._cells(self.places["lon"])
        for place, cells in enumerate(zip(north, east, strict=True)):
            bare = [None if has_failed(cell) else cell for cell in cells]
            for name, cell, found in zip(("lat", "lon"), cells, point(*bare), strict=True):
                read = _FAILED if has_failed(cell) else found
                out[name][place] = read.value
                if read.rule not in (None, "in_range"):
                    column = self.form.by_name[name]
                    heading = self.headings.get(name, column.heading)
                    self.issues.append(cell_issue(self.numbers[place], column, heading, cell, read))


def _needed(column: Column) -> bool:
    """Whether a cell of the column that cannot be understood rejects its row."""
    return column.required or any(rule.name in DEMANDS for rule in column.rules)


def _are_counts(cells: list[Cell]) -> bool:
    """Whether all cells are plain whole numbers of a possible size, or empty: nothing to read then."""
    if not {type(cell) for cell in cells} <= {int, type(None)}:
        return False
    return all(cell is None or -LARGEST_COUNT < cell < LARGEST_COUNT for cell in cells)  # type: ignore[operator]


def _without_dittos(cells: list[Cell]) -> list[Cell]:
    """The cells with "nt" and "//" replaced by what stands above."""
    if DITTOS.isdisjoint(cells):
        return cells
    out: list[Cell] = []
    for cell in cells:
        out.append(out[-1] if out and cell in DITTOS else cell)
    return out
