"""Fifty visitors at once, each thinking between two looks: time of a rerun, and memory of a session.

``python -m benchmarks.sessions [HOME [VISITORS SECONDS]]``. Each visitor walks through all screens and
filters in an order of its own. Limits: 200 ms at the 95th percentile, 2 MB a session.
"""

import asyncio
import os
import random
import sys
import tempfile
import time
from pathlib import Path

import psutil

from benchmarks.measure import line
from benchmarks.screens import BARE, p95, views_of
from benchmarks.wire import Seen, View, connected, look
from pages.shell.menu import ADDRESSES
from tests.browser.server import dashboard, served

VISITORS, SECONDS, THINK = 50, 60.0, (3.0, 7.0)
"""How many, for how long, and how long each thinks between two looks."""


async def walk(
    address: str, views: list[View], seed: int, until: float, joined: asyncio.Barrier
) -> list[Seen]:
    """One visitor; the first look, which opens the session, is not counted."""
    chance, seen = random.Random(seed), []
    async with connected(address) as socket:
        await look(socket, chance.choice(views))
        await joined.wait()
        await asyncio.sleep(chance.uniform(0, THINK[1]))
        while time.perf_counter() < until:
            seen.append(await look(socket, chance.choice(views)))
            await asyncio.sleep(chance.uniform(*THINK))
        await joined.wait()
    return seen


async def crowd(address: str, views: list[View], visitors: int, seconds: float) -> tuple[list[Seen], float]:
    """What all saw, and how many MB the server grew by while they were there."""
    async with connected(address) as socket:
        for view in views:
            await look(socket, view)
    before = memory(address)
    gates = asyncio.Barrier(visitors)
    until = time.perf_counter() + seconds
    walks = [walk(address, views, seed, until, gates) for seed in range(visitors)]
    watched = asyncio.create_task(_largest(address, until))
    found = await asyncio.gather(*walks)
    return [one for seen in found for one in seen], await watched - before


async def _largest(address: str, until: float) -> float:
    largest = 0.0
    while time.perf_counter() < until:
        await asyncio.sleep(1)
        largest = max(largest, memory(address))
    return largest


def memory(address: str) -> float:
    """MB held by the server that listens at the address."""
    port = int(address.rsplit(":", 1)[1])
    holders = (one for one in psutil.net_connections("tcp") if one.laddr and one.laddr.port == port)
    pid = next(one.pid for one in holders if one.status == psutil.CONN_LISTEN)
    return float(psutil.Process(pid).memory_info().rss / 1e6)


def tell(name: str, address: str, views: list[View], visitors: int, seconds: float, limit: str) -> None:
    """One line for a crowd at one address."""
    seen, grown = asyncio.run(crowd(address, views, visitors, seconds))
    times = [one.ms for one in seen]
    line(
        f"{visitors} visitors, {name}: rerun, p95",
        f"{p95(times):.0f} ms, {grown / visitors:.1f} MB each",
        limit,
        f"median {sorted(times)[len(times) // 2]:.0f} ms, worst {max(times):.0f} ms, {len(seen)} looks",
    )


def main(home: Path, visitors: int = VISITORS, seconds: float = SECONDS) -> None:
    """The dashboard, and a bare page beside it."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "bare.py"
        script.write_text(BARE, encoding="utf-8")
        with served(script, Path(folder)) as address:
            tell("bare page", address, [View("")], visitors, seconds / 2, "")
    views = [view for page in ("", *ADDRESSES) for view in views_of(home, page)[::7]]
    with dashboard(home) as address:
        time.sleep(5)
        tell("all screens", address, views, visitors, seconds, "200 ms, 2 MB")


if __name__ == "__main__":
    told = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("PHUSO_HOME") or "data"
    main(Path(told).resolve(), *map(int, sys.argv[2:4]))
