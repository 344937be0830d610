"""Jobs of taking files in: kept as folders in the home, so that no tab, restart or crash loses one.

What a visitor drops is made durable first, then worked on by a process of its own (``job_runner``), in the
order of arrival. A job's folder holds ``job.json``, the dropped files until the build side keeps them, and
``result.json``: what was understood of each sheet.
"""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pages.shell import durable, review_queue
from pages.shell.memory import remembered
from queries.home import CHECKOUT, home_folder

State = Literal["queued", "reading", "read", "building", "done", "failed"]
OPEN = ("queued", "reading", "read", "building")
"""States of a job on which work is still to be done."""
SHOWN = 20
"""Jobs listed, newest first."""


@dataclass(frozen=True)
class Job:
    """One job. ``kind`` is upload or decide (of what waits for review); ``options`` go to the command.

    ``reason`` is the code of why it failed, ``message`` what the command itself said (for a person).
    """

    id: str
    kind: str
    created: str
    state: State = "queued"
    files: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    attempts: int = 0
    reason: str = ""
    message: str = ""
    finished: str = ""
    received: bool = False
    about: str = ""
    """The file of which a decision speaks."""
    who: str = ""
    """The account that sent it."""

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return inbox() / self.id

    @property
    def open(self) -> bool:
        """Whether work is still to be done on it."""
        return self.state in OPEN


def inbox() -> Path:
    """The folder of all jobs of this installation's home."""
    return home_folder() / "inbox"


def submit(
    kind: str, files: Sequence[tuple[str, Any]], options: Mapping[str, str | None], about: str = "",
    who: str = "",
) -> Job:  # fmt: skip
    """Make a job durable, start the work and return it; ``files`` are names as sent, and bytes.

    Raises OSError where the disk does not take it: nothing of the job is there then.
    """
    now = datetime.now()
    given = {name: value for name, value in options.items() if value}
    made = Job(f"n{now:%Y%m%d-%H%M%S-%f}-{secrets.token_hex(3)}", kind, now.isoformat("T", "seconds"))
    with durable.new_folder(inbox(), made.id) as draft:
        kept = durable.keep(draft / "files", files) if files else ()
        job = replace(made, files=kept, options=given, about=about and durable.safe_name(about), who=who)
        durable.write(draft / "job.json", json.dumps(asdict(job), ensure_ascii=False))
    with suppress(OSError):  # it is kept: whoever looks next starts the work
        start()
    return job


def put(job: Job) -> Job:
    """Write a job's new state over the old one."""
    durable.write(job.folder / "job.json", json.dumps(asdict(job), ensure_ascii=False))
    return job


def again(job: Job) -> Job:
    """Try a failed job once more, from the step that failed."""
    state: State = "read" if job.received else "queued"
    put(replace(job, state=state, attempts=0, reason="", message="", finished=""))
    start()
    return job


def jobs(last: int | None = None) -> Iterator[Job]:
    """All jobs, or the ``last`` ones, oldest first; a folder that is no longer a job is passed over."""
    if not inbox().is_dir():
        return
    names = sorted(name for name in os.listdir(inbox()) if name.startswith("n"))
    for name in names[-last:] if last else names:
        if found := one(name):
            yield found


def one(name: str) -> Job | None:
    """The job of that id; None where there is none."""
    try:
        said = json.loads((inbox() / name / "job.json").read_text(encoding="utf-8"))
        return Job(**{**said, "files": tuple(said["files"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def latest(commune: str | None = None) -> list[Job]:
    """The newest jobs, newest first; of a commune named only those that were sent for it."""
    if commune is None:
        return list(jobs(SHOWN))[::-1]
    return [job for job in jobs() if job.options.get("commune") == commune][: -SHOWN - 1 : -1]


def result(job: Job) -> list[dict[str, Any]]:
    """What was understood, an object a sheet (as ``ingest --json`` gives it); empty before that is known."""
    file = job.folder / "result.json"
    try:
        return _result(file, file.stat().st_mtime_ns)
    except (OSError, ValueError):
        return []


@remembered(16)
def _result(file: Path, stamp: int) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return told


def wake() -> None:
    """Go on with what a stopped server or a crash left undone; called whenever somebody looks."""
    if any(job.open for job in jobs()) or review_queue.is_stale():
        inbox().mkdir(parents=True, exist_ok=True, mode=0o700)
        if not durable.is_held(inbox() / ".running"):
            start()


def start() -> None:
    """Start a process that works the queue off; where one is at work already, it waits and finds nothing."""
    home = inbox().parent
    with (inbox() / "runner.log").open("ab") as log:
        subprocess.Popen(
            [sys.executable, "-m", "pages.shell.job_runner"],
            cwd=CHECKOUT, env={**os.environ, "PHUSO_HOME": str(home)}, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        )  # fmt: skip
