"""Marks the sender's own Word document: cells shaded, a comment each, a first page that says what to mend."""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from etl.marked.locating import Spot
from etl.marked.own_book import Spots
from etl.marked.paper_page import add_first_page, remove_first_page
from etl.marked.report import Note, Report
from etl.marked.word_cells import WordCells
from etl.marked.word_cleaning import clean
from etl.marked.words import AUTHOR, comment

FILLS = {"error": "FFC7CE", "warning": "FFEB9C"}
_INITIALS = "PS"
_AFTER_SHADE = ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")


def marked_paper(data: bytes, report: Report, spots: Spots) -> bytes:
    """The .docx with first page, shading and comments. Raises what the library raises where it cannot."""
    safe = clean(data)
    cells = WordCells(safe)
    paper = Document(io.BytesIO(safe))
    elements = list(paper.element.iter(qn("w:tc")))
    _unmark(paper, elements)
    for numbers, notes in _by_cell(spots, cells):
        colour = FILLS["error" if any(note.severity == "error" for note in notes) else "warning"]
        for number in numbers:
            _shade(elements[number], colour)
        run = _run(paper, elements[numbers[0]])
        paper.add_comment(run, text=comment(notes), author=AUTHOR, initials=_INITIALS)
    remove_first_page(paper)
    add_first_page(paper, report)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _by_cell(spots: Spots, cells: WordCells) -> list[tuple[tuple[int, ...], list[Note]]]:
    """The cells to mark (the whole row where the column is not known), and what to say at the first."""
    found: dict[tuple[int, ...], list[Note]] = {}
    for note, spot in spots.items():
        numbers = _numbers(spot, cells) if spot else ()
        if numbers:
            found.setdefault(numbers, []).append(note)
    return sorted(found.items(), key=lambda item: -len(item[0]))  # a cell's own colour goes over its row's


def _numbers(spot: Spot, cells: WordCells) -> tuple[int, ...]:
    if spot.column is not None and (cell := cells.at(spot.sheet, spot.row, spot.column)) is not None:
        return (cell,)
    return tuple(cells.of_row(spot.sheet, spot.row))


def _shade(cell: Any, colour: str) -> None:
    properties = cell.get_or_add_tcPr()
    for old in properties.findall(qn("w:shd")):
        properties.remove(old)
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    later = (properties.find(qn(f"w:{name}")) for name in _AFTER_SHADE)
    before = next((one for one in later if one is not None), None)
    if before is None:
        properties.append(shade)
    else:
        before.addprevious(shade)


def _run(paper: Paper, cell: Any) -> Run:
    """A run of the cell to hang the comment on: its first, or a new one without text."""
    element = next(cell.iter(qn("w:p")), None)
    if element is None:
        element = OxmlElement("w:p")
        cell.append(element)
    paragraph = Paragraph(element, paper._body)
    return paragraph.runs[0] if paragraph.runs else paragraph.add_run("")


def _unmark(paper: Paper, cells: Sequence[Any]) -> None:
    """Take away shades and comments that we left when the document was sent back before."""
    if not _has_comments(paper):
        return
    ours = {str(one.comment_id) for one in paper.comments if one.author == AUTHOR}
    names = [qn(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
    for cell in cells:
        if any(one.get(qn("w:id")) in ours for one in cell.iter(names[0])):
            for shade in cell.findall(f"{qn('w:tcPr')}/{qn('w:shd')}"):
                shade.getparent().remove(shade)
    for element in [one for one in paper.element.iter(*names) if one.get(qn("w:id")) in ours]:
        element.getparent().remove(element)
    for one in list(paper.part._comments_part.element):
        if one.get(qn("w:id")) in ours:
            one.getparent().remove(one)


def _has_comments(paper: Paper) -> bool:
    return any(name.endswith("/comments") for name in (r.reltype for r in paper.part.rels.values()))
