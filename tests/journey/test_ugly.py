"""A corpus of ugly files through the front door: what is told of each, row by row, and what is kept."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from etl.home import Home
from etl.store import Archive
from tests.journey import ugly_places, ugly_reports, ugly_returns, ugly_rosters
from tests.journey.sent import Answer, Case, quietly, send, sheet, told, write
from tests.journey.ugly_places import roster
from tests.journey.world import NAMES

CORPUS = {
    "rosters": ugly_rosters.CASES,
    "reports": ugly_reports.CASES,
    "places": ugly_places.CASES,
    "returns": ugly_returns.CASES,
}
ALL = [pytest.param(name, case, id=f"{name}-{case[0]}") for name, cases in CORPUS.items() for case in cases]
PRIVATE = (
    "036090001", "36090001236", "168123456", "0912345678", "912345678", "0912.345.678", "0936111222",
    "Nguyễn Văn Kín", "Nguyễn Văn Ký", "Nguyễn Văn Lập", "Trần Ký Tên", *NAMES,
)  # fmt: skip
"""Numbers and names that the files hold and that nobody may find outside the kept originals."""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    return {name: send(tmp_path_factory.mktemp(name), cases) for name, cases in CORPUS.items()}


@pytest.mark.parametrize(("name", "case"), ALL)
def test_what_is_told_of_the_file(name: str, case: Case, answers: dict[str, Answer]) -> None:
    path, _, expected = case
    assert answers[name].lines(path) == told(expected)


@pytest.mark.parametrize("path", ugly_places.INSIDE)
def test_what_is_told_of_a_file_in_an_archive(path: str, answers: dict[str, Answer]) -> None:
    assert answers["places"].lines(path) == told(ugly_places.INSIDE[path])


def test_no_other_file_is_told_of(answers: dict[str, Answer]) -> None:
    places = {case[0] for case in ugly_places.CASES} | set(ugly_places.INSIDE)
    assert set(answers["places"].sheets) == {
        path for path in places if not path.endswith(("goi.zip", "14161.zip"))
    }


@pytest.mark.parametrize("name", CORPUS)
def test_every_row_is_accepted_or_rejected_and_every_message_says_something(
    name: str, answers: dict[str, Answer]
) -> None:
    for of_sheet in _sheets(answers[name]):
        assert of_sheet["rows_read"] == of_sheet["rows_accepted"] + of_sheet["rows_rejected"]
        assert of_sheet["rows_rejected"] == 0 or of_sheet["status"] != "accepted"
        for issue in of_sheet["issues"]:
            assert issue["message"].endswith(".")
            assert len(issue["message"]) > 20
            assert issue["rule"]
    assert answers[name].status == 1


@pytest.mark.parametrize("name", CORPUS)
def test_no_cell_is_told_of_twice_as_wrong_and_as_blank(name: str, answers: dict[str, Answer]) -> None:
    for of_sheet in _sheets(answers[name]):
        blank = {(i["row"], i["column"]) for i in of_sheet["issues"] if i["rule"].startswith("required")}
        errors = [i for i in of_sheet["issues"] if i["severity"] == "error"]
        wrong = {(i["row"], i["column"]) for i in errors if not i["rule"].startswith("required")}
        assert not blank & {place for place in wrong if place[0] is not None}


@pytest.mark.parametrize("name", CORPUS)
def test_nothing_private_is_printed_or_kept_outside_the_originals(
    name: str, answers: dict[str, Answer]
) -> None:
    kept = answers[name].kept().casefold()
    for private in PRIVATE:
        assert private.casefold() not in answers[name].printed.casefold()
        assert private.casefold() not in kept


@pytest.mark.parametrize("name", CORPUS)
def test_every_file_is_kept_byte_for_byte(name: str, answers: dict[str, Answer]) -> None:
    answer = answers[name]
    for path in answer.sent.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert Home(answer.home).original(hashlib.sha256(data).hexdigest()).read_bytes() == data


def test_sheet_keys_are_unique_over_all_forms(answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        assert Archive(Home(answer.home)).ledger()["sheet_key"].is_unique().all()


def test_in_words_the_faults_come_first_and_the_totals_last(tmp_path: Path) -> None:
    cases = {case[0].rsplit("/", 1)[-1]: case for case in ugly_rosters.CASES}
    answer = send(tmp_path, [cases["nfd.xlsx"]])
    for name in ("cot-cccd.xlsx", "chua-dien.docx", "Thon Dong.docx"):
        write(tmp_path / "sau" / cases[name][0], cases[name][1])
    status, out, _ = quietly(answer.home, "ingest", str(tmp_path / "sau"))
    lines = out.splitlines()
    assert status == 1
    at = lines.index("14161/cot-cccd.xlsx")
    assert lines[at + 1] == "  Sheet1 · biểu M01 · 14161-004: nhận một phần; đọc 3 dòng, nhận 1, từ chối 2."
    assert lines[at + 2].startswith("    LỖI – dòng 5, 7: ")
    assert lines[at + 3].startswith("    Cảnh báo – ")
    assert "Tổng cộng 3 tệp, 3 bảng: 1 nhận một phần, 1 từ chối, 1 chờ xem xét." in lines
    assert "Đã đọc 6 dòng, nhận 1, từ chối 5." in lines


def test_a_long_answer_is_cut_and_says_where_the_rest_is(tmp_path: Path) -> None:
    answer = send(tmp_path, ugly_reports.CASES[:1])
    bad = [[n, f"Tên {n}", "Tổ viên", f"12{n}"] for n in range(1, 61)]
    good = [roster("Đơn vị: Xóm 5", f"Lần {n}", size=2 + n // 2) for n in range(14)]
    files = {"14161/sai.xlsx": sheet(*ugly_rosters.grid("Đơn vị: Thôn Tây", bad))}
    files |= {f"14161/{n}/tot.xlsx": data for n, data in enumerate(good * 3)}
    for path, data in files.items():
        write(tmp_path / "sau" / path, data)
    _, out, _ = quietly(answer.home, "ingest", str(tmp_path / "sau"))
    lines = out.splitlines()
    assert len(lines) < 12
    assert "dòng 5, 6, 7, 8, 9, 10, 11, 12, … (60 dòng): " in out
    assert "42 bảng khác không có lỗi hay cảnh báo nào (xem đủ bằng --json)." in lines


def test_a_folder_without_files_says_so(tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    assert quietly(tmp_path / "home", "ingest", str(tmp_path / "trong"))[:2] == (
        1,
        "Không thấy tệp nào để nạp.\n",
    )


def _sheets(answer: Answer) -> Iterator[Mapping[str, Any]]:
    for sheets in answer.sheets.values():
        yield from sheets
