"""In a browser: scripts planted in every text that a snapshot holds stay text, on every screen."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Browser, Dialog

from pages.shell.menu import ADDRESSES
from tests.access.conftest import OWN, PASSWORD
from tests.browser.server import dashboard
from tests.browser.visitor import DESKTOP, PHONE, visit

PLANT = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'[x](javascript:alert(3))"
NAMES = {
    "communes": ("name", "full_name", "peer_group_name"),
    "hamlets": ("hamlet_name", "full_name", "old_commune"),
    "campaigns": ("name",),
    "spot_operators": ("solution", "document_number"),
    "spots": ("solution",),
    "submissions": ("file", "sheet", "form_title"),
    "signals": ("explanation", "explained_by"),
    "duties": ("text", "owner", "evidence"),
    "lagging": ("evidence",),
}
"""Texts by table that come, or could come, from what communes and operators send."""


@pytest.fixture(scope="module")
def planted(known_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("planted") / "home"
    home.mkdir()
    shutil.copy(known_home / "warehouse.duckdb", home)
    with duckdb.connect(str(home / "warehouse.duckdb")) as connection:
        for table, columns in NAMES.items():
            for column in columns:
                kind = connection.execute(
                    "select data_type from duckdb_columns() where table_name = ? and column_name = ?",
                    [table, column],
                ).fetchone()
                if kind == ("VARCHAR",):
                    connection.execute(
                        f'update "{table}" set "{column}" = coalesce("{column}", \'\') || ?', [PLANT]
                    )
    with dashboard(home) as address:
        yield address


def test_planted_scripts_run_on_no_screen(opened: Browser, planted: str) -> None:
    dialogs: list[str] = []
    harms: list[tuple[str, str]] = []
    with visit(opened, f"{planted}/phuso/icon.svg") as seen:
        page = seen.page

        def note(dialog: Dialog) -> None:
            dialogs.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", note)
        said = False
        for path in ("", *ADDRESSES):
            page.goto(f"{planted}/{path}?commune={OWN}&period=2026-11")
            page.locator("[data-testid='stApp'][data-test-script-state='notRunning']").wait_for()
            page.locator("header.screen h1, h1").first.wait_for()
            said = said or "onerror=alert(1)" in page.inner_text("body")
            harm = page.locator("img[onerror], img[src='x'], a[href^='javascript:']")
            found = "all => all.map(one => one.parentElement.outerHTML.slice(0, 300))"
            harms += [(path, one) for one in harm.evaluate_all(found)]
            assert page.locator("[data-testid='stException']").count() == 0, path
        assert harms == []
        assert said
        assert dialogs == []
        assert seen.outside == []
        assert [one for one in seen.errors if "alert" in one or "refused" in one.lower()] == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sign_in_page_in_a_browser(
    opened: Browser, site: str, size: tuple[int, int], scheme: str
) -> None:
    """By keyboard alone, back to where one wanted to go; nothing wider than the screen."""
    with visit(opened, f"{site}/vneid?period=2026-11", size, scheme) as seen:
        page = seen.page
        assert page.evaluate("document.activeElement.id") == "name"
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        look = "e => getComputedStyle(e).backgroundColor"
        dark = page.locator("body").evaluate(look)
        assert (sum(map(int, dark[4:-1].split(", ")[:3])) < 200) == (scheme == "dark")
        if size == DESKTOP and scheme == "light":
            page.keyboard.type("quantri")
            page.keyboard.press("Tab")
            page.keyboard.type(PASSWORD)
            page.keyboard.press("Enter")
            page.wait_for_url(f"{site}/vneid?period=2026-11**")
            page.locator("header.screen h1").wait_for()
        assert seen.errors == []
