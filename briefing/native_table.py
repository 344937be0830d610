"""A table of a figure as PowerPoint's own table, split over slides so that none runs over its foot.

The rows are written as XML at once: the library's own cells take twenty times as long.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.util import Inches

from briefing.fit import height, width
from figures.table import Table, said
from figures.theme import LIGHT

FACE = "Arial"
MARGIN, PAD = 0.05, 0.028
"""Inches inside a cell at the sides, and above and below."""
NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"


@dataclass(frozen=True)
class Grid:
    """Headings, rows of words, widths in inches, and letters in points; ``left`` columns hold words."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    size: float
    left: tuple[bool, ...]


def grid(table: Table, widths: Sequence[float], size: float) -> Grid:
    """The table's cells in words, as the screen says them. Raises ValueError for widths of another number."""
    if len(widths) != len(table.fields):
        raise ValueError(f"{len(widths)} widths for {len(table.fields)} columns")
    rows = tuple(tuple(said(one, row) for one in table.fields) for row in table.frame.iter_rows(named=True))
    headings = tuple(one.heading for one in table.fields)
    return Grid(headings, rows, tuple(widths), size, tuple(one.words for one in table.fields))


def row_height(grid: Grid, cells: Sequence[str]) -> float:
    """Inches of a row: as its tallest cell."""
    inside = [wide - 2 * MARGIN for wide in grid.widths]
    return max(height(text, grid.size, room) for text, room in zip(cells, inside, strict=True)) + 2 * PAD


def unbroken(grid: Grid) -> bool:
    """Whether every word fits its column."""
    return all(
        width(one, grid.size) <= wide - 2 * MARGIN
        for cells in (grid.headings, *grid.rows)
        for text, wide in zip(cells, grid.widths, strict=True)
        for one in text.split(" ")
    )


def split(grid: Grid, room: float) -> Iterator[Grid]:
    """Parts of the table that are no higher than ``room`` inches, each under the headings."""
    top = row_height(grid, grid.headings)
    kept: list[tuple[str, ...]] = []
    high = top
    for row in grid.rows:
        one = row_height(grid, row)
        if kept and high + one > room:
            yield _part(grid, kept)
            kept, high = [], top
        kept.append(row)
        high += one
    yield _part(grid, kept)


def _part(grid: Grid, rows: list[tuple[str, ...]]) -> Grid:
    return Grid(grid.headings, tuple(rows), grid.widths, grid.size, grid.left)


def add_table(page: Any, grid: Grid, place: tuple[int, int]) -> Any:
    """The table's frame on the slide, its upper left corner at ``place`` in the slide's units."""
    heights = [row_height(grid, cells) for cells in (grid.headings, *grid.rows)]
    rows = "".join(
        _row(grid, cells, high, first=at == 0)
        for at, (cells, high) in enumerate(zip((grid.headings, *grid.rows), heights, strict=True))
    )
    columns = "".join(f'<a:gridCol w="{Inches(wide)}"/>' for wide in grid.widths)
    number = max((int(one.shape_id) for one in page.shapes), default=1) + 1
    across, down = Inches(sum(grid.widths)), Inches(sum(heights))
    frame = parse_xml(
        f'<p:graphicFrame {NAMES}><p:nvGraphicFramePr><p:cNvPr id="{number}" name="t"/><p:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{place[0]}" y="{place[1]}"/><a:ext cx="{across}" cy="{down}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{TABLE}"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{columns}'
        f"</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    page.shapes._spTree.append(frame)
    return next(one for one in page.shapes if one.shape_id == number)


def _row(grid: Grid, cells: Sequence[str], high: float, *, first: bool) -> str:
    inside = "".join(
        _cell(text, grid.size, first=first, left=left) for text, left in zip(cells, grid.left, strict=True)
    )
    return f'<a:tr h="{Inches(high)}">{inside}</a:tr>'


def _cell(text: str, size: float, *, first: bool, left: bool) -> str:
    ink, back = (LIGHT.surface, LIGHT.coverage[4]) if first else (LIGHT.ink, LIGHT.surface)
    aligned = "l" if left else "r"
    look = (
        f'<a:rPr lang="vi-VN" sz="{round(size * 100)}" b="{int(first)}">{_solid(ink)}'
        f"<a:latin typeface={quoteattr(FACE)}/></a:rPr>"
    )
    side, above = Inches(MARGIN), Inches(PAD)
    none = "".join(f'<a:{name} w="0"><a:noFill/></a:{name}>' for name in ("lnL", "lnR", "lnT"))
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{aligned}"/><a:r>{look}'
        f"<a:t>{escape(text)}</a:t></a:r></a:p></a:txBody>"
        f'<a:tcPr marL="{side}" marR="{side}" marT="{above}" marB="{above}" anchor="ctr">{none}'
        f'<a:lnB w="6350">{_solid(LIGHT.line)}</a:lnB>{_solid(back)}</a:tcPr></a:tc>'
    )


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/></a:solidFill>'
