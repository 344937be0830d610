"""Tables of an official paper: the grid without lines of head and signature, and real tables of figures."""

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from briefing.official_styles import CELL, put

SHADE = "E8EEF0"


def plain_grid(made: Any, rows: int, widths: Sequence[float]) -> Any:
    """A grid without lines, its columns so many millimetres wide."""
    grid = made.add_table(rows, len(widths))
    _fixed(grid, widths)
    edges = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        edges.append(edge)
    look = grid._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(edges)
    for row in grid.rows:
        _flag(row, "w:cantSplit")
    return grid


def table(made: Any, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float],
          words: Sequence[bool]) -> Any:  # fmt: skip
    """A real table with lines, its headings repeated on each page; ``words`` are columns to the left.

    ``widths`` are millimetres; cells are texts as they are to be read.
    """
    grid = made.add_table(1 + len(rows), len(head), style="Table Grid")
    _fixed(grid, widths)
    lines = list(grid.rows)
    for cell, text in zip(lines[0].cells, head, strict=True):
        _filled(cell, text, ALIGN.CENTER).runs[0].bold = True
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
    _flag(lines[0], "w:tblHeader")
    for line, held in zip(lines[1:], rows, strict=True):
        _flag(line, "w:cantSplit")
        for cell, text, left in zip(line.cells, held, words, strict=True):
            _filled(cell, text, ALIGN.LEFT if left else ALIGN.CENTER)
    return grid


def _filled(cell: Any, text: str, align: Any) -> Any:
    line = put(cell.paragraphs[0], CELL)
    line.alignment = align
    line.add_run(text)
    return line


def _fixed(grid: Any, widths: Sequence[float]) -> None:
    """Widths that every program keeps: of the grid and of each cell."""
    grid.autofit = False
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, wide in zip(grid.columns, widths, strict=True):
        column.width = Mm(wide)
        for cell in column.cells:
            cell.width = Mm(wide)


def _flag(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
