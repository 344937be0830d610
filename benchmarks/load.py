"""Two hundred visitors on two processes behind nginx, each thinking between two looks: time, errors, memory.

``python -m benchmarks.load [HOME [VISITORS SECONDS [LOOKS]]]``; the long run is ``data 200 1800``. Visitors
come within the first half minute, walk through all screens and filters in an order of their own and stay.
With LOOKS, each leaves after that many and another comes, so that sessions end too. Limits: 300 ms at the
95th percentile, no error, memory that no longer grows. It wants a calm machine: the visitors run on it too.
"""

import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks.measure import line
from benchmarks.screens import p95, views_of
from benchmarks.sessions import THINK
from benchmarks.wire import View, connected, look
from pages.shell.menu import ADDRESSES
from tests.proxy.fleet import Fleet, asked, fleet

VISITORS, SECONDS, COMING, PARTS = 200, 300.0, 30.0, 5
"""How many, for how long, seconds within which they come, and parts of the time whose memory is told."""


@dataclass
class Account:
    """What was seen: milliseconds of looks, faults by kind, MB of both processes by second."""

    ms: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    mb: list[tuple[float, float]] = field(default_factory=list)


async def stay(address: str, views: list[View], seed: int, until: float, looks: int, seen: Account) -> None:
    """One place in the crowd: somebody looks about, and where ``looks`` is set somebody else follows."""
    chance = random.Random(seed)
    await asyncio.sleep(chance.uniform(0, COMING))
    while time.perf_counter() < until:
        try:
            async with connected(address) as socket:
                await look(socket, chance.choice(views))  # opens the session: not counted
                left = looks or sys.maxsize
                while time.perf_counter() < until and left:
                    await asyncio.sleep(chance.uniform(*THINK))
                    seen.ms.append((await look(socket, chance.choice(views))).ms)
                    left -= 1
        except Exception as error:
            seen.faults.append(f"{type(error).__name__}: {error}"[:100])


async def crowd(made: Fleet, views: list[View], visitors: int, seconds: float, looks: int) -> Account:
    """What all of them saw together; every view was seen once before, in both processes."""
    for port in made.ports:
        async with connected(f"http://127.0.0.1:{port}") as socket:
            for view in views:
                await look(socket, view)
    seen, started = Account(), time.perf_counter()
    until = started + seconds
    watched = asyncio.create_task(_watch(made, started, until, seen))
    await asyncio.gather(*(stay(made.address, views, seed, until, looks, seen) for seed in range(visitors)))
    await watched
    return seen


async def _watch(made: Fleet, started: float, until: float, seen: Account) -> None:
    while time.perf_counter() < until:
        held = sum(psutil.Process(one.pid).memory_info().rss for one in made.processes.values())
        seen.mb.append((time.perf_counter() - started, held / 1e6))
        await asyncio.sleep(2)


def tell(seen: Account, visitors: int, seconds: float, faults: float) -> None:
    """Two lines: time with faults, and memory in the parts of the run."""
    line(
        f"{visitors} visitors, two processes behind nginx: p95",
        f"{p95(seen.ms):.0f} ms, {len(seen.faults) + faults:.0f} errors",
        "300 ms, none",
        f"median {sorted(seen.ms)[len(seen.ms) // 2]:.0f} ms, worst {max(seen.ms):.0f} ms, "
        f"{len(seen.ms)} looks in {seconds:.0f} s; faults {sorted(set(seen.faults))}",
    )
    parts = [[mb for at, mb in seen.mb if int(PARTS * at / seconds) == part] for part in range(PARTS)]
    told = [max(part) for part in parts if part]
    line("… memory of both, largest in each fifth", f"{told[-1]:.0f} MB", "no longer grows", f"{told} MB")


def main(home: Path, visitors: int = VISITORS, seconds: float = SECONDS, looks: int = 0) -> None:
    """The fleet on a copy of a home's snapshot, and the crowd in front of it."""
    views = [view for page in ("", *ADDRESSES) for view in views_of(home, page)[::7]]
    with tempfile.TemporaryDirectory() as folder:
        mine = Path(folder) / "home"
        mine.mkdir()
        shutil.copy2(home / "warehouse.duckdb", mine)
        with fleet(mine, Path(folder)) as made:
            seen = asyncio.run(crowd(made, views, visitors, seconds, looks))
            told = [asked(f"http://127.0.0.1:{port}/phuso/metrics")[1] for port in made.ports]
    faults = sum(float(one.split("\nphuso_errors_total ")[1].split()[0]) for one in told)
    tell(seen, visitors, seconds, faults)


if __name__ == "__main__":
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("PHUSO_HOME") or "data"
    main(Path(given).resolve(), *map(int, sys.argv[2:5]))
