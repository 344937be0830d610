"""The first page of a returned Word document: whose file, what to do, and the table of every note."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document as Paper
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from etl.grid.marked_pages import TITLE
from etl.marked import words
from etl.marked.report import Report
from etl.marked.rows import Group, groups, spelled
from etl.text.normal import key

_WIDTHS = (650, 900, 850, 1450, 950, 1150, 2900, 1600)
_FILLS = {"error": "FFC7CE", "warning": "FFEB9C", "": "E7ECF2"}
_END = "Hết phần cần sửa; tệp đã gửi bắt đầu từ trang sau."
_PAGE_BREAK = '<w:p {ns}><w:r><w:br w:type="page"/></w:r></w:p>'
_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'


def add_first_page(paper: Paper, report: Report) -> None:
    """Put the page before everything else; a page break follows it."""
    todo = [f"{at}. {step}" for at, step in enumerate(words.steps(report, [], "paper"), start=1)]
    elements = [_paragraph(TITLE, 28, bold=True), *(_paragraph(line, 24) for line in words.facts(report))]
    elements += [_paragraph("Cách sửa:", 24, bold=True), *(_paragraph(line, 24) for line in todo)]
    elements += [_table(report), _paragraph(_END, 22), _xml(_PAGE_BREAK)]
    for at, element in enumerate(elements):
        paper.element.body.insert(at, element)


def is_ours(paper: Paper) -> bool:
    """Whether the document begins with a page of ours."""
    return _is_line(paper.element.body, TITLE)


def remove_first_page(paper: Paper) -> None:
    """Take away the page that was put before the document when it was sent back before."""
    body = paper.element.body
    if not is_ours(paper):
        return
    ends = [at for at, element in enumerate(body) if _text(element) == key(_END)]
    for element in list(body)[: ends[0] + 2] if ends else list(body)[:1]:
        body.remove(element)


def _is_line(body: Any, line: str) -> bool:
    return len(body) > 0 and body[0].tag == qn("w:p") and _text(body[0]) == key(line)


def _text(element: Any) -> str:
    if element.tag != qn("w:p"):
        return ""
    return key("".join(text.text or "" for text in element.iter(qn("w:t"))))


def _table(report: Report) -> Any:
    rows = [_row(words.HEADS, "", bold=True)]
    rows += [_line(number, group) for number, group in enumerate(groups(report.notes), start=1)]
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="9AA4B2"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    widths = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    return _xml(
        '<w:tbl {ns}><w:tblPr><w:tblW w:w="5000" w:type="pct"/>'
        f"<w:tblBorders>{lines}</w:tblBorders></w:tblPr><w:tblGrid>{widths}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _line(number: int, group: Group) -> str:
    note = group.note
    told = (
        str(number), words.where(note), spelled(group.rows) or "cả bảng", note.heading, words.level(note),
        note.value, note.message, note.proposal,
    )  # fmt: skip
    return _row(told, note.severity)


def _row(texts: Sequence[str], severity: str, bold: bool = False) -> str:
    cells = []
    for at, (text, width) in enumerate(zip(texts, _WIDTHS, strict=True)):
        fill = _FILLS[severity] if bold or at == words.HEADS.index("Mức") else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        shape = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        cells.append(f"<w:tc>{shape}{_inner(text, 18, bold)}</w:tc>")
    repeated = "<w:trPr><w:tblHeader/></w:trPr>" if bold else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{repeated}{''.join(cells)}</w:tr>"


def _inner(text: str, size: int, bold: bool = False) -> str:
    weight = "<w:b/>" if bold else ""
    spacing = '<w:pPr><w:spacing w:before="0" w:after="40"/><w:jc w:val="left"/></w:pPr>'
    run = f'<w:r><w:rPr>{_FONT}{weight}<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">'
    return f"<w:p>{spacing}{run}{escape(_printable(text))}</w:t></w:r></w:p>"


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")


def _paragraph(text: str, size: int, bold: bool = False) -> Any:
    return _xml(_inner(text, size, bold).replace("<w:p>", "<w:p {ns}>", 1))


def _xml(text: str) -> Any:
    return parse_xml(text.replace("{ns}", nsdecls("w"), 1))
