"""Many readers: two processes over one home behind nginx, seen by a browser through faults and publications.

The tests of this file share what runs and stand in the order in which they are told.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from playwright.sync_api import Browser

from pages.shell.menu import ADDRESSES
from queries.door import Door
from tests.browser.test_every_screen import PERIOD, SCREENS
from tests.browser.visitor import Visit, visit
from tests.files import snapshot
from tests.proxy.fleet import Fleet, asked

COOKIE = "phuso_visitor"
EVERY_SECOND = [path for path in ADDRESSES[::2] if path in SCREENS]


def figures(running: Fleet, port: str) -> dict[str, float]:
    """What a process says of itself."""
    status, text = asked(f"http://127.0.0.1:{port}/phuso/metrics")
    assert status == 200, text
    lines = (line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, value in lines}


def looks(running: Fleet, port: str) -> float:
    """Screens that a process has shown since it started."""
    told = figures(running, port)
    return sum(value for name, value in told.items() if name.startswith("phuso_rerun_seconds_count"))


def ticket(running: Fleet, port: str) -> str:
    """A cookie that leads to this process; one that just came back is left out for some seconds."""
    log, until = running.folder / "phuso.log", time.monotonic() + 20
    for number in count():
        value, known = f"{number:032x}", log.stat().st_size
        asked(f"{running.address}/_stcore/health", Cookie=f"{COOKIE}={value}")
        while log.stat().st_size == known and time.monotonic() < until:
            time.sleep(0.01)
        if json.loads(log.read_text().splitlines()[-1])["process"] == f"127.0.0.1:{port}":
            return value
        if time.monotonic() > until:
            break
        time.sleep(0.05)
    raise AssertionError(f"no cookie leads to {port}")


@contextmanager
def visitor_of(opened: Browser, running: Fleet, port: str) -> Iterator[Visit]:
    """A visitor whose process is known."""
    with visit(opened, "about:blank") as seen:
        cookie = {"name": COOKIE, "value": ticket(running, port), "url": running.address}
        seen.page.context.add_cookies([cookie])  # type: ignore[list-item]
        yield seen


def shown(seen: Visit, snapshot_id: str) -> bool:
    """Whether the page says that it shows this snapshot."""
    return f"bản {snapshot_id}" in seen.page.locator("header.screen").inner_text()


def test_a_visitor_stays_on_one_process_and_sees_the_published_figures(
    opened: Browser, running: Fleet
) -> None:
    before = {port: looks(running, port) for port in running.ports}
    with visit(opened, f"{running.address}/?period={PERIOD}") as seen:
        page = seen.settled().page
        for path in EVERY_SECOND:
            page.goto(f"{running.address}/{path}?period={PERIOD}")
            seen.settled()
            said = SCREENS[path][1](Door(running.home / "warehouse.duckdb"))
            assert said in page.locator(".answer").first.inner_text()
            assert page.locator('[data-testid="stAlert"], [data-testid="stException"]').count() == 0
        given = [one for one in page.context.cookies() if one["name"] == COOKIE]
        assert len(given) == 1
        assert (given[0]["httpOnly"], given[0]["sameSite"]) == (True, "Lax")
        assert (seen.errors, seen.outside) == ([], [])
    grown = sorted(looks(running, port) - before[port] for port in running.ports)
    assert grown[0] == 0
    assert grown[1] >= 1 + len(EVERY_SECOND)


def test_a_new_snapshot_reaches_the_visitors_of_both_processes(opened: Browser, running: Fleet) -> None:
    left, right = running.ports
    with visitor_of(opened, running, left) as one, visitor_of(opened, running, right) as other:
        for seen in (one, other):
            seen.page.goto(f"{running.address}/vneid?period={PERIOD}")
            assert shown(seen.settled(), "20261122-test")
        snapshot.build(running.home, seed=8, snapshot_id="20261123-next")
        for seen in (one, other):
            seen.page.locator("[data-choose='indicator=E3']").click()
            seen.page.wait_for_function("() => location.search.includes('indicator=E3')")
            assert shown(seen.settled(), "20261123-next")
            assert seen.page.locator('[data-testid="stException"]').count() == 0
            assert seen.errors == []
    assert [figures(running, port)['phuso_snapshot_info{id="20261123-next"}'] for port in running.ports] == [
        1,
        1,
    ]


def test_a_killed_process_hands_its_visitor_to_the_other(opened: Browser, running: Fleet) -> None:
    mine, other = running.ports
    before = looks(running, other)
    with visitor_of(opened, running, mine) as seen:
        page = seen.page
        page.goto(f"{running.address}/vneid?period={PERIOD}")
        seen.settled()
        assert looks(running, mine) > 0
        with page.expect_websocket():
            running.kill(mine)
        choice = page.locator("[data-choose='indicator=E3']")
        choice.click()  # the other process knows nothing of what was on the page, and draws it first
        until = time.monotonic() + 30
        while looks(running, other) == before and time.monotonic() < until:
            page.wait_for_timeout(100)
        seen.settled()
        choice.click()
        page.wait_for_function("() => location.search.includes('indicator=E3')")
        seen.settled()
        assert looks(running, other) > before
        assert page.locator('[data-testid="stException"], [data-testid="stAlert"]').count() == 0
        assert all("WebSocket" in said for said in seen.errors), seen.errors
    running.start(mine)
    running.ready(mine)
    assert ticket(running, mine)


def test_what_serves_operations_is_closed_to_the_outside(running: Fleet) -> None:
    port = running.ports[0]
    for path in ("/phuso/ready", "/phuso/health", "/phuso/metrics", "/_stcore/metrics"):
        assert asked(running.address + path)[0] == 404
    assert asked(f"http://127.0.0.1:{port}/phuso/health") == (200, "ok\n")
    assert asked(f"http://127.0.0.1:{port}/phuso/metrics", X_Forwarded_For="10.1.2.3")[0] == 404
    assert asked(f"{running.address}/phuso/ready/{port}")[0] == 200


def test_sent_sign_ins_from_one_address_are_slowed_down(running: Fleet) -> None:
    said = [asked(f"{running.address}/phuso/dang-nhap")[0] for _ in range(15)]
    assert set(said) == {200}, "only sent forms count"
    large = b"x" * 5000  # which the product turns away without the costly look at a password
    sent = [asked(f"{running.address}/phuso/dang-nhap", large) for _ in range(15)]
    slowed = ["Từ mạng này vừa có quá nhiều lần thử" in said for _, said in sent]
    assert slowed.count(True) >= 3
    assert not any(slowed[:10])
    assert [status for status, _ in sent] == [429 if late else 413 for late in slowed]


def test_a_home_without_figures_is_alive_but_not_ready(running: Fleet) -> None:
    file, aside = running.home / "warehouse.duckdb", running.home / "aside.duckdb"
    address = f"http://127.0.0.1:{running.ports[1]}"
    file.rename(aside)
    try:
        status, said = asked(f"{address}/phuso/ready")
        assert (status, asked(f"{address}/phuso/health")[0]) == (503, 200)
        assert "Chưa công bố số liệu nào" in said
        file.write_bytes(b"not a database")
        status, said = asked(f"{address}/phuso/ready")
        assert status == 503
        assert "Không mở được bản công bố" in said
    finally:
        aside.rename(file)
    assert asked(f"{address}/phuso/ready")[0] == 200


def test_every_line_of_the_logs_is_an_object_and_quotes_nothing(running: Fleet) -> None:
    lines = [line for port in running.ports for line in running.log(port).read_text().splitlines()]
    lines += (running.folder / "phuso.log").read_text().splitlines()
    told = [json.loads(line) for line in lines]
    assert {"warm", "request"} <= {one["event"] for one in told}
    assert all({"time", "event", "process"} <= set(one) for one in told)
    assert not [line for line in lines if f"={PERIOD}" in line or "?" in line or "indicator" in line]


def test_with_all_processes_gone_a_person_is_told_so(running: Fleet) -> None:
    for port in running.ports:
        running.kill(port)
    status, said = asked(f"{running.address}/nguoi-dan")
    assert status == 503
    assert "Bảng điều hành đang khởi động lại" in said
