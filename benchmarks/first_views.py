"""First view of every screen in a browser that knows nothing of us yet, from a warm server.

``python -m benchmarks.first_views [HOME [ADDRESS …]]`` starts the dashboard on a home (default:
PHUSO_HOME or data/), opens each screen once for the server's sake and then in fresh contexts, desktop size.
Measured from the start of navigation until heading, answer and the first figure (or table) are drawn.
"""

import os
import sys
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks.measure import line
from pages.shell.menu import ADDRESSES
from queries.door import Door
from queries.viewer import PUBLIC
from tests.browser.server import dashboard
from tests.browser.visitor import BLANK_MAP, PATIENCE, browser, visit

RUNS = 3
LIMIT = 1.5
DRAWN = """() => {
    const seen = (name) => [...document.querySelectorAll(name)].some((one) => one.getClientRects().length)
    const figure = seen('.stPlotlyChart g.trace, .stPlotlyChart path.point, .stDeckGlJsonChart canvas')
    return seen('h1') && seen('section.answer p') && (figure || seen('.stMain table tbody tr'))
        && performance.now()
}"""
"""Milliseconds since the start of navigation, once everything stands."""


def first_view(opened: Browser, address: str) -> float:
    """Seconds of one first view."""
    start = time.perf_counter()
    with visit(opened, address) as seen:
        drawn = seen.page.wait_for_function(DRAWN, timeout=PATIENCE).json_value() / 1000
        return max(drawn, map_drawn(seen.page, start))


def map_drawn(page: Page, start: float) -> float:
    """Seconds until a picture of the map shows more than its ground; 0 on screens without a map on top."""
    chart = page.locator(".stDeckGlJsonChart").first
    if not chart.count():
        return 0.0
    while len(chart.screenshot()) <= BLANK_MAP and time.perf_counter() - start < PATIENCE / 1000:
        page.wait_for_timeout(20)
    return time.perf_counter() - start


def main(home: Path, only: list[str]) -> None:
    """Every screen whose address is asked for, or all; ``/`` stands for the map."""
    commune = Door(home / "warehouse.duckdb").ask("communes", PUBLIC)["commune_code"].sort()[0]
    with dashboard(home) as address, browser() as opened:
        for page in ("", *ADDRESSES):
            if only and (page or "/") not in only:
                continue
            whole = f"{address}/{page}?commune={commune}"  # a profile without a commune only asks for one
            first_view(opened, whole)
            taken = [first_view(opened, whole) for _ in range(RUNS)]
            said = ", ".join(f"{one:.2f}" for one in taken)
            line(f"first view of /{page}", f"{median(taken):.2f} s", f"{LIMIT} s", said)


if __name__ == "__main__":
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("PHUSO_HOME") or "data"
    main(Path(given).resolve(), sys.argv[2:])
