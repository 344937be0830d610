"""The menu of a figure in a real browser: files, the basket and its deck, the link to the same view."""

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page
from pptx import Presentation

from tests.browser.visitor import DESKTOP, PHONE, visit

pytestmark = pytest.mark.xdist_group("browser")


def downloaded(page: Page, button: str) -> bytes:
    with page.expect_download() as waiting:
        page.locator(f".st-key-{button} button").click()
    return Path(waiting.value.path()).read_bytes()


def open_menu(page: Page, key: str) -> None:
    page.locator(f".st-key-menu_{key} button").first.click()
    page.locator(f".st-key-add_{key} button").wait_for()


def test_a_figure_leaves_the_screen_as_a_file(opened: Browser, address: str) -> None:
    key = "map"
    with visit(opened, address, DESKTOP) as seen:
        page = seen.settled().page
        title = page.locator(f".st-key-figure_{key} h2").inner_text()
        open_menu(page, key)
        sheet = openpyxl.load_workbook(io.BytesIO(downloaded(page, f"xlsx_{key}"))).active
        assert sheet["A1"].value == title
        said = [row[0] for row in sheet.iter_rows(values_only=True)]
        assert "SỐ LIỆU MÔ PHỎNG" in said
        assert downloaded(page, f"png_{key}").startswith(b"\x89PNG")
        assert title.split()[0].encode() in downloaded(page, f"svg_{key}")
        assert downloaded(page, f"pdf_{key}").startswith(b"%PDF")
        (shown,) = Presentation(io.BytesIO(downloaded(page, f"pptx_{key}"))).slides
        assert shown.shapes.title.text == title
        assert not seen.errors
        assert not seen.outside


def test_the_basket_outlives_the_tab_and_becomes_a_deck(opened: Browser, address: str) -> None:
    with visit(opened, address + "/to-cnscd", DESKTOP) as seen:
        page = seen.settled().page
        assert page.locator(".st-key-basket").count() == 0
        for key in ("teams_picture", "bars_teams"):
            open_menu(page, key)
            page.locator(f".st-key-add_{key} button").click()
            page.keyboard.press("Escape")
        page.get_by_text("Bộ trình chiếu (2)").wait_for()
        page.goto(f"{address}/vneid")
        seen.settled()
        page.locator(".st-key-basket button").first.click()
        page.locator(".st-key-deck_head").wait_for()
        page.locator('[class*="st-key-up_"] button:not([disabled])').locator("visible=true").first.click()
        page.wait_for_timeout(1200)
        slides = Presentation(io.BytesIO(downloaded(page, "deck_head"))).slides
        assert [one.shapes.title.text for one in slides][1].startswith("Tổ cấp thôn")
        page.locator(".st-key-empty_head button").click()
        page.locator(".st-key-basket").wait_for(state="detached")
        assert not seen.errors


def test_a_link_to_a_figure_shows_that_figure(opened: Browser, address: str) -> None:
    with visit(opened, f"{address}/to-cnscd?figure=bars_teams", PHONE) as seen:
        page = seen.settled().page
        page.wait_for_timeout(2500)
        top = page.evaluate("document.querySelector('.st-key-figure_bars_teams').getBoundingClientRect().top")
        assert 0 <= top < PHONE[1]
        assert "figure=" not in page.url
