"""Killed at any point, nothing is lost and no reader ever meets half a snapshot."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from etl import receive
from etl.home import Home
from etl.store import Archive
from queries.door import Door
from queries.viewer import PUBLIC
from tests.journey.world import GIAO_MINH, activity, catalogue, run

CHECKOUT = Path(__file__).resolve().parents[2]
KILLS = 16


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    (tmp_path / "m10.xlsx").write_bytes(catalogue(GIAO_MINH, {"Đông": 100, "Tây": 200}))
    (tmp_path / "m03.xlsx").write_bytes(activity(GIAO_MINH, "2025-09", {1: (100, 40, 40), 2: (200, 50, 50)}))
    for name in ("m10.xlsx", "m03.xlsx"):
        assert run(home, "ingest", str(tmp_path / name), "--received", "2025-09-16") == 0
    assert run(home, "build", "--as-of", "2025-09-20") == 0
    return home


class Readers:
    """Threads that ask the published snapshot without end and note every answer and every error."""

    def __init__(self, home: Path) -> None:
        self.door = Door(Home(home).warehouse)
        self.seen: set[str] = set()
        self.errors: list[str] = []
        self.answers = 0
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._read) for _ in range(2)]

    def _read(self) -> None:
        while not self._stop.is_set():
            try:
                self.seen.add(self.door.ask("meta", PUBLIC)["snapshot_id"][0])
                self.answers += 1
            except Exception as error:
                self.errors.append(repr(error))
            time.sleep(0.01)

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()


def started(home: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "etl", "--home", str(home), *arguments],
        cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def test_build_killed_many_times_with_readers_running(home: Path) -> None:
    """The as-of date alternates, so that each build that got through shows another snapshot id."""
    chance = random.Random(2026)
    begun = time.perf_counter()
    assert started(home, "build", "--as-of", "2025-09-21").wait(120) == 0
    length = time.perf_counter() - begun
    with Readers(home) as readers:
        for number in range(KILLS):
            build = started(home, "build", "--as-of", f"2025-09-{21 + number % 2}")
            time.sleep(chance.uniform(0.3, 1.05) * length)
            os.killpg(build.pid, signal.SIGKILL)
            build.wait()
        assert started(home, "build", "--as-of", "2025-09-22").wait(120) == 0
        time.sleep(0.05)
    assert readers.errors == []
    assert readers.answers > KILLS
    assert len(readers.seen) <= 3
    assert not list(home.glob("warehouse.duckdb.new*"))


def test_ingest_killed_many_times_loses_nothing_and_comes_out_the_same(home: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    files = tmp_path / "gui"
    files.mkdir()
    for number in range(12):
        month = f"2025-{10 + number // 6:02d}"
        data = activity(GIAO_MINH, month, {1: (100, 1 + number % 6, 41 + number % 6 + 6 * (number // 6))})
        (files / f"{number:02d}.xlsx").write_bytes(data)
    for _ in range(8):
        ingest = started(home, "ingest", str(files), "--received", "2025-11-15")
        time.sleep(chance.uniform(0.2, 1.4))
        os.killpg(ingest.pid, signal.SIGKILL)
        ingest.wait()
    assert started(home, "ingest", str(files), "--received", "2025-11-15").wait(120) in (0, 1)
    opened = Home(home)
    receipts = list(receive.journal(opened))
    assert {receipt.name for receipt in receipts} >= {f"{number:02d}.xlsx" for number in range(12)}
    assert all(opened.original(receipt.sha256).stat().st_size == receipt.size for receipt in receipts)
    assert Archive(opened).batches() == {receipt.batch for receipt in receipts}
    rows = Archive(opened).rows("M03")
    standing = rows.filter(rows["received_date"] == date(2025, 11, 15))
    assert standing.unique(["hamlet_code", "period", "cumulative_households"]).height == standing.height
