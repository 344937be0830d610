"""Every other screen in a real browser, desktop and phone: opens, says the published figure, stays calm."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from playwright.sync_api import Browser

from figures import format as vi
from figures.labels import word
from pages.shell import menu
from queries.door import Door
from queries.roles import FOR_ADMINS
from queries.viewer import PUBLIC
from tests.browser.visitor import DESKTOP, PHONE, visit

pytestmark = pytest.mark.xdist_group("browser")
PERIOD = "2026-11"
Row = dict[str, Any]


def _rows(door: Door, question: str, **given: Any) -> pl.DataFrame:
    return door.ask(question, PUBLIC, **given)


def _ratio(code: str) -> Callable[[Door], str]:
    """Numerator over denominator of the province, as the answer quotes it."""

    def said(door: Door) -> str:
        row = _rows(door, "province", period=PERIOD).row(by_predicate=pl.col("indicator") == code, named=True)
        return str(vi.ratio(row["numerator"], row["denominator"]))

    return said


def _late(door: Door) -> str:
    found = _rows(door, "lagging", period=PERIOD, indicator="C1").filter(tone="behind")
    return f"{vi.number(found.height)} trong 129 xã, phường chậm"


def _open_spots(door: Door) -> str:
    known = _rows(door, "spots_measures", period=PERIOD)
    row = known.row(by_predicate=(pl.col("indicator") == "S1") & (pl.col("breakdown") == ""), named=True)
    return f"còn {vi.number(row['value'])} điểm lõm sóng đang mở"


def _wholly_silent(door: Door) -> str:
    asked = _rows(door, "quality_reporting", period=PERIOD).filter(period=PERIOD)
    came = asked.group_by("commune_code").agg(pl.col("received_date").is_not_null().any())
    return f"{vi.number(came.filter(~pl.col('received_date')).height)} nơi chưa nộp biểu nào"


def _senders(door: Door) -> str:
    return f"{vi.number(_rows(door, 'upload_senders')['communes'][0])}/129"


SCREENS: dict[str, tuple[str, Callable[[Door], str]]] = {
    "to-cnscd": ("teams", _ratio("A2")),
    "nguoi-dan": ("people", _ratio("D3")),
    "vneid": ("accounts", _ratio("E1")),
    "diem-lom-song": ("spots", _open_spots),
    "chien-dich": ("campaigns", lambda door: "Quý III/2026"),
    "nhiem-vu": (
        "duties",
        lambda door: f"{_rows(door, 'duties_list', period=PERIOD).height} nhiệm vụ của hai văn bản",
    ),
    "bao-cao": ("quality", _wholly_silent),
    "trinh-chieu": ("briefing", lambda door: "mới nhất là Tháng 11/2026 (chốt ngày 20/11/2026)"),
    "nap-so-lieu": ("upload", _senders),
    "chi-tieu": ("dictionary", lambda door: f"{_rows(door, 'indicators').height} chỉ tiêu"),
    "xa-phuong-cham": ("lagging", _late),
}


def test_no_screen_of_the_menu_is_left_out() -> None:
    everybodys = {address for name, (_, address) in menu.names().items() if name not in FOR_ADMINS}
    assert {"", "ho-so", *SCREENS} >= everybodys


@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_answers_with_the_published_figure(
    opened: Browser, address: str, known_home: Path, path: str
) -> None:
    """As wide as a desk, then narrowed to a phone: the same page, laid out anew."""
    name, saying = SCREENS[path]
    with visit(opened, f"{address}/{path}?period={PERIOD}", DESKTOP, "dark") as seen:
        page = seen.settled().page
        assert page.locator("header.screen h1").inner_text() == word(f"menu.{name}")
        assert saying(Door(known_home / "warehouse.duckdb")) in page.locator(".answer").first.inner_text()
        assert page.locator(".simulated").inner_text() == "SỐ LIỆU MÔ PHỎNG"
        assert page.locator('[data-testid="stAlert"], [data-testid="stException"]').count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        page.wait_for_timeout(400)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert seen.outside == []
        assert seen.errors == []


def test_filters_changed_faster_than_the_screen_follows(opened: Browser, address: str) -> None:
    with visit(opened, f"{address}/nguoi-dan") as seen:
        page = seen.settled().page
        for at in (3, 1, 4, 2):
            page.get_by_role("combobox").nth(1).click()
            page.locator('[role="option"]').nth(at).click()
        chosen = page.get_by_role("combobox").nth(1)
        page.wait_for_timeout(300)
        seen.settled()
        assert page.locator(".answer p").first.inner_text()
        assert "group=" in page.url
        assert chosen.count() == 1
        assert page.locator('[data-testid="stException"], [data-testid="stAlert"]').count() == 0
        assert seen.errors == []
