"""Every issue of the log stands at its cell and on the first sheet; nothing of the sender's is changed."""

import hashlib
import io

import pytest
from python_calamine import CalamineSheet, CalamineWorkbook

from etl.home import Home
from etl.text.identity import mask
from tests.journey.test_ugly import PRIVATE
from tests.marked.sent_back import (
    SentBack,
    book,
    comments,
    marked_cells,
    paper,
    rows_in,
    table_of,
)

CORPORA = ("reports", "rosters")
CELLS = [
    ("reports", "cach-ghi-so.xlsx", "Sheet1", "E10", "LỖI", "khoảng số"),
    ("reports", "cach-ghi-so.xlsx", "Sheet1", "E5", "CẢNH BÁO", "Có thể là 100"),
    ("reports", "cong-thuc.xlsx", "Sheet1", "F6", "LỖI", "Công thức"),
    ("reports", "hai-dong-tieu-de.xlsx", "Sheet1", "G7", "LỖI", "lũy kế"),
    ("reports", "hai-dong-tieu-de.xlsx", "Sheet1", "D7", "CẢNH BÁO", "đơn vị"),
    ("reports", "khoi-doc.xlsx", "Sheet1", "A8", "CẢNH BÁO", "14161-002"),
    ("reports", "song.xlsx", "Sheet1", "I6", "CẢNH BÁO", "đơn vị"),
    ("reports", "ten-gan-dung.xlsx", "Sheet1", "B2", "LỖI", "thôn Đông (14161-001)"),
    ("rosters", "14161/chuc-vu.xlsx", "Sheet1", "C7", "CẢNH BÁO", "Có thể là “Tổ trưởng”"),
    ("rosters", "14161/cot-cccd.xlsx", "Sheet1", "E5", "LỖI", "căn cước"),
]
"""Corpus, file, sheet, cell, and what its comment begins with and holds."""


@pytest.mark.parametrize("case", CELLS, ids=lambda case: case[1] + case[3])
def test_the_comment_stands_at_the_cell(case: tuple[str, ...], request: pytest.FixtureRequest) -> None:
    corpus, file, sheet, place, level, words = case
    cell = book(request.getfixturevalue(corpus).copies[file].data)[sheet][place]
    assert cell.comment is not None
    assert cell.comment.text.startswith(level)
    assert words in cell.comment.text
    assert cell.fill.fgColor.rgb[-6:] == {"LỖI": "FFC7CE", "CẢNH BÁO": "FFEB9C"}[level]


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_issue_is_told_in_its_row(corpus: str, request: pytest.FixtureRequest) -> None:
    back: SentBack = request.getfixturevalue(corpus)
    files = back.of_ending(".xlsx")
    assert len(files) > 10
    for file in files:
        told = comments(back.copies[file].data)
        for sheet, issue in back.issues(file):
            if issue["row"] is not None:
                name = sheet.partition(" #")[0]
                rows = [text for (title, row, _), text in told.items()
                        if (mask(title), row) == (name, issue["row"])]  # fmt: skip
                assert any(issue["message"] in text for text in rows), (file, issue)


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_issue_is_on_the_first_sheet_with_its_rows(corpus: str, request: pytest.FixtureRequest) -> None:
    back: SentBack = request.getfixturevalue(corpus)
    assert set(back.copies) == {file for file in back.answer.sheets if any(back.issues(file))}
    for file, copy in back.copies.items():
        table = table_of(copy.data, copy.name)
        assert [line[0] for line in table] == [str(number) for number in range(1, len(table) + 1)]
        for sheet, issue in back.issues(file):
            level = {"error": "LỖI", "warning": "CẢNH BÁO"}[issue["severity"]]
            told = [level, issue["value"] or "", issue["message"]]
            same = [line for line in table if line[1] == sheet and line[4:7] == told]
            rows = {row for line in same for row in rows_in(line[2].replace("cả bảng", ""))}
            assert same, (file, issue)
            assert issue["row"] is None or issue["row"] in rows


