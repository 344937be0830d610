"""The pages as scripts: views run, the address decides, the gate holds, an empty home explains itself."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from queries.door import Door
from queries.viewer import PUBLIC
from tests.files import snapshot

CHECKOUT = Path(__file__).resolve().parents[2]
SCREENS = [
    ("", "Bản đồ độ phủ"),
    ("xa-phuong-cham", "Xã, phường chậm"),
    ("ho-so", "Hồ sơ xã, phường"),
]


def shown(app: AppTest) -> str:
    """All HTML of the page."""
    return "\n".join(element.proto.body for element in app.get("html"))


def open_page(app: AppTest, place: str, **query: str) -> AppTest:
    for name, value in query.items():
        app.query_params[name] = value
    if place:  # the simulator only knows scripts in pages/; st.navigation names a page by its address
        app._page_hash = calc_hash(place)
    return app.run()


@pytest.mark.parametrize(("place", "title"), SCREENS)
def test_every_indicator_runs_on_every_page(app: AppTest, door: Door, place: str, title: str) -> None:
    for code in door.ask("indicators", PUBLIC)["code"]:
        page = open_page(app, place, indicator=code, commune=snapshot.LOWEST)
        assert not page.exception, (code, [e.value for e in page.exception])
        assert not page.error, code
        assert f"<h1>{title}</h1>" in shown(page), code
        assert "SỐ LIỆU MÔ PHỎNG" in shown(page)
        assert "/129 xã, phường đã báo cáo" in shown(page)


@pytest.mark.parametrize("period", ["2025-08", "2026-Q3", "2026-H1", "2025", "2026-11"])
def test_every_kind_of_period_runs(app: AppTest, period: str) -> None:
    page = open_page(app, "", period=period, spots="1", by="gap", form="bubble")
    assert not page.exception
    assert not page.error
    assert page.selectbox(key="choice_period").value == period


@pytest.mark.parametrize("group", ["xa_ven_bien", "Nam Định", "phuong"])
def test_a_group_narrows_the_view(app: AppTest, group: str) -> None:
    page = open_page(app, "", group=group)
    assert not page.exception
    assert page.selectbox(key="choice_group").value == group


def test_the_address_restores_the_view_and_follows_a_choice(app: AppTest) -> None:
    page = open_page(app, "", indicator="D3", commune="13285")
    assert page.selectbox(key="choice_indicator").value == "D3"
    page.selectbox(key="choice_indicator").select("A2").run()
    assert page.query_params["indicator"] == "A2"
    assert page.query_params["commune"] == "13285"
    assert page.query_params["period"] == "2026-11"


def test_nonsense_in_the_address_is_ignored(app: AppTest) -> None:
    page = open_page(app, "", indicator="'; drop", period="<b>", commune="99999", group="?", form="globe")
    assert not page.exception
    assert page.query_params["indicator"] == "C1"
    assert "commune" not in page.query_params


def test_an_empty_home_says_what_to_do(app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHUSO_HOME", str(tmp_path))
    page = app.run()
    assert not page.exception
    assert page.title[0].value == "Chưa có số liệu nào được công bố"
    assert "etl demo" in page.code[0].value


def test_a_page_run_without_the_gate_shows_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHUSO_HOME", str(home))
    for script in (CHECKOUT / "pages").glob("*/*.py"):
        if script.parent.name == "shell" or script.name == "__init__.py":
            continue
        text = script.read_text(encoding="utf-8")
        assert "viewer = gate.guard()" in text, script
        page = AppTest.from_file(str(script), default_timeout=30).run()
        assert not page.exception
        assert len(page.main) == 0, script
