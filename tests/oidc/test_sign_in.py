"""In a browser, against a real provider: nobody sees a figure who was not let in, and each sees their own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from figures.labels import word
from queries import accounts
from tests.browser.visitor import Visit, visit
from tests.oidc.conftest import OTHER, OWN, Site

SEES = {
    "sub-so": ("Bản đồ độ phủ", "sub-so · Sở KH&CN"),
    "sub-xa": ("Hồ sơ xã, phường", "sub-xa · xã, phường"),
    "sub-mang": ("Điểm lõm sóng", "sub-mang · nhà mạng"),
    "sub-tinh": ("Bản đồ độ phủ", "sub-tinh · lãnh đạo tỉnh"),
    "sub-quantri": ("Bản đồ độ phủ", "sub-quantri · quản trị"),
}
FIGURE = "header.screen, .answer, [data-testid='stPlotlyChart']"


@pytest.fixture(scope="module")
def browsing(opened: Browser, site: Site) -> Iterator[Visit]:
    """One window for all: what the browser has read once it does not read again."""
    with visit(opened, f"{site.address}/phuso/icon.svg") as seen:
        yield seen


@pytest.fixture
def window(browsing: Visit) -> Visit:
    """The window, of somebody who is signed in nowhere."""
    browsing.page.context.clear_cookies()
    browsing.errors.clear()
    return browsing


def signed_in(window: Visit, site: Site, sub: str, path: str = "/vneid") -> Page:
    """From the dashboard to the provider, who one is there, and back."""
    window.page.goto(site.address + path)
    go_in(window.page, site, sub)
    return window.page


def go_in(page: Page, site: Site, sub: str) -> None:
    page.get_by_role("button", name=word("sign_in.provider")).click()
    page.wait_for_url(f"{site.provider}/who/**")
    page.fill("input[name=sub]", sub)
    page.click("button")
    page.wait_for_url(f"{site.address}/**")


def drawn(page: Page) -> Page:
    """The page, once its head stands."""
    page.locator("header.screen h1").wait_for()
    page.locator("[data-testid='stApp'][data-test-script-state='notRunning']").wait_for()
    return page


def test_signed_out_a_page_shows_the_way_in_and_no_figure(window: Visit, site: Site) -> None:
    page = window.page
    for path in ("/", f"/ho-so?commune={OWN}", "/bao-cao"):
        page.goto(site.address + path)
        page.get_by_role("button", name=word("sign_in.provider")).wait_for()
        assert page.locator(FIGURE).count() == 0
        assert page.locator("[data-testid='stTopNavLink']").count() == 0
        assert word("sign_in.needed") in page.inner_text("body")
    assert window.errors == []


@pytest.mark.parametrize("sub", SEES)
def test_each_role_has_its_screens(window: Visit, site: Site, sub: str) -> None:
    title, said = SEES[sub]
    page = drawn(signed_in(window, site, sub, "/"))
    assert page.locator("header.screen h1").inner_text() == title
    assert said in page.locator("header.screen").inner_text()
    assert window.errors == []
    if sub == "sub-xa":
        page.goto(f"{site.address}/bao-cao?commune={OTHER}")
        page.get_by_text("không thuộc vai trò của bạn").wait_for()
        assert f"{OTHER}-" not in page.content()


def test_one_without_a_role_is_told_their_code_and_sees_nothing(window: Visit, site: Site) -> None:
    page = signed_in(window, site, "sub-khong-ai-biet")
    page.get_by_text("sub-khong-ai-biet").wait_for()
    assert page.locator(FIGURE).count() == 0
    page.get_by_role("link", name=word("sign_in.out")).click()
    page.wait_for_url(f"{site.provider}/session/end**", wait_until="commit")


def test_signing_out_ends_it_also_for_a_copied_cookie(window: Visit, site: Site) -> None:
    page = drawn(signed_in(window, site, "sub-tinh"))
    kept = page.context.cookies(site.address)
    page.get_by_role("button", name=word("sign_in.out")).click()
    page.wait_for_url(f"{site.provider}/session/end**", wait_until="commit")
    page.context.clear_cookies()
    page.context.add_cookies(kept)  # type: ignore[arg-type]
    page.goto(site.address)
    page.get_by_role("link", name=word("sign_in.out")).wait_for()
    assert page.locator(FIGURE).count() == 0


def test_a_locked_account_is_out_at_the_next_click(
    window: Visit, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHUSO_HOME", str(site.home))
    page = drawn(signed_in(window, site, "sub-roi-di"))
    accounts.lock("sub-roi-di", locked=True)
    page.get_by_role("combobox").first.click()
    page.locator('[role="option"]').nth(2).click()
    page.get_by_text("Tài khoản này chưa được cấp quyền xem").wait_for()
    assert page.locator(FIGURE).count() == 0