@pytest.mark.parametrize("corpus", CORPORA)
def test_values_of_the_sender_are_unchanged(corpus: str, request: pytest.FixtureRequest) -> None:
    back: SentBack = request.getfixturevalue(corpus)
    for file in back.of_ending(".xlsx"):
        before = CalamineWorkbook.from_object(io.BytesIO(back.original(file)))
        after = CalamineWorkbook.from_object(io.BytesIO(back.copies[file].data))
        assert after.sheet_names == ["CẦN SỬA", *before.sheet_names]
        for name in before.sheet_names:
            old, new = before.get_sheet_by_name(name), after.get_sheet_by_name(name)
            assert _filled(new) == _filled(old), (file, name)


def _filled(sheet: CalamineSheet) -> dict[tuple[int, int], object]:
    """Cells that hold something, by where they stand on the sheet."""
    top, left = sheet.start or (0, 0)
    rows = enumerate(sheet.to_python(), start=top)
    cells = ((row, at, cell) for row, line in rows for at, cell in enumerate(line, start=left))
    return {(row, at): cell for row, at, cell in cells if cell != ""}


@pytest.mark.parametrize("corpus", CORPORA)
def test_documents_keep_their_text_and_are_marked_in_the_table(
    corpus: str, request: pytest.FixtureRequest
) -> None:
    back: SentBack = request.getfixturevalue(corpus)
    files = back.of_ending(".docx")
    assert len(files) > 3
    for file in files:
        old, new = paper(back.original(file)), paper(back.copies[file].data)
        assert [_texts(table) for table in new.tables[1:]] == [_texts(table) for table in old.tables]
        lines = [line.text for line in new.paragraphs]
        assert lines[-len(old.paragraphs) :] == [line.text for line in old.paragraphs]
        told = [text for _, text in marked_cells(back.copies[file].data)]
        for _, issue in back.issues(file):
            assert issue["row"] is None or any(issue["message"] in text for text in told), (file, issue)


def _texts(table: object) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]  # type: ignore[attr-defined]


def test_the_comment_hangs_on_the_cell_of_the_document(reports: SentBack, rosters: SentBack) -> None:
    told = dict(marked_cells(reports.copies["lop.docx"].data))
    assert told["31/9/2026"].startswith("LỖI")
    assert "Có thể là 30/09/2026" in told["31/9/2026"]
    upright = dict(marked_cells(reports.copies["qd-doc.docx"].data))
    assert "đơn vị" in upright["7 tổ"]
    assert {text for text, _ in marked_cells(rosters.copies["14161/ba-thon.docx"].data)} >= {"Trần Thị Bình"}
    old = marked_cells(rosters.copies["14161/doi-cu.doc"].data)
    assert all(comment.startswith(("LỖI", "CẢNH BÁO")) for _, comment in old)


@pytest.mark.parametrize("corpus", CORPORA)
def test_what_we_add_names_nobody(corpus: str, request: pytest.FixtureRequest) -> None:
    back: SentBack = request.getfixturevalue(corpus)
    for copy in back.copies.values():
        words = [" ".join(line) for line in table_of(copy.data, copy.name)]
        if copy.name.endswith(".xlsx"):
            words += comments(copy.data).values()
        else:
            words += [comment for _, comment in marked_cells(copy.data)]
        said = " ".join([copy.name, *words]).casefold()
        assert [private for private in PRIVATE if private.casefold() in said] == []


@pytest.mark.parametrize("corpus", CORPORA)
def test_the_kept_originals_are_untouched(corpus: str, request: pytest.FixtureRequest) -> None:
    back: SentBack = request.getfixturevalue(corpus)
    for file in back.copies:
        data = back.original(file)
        assert Home(back.answer.home).original(hashlib.sha256(data).hexdigest()).read_bytes() == data


def test_links_of_the_first_sheet_lead_to_the_cells(reports: SentBack) -> None:
    first = book(reports.copies["cach-ghi-so.xlsx"].data).worksheets[0]
    places = [cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink]
    assert "'Sheet1'!E10" in places
    assert all(cell.hyperlink.target is None for row in first.iter_rows() for cell in row if cell.hyperlink)
    assert (first.page_setup.orientation, first.page_setup.paperSize) == ("landscape", 9)
