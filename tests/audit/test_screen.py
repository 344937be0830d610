"""The screen of the audit log: newest first, by event and person, a page at a time, its state in words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from figures.labels import words
from pages.shell.audit_view import PAGE, facts
from queries.audit import months, record
from queries.roles import ROLES
from tests.serving.test_pages import shown

SCRIPT = """
import runpy
import streamlit as st
from pages.shell import gate, menu
from pages.shell.sign_in import Person
from queries.viewer import Viewer
st.session_state[gate._PASSED] = Person("quan.tri", Viewer("{role}"))
runpy.run_path(str(menu.PAGES / "admin" / "audit.py"))
"""
Opened = Callable[..., AppTest]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.setenv("PHUSO_HOME", str(tmp_path))

    def run(role: str = "admin") -> AppTest:
        page = AppTest.from_string(SCRIPT.format(role=role), default_timeout=60).run()
        assert not page.exception, [one.value for one in page.exception]
        return page

    return run


def test_an_empty_home_says_so(opened: Opened) -> None:
    assert "Nhật ký chưa có sự kiện nào." in shown(opened())


def test_events_stand_newest_first_and_scripts_in_names_are_text(tmp_path: Path, opened: Opened) -> None:
    record(tmp_path, "signed_in", "<script>alert(1)</script>", "commune")
    record(tmp_path, "export", "chi.lan", "department", figure="C1", kind="xlsx", count=1234)
    page = opened()
    said = shown(page)
    assert said.index("tải, xuất tài liệu") < said.index("đăng nhập")
    assert ">chi.lan · " in said
    assert "hình C1 · loại xlsx · số lượng 1.234" in said
    assert "<script>alert" not in said
    assert "&lt;script&gt;alert(1)" in said
    assert "Nhật ký nguyên vẹn: 2 sự kiện" in said


def test_filters_by_event_and_person(tmp_path: Path, opened: Opened) -> None:
    for who, event in (("lan", "export"), ("hoa", "export"), ("hoa", "upload")):
        record(tmp_path, event, who)
    page = opened()
    page.selectbox(key="audit_event").select("export").run()
    assert "2 trong 3 sự kiện" in shown(page)
    page.selectbox(key="audit_who").select("hoa").run()
    assert "1 trong 3 sự kiện" in shown(page)
    assert not page.exception


def test_a_long_month_goes_page_by_page(tmp_path: Path, opened: Opened) -> None:
    for at in range(PAGE + 3):
        record(tmp_path, "export", "lan", count=at)
    page = opened()
    assert shown(page).count(">tải, xuất tài liệu<") == PAGE
    box = next(one for one in page.selectbox if str(one.key).startswith("audit_page"))
    box.select_index(1).run()
    assert shown(page).count(">tải, xuất tài liệu<") == 3
    assert not page.exception


def test_a_broken_log_is_told_as_an_alarm(tmp_path: Path, opened: Opened) -> None:
    for at in range(3):
        record(tmp_path, "export", "lan", count=at)
    file = months(tmp_path)[0]
    path = tmp_path / "audit" / f"{file}.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[::2]))
    said = shown(opened())
    assert "role='alert'" in said
    assert "NHẬT KÝ KHÔNG CÒN NGUYÊN VẸN" in said
    assert "dòng 2 (sự kiện số 3)" in said


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"admin"}))
def test_it_opens_to_administrators_only(tmp_path: Path, opened: Opened, role: str) -> None:
    record(tmp_path, "export", "lan")
    page = opened(role)
    assert shown(page) == ""
    assert not page.selectbox


def test_facts_have_words() -> None:
    assert facts({"sha256": "a" * 64, "unheard": "x"}) == f"mã băm {'a' * 12}… · unheard x"


def test_both_sides_name_the_same_events() -> None:
    from etl.commands.audit_words import EVENTS

    assert set(EVENTS) == set(words("audit_event"))
