"""Makes one marked copy, as it runs in a worker process: read again, locate every note, mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.grid.marked_pages import without_marked_pages
from etl.marked.grid_book import grid_book
from etl.marked.locating import Locator
from etl.marked.logs import log_grid
from etl.marked.own_book import Spots, marked_book
from etl.marked.own_paper import marked_paper
from etl.marked.report import Report
from etl.marked.same import Values, holds_all, values
from etl.read.document import Document, Sheet
from etl.read.reader import read_document
from etl.read.sniff import is_compound, is_zip
from etl.read.word97 import as_docx
from etl.tables.parsed import ParsedSheet
from etl.worker import Job, read

MOST_CELLS = 400_000
"""Of a larger workbook only the grid is copied: marking it in place would take minutes."""


@dataclass(frozen=True, slots=True)
class Order:
    """One copy to make: where the original is kept, the form named for it, and what is to be said."""

    path: str
    form: str | None
    report: Report


def make(order: Order) -> tuple[str, bytes]:
    """Ending (with its dot) and bytes of the marked copy; raises Refusal where the file cannot be read."""
    log = log_grid(Path(order.path), order.report.file, order.form)
    if log is not None:
        locator = Locator([log.sheet], order.form, [log.parsed])
        spots = {note: locator.find(note) for note in order.report.notes}
        return ".xlsx", grid_book([log.sheet], order.report, spots, log.more)
    data = Path(order.path).read_bytes()
    document = read_document(data, order.report.file)
    sheets = list(without_marked_pages(document.sheets))
    before = [(sheet.name, values(sheet)) for sheet in sheets]
    spots = _spots(order, sheets)
    own = _own(document, data, sheets, before, order.report, spots)
    if own:
        return own
    fresh = list(without_marked_pages(read_document(data, order.report.file).sheets))
    return ".xlsx", grid_book(fresh, order.report, spots)


def _spots(order: Order, sheets: Sequence[Sheet]) -> Spots:
    """Where each note stands, in the grids as read."""
    parsed = {sheet.sheet: sheet for sheet in read(Job(order.path, order.report.file, order.form))}
    for state in order.report.sheets:
        known = parsed.get(state.name)
        if state.form and (known is None or known.form != state.form):
            parsed |= {sheet.sheet: sheet for sheet in _as(order, state.form) if sheet.sheet == state.name}
    copies = [
        Sheet(one.name, [list(row) for row in one.rows], one.first_row, one.kind, list(one.before),
              list(one.after), one.hidden, list(one.merges))
        for one in sheets
    ]  # fmt: skip
    locator = Locator(copies, order.form, parsed.values())
    return {note: locator.find(note) for note in order.report.notes}


def _as(order: Order, form: str) -> list[ParsedSheet]:
    """The sheets read as the form that a reviewer named."""
    return read(Job(order.path, order.report.file, form, sure=True))


def _own(
    document: Document, data: bytes, sheets: Sequence[Sheet], before: Sequence[tuple[str, Values]],
    report: Report, spots: Spots,
) -> tuple[str, bytes] | None:  # fmt: skip
    """The sender's own file marked; None where its format has no comments, or the copy lost something."""
    if document.format not in ("xlsx", "docx", "doc"):
        return None
    ending = ".xlsx" if document.format == "xlsx" else ".docx"
    if sum(len(sheet.rows) * len(sheet.rows[0]) for sheet in sheets if sheet.rows) > MOST_CELLS:
        return None
    try:
        if ending == ".xlsx":
            copy = marked_book(data, sheets, report, spots)
        else:
            copy = marked_paper(_docx(data), report, spots)
        return (ending, copy) if holds_all(copy, report.file, before) else None
    except Exception:
        # Whatever the libraries make of a file that Office itself might mend: the grid is copied instead.
        return None


def _docx(data: bytes) -> bytes:
    if is_zip(data):
        return data
    return as_docx(data, "doc" if is_compound(data) else "rtf")
