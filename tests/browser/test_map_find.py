"""Finding a small ward on the map by keyboard alone, typed without marks, in forms that need no layer."""

import pytest
from playwright.sync_api import Browser

from tests.browser.visitor import DESKTOP, PHONE, visit

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize(
    ("form", "size", "typed"), [("hexagon", DESKTOP, "dong hoa lu"), ("bubble", PHONE, "Đông Hoa Lư")]
)
def test_a_ward_is_found_by_keyboard(
    opened: Browser, address: str, form: str, size: tuple[int, int], typed: str
) -> None:
    with visit(opened, f"{address}/?form={form}", size) as seen:
        page = seen.settled().page
        box = page.get_by_role("combobox", name="Tìm xã, phường", exact=True)
        box.focus()
        page.keyboard.type(typed)
        page.wait_for_selector("#find-list li[aria-selected=true]")
        assert page.locator("#find-list li").all_inner_texts() == ["Phường Đông Hoa Lư"]
        page.keyboard.press("Enter")
        page.wait_for_selector(".chosen b:has-text('Phường Đông Hoa Lư')", timeout=20_000)
        assert "at=" in page.url
        page.get_by_text("Xem cả tỉnh").click()
        page.wait_for_function("() => !location.search.includes('at=')", timeout=20_000)
        assert "commune=" in page.url
        assert seen.errors == []
