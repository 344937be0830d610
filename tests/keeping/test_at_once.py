"""Two commands on one home at once wait for each other and say so; what they leave is never mixed."""

import os
import subprocess
import sys
import time
from pathlib import Path

from etl import receive
from etl.home import Home
from tests.journey.world import run
from tests.keeping.scenes import AS_OF, Scene, faults, state

CHECKOUT = Path(__file__).resolve().parents[2]
WAITING = "chờ đến lượt"
DAY = AS_OF.isoformat()


def started(home: Home, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "etl", "--home", str(home.root), *arguments],
        cwd=CHECKOUT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def wait_for(home: Home, *processes: "subprocess.Popen[str]") -> None:
    """Until each process stands before the home's lock."""
    lock, until = str(home.root / ".lock"), time.monotonic() + 120
    for process in processes:
        held = Path(f"/proc/{process.pid}/fd")
        while not any(os.path.realpath(file) == lock for file in held.iterdir()):
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)


def at_once(home: Home, *commands: tuple[str, ...]) -> None:
    """All of them at once, each waiting behind the test and then one for the other."""
    with home.writing():
        processes = [started(home, *command) for command in commands]
        wait_for(home, *processes)
    said = [process.communicate(timeout=200)[1] for process in processes]
    assert not any("Traceback" in err for err in said)
    assert all(WAITING in err for err in said)


def test_two_ingests_of_the_same_files(made: dict[str, Scene], tmp_path: Path) -> None:
    scene = made["ingest"]
    alone, home = scene.copied(tmp_path / "alone"), scene.copied(tmp_path / "home")
    assert run(alone.root, *scene.arguments) == 0
    at_once(home, scene.arguments, scene.arguments)
    batches = [receipt.batch for receipt in receive.journal(home)]
    assert batches == sorted(batches)
    assert len(batches) == len(list(receive.journal(alone))) + 6
    assert faults(home, state(alone)) == []
    assert state(home)["sheets"] == state(alone)["sheets"]


def test_everything_during_a_build(made: dict[str, Scene], tmp_path: Path) -> None:
    """In whatever order they came, run once more each they leave what they leave one after the other."""
    build = ("build", "--as-of", DAY)
    commands = [build, *(made[name].arguments for name in ("ingest", "build", "freeze", "decide"))]
    home, other = made["build"].copied(tmp_path / "home"), made["build"].copied(tmp_path / "other")
    at_once(home, *commands)
    for one in (home, other):
        # a freeze that came when figures were not up to date was refused
        for command in (made["decide"].arguments, build, made["freeze"].arguments, build):
            run(one.root, *command)
    assert faults(home, state(other)) == []
    assert state(home)["frozen"]
    ended, wanted = state(home), state(other)
    del ended["frozen"], wanted["frozen"]  # frozen before the decision or after it
    assert ended == wanted
