"""Pieces of a report: captions that count themselves, tables, charts, sources, annexes across the page."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.shared import Mm, Pt, RGBColor

from briefing.official_styles import ALARM, FACE
from figures.labels import word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SHADE, TWIPS = "E8EEF0", 56.6929
"""The shade of headings, and Word's units in a millimetre."""
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


def captioned(made: Any, kind: str, number: int, title: str, *, above: bool) -> Any:
    """A caption with a field that counts tables or figures; it stays with what it names."""
    line = made.add_paragraph(style=CAPTION)
    line.paragraph_format.keep_with_next = above
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


def tabled(
    made: Any, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float],
    left: Sequence[bool], title: str, size: float = 11, bold: int = -1,
) -> None:  # fmt: skip
    """A real table, its headings repeated on each page, no row broken; widths in millimetres.

    ``bold`` is the number of a row in strong type.

    Raises ValueError where a row has another number of cells than the head.
    """
    if any(len(row) != len(head) for row in (*rows, widths, left)):
        raise ValueError(f"{title}: rows of different length")
    wide = [round(one * TWIPS) for one in widths]
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in wide)
    lines = _row(head, wide, [False] * len(head), size, head=True)
    lines += "".join(_row(row, wide, left, size, bold=at == bold) for at, row in enumerate(rows))
    table = parse_xml(
        f'<w:tbl {W}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(wide)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
        f"<w:tblCaption w:val={quoteattr(title)}/>"
        f"<w:tblDescription w:val={quoteattr(word('report.alt_table', title=title))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
    )
    made.element.body.insert_element_before(table, "w:sectPr")


def _row(
    cells: Sequence[str],
    wide: Sequence[int],
    left: Sequence[bool],
    size: float,
    *,
    head: bool = False,
    bold: bool = False,
) -> str:
    """One row; its letters in the size of the table."""
    look = "<w:b/>" if head or bold else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>' if head else ""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{one}" w:type="dxa"/>{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="{"left" if words else "center"}"/></w:pPr>'
        f'<w:r><w:rPr>{look}<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
        for text, one, words in zip(cells, wide, left, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{inside}</w:tr>"


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
