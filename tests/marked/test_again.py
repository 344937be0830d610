"""Marked copies that come again: unmended they say the same as before, mended they enter."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

import openpyxl
import pytest
from docx import Document

from etl.home import Home
from etl.marked.copying import marked_copy
from etl.marked.gathering import Received
from tests.journey import ugly_reports, ugly_rosters
from tests.journey.sent import Case, quietly, send, sheet, told, write
from tests.journey.ugly_reports import headings, of
from tests.marked.sent_back import SentBack, comments, paper, table_of

_OF_OTHER_KINDS = [case for case in ugly_rosters.CASES if not case[0].endswith((".xlsx", ".doc"))]
CORPORA: Mapping[str, Sequence[Case]] = {"reports": ugly_reports.CASES, "rosters": _OF_OTHER_KINDS}


@pytest.mark.parametrize("corpus", CORPORA)
def test_an_unmended_copy_is_read_as_the_file_was(
    corpus: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    back: SentBack = request.getfixturevalue(corpus)
    names, cases = {}, []
    for path, data, expected in CORPORA[corpus]:
        copy = back.copies.get(path)
        names[path] = _renamed(path, copy.name, set(names.values())) if copy else path
        cases.append((names[path], copy.data if copy else data, expected))
    answer = send(tmp_path, cases)
    for path, _, expected in CORPORA[corpus]:
        assert answer.lines(names[path]) == told(expected), path


def _renamed(path: str, copy: str, taken: set[str]) -> str:
    """The path with the ending of the copy: the order in which files are read stays."""
    stem, ending = PurePosixPath(path).with_suffix(""), PurePosixPath(copy).suffix
    return f"{stem}_{ending}" if f"{stem}{ending}" in taken else f"{stem}{ending}"


def _again(home: Path, folder: Path, name: str, data: bytes) -> tuple[int, str]:
    write(folder / name, data)
    status, out, _ = quietly(home, "ingest", str(folder), "--received", "2026-11-21")
    return status, out


def test_a_mended_workbook_enters(tmp_path: Path) -> None:
    bad = of("14161", 1, "2026-10", households="khoảng 100")
    answer = send(tmp_path, [("14161/M03.xlsx", sheet(headings("M03"), bad), "")])
    name, data = marked_copy(Home(answer.home), 4)
    copy = openpyxl.load_workbook(io.BytesIO(data))
    assert copy["Sheet1"]["E2"].value == "khoảng 100"
    assert "Có thể là 100; hãy kiểm tra." in copy["Sheet1"]["E2"].comment.text
    copy["Sheet1"]["E2"].value = 100
    mended = io.BytesIO()
    copy.save(mended)
    status, out = _again(answer.home, tmp_path / "sua" / "14161", name, mended.getvalue())
    assert status == 0, out
    assert "đọc 1 dòng, nhận 1, từ chối 0" in out
    assert "CẦN SỬA" not in out


def test_a_mended_document_enters(tmp_path: Path) -> None:
    case = next(case for case in ugly_reports.CASES if case[0] == "lop.docx")
    answer = send(tmp_path, [case])
    name, data = marked_copy(Home(answer.home), 4)
    copy = Document(io.BytesIO(data))
    cells = [cell for row in copy.tables[1].rows for cell in row.cells if cell.text == "31/9/2026"]
    cells[0].paragraphs[0].runs[0].text = "30/9/2026"
    mended = io.BytesIO()
    copy.save(mended)
    rejected = answer.sheets["lop.docx"][0]["rows_rejected"]
    _, out = _again(answer.home, tmp_path / "sua" / "14161", name, mended.getvalue())
    assert rejected - 1 == int(out.split("từ chối ")[1].split(".")[0].split("\n")[0])
    assert "30/9/2026" not in out


def test_a_copy_marked_again_carries_its_marks_once(tmp_path: Path) -> None:
    bad = of("14161", 1, "2026-10", households="khoảng 100", guided_households="?")
    case = next(case for case in ugly_reports.CASES if case[0] == "lop.docx")
    files = [("14161/M03.xlsx", sheet(headings("M03"), bad), ""), ("14161/lop.docx", *case[1:])]
    answer = send(tmp_path, files)
    home = Home(answer.home)
    once = dict(marked_copy(home, number) for number in (4, 5))
    for name, data in once.items():
        write(tmp_path / "lai" / "14161" / name, data)
    quietly(answer.home, "ingest", str(tmp_path / "lai"), "--received", "2026-11-21")
    again = [marked_copy(home, one.number) for one in Received(home).faulty if one.number > 5]
    assert len(again) == 2
    for name, data in again:
        first = next(copy for copy in once.items() if copy[0].endswith(name.partition(" ")[2]))
        assert [line[2:] for line in table_of(data, name)] == [line[2:] for line in table_of(first[1], name)]
        if name.endswith(".xlsx"):
            assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["CẦN SỬA", "Sheet1"]
            assert comments(data) == comments(first[1])
        else:
            assert len(list(paper(data).comments)) == len(list(paper(first[1]).comments))
            assert len(paper(data).tables) == len(paper(first[1]).tables)
            assert paper(data).paragraphs[0].text.startswith("CẦN SỬA")


def test_the_page_alone_sent_again_is_told_of_and_not_lost(tmp_path: Path) -> None:
    answer = send(tmp_path, [("14161/hong.xlsx", b"PK\x03\x04 hong", "")])
    name, data = marked_copy(Home(answer.home), 4)
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["CẦN SỬA"]
    assert "hỏng" in table_of(data, name)[0][6]
    status, out = _again(answer.home, tmp_path / "lai", name, data)
    assert status == 1
    assert "LỖI" in out
