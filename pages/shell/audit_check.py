"""Whether the audit log is whole, in the build side's own words; asked again only when the log has grown."""

import json
import os
import subprocess
import sys
from pathlib import Path

from figures.labels import word
from pages.shell.memory import remembered
from queries.home import CHECKOUT

SECONDS = 60


def state(home: Path) -> tuple[bool, list[str]]:
    """Whether the chain holds, and what is to be said of it."""
    files = [file.stat() for file in sorted((home / "audit").glob("*.json*"))]
    return _state(home, tuple((seen.st_ino, seen.st_size, seen.st_mtime_ns) for seen in files))


@remembered(4)
def _state(home: Path, stamp: tuple[tuple[int, int, int], ...]) -> tuple[bool, list[str]]:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "etl", "--home", str(home), "audit", "verify", "--json"],
            cwd=CHECKOUT, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=SECONDS,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        told = json.loads(done.stdout)
        return told["fault"] is None, list(told["said"])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return False, [word("audit.not_checked")]
