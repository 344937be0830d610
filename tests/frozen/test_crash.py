"""Killed at any point, freezing leaves the period whole or not there; run again it gives the same figures."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from etl.build import build
from etl.frozen.period import FrozenPeriod, folder_of, frozen_periods
from etl.home import Home
from tests.journey.world import GIAO_MINH, activity, catalogue, run

CHECKOUT = Path(__file__).resolve().parents[2]
P, AS_OF = "2025-09", date(2025, 10, 20)
KILLS, TOUCHES = 5, (1, 3, 8, 14, 20, 24)
"""Kills at random moments, and at so many touches of the frozen folder (files opened, renamed, locked)."""
AT_TOUCH = """
import os, signal, sys
left = [int(sys.argv[1])]
def hook(event, args):
    if event in ("open", "os.mkdir", "os.chmod", "os.rename") and "frozen" in os.path.dirname(str(args[0])):
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
from etl.cli import main
sys.exit(main(sys.argv[2:]))
"""
"""The command line, that kills itself at a touch of the frozen folder."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("killed")
    (folder / "m10.xlsx").write_bytes(catalogue(GIAO_MINH, {"Đông": 100, "Tây": 300}))
    (folder / "m03.xlsx").write_bytes(activity(GIAO_MINH, P, {1: (100, 40, 40)}))
    for name in ("m10.xlsx", "m03.xlsx"):
        assert run(folder / "home", "ingest", str(folder / name), "--received", "2025-09-15") == 0
    build(Home(folder / "home"), AS_OF)
    return Home(folder / "home")


def command(home: Home) -> list[str]:
    return ["--home", str(home.root), "freeze", P, "--by", "Giám đốc Sở", "--on", AS_OF.isoformat()]


def started(home: Home, *program: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, *program, *command(home)],
        cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def thawed(home: Home) -> FrozenPeriod | None:
    """The frozen period, found sound and then thawed; None where it is not there."""
    found = frozen_periods(home)
    if not found:
        assert not folder_of(home, P).exists()
        return None
    shutil.rmtree(found[0].folder)
    return found[0]


def test_freeze_killed_many_times_is_whole_or_absent(home: Home) -> None:
    begun = time.perf_counter()
    assert started(home, "-m", "etl").wait(120) == 0
    length = time.perf_counter() - begun
    first = thawed(home)
    assert first
    wanted = first.manifest.files
    chance = random.Random(11)
    for _ in range(KILLS):
        freezing = started(home, "-m", "etl")
        time.sleep(chance.uniform(0.5, 1.05) * length)
        os.killpg(freezing.pid, signal.SIGKILL)
        freezing.wait()
        found = thawed(home)
        assert found is None or found.manifest.files == wanted
    for touch in TOUCHES:
        assert started(home, "-c", AT_TOUCH, str(touch)).wait(120) == -signal.SIGKILL
        found = thawed(home)
        assert found is None or found.manifest.files == wanted
    assert run(home.root, *command(home)[2:]) == 0
    assert [path.name for path in (home.root / "frozen").iterdir()] == [P]
    (last,) = frozen_periods(home)
    assert last.manifest.files == wanted
