"""A corpus of ugly files taken in and sent back marked, and how to look into what came back."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import openpyxl
from docx import Document

from etl.home import Home
from etl.marked.copying import Copy, marked_copies
from etl.marked.gathering import Received
from etl.text.identity import mask
from tests.journey.sent import Answer, Case, send

TABLE_HEADS = ["STT", "Bảng/Trang tính", "Dòng", "Cột", "Mức", "Giá trị nhận được", "Vấn đề", "Đề xuất"]


@dataclass(frozen=True)
class SentBack:
    """What was told of the files, the files as sent, and their marked copies, by the files' names."""

    answer: Answer
    copies: Mapping[str, Copy]

    def original(self, file: str) -> bytes:
        paths = (path for path in self.answer.sent.rglob("*") if path.is_file())
        return next(p for p in paths if mask(p.relative_to(self.answer.sent).as_posix()) == file).read_bytes()

    def issues(self, file: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Sheet and issue, for every issue told of the file."""
        for sheet in self.answer.sheets[file]:
            yield from ((sheet["sheet"], issue) for issue in sheet["issues"])

    def of_ending(self, *endings: str) -> list[str]:
        """Files sent under these endings whose copy has the same ending: marked in place."""
        return [
            file
            for file, copy in self.copies.items()
            if PurePosixPath(file).suffix in endings and PurePosixPath(copy.name).suffix in endings
        ]


def sent_back(folder: Path, cases: Sequence[Case]) -> SentBack:
    """Take the files in, and mark all that have anything against them."""
    answer = send(folder, cases)
    home = Home(answer.home)
    received = Received(home)
    copies = marked_copies(home, received, [one.number for one in received.faulty])
    return SentBack(answer, {received.receipts[copy.receipt].name: copy for copy in copies})


def book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def paper(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def table_of(data: bytes, name: str) -> list[list[str]]:
    """The rows under the heading of the table on the first sheet or page, as texts."""
    if name.endswith(".docx"):
        lines = [[cell.text for cell in row.cells] for row in paper(data).tables[0].rows]
    else:
        first = book(data).worksheets[0]
        lines = [[_text(value) for value in row] for row in first.iter_rows(max_col=8, values_only=True)]
    return lines[lines.index(TABLE_HEADS) + 1 :]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def comments(data: bytes) -> dict[tuple[str, int, int], str]:
    """Comments of a workbook by sheet, row and column (from 1)."""
    return {
        (sheet.title, cell.row, cell.column): cell.comment.text
        for sheet in book(data).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def marked_cells(data: bytes) -> list[tuple[str, str]]:
    """Text of each commented table cell of a document, and the comment, in reading order."""
    document = paper(data)
    told = {str(one.comment_id): one.text for one in document.comments}
    found = []
    for table in document.tables[1:]:
        for cell in (cell for row in table.rows for cell in row.cells):
            ids = cell._tc.xpath(".//w:commentReference/@w:id")
            found += [(cell.text, told[id]) for id in dict.fromkeys(ids)]
    return found


def rows_in(text: str) -> set[int]:
    """``4, 7, 12–15`` as numbers."""
    rows: set[int] = set()
    for part in filter(None, text.split(", ")):
        first, _, last = part.partition("–")
        rows |= set(range(int(first), int(last or first) + 1))
    return rows
