"""What happens to files at the front door: kept, read, judged, superseded, and never lost."""

import csv
import hashlib
import io
from pathlib import Path

import pytest

from etl.home import Home
from etl.ingest import rebuild
from tests.files.documents import as_doc, csv_bytes, roster_docx, workbook_xls, workbook_xlsx
from tests.journey.world import GIAO_MINH, activity, catalogue, people, run, told

TITLES = [["Đơn vị: Thôn Đông"], ["PHỤ LỤC"], ["DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG THÔN, XÓM"]]
HEADINGS = ["STT", "Họ và Tên", "Chức vụ", "Số điện thoại có đăng ký Zalo"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    file = tmp_path / "danh-muc.xlsx"
    file.write_bytes(catalogue(GIAO_MINH, {"Đông": 100, "Tây": 200, "Nam": 100}))
    assert run(home, "ingest", str(file), "--received", "2025-08-05") == 0
    return home


def roster(kind: str, number: int = 9) -> bytes:
    rows = [*TITLES, HEADINGS, *people(number)]
    document = roster_docx(["Đơn vị: Thôn Đông"], people(number), "Giao Minh, ngày 08 tháng 8 năm 2025")
    made = {
        "docx": lambda: document,
        "doc": lambda: as_doc(document),
        "xlsx": lambda: workbook_xlsx({"Sheet1": rows}),
        "xls": lambda: workbook_xls({"Sheet1": rows}),
        "csv": lambda: csv_bytes(rows, "utf-16"),
    }
    return made[kind]()


@pytest.mark.parametrize("kind", ["docx", "doc", "xlsx", "xls", "csv"])
def test_the_appendix_comes_out_the_same_in_every_format(
    kind: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"danh-sach.{kind}"
    file.write_bytes(roster(kind, 7))
    status, sheets = told(capsys, home, "ingest", str(file), "--commune", GIAO_MINH)
    assert (status, len(sheets)) == (0, 1)
    sheet = sheets[0]
    assert (sheet["form"], sheet["hamlet_code"]) == ("M01", f"{GIAO_MINH}-001")
    assert (sheet["status"], sheet["rows_read"], sheet["rows_accepted"], sheet["rows_rejected"]) == (
        "accepted", 7, 7, 0,
    )  # fmt: skip
    assert sheet["issues"] == []
    original = Home(home).original(sheet["sha256"])
    assert original.read_bytes() == file.read_bytes()
    assert hashlib.sha256(original.read_bytes()).hexdigest() == sheet["sha256"]


def test_the_same_file_again_is_a_duplicate(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "danh-sach.docx"
    file.write_bytes(roster("docx"))
    told(capsys, home, "ingest", str(file), "--commune", GIAO_MINH)
    status, sheets = told(capsys, home, "ingest", str(file), "--commune", GIAO_MINH)
    assert status == 0
    assert [(sheet["status"], sheet["rows_read"]) for sheet in sheets] == [("duplicate", 0)]


def test_a_file_without_a_commune_waits_and_enters_when_it_is_told(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "danh-sach.docx"
    file.write_bytes(roster("docx"))
    status, sheets = told(capsys, home, "ingest", str(file))
    assert (status, sheets[0]["status"], sheets[0]["rows_accepted"]) == (1, "needs_review", 0)
    status, sheets = told(capsys, home, "ingest", str(file), "--commune", GIAO_MINH)
    assert (status, sheets[0]["status"], sheets[0]["rows_accepted"]) == (0, "accepted", 9)


def test_a_folder_named_with_the_code_tells_the_commune(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "gui" / f"{GIAO_MINH} Giao Minh"
    folder.mkdir(parents=True)
    (folder / "danh-sach.docx").write_bytes(roster("docx"))
    status, sheets = told(capsys, home, "ingest", str(tmp_path / "gui"))
    assert (status, sheets[0]["commune_code"]) == (0, GIAO_MINH)


def test_rosters_that_came_before_the_catalogue_enter_when_it_comes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, file, late = tmp_path / "home", tmp_path / "danh-sach.docx", tmp_path / "danh-muc.xlsx"
    file.write_bytes(roster("docx"))
    late.write_bytes(catalogue(GIAO_MINH, {"Đông": 100}))
    status, sheets = told(capsys, home, "ingest", str(file), "--commune", GIAO_MINH)
    assert (status, sheets[0]["status"]) == (1, "needs_review")
    status, sheets = told(capsys, home, "ingest", str(late))
    states = {(sheet["form"], sheet["status"], sheet["reread"]) for sheet in sheets}
    assert states == {("M10", "accepted", False), ("M01", "accepted", True)}
    assert status == 0
    _, state = told(capsys, home, "status")
    assert state["needs_review"] == []
    assert state["rows"]["M01"] == 9


def test_a_report_that_came_before_the_catalogue_waits_for_it_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, report, late = tmp_path / "home", tmp_path / "m03.xlsx", tmp_path / "m10.xlsx"
    report.write_bytes(activity(GIAO_MINH, "2025-09", {1: (100, 40, 40)}))
    late.write_bytes(catalogue(GIAO_MINH, {"Đông": 100}))
    status, (sheet,) = told(capsys, home, "ingest", str(report), "--received", "2025-09-15")
    assert (status, sheet["status"], sheet["rows_read"], sheet["rows_rejected"]) == (1, "needs_review", 1, 1)
    assert [issue["rule"] for issue in sheet["issues"]] == ["no_catalogue"]
    status, sheets = told(capsys, home, "ingest", str(late), "--received", "2025-09-16")
    states = {(sheet["form"], sheet["status"]) for sheet in sheets}
    assert states == {("M10", "accepted"), ("M03", "accepted")}
    assert status == 0


def test_files_that_waited_are_told_apart_from_those_just_sent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, report, late = tmp_path / "home", tmp_path / "m03.xlsx", tmp_path / "m10.xlsx"
    report.write_bytes(activity(GIAO_MINH, "2025-09", {1: (100, 40, 40)}))
    late.write_bytes(catalogue(GIAO_MINH, {"Đông": 100}))
    run(home, "ingest", str(report), "--received", "2025-09-15")
    capsys.readouterr()
    run(home, "ingest", str(late), "--received", "2025-09-16")
    sent, waited = capsys.readouterr().out.split("Các tệp gửi trước đây đang chờ, nay đọc lại")
    assert ("m10.xlsx" in sent, "m03.xlsx" in sent) == (True, False)
    assert ("m10.xlsx" in waited, "m03.xlsx" in waited) == (False, True)


def test_a_corrected_file_supersedes_the_earlier_one_which_stays(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    first.write_bytes(activity(GIAO_MINH, "2025-09", {1: (100, 40, 40), 2: (200, 50, 50)}))
    second.write_bytes(activity(GIAO_MINH, "2025-09", {1: (100, 30, 30)}))
    _, one = told(capsys, home, "ingest", str(first), "--received", "2025-09-15")
    _, two = told(capsys, home, "ingest", str(second), "--received", "2025-09-16")
    assert c1(capsys, home, "2025-09") == pytest.approx(100 * 80 / 400)
    for sheet in (*one, *two):
        assert Home(home).original(sheet["sha256"]).exists()


def c1(capsys: pytest.CaptureFixture[str], home: Path, period: str) -> float:
    """Commune value of C1, full base, out of the published snapshot."""
    assert run(home, "build", "--as-of", "2025-10-20") == 0
    capsys.readouterr()
    assert run(home, "values", "--period", period, "--level", "commune", "--indicator", "C1",
               "--commune", GIAO_MINH) == 0  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    return float(next(row["value"] for row in rows if row["base"] == "full"))


def test_a_falling_cumulative_figure_is_refused_with_row_column_and_words(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    first.write_bytes(activity(GIAO_MINH, "2025-09", {1: (100, 40, 40)}))
    second.write_bytes(activity(GIAO_MINH, "2025-10", {1: (100, 1, 39), 2: (200, 5, 5)}))
    told(capsys, home, "ingest", str(first), "--received", "2025-09-15")
    status, (sheet,) = told(capsys, home, "ingest", str(second), "--received", "2025-10-15")
    assert (status, sheet["status"], sheet["rows_read"], sheet["rows_rejected"]) == (1, "partly", 2, 1)
    issue = next(issue for issue in sheet["issues"] if issue["rule"] == "not_decreasing")
    assert (issue["row"], issue["column"], issue["severity"]) == (2, "cumulative_households", "error")
    assert "39" in issue["message"]
    assert "40" in issue["message"]


def test_a_home_rebuilt_from_its_originals_publishes_the_same_snapshot(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, (name, data) in enumerate(
        {
            "a.xlsx": activity(GIAO_MINH, "2025-09", {1: (100, 40, 40), 2: (200, 50, 50)}),
            "b.docx": roster("docx"),
            "c.xlsx": activity(GIAO_MINH, "2025-10", {1: (100, 1, 39), 2: (200, 5, 55)}),
        }.items()
    ):
        (tmp_path / name).write_bytes(data)
        run(home, "ingest", str(tmp_path / name), "--commune", GIAO_MINH, "--received", f"2025-10-1{number}")
    assert run(home, "build", "--as-of", "2025-10-20") == 0
    _, before = told(capsys, home, "status")
    rebuild(Home(home))
    assert run(home, "build", "--as-of", "2025-10-20") == 0
    _, after = told(capsys, home, "status")
    assert after["snapshot_id"] == before["snapshot_id"]
    assert after["rows"] == before["rows"]


def test_wrong_command_lines_exit_with_two(home: Path, tmp_path: Path) -> None:
    assert run(home, "ingest", str(tmp_path / "khong-co.docx")) == 2
    assert run(home, "values", "--period", "2026-13") == 2
    with pytest.raises(SystemExit) as stopped:
        run(home, "lam-gi-do")
    assert stopped.value.code == 2


def test_nothing_published_is_said_in_words(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(home, "values", "--period", "2026-11") == 1
    assert "chưa có số liệu công bố" in capsys.readouterr().err
