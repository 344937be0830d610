"""Kills a command at a random moment or at a touch of the home, then looks and lets it run to its end."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.build import build
from etl.home import Home
from tests.journey.world import run
from tests.keeping.scenes import AS_OF, Scene, faults, state

CHECKOUT = Path(__file__).resolve().parents[2]
AT_TOUCH = """
import os, signal, sys
left, root = [int(sys.argv[1])], sys.argv[2]
def hook(event, args):
    if event in ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "fcntl.flock"):
        if str(args[0]).startswith(root):
            left[0] -= 1
            if not left[0]:
                os.killpg(0, signal.SIGKILL)
sys.addaudithook(hook)
from etl.cli import main
try:
    status = main(["--home", root, *sys.argv[3:]])
finally:
    print(int(sys.argv[1]) - left[0])
sys.exit(status)
"""
"""The command line, that kills itself and its workers at a touch of the home; else prints their number."""


@dataclass(frozen=True)
class Bed:
    """A scene, and how the command goes when nobody disturbs it: seconds, touches, state before and after."""

    scene: Scene
    seconds: float
    touches: int
    before: Mapping[str, object]
    between: Mapping[str, object]
    after: Mapping[str, object]


@dataclass(frozen=True)
class Kill:
    """One kill: whether the command was still at work, whether it had changed anything, what was wrong."""

    at_work: bool
    changed: bool
    wrong: tuple[str, ...]


def bed(scene: Scene, folder: Path) -> Bed:
    """Run the scene undisturbed, once as it is and (commands only) once counting touches."""
    home = scene.copied(folder / "undisturbed")
    before, begun = state(home), time.perf_counter()
    started(scene, home).wait(300)
    seconds, between = time.perf_counter() - begun, state(home)
    _finish(scene, home)
    after, touches = state(home), 0
    if scene.operation != "upload":
        counted = started(scene, scene.copied(folder / "counted"), touch=10**6)
        touches = int(counted.communicate(timeout=300)[0].split()[-1])
    return Bed(scene, seconds, touches, before, between, after)


def started(scene: Scene, home: Home, touch: int = 0) -> "subprocess.Popen[bytes]":
    """The command in a process group of its own."""
    program = scene.program(home)
    if touch:
        program = [sys.executable, "-c", AT_TOUCH, str(touch), str(home.root), *scene.arguments]
    return subprocess.Popen(
        program, cwd=CHECKOUT, env={**os.environ, "PHUSO_HOME": str(home.root)}, start_new_session=True,
        stdout=subprocess.PIPE if touch else subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def kill_once(bed: Bed, folder: Path, chance: random.Random) -> Kill:
    """One kill on a fresh home: look, run the command again, compare with the home that was never killed."""
    scene, home = bed.scene, bed.scene.copied(folder / "killed")
    if bed.touches and chance.random() < 0.5:
        process = started(scene, home, chance.randint(1, bed.touches))
        process.communicate(timeout=300)
    else:
        process = started(scene, home)
        time.sleep(chance.uniform(0.3, 1.05) * bed.seconds)
        _strike(process, whole=scene.operation != "upload" or chance.random() < 0.5)
    at_work = process.returncode == -signal.SIGKILL
    wrong = faults(home, bed.before)
    there = state(home)
    if there["snapshot"] not in (bed.before["snapshot"], bed.between["snapshot"]):
        wrong.append(f"snapshot {there['snapshot']} is neither the old one nor the new one")
    _again(scene, home)
    ended = state(home)
    wrong += [f"{name} differs in the end" for name in bed.after if ended[name] != bed.after[name]]
    wrong += faults(home, bed.after)
    return Kill(at_work, there != bed.before, tuple(wrong))


def _strike(process: "subprocess.Popen[bytes]", whole: bool) -> None:
    """Kill the process with its children, or it alone: of a runner of jobs the command then goes on."""
    if process.poll() is None:
        if whole:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _again(scene: Scene, home: Home) -> None:
    if scene.operation == "upload":
        started(scene, home).wait(300)
    else:
        run(home.root, *scene.arguments)
    _finish(scene, home)


def _finish(scene: Scene, home: Home) -> None:
    """Publish what came in, where the command itself does not."""
    if scene.operation != "upload":
        build(home, AS_OF)
