"""On a real server: names come for one click of who may, and stay in no file, log or other person's line."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Page, expect
from streamlit.proto.ClientState_pb2 import ClientState

from queries import accounts
from queries.accounts import Account
from queries.audit import latest
from tests.access.caller import Caller
from tests.browser import visitor
from tests.browser.server import dashboard
from tests.journey.world import GIAO_MINH
from tests.people.test_command import REASON, canaries

expect.set_options(timeout=visitor.PATIENCE)

PASSWORD = "lúa chín vàng đồng 26"
PLACE = "xa-phuong-cham"
ASKED = f"commune={GIAO_MINH}&indicator=C1"
WHOLE, MASKED = "Hiện đủ tên và số", "Xem ai, đã che"


@pytest.fixture(scope="module")
def home(manned: Path, known_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Real figures, so to speak, with accounts of those who may and may not."""
    home = tmp_path_factory.mktemp("calling") / "home"
    shutil.copytree(manned, home)
    shutil.copy(known_home / "warehouse.duckdb", home)
    with duckdb.connect(str(home / "warehouse.duckdb")) as connection:
        connection.execute("update meta set simulated = false")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PHUSO_HOME", str(home))
        for name, role in (("so.lan", "department"), ("tinh.minh", "leader"), ("quantri", "admin")):
            accounts.add(Account(name, role), PASSWORD)
    return home


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[str]:
    with dashboard(home) as address:
        yield address


@pytest.fixture(scope="module")
def page(site: str) -> Iterator[Page]:
    """The page of a lagging commune, as the department's officer has it."""
    with visitor.browser() as opened, visitor.visit(opened, f"{site}/phuso/icon.svg") as seen:
        seen.page.goto(f"{site}/{PLACE}?{ASKED}")
        seen.page.fill("input[name=name]", "so.lan")
        seen.page.fill("input[name=password]", PASSWORD)
        seen.page.locator("button").first.click()
        seen.page.wait_for_url(f"{site}/{PLACE}**")
        seen.settled()
        yield seen.page
        assert seen.outside == []


def test_a_reason_shows_them_until_the_next_click(page: Page, home: Path) -> None:
    table = page.locator(".calling table")
    page.get_by_role("button", name=MASKED).click()
    expect(table).to_contain_text("Nghiêm Q. K.")
    assert canaries(page.content().encode()) == []
    page.get_by_label("Lý do").fill(REASON)
    page.get_by_role("button", name=WHOLE).click()
    expect(table).to_contain_text("Nghiêm Quốc Khởi")
    expect(table).to_contain_text("0972 000 001")
    line = latest(home, event="unmask")[0]
    assert (line["who"], line["what"]["code"], line["what"]["words"]) == ("so.lan", GIAO_MINH, REASON)
    page.emulate_media(media="print")
    expect(table).not_to_be_visible()
    page.emulate_media(media="screen")
    page.locator("[data-testid='stRadio'], .stButtonGroup").first.get_by_text("Tất cả").click()
    expect(table).to_have_count(0)
    assert canaries(page.content().encode()) == []


def test_those_who_may_not_get_nothing_also_with_the_button_s_own_id(site: str, home: Path) -> None:
    lan = _signed(site, "so.lan")
    with lan.line() as line:
        line.open(PLACE, ASKED)
        buttons = dict(line.widgets("button"))
    before = len(latest(home, event="unmask"))
    for name in ("tinh.minh", "quantri"):
        with _signed(site, name).line() as line:
            assert canaries(line.open(PLACE, ASKED)) == []
            assert not {WHOLE, MASKED} & {label for label, _ in line.widgets("button")}
            for button in (buttons[WHOLE], buttons[MASKED]):
                state = ClientState()
                pressed = state.widget_states.widgets.add()
                pressed.id, pressed.trigger_value = button, True
                came = line.open(PLACE, ASKED, state=state)
                assert canaries(came) == []
                assert "Nghiêm".encode() not in came
    assert len(latest(home, event="unmask")) == before
    with lan.line() as line:  # so that the above can fail
        line.open(PLACE, ASKED)
        state = ClientState()
        pressed = state.widget_states.widgets.add()
        pressed.id, pressed.trigger_value = buttons[MASKED], True
        assert "Nghiêm Q. K.".encode() in line.open(PLACE, ASKED, state=state)


def test_the_server_wrote_none_of_it_anywhere(page: Page, site: str, home: Path) -> None:
    logs = list(home.parent.glob("server-*.log"))
    assert logs
    clear = [path for path in home.parent.rglob("*") if path.is_file() and canaries(path.read_bytes())]
    assert {path.parent.parent.name for path in clear} == {"originals"}


def _signed(site: str, name: str) -> Caller:
    caller = Caller(site)
    assert caller.sign_in(name, PASSWORD).status == 303
    return caller
