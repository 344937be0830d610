"""Charts of a paper: the slide's own native chart, put into a Word file with its workbook, still editable."""

import re
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm

from briefing.chart_style import FACE as SLIDE_FACE
from briefing.master import presentation
from briefing.official_styles import FACE
from briefing.slide import native
from figures.drawing import Drawing

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
LETTERS = re.compile(r'\bsz="(\d{3,4})"')
SMALLER = 0.84
"""Letters of a chart on paper, of those on a slide."""


class Charts:
    """Makes charts of a paper; one presentation serves as their workshop."""

    def __init__(self, made: Any) -> None:
        self._made = made
        shown = presentation("")
        self._slide = shown.slides.add_slide(shown.slide_layouts[0])
        self._count = 0

    def drawn(self, drawing: Drawing, title: str, words: str, size: tuple[float, float]) -> Any:
        """The run with the chart, so many millimetres wide and high; ``words`` are its alternative text."""
        wide, high = (int(Mm(one)) for one in size)
        frame = native(self._slide, drawing, (0, 0, wide, high))
        self._count += 1
        related = self._part(frame.chart.part, self._count)
        return inline(
            self._count, title, words, (wide, high), URI, f'<c:chart xmlns:c="{URI}" r:id="{related}"/>'
        )

    def _part(self, known: Any, number: int) -> str:
        """The chart and its workbook as parts of the paper; the relation's name."""
        package, body = self._made.part.package, self._made.part
        book = Part(
            PackURI(f"/word/embeddings/chart{number}.xlsx"),
            BOOK,
            known.chart_workbook.xlsx_part.blob,
            package,
        )
        chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART, lettered(known.blob), package)
        given = chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
        if f'r:id="{given}"'.encode() not in chart.blob:
            raise ValueError("the chart does not find its workbook")
        return str(body.relate_to(chart, RELATIONSHIP_TYPE.CHART))


def lettered(blob: bytes) -> bytes:
    """The chart in the paper's face, its letters in a size for paper."""
    text = blob.decode("utf-8").replace(f'typeface="{SLIDE_FACE}"', f'typeface="{FACE}"')
    return LETTERS.sub(lambda found: f'sz="{round(int(found[1]) * SMALLER / 50) * 50}"', text).encode("utf-8")


def inline(number: int, title: str, words: str, size: tuple[int, int], uri: str, inside: str) -> Any:
    """A run with a drawing in the line of the text; name and alternative text for who cannot see it."""
    known = f'id="{number}" name={quoteattr(title)} descr={quoteattr(f"{title}. {words}".strip())}'
    return parse_xml(
        f'<w:r {NAMES}><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/><wp:docPr {known}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
