"""Styles of an official paper: Times New Roman in black, real headings, justified text."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FACE, BODY, PLAIN, CELL = "Times New Roman", "Body Text", "Plain", "Cell"
"""The face of all letters; names of the styles of text, of lines in heads, and of table cells."""
NOTE, GAP = "Note", "Gap"
"""Styles of a remark under a table, and of the small distance under one."""
BEFORE, AFTER = {CELL: 1, NOTE: 2}, {CELL: 1, NOTE: 6}
"""Points above and under lines of a style."""
ALARM = "B23A12"
SIZE = 14
HEADINGS = {"Heading 1": (True, False), "Heading 2": (True, False), "Heading 3": (True, True)}
"""Headings: whether bold, whether italic."""


KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Header", "Footer", BODY, "Caption",
        "Table Grid", *HEADINGS}  # fmt: skip
"""Styles of the library's own paper that stay; the others are five times as large as a letter."""


def put(line: Any, style: str) -> Any:
    """Give a paragraph its style by name, without the library's search; returns the paragraph."""
    line._p.style = style.replace(" ", "")
    return line


def styled(made: Any) -> None:
    """Give the paper's styles their faces, sizes and distances."""
    styles = made.styles
    for style in list(styles):
        if style.name not in KEPT:
            style.delete()
    for link in styles.element.xpath("//w:style/w:link"):  # to styles that are no more
        link.getparent().remove(link)
    for known in (made.part.package.rels, made.part.rels):
        for number, other in list(known.items()):
            if other.reltype.endswith(("/thumbnail", "/stylesWithEffects")):
                del known[number]
    _letters(styles["Normal"], SIZE)
    _spaced(styles["Normal"], before=0, after=0)
    for name in ("Header", "Footer"):
        _letters(styles[name], 13 if name == "Header" else 8)
    styles["Footer"].font.color.rgb = RGBColor(0x44, 0x44, 0x44)
    _letters(styles[BODY], SIZE)
    _spaced(styles[BODY], before=0, after=6, first=10, lines=1.1)
    styles[BODY].paragraph_format.alignment = ALIGN.JUSTIFY
    for name, (bold, italic) in HEADINGS.items():
        _letters(styles[name], SIZE, bold=bold, italic=italic)
        _spaced(styles[name], before=6, after=6, first=10)
        styles[name].paragraph_format.keep_with_next = True
    for name, size in ((PLAIN, SIZE), (CELL, 11), (NOTE, 11), (GAP, 4)):
        made_style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made_style.base_style = styles["Normal"]
        _letters(made_style, size, italic=name == NOTE)
        _spaced(made_style, before=BEFORE.get(name, 0), after=AFTER.get(name, 0))


def _letters(style: Any, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """The same face for every script, black, in Vietnamese for the spelling check."""
    font = style.font
    font.name, font.size, font.bold, font.italic = FACE, Pt(size), bold, italic
    font.color.rgb = RGBColor(0, 0, 0)
    known = style.element.get_or_add_rPr()
    faces = known.rFonts
    for name in list(faces.attrib):
        del faces.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        faces.set(qn(f"w:{script}"), FACE)
    language = known.find(qn("w:lang"))
    if language is None:
        language = known.makeelement(qn("w:lang"), {})
        known.append(language)
    language.set(qn("w:val"), "vi-VN")


def _spaced(style: Any, *, before: float, after: float, first: float = 0, lines: float = 1.0) -> None:
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), lines
    shape.first_line_indent = Mm(first)
