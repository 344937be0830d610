"""The outbox on the screen of briefings: newest first, sizes, snapshot, everything to take away."""

import io
import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from briefing import outbox
from pages.shell.outbox_view import _archive
from tests.conftest import APP
from tests.serving.test_pages import open_page, shown


def issue(home: Path, name: str, period: str, snapshot: str) -> None:
    folder = home / "outbox" / name
    (folder / "cong-van").mkdir(parents=True)
    (folder / "trinh-chieu.pptx").write_bytes(b"slides")
    (folder / "cong-van" / "13285-phuong-phu-ly.docx").write_bytes(b"letter")
    files = [{"name": name, "size": 6} for name in ("cong-van/13285-phuong-phu-ly.docx", "trinh-chieu.pptx")]
    told = {"period": period, "snapshot_id": snapshot, "simulated": True, "files": files}
    (folder / outbox.NOTE).write_text(json.dumps(told), encoding="utf-8")


@pytest.fixture
def filled(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own = Path(shutil.copytree(home, tmp_path / "home"))
    for name, snapshot in (("2026-10", "a"), ("2026-11", "b"), ("2026-11-2", "c"), ("2026-11-10", "d")):
        issue(own, name, name[:7], snapshot)
    (own / "outbox" / ".2026-12.77.part").mkdir()
    monkeypatch.setenv("PHUSO_HOME", str(own))
    return own


def test_the_newest_come_first(filled: Path) -> None:
    assert [one.folder.name for one in outbox.issues()] == ["2026-11-10", "2026-11-2", "2026-11", "2026-10"]
    with ZipFile(io.BytesIO(_archive(outbox.issues(1)[0]))) as made:
        assert sorted(made.namelist()) == [
            "2026-11-10/cong-van/13285-phuong-phu-ly.docx", "2026-11-10/trinh-chieu.pptx",
        ]  # fmt: skip


def test_the_page_lists_what_lies_there(filled: Path) -> None:
    page = open_page(AppTest.from_file(str(APP), default_timeout=60), "trinh-chieu")
    assert not page.exception, [one.value for one in page.exception]
    said = shown(page)
    assert "2026-11-10 · làm từ bản số liệu d · 2 tệp" in said
    assert "2026-10 · làm" not in said  # three are shown
    assert "SỐ LIỆU MÔ PHỎNG" in said


def test_an_empty_outbox_says_so(app: AppTest) -> None:
    assert "Chưa có tài liệu nào trong thư mục outbox/" in shown(open_page(app, "trinh-chieu"))
