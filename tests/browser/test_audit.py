"""A file taken from a screen in a real browser stands in the audit log."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from queries.audit import latest
from tests.browser.test_figure_menu import downloaded, open_menu
from tests.browser.visitor import DESKTOP, visit

pytestmark = pytest.mark.xdist_group("browser")


def test_a_downloaded_figure_is_recorded_once(opened: Browser, address: str, known_home: Path) -> None:
    before = len(latest(known_home))
    with visit(opened, address + "/to-cnscd", DESKTOP) as seen:
        page = seen.settled().page
        open_menu(page, "bars_teams")
        assert len(latest(known_home)) == before  # an open menu is no export
        assert downloaded(page, "svg_bars_teams")
    assert len(latest(known_home)) == before + 1
    line = latest(known_home)[0]
    assert (line["event"], line["what"]["figure"], line["what"]["kind"]) == ("export", "bars_teams", "svg")
    assert len(line["what"]["snapshot"]) > 8
