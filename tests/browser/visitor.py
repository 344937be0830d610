"""A visitor with a real browser, desktop or phone, light or dark; counts outside requests and errors."""

import atexit
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlparse

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, sync_playwright

DESKTOP, PHONE = (1440, 900), (390, 844)
PHONE_AGENT = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/130.0 Mobile Safari/537.36"
)
PATIENCE = 60_000
"""Milliseconds that a page may take on a machine that does much else."""
BLANK_MAP = 12_000
"""Bytes of a picture of a map on which nothing stands; a drawn one has four times as many at least."""
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass
class Visit:
    """An open page and what was seen besides."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def settled(self) -> "Visit":
        """Wait until the script has run and the drawings stand."""
        self.page.wait_for_selector('[data-testid="stApp"]', timeout=PATIENCE)
        self.page.wait_for_selector("header.screen, h1", timeout=PATIENCE)
        self.page.wait_for_function(
            """() => document.querySelector('[data-testid="stApp"]')
                 .getAttribute('data-test-script-state') === 'notRunning'""",
            timeout=PATIENCE,
        )
        self.page.wait_for_load_state("networkidle")
        chart = self.page.locator(".stDeckGlJsonChart").first
        for _ in range(60):
            if not chart.count() or len(chart.screenshot()) > BLANK_MAP:
                break
            self.page.wait_for_timeout(500)
        self.page.wait_for_timeout(400)
        return self


@cache
def _playing() -> Playwright:
    """One in a process: a second beside it is refused, and several folders' browsers live side by side."""
    started = sync_playwright().start()
    atexit.register(started.stop)
    return started


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium as the system has it."""
    opened = _playing().chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def visit(
    opened: Browser, address: str, size: tuple[int, int] = DESKTOP, scheme: str = "light"
) -> Iterator[Visit]:
    """Open an address; requests to any other host are refused and counted."""
    context = opened.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="vi-VN",
        is_mobile=size == PHONE,
        has_touch=size == PHONE,
        user_agent=PHONE_AGENT if size == PHONE else None,
        device_scale_factor=2 if size == PHONE else 1,
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    seen = Visit(page)

    def look(request: Request) -> None:
        where = urlparse(request.url)
        if where.scheme in ("http", "https", "ws", "wss") and where.hostname != "127.0.0.1":
            seen.outside.append(request.url)

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            seen.errors.append(message.text)

    page.on("request", look)
    page.on("console", hear)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.route(lambda url: urlparse(url).hostname != "127.0.0.1", lambda route: route.abort())
    page.goto(address)
    try:
        yield seen
    finally:
        context.close()
