"""Walks the body of a Word document: paragraphs and tables in order, merged cells laid out on a grid."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from etl.read.document import Merge, Row
from etl.read.limits import LIMITS
from etl.read.messages import refuse
from etl.read.word_names import Names

_LAYOUT_ROWS = 3
_LAYOUT_COLUMNS = 2


@dataclass(slots=True)
class Grid:
    """A table as rows of texts with its merged ranges; shaped says that it may have some."""

    shaped: bool = False
    rows: list[Row] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    inner: list["Grid"] = field(default_factory=list)


PAGE = object()
"""Stands in the flow where a new page begins by the writer's will."""

PAGE_BREAK = "\u2029"
"""Stands in a text for a page break."""


def flow(container: Iterable[etree._Element], names: Names, fold_layout: bool = True) -> Iterator[object]:
    """The texts, page marks and grids of a container's elements, in reading order.

    A table of at most 3 rows and 2 columns holds no records: letterheads and signatures are laid out so.
    It is read as paragraphs, unless fold_layout is off.
    """
    for child in container:
        if child.tag == names.p:
            yield from _paragraph(child, names)
        elif child.tag == names.tbl:
            if fold_layout and _is_layout(child, names):
                for cell in child.iterfind(f"{names.tr}/{names.tc}"):
                    yield from flow(cell, names)
            else:
                grid = _grid(child, names)
                yield grid
                yield from grid.inner


def _paragraph(paragraph: etree._Element, names: Names) -> Iterator[object]:
    text = _text(paragraph, names)
    properties = paragraph.find(names.paragraph_properties)
    breaks = PAGE_BREAK in text
    starts = properties is not None and properties.find(names.page_before) is not None
    if starts or (breaks and not text.strip()):
        yield PAGE
    if text.strip():
        yield text.strip()
        if breaks and not starts:
            yield PAGE
    if properties is not None and properties.find(names.section) is not None:
        yield PAGE


def _text(paragraph: etree._Element, names: Names) -> str:
    return "".join([text.text or "" for text in paragraph.iter(names.t)])


def _is_layout(table: etree._Element, names: Names) -> bool:
    rows = table.findall(names.tr)
    return len(rows) <= _LAYOUT_ROWS and all(len(row.findall(names.tc)) <= _LAYOUT_COLUMNS for row in rows)


def _grid(table: etree._Element, names: Names) -> Grid:
    grid = Grid(shaped=next(table.iter(names.span, names.vmerge), None) is not None)
    open_merges: dict[int, list[int]] = {}
    for number, line in enumerate(table.iterchildren(names.tr)):
        if number >= LIMITS.rows:
            raise refuse("too_large", what=f"hơn {number} dòng", limit=f"{LIMITS.rows} dòng")
        open_merges = _row(line, number, grid, open_merges, names)
    _close(open_merges, {}, grid)
    width = max(map(len, grid.rows), default=0)
    if width * len(grid.rows) > LIMITS.cells:
        raise refuse("too_large", what=f"{width * len(grid.rows)} ô", limit=f"{LIMITS.cells} ô")
    for row in grid.rows:
        row.extend([None] * (width - len(row)))
    return grid


def _row(
    line: etree._Element, number: int, grid: Grid, above: dict[int, list[int]], names: Names
) -> dict[int, list[int]]:
    """Adds one row; returns the vertical merges that may go on below it, by their first column."""
    row: Row = []
    going: dict[int, list[int]] = {}
    for child in line:
        if child.tag == names.row_properties:
            row.extend([None] * _number(child.find(names.grid_before), names))
        if child.tag != names.tc:
            continue
        span, vmerge = _shape(child, names) if grid.shaped else (1, "")
        column = len(row)
        if vmerge == "continue" and column in above:
            going[column] = above[column]
            going[column][2] = number
            row.append(None)
        else:
            row.append(_cell(child, grid, names))
            if vmerge:
                going[column] = [number, column, number, column + span - 1]
            elif span > 1:
                grid.merges.append((number, column, number, column + span - 1))
        if span > 1:
            row.extend([None] * (span - 1))
    _close(above, going, grid)
    grid.rows.append(row)
    return going


def _close(above: dict[int, list[int]], going: dict[int, list[int]], grid: Grid) -> None:
    for column, (r1, c1, r2, c2) in above.items():
        if going.get(column) is not above[column] and (r1, c1) != (r2, c2):
            grid.merges.append((r1, c1, r2, c2))


def _shape(cell: etree._Element, names: Names) -> tuple[int, str]:
    """Columns covered, and how the cell stands in a vertical merge: restart, continue or nothing."""
    span, vmerge = 1, ""
    if len(cell) and cell[0].tag == names.cell_properties:
        for child in cell[0]:
            if child.tag == names.span:
                span = max(_number(child, names), 1)
            elif child.tag == names.vmerge:
                vmerge = child.get(names.val) or "continue"
    return span, vmerge


def _number(element: etree._Element | None, names: Names) -> int:
    text = element.get(names.val, "") if element is not None else ""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        return 0
    if int(text) > LIMITS.columns:
        raise refuse("too_large", what=f"{text} cột", limit=f"{LIMITS.columns} cột")
    return int(text)


def _cell(cell: etree._Element, grid: Grid, names: Names) -> str | None:
    """The paragraphs of a cell, a line each; a table of records inside it becomes a grid of its own."""
    texts = []
    for child in cell:
        if child.tag == names.p:
            texts.append(_text(child, names))
        elif child.tag == names.tbl:
            for item in flow((child,), names):
                if isinstance(item, Grid):
                    grid.inner.append(item)
                elif isinstance(item, str):
                    texts.append(item)
    text = "\n".join(texts).replace(PAGE_BREAK, " ").strip("\n")
    return text or None
