"""Pieces of a report: captions that count themselves, charts, sources, annexes across the page."""

from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.shared import Mm, Pt, RGBColor

from briefing.official_styles import ALARM, FACE
from figures.labels import word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ACROSS = (Mm(297), Mm(210))
CAPTION, SOURCE = "Caption", "Source"


def styled(made: Any) -> None:
    """Styles that a report has besides those of any official paper: captions and sources."""
    caption = made.styles[CAPTION]
    source = made.styles.add_style(SOURCE, 1)
    source.base_style = made.styles["Plain"]
    for style, size, bold, italic in ((caption, 13, True, False), (source, 11, False, True)):
        style.font.name, style.font.size, style.font.bold, style.font.italic = FACE, Pt(size), bold, italic
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.alignment = ALIGN.CENTER
        style.paragraph_format.line_spacing = 1.0
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(8), Pt(4)
    source.paragraph_format.space_before, source.paragraph_format.space_after = Pt(3), Pt(8)
    source.paragraph_format.alignment = ALIGN.LEFT


def headed(made: Any, alarm: str) -> None:
    """The mark of simulated figures, on a line of its own under the number of each page."""
    if not alarm:
        return
    page = made.sections[0]
    page.header_distance = Mm(7)
    for head, line in (
        (page.first_page_header, page.first_page_header.paragraphs[0]), (page.header, None),
    ):  # fmt: skip
        marked = line or head.add_paragraph()
        marked.alignment = ALIGN.CENTER
        run = marked.add_run(alarm)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(11), RGBColor.from_string(ALARM)


def captioned(made: Any, kind: str, number: int, title: str) -> Any:
    """A caption with a field that counts tables or figures; it stays with what it names."""
    line = made.add_paragraph(style=CAPTION)
    line.paragraph_format.keep_with_next = True  # with its table, or with its source
    line.add_run(f"{word(f'report.{kind}')} ")
    field = f" SEQ {word(f'report.{kind}')} \\* ARABIC "
    line._p.append(
        parse_xml(f'<w:fldSimple {W} w:instr="{field}"><w:r><w:t>{number}</w:t></w:r></w:fldSimple>')
    )
    line.add_run(f". {title}")
    return line


def sourced(made: Any, text: str) -> None:
    """Where a table or figure comes from."""
    made.add_paragraph(text, style=SOURCE)


def drawn(made: Any, run: Any) -> None:
    """A chart in the middle, on the page of its caption."""
    line = made.add_paragraph(style="Plain")
    line.alignment = ALIGN.CENTER
    line.paragraph_format.keep_with_next = True
    line.paragraph_format.space_before = Pt(6)
    line._p.append(run)


def across(made: Any) -> Any:
    """A new section across the page, for annexes; its pages go on counting."""
    page = made.add_section(WD_SECTION.NEW_PAGE)
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = ACROSS
    page.left_margin, page.right_margin = Mm(20), Mm(15)
    page.different_first_page_header_footer = False
    return page


def annexed(made: Any, number: str, title: str, reference: str) -> None:
    """The head of an annex: its number, its title, and to which report it belongs."""
    parts = [(number, True, False, "Heading 1"), (title, True, False, "Plain")]
    parts += [(text, False, True, "Plain") for text in reference.split("\n")]
    for text, bold, italic, style in parts:
        line = made.add_paragraph(style=style)
        line.alignment, line.paragraph_format.first_line_indent = ALIGN.CENTER, Mm(0)
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(0)
        line.paragraph_format.keep_with_next = True
        run = line.add_run(text)
        run.bold, run.italic = bold, italic
    line.paragraph_format.space_after = Pt(8)
