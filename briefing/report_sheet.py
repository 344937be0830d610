"""A table of a report as it is read, and as Word's own table.

The rows are written as XML at once: the library's own cells take many times as long.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml

from briefing.official_styles import CELL
from figures.labels import word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHADE, TWIPS, TOGETHER = "E8EEF0", 56.6929, 14
"""The shade of headings, Word's units in a millimetre, rows that are kept on one page."""
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True)
class Sheet:
    """A table as it is read: heading, width (mm) and kind (words or not) of each column, and its rows.

    ``code`` is the indicator whose source it names, ``size`` that of its letters in points, ``bold`` the
    number of the row of the total.
    """

    key: str
    code: str
    columns: tuple[tuple[str, float, bool], ...]
    rows: tuple[tuple[str, ...], ...]
    size: float = 10
    bold: int = -1


def column(name: str, width: float, *, words: bool = False) -> tuple[str, float, bool]:
    """A column: its heading, its width, and whether it holds words."""
    return word(f"report_column.{name}"), width, words


def tabled(made: Any, sheet: Sheet, title: str) -> None:
    """A real table, its headings repeated on each page, no row broken, a short one on one page.

    Raises ValueError where a row has another number of cells than there are columns.
    """
    heads, widths, left = zip(*sheet.columns, strict=True)
    wide = [round(one * TWIPS) for one in widths]
    edges = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in SIDES)
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in wide)
    kept = len(sheet.rows) <= TOGETHER
    lines = _row(heads, wide, [False] * len(heads), _look(sheet, bold=True), "<w:tblHeader/>", kept=True)
    for at, row in enumerate(sheet.rows):
        lines += _row(row, wide, left, _look(sheet, bold=at == sheet.bold), kept=kept)
    made.element.body.insert_element_before(
        parse_xml(
            f'<w:tbl {W}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(wide)}" w:type="dxa"/>'
            f'<w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
            f"<w:tblCaption w:val={quoteattr(title)}/>"
            f"<w:tblDescription w:val={quoteattr(word('report.alt_table', title=title))}/></w:tblPr>"
            f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
        ),
        "w:sectPr",
    )


def _look(sheet: Sheet, *, bold: bool) -> str:
    size = round(sheet.size * 2)
    return f'{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _row(
    cells: Sequence[str], wide: Sequence[int], left: Sequence[bool], look: str, kind: str = "", *, kept: bool
) -> str:  # fmt: skip
    """One row: the look of its letters, its kind (headings), whether it stays with the next."""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>' if kind else ""
    stays = "<w:keepNext/>" if kept else ""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{one}" w:type="dxa"/>{shade}<w:vAlign w:val="center"/></w:tcPr><w:p>'
        f'<w:pPr><w:pStyle w:val="{CELL}"/>{stays}<w:jc w:val="{"left" if words else "center"}"/></w:pPr>'
        f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
        for text, one, words in zip(cells, wide, left, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{kind}</w:trPr>{inside}</w:tr>"
