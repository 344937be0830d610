"""The keyboard alone: into the content, down a table, to a choice, into a figure's menu and its table."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visitor import visit

pytestmark = pytest.mark.xdist_group("browser")
FOCUS = "document.activeElement"


def _focused(page: Page, said: str) -> str:
    return str(page.evaluate(f"String({FOCUS}.{said})"))


def _listening(page: Page) -> Page:
    """The page once our script hears it."""
    page.wait_for_selector("html[data-mode]", state="attached", timeout=10_000)
    return page


def test_the_first_stop_skips_to_the_content(opened: Browser, address: str) -> None:
    with visit(opened, address) as seen:
        page = _listening(seen.settled().page)
        page.keyboard.press("Tab")
        assert _focused(page, "innerText") == "Bỏ qua, tới nội dung"
        assert _focused(page, "checkVisibility()") == "true"
        page.keyboard.press("Enter")
        page.wait_for_function(f"() => {FOCUS}.dataset.testid === 'stMain'", timeout=5_000)


@pytest.mark.parametrize(("key", "scheme"), [("Enter", "light"), ("Space", "dark")])
def test_a_row_is_chosen_and_order_and_focus_stay(
    opened: Browser, address: str, key: str, scheme: str
) -> None:
    with visit(opened, f"{address}/xa-phuong-cham", scheme=scheme) as seen:
        page = _listening(seen.settled().page)
        heading = page.locator(".sheet th[data-sort]").nth(1)
        heading.focus()
        page.keyboard.press(key)
        assert heading.get_attribute("aria-sort") == "ascending"
        page.keyboard.press("Tab")
        while not _focused(page, "dataset.choose").startswith("commune="):
            page.keyboard.press("Tab")
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        choice = _focused(page, "dataset.choose")
        edge = f"getComputedStyle({FOCUS}.cells[0]).boxShadow"
        assert "2px" in page.evaluate(edge)
        page.keyboard.press(key)
        page.wait_for_function(
            f"() => {FOCUS}.ariaCurrent === 'true' && document.querySelector('.answer h2 .chip')",
            timeout=20_000,
        )
        assert _focused(page, "dataset.choose") == choice
        assert choice in page.url
        assert page.locator(".sheet th[data-sort]").nth(1).get_attribute("aria-sort") == "ascending"
        assert seen.errors == []


def test_the_menu_of_a_figure_and_its_table(opened: Browser, address: str) -> None:
    with visit(opened, f"{address}/to-cnscd") as seen:
        page = _listening(seen.settled().page)
        page.locator('[class*="st-key-menu_"] button').first.focus()
        page.keyboard.press("Enter")
        inside = f"() => !!{FOCUS}.closest('[data-testid=stPopoverBody]')"
        page.wait_for_function(inside, timeout=10_000)
        page.keyboard.press("Escape")
        page.wait_for_function(f"() => {FOCUS}.dataset.testid === 'stPopoverButton'", timeout=5_000)
        tables = page.locator(".sheet").count()
        page.locator(".stExpander summary").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_function(f"() => document.querySelectorAll('.sheet').length > {tables}", timeout=10_000)
        assert seen.errors == []
