"""The lagging screen says whom to call to those who may see it, for one run, and to nobody else."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.shell import memory
from queries.audit import latest
from queries.roles import ROLES
from tests.journey.world import GIAO_MINH
from tests.people.test_command import REASON, canaries
from tests.serving.test_pages import shown

SCRIPT = """
import runpy
import streamlit as st
from pages.shell import gate, menu
from pages.shell.sign_in import Person
from queries.viewer import Viewer
bound = {{"commune": ("commune", "{commune}"), "operator": ("operator", None, "viettel")}}
viewer = Viewer(*bound.get("{role}", ("{role}",)), looking={looking})
st.session_state[gate._PASSED] = Person("so.lan", viewer)
runpy.run_path(str(menu.PAGES / "analysis" / "lagging.py"))
"""
Opened = Callable[..., AppTest]


@pytest.fixture
def opened(manned: Path, known_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    home = tmp_path / "home"
    shutil.copytree(manned, home, ignore=shutil.ignore_patterns("audit"))
    shutil.copy(known_home / "warehouse.duckdb", home)
    monkeypatch.setenv("PHUSO_HOME", str(home))

    def run(role: str = "department", commune: str | None = GIAO_MINH, looking: bool = False) -> AppTest:
        text = SCRIPT.format(role=role, commune=GIAO_MINH, looking=looking)
        page = AppTest.from_string(text, default_timeout=60)
        if commune:
            page.query_params["commune"] = commune
        page.run()
        assert not page.exception, [one.value for one in page.exception]
        return page

    return run


def press(page: AppTest, label: str, reason: str = "") -> str:
    """What the page shows after a click."""
    if reason:
        next(box for box in page.text_input if box.label.startswith("Lý do")).set_value(reason)
    next(one for one in page.button if one.label == label).click().run()
    assert not page.exception, [one.value for one in page.exception]
    return shown(page)


def test_masked_on_a_click_and_not_before(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    assert "Gọi cho ai" in shown(page)
    assert "Nghiêm" not in shown(page)
    said = press(page, "Xem ai, đã che")
    assert "Xã Giao Minh" in said
    assert "Mạc T. H." in said
    assert "Nghiêm Q. K." in said
    assert "09•• ••• 001" in said
    assert canaries(said.encode()) == []
    assert latest(tmp_path / "home", event="unmask") == []


def test_whole_for_a_reason_in_one_run_only(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    kept = memory.held()
    said = press(page, "Hiện đủ tên và số", REASON)
    assert "Nghiêm Quốc Khởi" in said
    assert "0972 000 001" in said
    assert "Chỉ hiện lần này" in said
    line = latest(tmp_path / "home")[0]
    assert (line["event"], line["who"], line["what"]["words"]) == ("unmask", "so.lan", REASON)
    table = said.partition("<div class='calling'>")[2].partition("</table>")[0]
    assert line["what"]["count"] == table.count("<tr") - 1 > 2
    assert canaries(repr(page.session_state).encode()) == []
    assert memory.held() == kept
    assert canaries(shown(page.run()).encode()) == []


@pytest.mark.parametrize("reason", ["", "ngắn quá", "Nhắc anh Nghiêm Quốc Khởi nộp biểu"])
def test_without_a_good_reason_it_says_what_to_write(opened: Opened, tmp_path: Path, reason: str) -> None:
    page = opened()
    assert canaries(press(page, "Hiện đủ tên và số", reason).encode()) == []
    assert "lý do" in page.error[0].value.lower()
    assert latest(tmp_path / "home", event="unmask") == []


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"department"}))
def test_others_read_one_sentence_and_have_nothing_to_press(opened: Opened, role: str) -> None:
    said = shown(page := opened(role))
    assert "Xem ai, đã che" not in [one.label for one in page.button]
    assert canaries(said.encode()) == []
    assert "chỉ tài khoản Sở KH&amp;CN được xem" in said


def test_nor_has_whoever_looks_as_another_role(opened: Opened) -> None:
    assert "Xem ai, đã che" not in [one.label for one in opened(looking=True).button]


def test_without_a_chosen_commune_there_is_nothing(opened: Opened) -> None:
    assert "Gọi cho ai" not in shown(opened(commune=None))


def test_originals_that_cannot_be_read_are_told(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    (tmp_path / "home" / "receipts.jsonl").write_text("broken\n" * 3)
    press(page, "Xem ai, đã che")
    assert page.error[0].value.startswith("Chưa đọc được danh sách gốc")
