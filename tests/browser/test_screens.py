"""The three screens in a real browser: right figure, no outside request, no error, readable on a phone."""

from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import Browser

from figures import format as vi
from queries.door import Door
from queries.viewer import PUBLIC
from tests.browser.visitor import DESKTOP, PHONE, visit
from tests.files import snapshot

pytestmark = pytest.mark.xdist_group("browser")
SCREENS = {
    "/": "Bản đồ độ phủ",
    f"/xa-phuong-cham?commune={snapshot.LOWEST}&compare={snapshot.LOWEST},13285": "Xã, phường chậm",
    f"/ho-so?commune={snapshot.LOWEST}": "Hồ sơ xã, phường",
}
VIEWS = [
    pytest.param(DESKTOP, "light", id="desktop-light"),
    pytest.param(PHONE, "dark", id="phone-dark"),
]


@pytest.mark.parametrize(("size", "scheme"), VIEWS)
@pytest.mark.parametrize("path", SCREENS)
def test_a_screen_stands(
    opened: Browser, address: str, path: str, size: tuple[int, int], scheme: str
) -> None:
    with visit(opened, address + path, size, scheme) as seen:
        page = seen.settled().page
        assert page.locator("header.screen h1").inner_text() == SCREENS[path]
        assert page.locator(".simulated").inner_text() == "SỐ LIỆU MÔ PHỎNG"
        assert "128/129 xã, phường đã báo cáo" in page.locator("header.screen").inner_text()
        assert page.locator('[data-testid="stAlert"], [data-testid="stException"]').count() == 0
        assert page.evaluate("document.documentElement.lang") == "vi"
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        small = page.evaluate(
            """() => [...document.querySelectorAll('.answer p, .keys h3, .sheet td, header.screen .facts')]
                 .filter(e => parseFloat(getComputedStyle(e).fontSize) < 16).length"""
        )
        assert small == 0
        assert seen.outside == []
        assert seen.errors == []


def test_the_answer_says_the_published_figure(opened: Browser, address: str, known_home: Path) -> None:
    province = Door(known_home / "warehouse.duckdb").ask("province", PUBLIC, period="2026-11")
    row = province.filter(pl.col("indicator") == "C1").row(0, named=True)
    with visit(opened, address) as seen:
        said = seen.settled().page.locator(".answer").inner_text()
        assert vi.quantity(row["value"], "%", 1) in said
        assert vi.ratio(row["numerator"], row["denominator"]) in said
        assert "Xã Rạng Đông (0,0\u00a0%)" in said
        legend = seen.page.locator("section.legend").inner_text()
        assert "chưa báo cáo 1" in legend.replace("\n", " ")


def test_a_click_on_the_map_chooses_the_commune(opened: Browser, address: str) -> None:
    with visit(opened, address) as seen:
        page = seen.settled().page
        box = page.locator(".stDeckGlJsonChart").bounding_box()
        assert box
        for step in range(10):
            page.mouse.move(box["x"] + box["width"] / 2 + step % 2, box["y"] + box["height"] / 2)
            page.wait_for_timeout(800)
            if hover := page.locator(".deck-tooltip").inner_text():
                break
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_selector(".chosen b", timeout=20_000)
        name = page.locator(".chosen b").inner_text()
        assert name in hover
        assert "commune=" in page.url
        page.get_by_text(f"Mở hồ sơ {name}").click()
        page.wait_for_selector("text=So với nhóm tương đồng", timeout=20_000)
        assert "/ho-so" in page.url
        assert name in page.locator(".answer").inner_text()
        assert seen.errors == []


def test_a_row_of_a_table_chooses_and_sorts(opened: Browser, address: str) -> None:
    with visit(opened, f"{address}/xa-phuong-cham") as seen:
        page = seen.settled().page
        first = page.locator(".sheet tbody tr").first
        name = first.locator("b").first.inner_text()
        page.locator(".sheet th", has_text="Xã, phường").first.click()
        names = page.locator(".sheet tbody tr td:first-child b").all_inner_texts()
        assert names[0] != name
        page.locator(".sheet tbody tr", has_text=name).first.click()
        page.wait_for_selector(f".answer h2:has-text('{name}')", timeout=20_000)
        assert "commune=" in page.url
        assert page.locator(".sheet tr[aria-current] b").first.inner_text() == name


@pytest.mark.parametrize("form", ["hexagon", "bubble"])
def test_each_map_form_draws(opened: Browser, address: str, form: str) -> None:
    with visit(opened, f"{address}/?form={form}&spots=1&by=gap&indicator=D3") as seen:
        seen.settled()
        assert len(seen.page.locator(".stDeckGlJsonChart").first.screenshot()) > 12_000
        assert seen.outside == []
        assert seen.errors == []


def test_the_way_back_undoes_a_choice(opened: Browser, address: str) -> None:
    with visit(opened, f"{address}/xa-phuong-cham") as seen:
        page = seen.settled().page
        page.locator(".sheet tbody tr").nth(1).click()
        page.wait_for_selector(".answer h2:has(.chip)", timeout=20_000)
        page.go_back()
        page.wait_for_selector(".answer h2:has(.chip)", state="detached", timeout=20_000)
        assert "commune=" not in page.url


def test_twice_the_size_cuts_nothing_off(opened: Browser, address: str) -> None:
    with visit(opened, address, (720, 450)) as seen:
        page = seen.settled().page
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.locator(".answer").bounding_box()["width"] > 600  # type: ignore[index]
        assert page.locator(".stDeckGlJsonChart").bounding_box()["width"] > 840  # type: ignore[index]
        cut = page.evaluate(
            "() => [...document.querySelectorAll('.keys h3')].filter(e => e.scrollWidth > e.clientWidth)"
            ".length"
        )
        assert cut == 0


def test_two_periods_stand_side_by_side_in_the_same_classes(opened: Browser, address: str) -> None:
    with visit(opened, f"{address}/?period=2026-11&beside=p:2026-10") as seen:
        page = seen.settled().page
        page.wait_for_selector("section.legend >> nth=1", timeout=30_000)
        titles = page.locator("h2.small").all_inner_texts()
        assert sum("10/2026" in title for title in titles) == 1
        colours = """e => [...e.querySelectorAll('li')].map(
            l => [l.innerText.replace(/ \\d+$/, ''), l.firstChild.getAttribute('style')])"""
        now, then = (dict(legend.evaluate(colours)) for legend in page.locator("section.legend").all())
        shared = now.keys() & then.keys()
        assert len(shared) >= 3
        assert all(now[label] == then[label] for label in shared)
        assert seen.errors == []


def test_the_map_plays_through_the_periods_and_stops_at_the_last(opened: Browser, address: str) -> None:
    with visit(opened, f"{address}/?period=2026-10") as seen:
        page = seen.settled().page
        page.locator("label", has_text="Chạy qua các kỳ").click()
        page.wait_for_function("() => location.search.includes('period=2026-11')", timeout=20_000)
        page.wait_for_function("() => !location.search.includes('play=1')", timeout=20_000)
        assert seen.errors == []
