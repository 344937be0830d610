"""The command: what it writes and prints, its exit status, and names that are safe everywhere."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.home import Home
from etl.marked.copying import marked_copy
from etl.marked.naming import copy_name
from tests.files.documents import html_table
from tests.journey.sent import Answer, quietly, send, sheet
from tests.journey.ugly_reports import headings, of
from tests.marked.sent_back import book

GOOD = sheet(headings("M03"), of("14161", 1, "2026-10"))
BAD = sheet(headings("M03"), of("14161", 2, "2026-10", households="?"))


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    return send(tmp_path_factory.mktemp("lenh"), [
        ("14161/tot.xlsx", GOOD, ""), ("14161/xau.xlsx", BAD, ""), ("hong.xlsx", b"PK\x03\x04", ""),
        ("13285/trang.xls", html_table([headings("M03"), of("13285", 1, "2026-10", households="?")],
                                       before="<p>UBND PHƯỜNG PHỦ LÝ</p>"), ""),
    ])  # fmt: skip


def test_one_copy_a_file_with_issues_in_the_folder_of_its_commune(answer: Answer, tmp_path: Path) -> None:
    status, out, _ = quietly(answer.home, "marked", "--out", str(tmp_path / "tra"))
    written = {path.relative_to(tmp_path / "tra").as_posix() for path in (tmp_path / "tra").rglob("*.*")}
    assert status == 0
    assert written == {"14161/CAN-SUA-7 xau.xlsx", "CAN-SUA-4 hong.xlsx", "13285/CAN-SUA-5 trang.xlsx"}
    assert "Đã ghi 3 tệp" in out
    quietly(answer.home, "marked", "xau.xlsx", "--out", str(tmp_path / "tra"))
    assert (tmp_path / "tra" / "14161" / "CAN-SUA-7 xau (2).xlsx").exists()


def test_files_are_asked_for_by_name_hash_path_commune_and_day(answer: Answer, tmp_path: Path) -> None:
    sha256 = hashlib.sha256(BAD).hexdigest()
    path = str(answer.sent / "14161" / "xau.xlsx")
    ways = (["14161/xau.xlsx"], ["xau.xlsx"], [sha256[:12]], [path], ["--commune", "14161"])
    for at, words in enumerate(ways):
        status, _, _ = quietly(answer.home, "marked", *words, "--out", str(tmp_path / str(at)))
        assert status == 0
        assert [path.name for path in (tmp_path / str(at)).rglob("*.xlsx")] == ["CAN-SUA-7 xau.xlsx"]
    status, out, _ = quietly(answer.home, "marked", "--since", "2026-11-21", "--out", str(tmp_path / "sau"))
    assert (status, out) == (0, "Không có tệp nào cần trả lại.\n")


def test_what_is_not_there_and_what_is_well_is_said(answer: Answer, tmp_path: Path) -> None:
    status, out, _ = quietly(answer.home, "marked", "khong-co.xlsx", "--out", str(tmp_path))
    assert status == 1
    assert "khong-co.xlsx" in out
    status, out, _ = quietly(answer.home, "marked", "tot.xlsx", "--out", str(tmp_path))
    assert (status, "không có gì phải sửa" in out) == (0, True)
    assert quietly(answer.home, "marked", "--commune", "99999", "--out", str(tmp_path))[0] == 2
    with pytest.raises(SystemExit) as wrong:
        quietly(answer.home, "marked")
    assert wrong.value.code == 2


def test_a_web_page_comes_back_as_a_workbook_with_the_lines_above(answer: Answer) -> None:
    _, data = marked_copy(Home(answer.home), 5)
    grid = book(data)["Bảng 1"]
    assert grid["A1"].value == "UBND PHƯỜNG PHỦ LÝ"
    assert grid["E4"].comment.text.startswith("LỖI")
    assert [grid["A3"].value, grid["E4"].value] == ["Mã xã", "?"]


def test_there_is_no_copy_of_what_is_no_file(answer: Answer) -> None:
    with pytest.raises(KeyError):
        marked_copy(Home(answer.home), 99)


@given(st.text(max_size=200), st.integers(1, 10**6))
def test_names_are_safe(name: str, number: int) -> None:
    made = copy_name(name.encode("utf-8", "replace").decode(), number, ".xlsx")
    assert made.startswith(f"CAN-SUA-{number} ")
    assert not set(made) & set('<>:"/\\|?*\n\t\0')
    assert len(made.encode()) < 200


def test_a_name_is_marked_once() -> None:
    assert copy_name("CAN-SUA-3 thôn Đông.docx", 12, ".docx") == "CAN-SUA-12 thôn Đông.docx"
    assert copy_name("../../a:b?.csv", 1, ".xlsx") == "CAN-SUA-1 a b.xlsx"


def test_a_file_that_came_twice_is_sent_back_as_it_was_read(tmp_path: Path) -> None:
    rows = (of("14161", 1, "2026-10"), of("14161", 2, "2026-10", households="?"))
    answer = send(tmp_path / "lenh", [("14161/nua.xlsx", sheet(headings("M03"), *rows), "")])
    again = str(answer.sent / "14161" / "nua.xlsx")
    assert "đã có từ trước" in quietly(answer.home, "ingest", again)[1]
    status, out, _ = quietly(answer.home, "marked", "nua.xlsx", "--out", str(tmp_path / "tra"))
    assert (status, "Đã ghi 1 tệp" in out) == (0, True)
