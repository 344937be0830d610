"""Dropped files through the whole way: kept, read, published; refused, interrupted and decided ones too."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from figures import upload_words
from pages.shell import build_commands, durable, jobs, review_queue
from pages.shell.jobs import Job
from queries.door import Door
from queries.viewer import PUBLIC
from tests.conftest import APP
from tests.files.documents import workbook_xlsx
from tests.journey.world import GIAO_MINH, M03, activity, catalogue
from tests.serving.test_pages import open_page, shown

PLACES = catalogue(GIAO_MINH, {"Đông": 100, "Tây": 80})
GOOD = activity(GIAO_MINH, "2026-10", {1: (100, 20, 20), 2: (80, 5, 5)})
LINE = (None, None, "Đông", "2026-10", 100, 20, 20, "ba mươi", 0, 20, 0, 0, 0, 0, 0, 0, 1)
UGLY = workbook_xlsx({"M03": [M03, LINE]})


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("upload") / "home"


@pytest.fixture(autouse=True)
def _here(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHUSO_HOME", str(home))


def finished(*waiting: Job) -> list[Job]:
    """The jobs when nothing is left to do on them."""
    for _ in range(1200):
        found = [one for job in waiting if (one := jobs.one(job.id))]
        if not any(job.open for job in found):
            return found
        time.sleep(0.1)
    raise AssertionError([(job.state, job.message) for job in found])


def interrupted(attempts: int) -> Job:
    """A job whose runner was killed while it read, that many times."""
    name = f"n0-{attempts}"
    with durable.new_folder(jobs.inbox(), name) as draft:
        kept = durable.keep(draft / "files", [("M10.xlsx", PLACES)])
        (draft / "job.json").write_text("{}")
    return jobs.put(Job(name, "upload", "2026-11-22T08:00:00", "reading", kept, attempts=attempts))


@pytest.fixture(scope="module")
def drops(home: Path) -> list[Job]:
    """What became of a job interrupted once, of one interrupted too often, a wrong option, a good drop."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PHUSO_HOME", str(home))
        waiting = [
            interrupted(1),
            interrupted(3),
            jobs.submit("upload", [("M03.xlsx", GOOD)], {"commune": "99999"}),
            jobs.submit("upload", [("../a/M03.xlsx", GOOD), ("M03.xlsx", UGLY)], {}),
        ]
        jobs.wake()
        return finished(*waiting)


def test_drops_are_kept_read_and_published(drops: list[Job], home: Path) -> None:
    dropped = drops[3]
    assert dropped.state == "done", dropped.message
    assert dropped.files == ("M03.xlsx", "M03 (2).xlsx")
    assert not (dropped.folder / "files").exists()
    told = {sheet["file"]: sheet for sheet in jobs.result(dropped)}
    assert (told["M03.xlsx"]["status"], told["M03.xlsx"]["period"]) == ("accepted", "2026-10")
    assert told["M03 (2).xlsx"]["status"] == "needs_review"
    sheets = Door(home / "warehouse.duckdb").ask("upload_forms", PUBLIC, place="")
    assert dict(sheets.select("form", "sheets").iter_rows()) == {"M03": 2, "M10": 1}


def test_an_interrupted_job_is_gone_on_with_but_not_for_ever(drops: list[Job]) -> None:
    assert drops[0].state == "done"
    assert (drops[1].state, drops[1].reason) == ("failed", "interrupted")
    assert (drops[1].folder / "files" / "M10.xlsx").read_bytes() == PLACES


def test_a_wrong_option_fails_with_words_and_keeps_the_file(drops: list[Job]) -> None:
    failed = drops[2]
    assert (failed.state, failed.reason) == ("failed", "not_read")
    assert "99999" in failed.message
    assert (failed.folder / "files" / "M03.xlsx").read_bytes() == GOOD


def test_the_page_says_what_was_understood_and_what_to_do(drops: list[Job]) -> None:
    page = open_page(AppTest.from_file(str(APP), default_timeout=60), "nap-so-lieu")
    assert not page.exception
    assert not page.error
    said = shown(page)
    assert "<h1>Nạp số liệu</h1>" in said
    assert "2 lần nạp bị dừng giữa chừng" in said
    assert "1 bảng (1 dòng) chờ người xem lại" in said
    assert "2 tệp, 2 bảng: 1 chờ xem lại, 1 đã nhận." in said
    assert "Cột “Số hộ được hướng dẫn lũy kế” ghi “ba mươi”" in said
    assert [button.proto.label for button in page.get("download_button")] == [
        "Tải tệp đã đánh dấu (.zip)",
        "Tải danh sách lỗi (.csv)",
        "Tải biểu M03",
        "Tải bộ biểu đã điền thử (mô phỏng)",
    ]
    assert {fold.label.rsplit(" ", 2)[-2] for fold in page.expander if "M03" in fold.label} >= {"bị", "công"}


def test_what_waits_is_listed_and_decided_through_a_job(drops: list[Job]) -> None:
    item = review_queue.items()[0][0]
    assert item["kind"] == "commune"
    given = {"id": item["id"], "by": "Chị An, phòng Văn hóa", "commune": GIAO_MINH, "once": "yes"}
    done = finished(jobs.submit("decide", (), given, item["file"]))[0]
    assert done.state == "done", done.message
    assert done.about == "M03 (2).xlsx"
    assert "`" not in upload_words.on_screen(done.message)
    assert review_queue.items() == []


def test_marked_copies_and_templates_are_made_on_demand() -> None:
    sha256 = next(sheet["sha256"] for job in jobs.jobs() for sheet in jobs.result(job) if sheet["issues"])
    assert build_commands.marked([sha256])[:2] == b"PK"
    assert build_commands.template("M03", GIAO_MINH, "2026-10")[:2] == b"PK"
    assert build_commands.template_name("M01", None) == "M01.docx"
    assert build_commands.template_name("M03", GIAO_MINH) == f"M03-{GIAO_MINH}.xlsx"


def test_nothing_but_the_originals_holds_what_was_dropped(home: Path) -> None:
    for job in jobs.jobs():
        if job.state == "done":
            assert sorted(os.listdir(job.folder)) in (["job.json", "result.json"], ["job.json"])
    assert oct((home / "inbox").stat().st_mode)[-3:] == "700"


@given(some.text(max_size=300))
def test_a_kept_name_is_safe_whatever_was_sent(sent: str) -> None:
    name = durable.safe_name(sent)
    assert name
    assert not set(name) & set('/\\<>:"|?*\x00\n')
    assert name not in (".", "..")
    assert len(name.encode("utf-8", "replace")) < 255


def test_a_kept_name_has_no_folder_and_no_identity_number() -> None:
    assert durable.safe_name("..\\..\\xa/Danh sách 036090001234.xlsx") == "Danh sách xxx.xlsx"
    assert durable.safe_name("...") == "tep"
