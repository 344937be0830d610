"""An official paper in the layout of Decree 30/2020: page, styles, head, addressees, text, signature."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from briefing.official_styles import ALARM, BODY, PLAIN, put, styled
from briefing.official_table import plain_grid
from briefing.settled import settled
from figures.labels import word

TALL, WIDE = Mm(297), Mm(210)
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)
"""A4 and its margins: 20 to 25, 20 to 25, 30 to 35 and 15 to 20 mm."""
ROOM = 165
"""Width of the text in millimetres."""
SIDES = (68, 97)
"""Widths of the two halves of head and signature, in millimetres."""


@dataclass(frozen=True)
class Head:
    """What stands above a paper: the body above, the body that sends, the blank number and day.

    ``abstract`` stands under the number of a letter; papers of a named kind have none (see ``named``).
    """

    parent: str
    body: str
    number: str
    place_day: str
    abstract: str = ""


def paper(title: str, foot: str, alarm: str, day: date) -> Any:
    """An empty paper; ``foot`` (origin of the figures) and ``alarm`` (simulated) stand on every page."""
    made = Document(BytesIO(_blank()))
    told = made.core_properties
    told.title, told.author, told.language, told.comments = title, word("product.name"), "vi-VN", ""
    told.created = told.modified = datetime.combine(day, datetime.min.time())
    page = made.sections[0]
    page.page_height, page.page_width = TALL, WIDE
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = TOP, BOTTOM, LEFT, RIGHT
    page.header_distance, page.footer_distance = Mm(10), Mm(9)
    page.different_first_page_header_footer = True
    _marked(page.first_page_header.paragraphs[0], alarm, numbered=False)
    _marked(page.header.paragraphs[0], alarm, numbered=True)
    for below in (page.first_page_footer, page.footer):
        put(below.paragraphs[0], "Footer").add_run(foot)
    return made


@cache
def _blank() -> bytes:
    """A paper with its styles and nothing else, made once."""
    made, out = Document(), BytesIO()
    styled(made)
    made.save(out)
    return out.getvalue()


def _marked(line: Any, alarm: str, *, numbered: bool) -> None:
    """The page's number in the middle of the upper margin, and the mark of simulated figures."""
    line.alignment = ALIGN.CENTER
    if numbered:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = "2"
        run.append(text)
        field.append(run)
        line._p.append(field)
    if alarm:
        run = line.add_run(f"   {alarm}" if numbered else alarm)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(11), RGBColor.from_string(ALARM)


def opened(made: Any, head: Head) -> None:
    """The two halves above: bodies, number and abstract; the nation's name, motto, place and day."""
    left, right = plain_grid(made, 1, SIDES).rows[0].cells
    _line(left, head.parent, 12, first=True)
    _line(left, head.body, 12, bold=True)
    _rule(left, 22)
    _line(left, head.number, 13, before=4)
    for text in head.abstract.split("\n") if head.abstract else ():
        _line(left, text, 12)
    _line(right, word("official.nation"), 12, bold=True, first=True)
    _line(right, word("official.motto"), 13, bold=True)
    _rule(right, 16)
    _line(right, head.place_day, 13, italic=True, before=4)


def _line(
    cell: Any, text: str, size: float, *, bold: bool = False, italic: bool = False, first: bool = False,
    before: float = 0, align: Any = ALIGN.CENTER,
) -> Any:  # fmt: skip
    line = put(cell.paragraphs[0] if first else cell.add_paragraph(), PLAIN)
    line.alignment = align
    line.paragraph_format.space_before = Pt(before)
    run = line.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return line


def _rule(cell: Any, inset: float) -> None:
    """A thin rule in the middle, ``inset`` millimetres shorter than the cell on both sides."""
    line = _line(cell, "", 2)
    shape = line.paragraph_format
    shape.left_indent = shape.right_indent = Mm(inset)
    shape.line_spacing = Pt(3)
    edges = OxmlElement("w:pBdr")
    edge = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        edge.set(qn(f"w:{name}"), value)
    edges.append(edge)
    line._p.get_or_add_pPr().insert_element_before(
        edges, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def named(made: Any, kind: str, abstract: str) -> None:
    """The kind of the paper (a report) and what it is about, in the middle, with a rule below."""
    for text, size, before in ((kind, 14, 18), *((part, 14, 0) for part in abstract.split("\n"))):
        _line(made, text, size, bold=True, before=before)
    _rule(made, 60)


def addressed(made: Any, to: list[str]) -> None:
    """To whom: one addressee on the line itself, several as a list under it."""
    start = word("official.to")
    line = _line(made, f"{start} {to[0]}." if len(to) == 1 else start, 14, before=14)
    line.paragraph_format.space_after = Pt(10)
    if len(to) == 1:
        return
    line.alignment, line.paragraph_format.left_indent = ALIGN.LEFT, Mm(40)
    line.paragraph_format.space_after = Pt(0)
    for number, one in enumerate(to, start=1):
        each = _line(made, f"- {one}{'.' if number == len(to) else ';'}", 14, align=ALIGN.LEFT)
        each.paragraph_format.left_indent = Mm(46)
        each.paragraph_format.space_after = Pt(10 if number == len(to) else 0)


def say(made: Any, text: str, style: str = BODY) -> Any:
    """A paragraph of the text; headings by their style (Heading 1 to 3)."""
    return put(made.add_paragraph(text), style)


def signed(made: Any, receivers: list[str], office: list[str]) -> None:
    """Who receives it on the left; on the right the signer's office, room to sign, a blank name."""
    gap = _line(made, "", 6)
    gap.paragraph_format.keep_with_next = True
    grid = plain_grid(made, 1, (80, 85))
    left, right = grid.rows[0].cells
    _line(left, word("official.receivers"), 12, bold=True, italic=True, first=True, align=ALIGN.LEFT)
    for number, one in enumerate(receivers, start=1):
        _line(left, f"- {one}{'.' if number == len(receivers) else ';'}", 11, align=ALIGN.LEFT)
    for number, text in enumerate(office):
        _line(right, text, 14, bold=True, first=number == 0)
    for _ in range(4):
        _line(right, "", 14)
    _line(right, word("official.name"), 14, bold=True)


def finished(made: Any, day: date) -> bytes:
    """The paper as .docx; the same words give the same bytes."""
    out = BytesIO()
    made.save(out)
    return settled(out.getvalue(), day)
