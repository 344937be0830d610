"""While figures are computed anew: the page says so and of when those shown are; then it takes the new."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from pages.shell import building
from tests.browser.server import CHECKOUT, dashboard
from tests.browser.visitor import visit

pytestmark = pytest.mark.xdist_group("browser")


def _again(page: Page, indicator: str) -> None:
    """A click that runs the page once more: a key figure is chosen."""
    page.locator(f"[data-choose='indicator={indicator}']").click()
    page.wait_for_function(f"() => location.search.includes('indicator={indicator}')", timeout=20_000)
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
    )


def test_a_build_is_told_and_its_figures_follow(
    opened: Browser, known_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build is stopped in its midst, so that the page is seen while it is under way, then goes on."""
    home = tmp_path / "home"
    shutil.copytree(known_home, home)
    monkeypatch.setenv("PHUSO_HOME", str(home))
    build = [
        sys.executable,
        "-m",
        "etl",
        "--home",
        str(home),
        "build",
        "--as-of",
        "2026-11-23",
        "--accept-changes",
    ]
    with dashboard(home) as address, visit(opened, f"{address}/vneid") as seen:
        page = seen.settled().page
        assert page.locator(".building").count() == 0
        working = subprocess.Popen(build, cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while not building.running() and working.poll() is None:
                time.sleep(0.01)
            working.send_signal(signal.SIGSTOP)
            _again(page, "E3")
            said = page.locator(".building").inner_text()
            assert said.startswith("Đang tính số liệu mới. Số trên màn hình là của bản công bố lúc ")
            assert "bản 20261122-test" in page.locator("header.screen").inner_text()
        finally:
            working.send_signal(signal.SIGCONT)
        assert working.wait(120) == 0
        _again(page, "E1")
        assert page.locator(".building").count() == 0
        assert "bản 20261123-" in page.locator("header.screen").inner_text()
        assert seen.errors == []
