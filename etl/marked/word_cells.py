"""Which table cell of a Word document stands at a place of a grid, told by the reader itself.

The reader is given a copy in which every cell holds nothing but its own number: wherever a number comes out
(layout tables read as lines, nested tables, merged and spanned cells and all), there the cell stands.
"""

import io
import re
import zipfile

from lxml import etree

from etl.grid.marked_pages import without_marked_pages
from etl.marked.locating import top_left
from etl.read.docx import read
from etl.read.package import Package
from etl.read.safety import parse_xml

MAIN = "word/document.xml"
_NUMBER = re.compile("⟦([0-9]+)⟧")
Place = tuple[int, int, int]
"""Sheet, row and column of a grid, from 0; a page of ours before the document does not count."""


class WordCells:
    """Numbers of the cells (in document order, from 0) by their place in the reader's grids."""

    def __init__(self, data: bytes) -> None:
        self._sheets = without_marked_pages(read(Package(_numbered(data))).sheets)
        self._cells: dict[Place, int] = {}
        for number, sheet in enumerate(self._sheets):
            for row, line in enumerate(sheet.rows):
                for column, text in enumerate(line):
                    if isinstance(text, str) and (found := _NUMBER.search(text)):
                        self._cells[number, row, column] = int(found[1])

    def at(self, sheet: int, row: int, column: int) -> int | None:
        """The number of the cell that shows at the place; None where there is none."""
        if not 0 <= sheet < len(self._sheets):
            return None
        here = self._cells.get((sheet, row, column))
        return here if here is not None else self._cells.get(
            (sheet, *top_left(self._sheets[sheet], row, column))
        )  # fmt: skip

    def of_row(self, sheet: int, row: int) -> list[int]:
        """The numbers of all cells of a row, left to right."""
        found = [(at[2], cell) for at, cell in self._cells.items() if at[:2] == (sheet, row)]
        return [cell for _, cell in sorted(found)]


def _numbered(data: bytes) -> bytes:
    package = Package(data)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in package.names():
            if not name.endswith("/"):
                part = package.read(name)
                archive.writestr(name, _number_cells(part) if name == MAIN else part)
    return out.getvalue()


def _number_cells(part: bytes) -> bytes:
    root = parse_xml(part)
    prefix = f"{{{etree.QName(root).namespace}}}"
    for number, cell in enumerate(root.iter(f"{prefix}tc")):
        for child in list(cell):
            if child.tag == f"{prefix}p":
                cell.remove(child)
        paragraph = etree.Element(f"{prefix}p")
        text = etree.SubElement(etree.SubElement(paragraph, f"{prefix}r"), f"{prefix}t")
        text.text = f"⟦{number}⟧"
        cell.insert(1 if len(cell) and cell[0].tag == f"{prefix}tcPr" else 0, paragraph)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
