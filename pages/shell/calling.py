"""Asks the build side whom to call; what it tells goes into the page and nowhere else."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from figures.labels import word
from queries.home import CHECKOUT, home_folder

SECONDS = 60
REFUSED = 2
"""Exit status of a command that does not take what it was given, and says why."""


class RefusedError(Exception):
    """The reason was not taken; the message (Vietnamese) says what to write."""


@dataclass(frozen=True)
class Told:
    """People to call and places without a roster; not shown where an object is printed."""

    people: list[dict[str, Any]] = field(repr=False)
    silent: list[str] = field(repr=False)


def ask(commune: str, hamlets: Sequence[str], who: str, purpose: str = "", words: str = "") -> Told:
    """Leaders of the commune's team and of those hamlets: masked, or whole for a purpose; ``who`` asks.

    Raises RefusedError, with words for whoever asked.
    """
    given = [part for code in hamlets for part in ("--hamlet", code)]
    if purpose:
        given += ["--unmask", "--purpose", purpose, f"--reason={words}"]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "etl", "--home", str(home_folder()), "people", commune, "--team", "--json",
             *given],
            cwd=CHECKOUT, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=SECONDS,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PHUSO_ASKED_BY": who},
        )  # fmt: skip
        if done.returncode != REFUSED:
            told = json.loads(done.stdout)
            return Told(told["people"], told["without_roster"])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        raise RefusedError(word("calling.failed")) from None
    raise RefusedError(" ".join(done.stderr.split()))
