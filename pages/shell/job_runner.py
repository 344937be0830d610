"""``python -m pages.shell.job_runner``: works off the jobs of the home in ``PHUSO_HOME``, one at a time.

It speaks to the build side by its command line only. Every step ends in a state on disk, so that a runner
that was killed is followed by another that goes on where it stopped.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from pages.shell import durable, jobs, review_queue
from pages.shell.jobs import Job
from queries.home import CHECKOUT, home_folder

ATTEMPTS = 3
"""Starts of one step after which it is taken for what kills the runner, and left to a person."""
KEPT_DAYS = 60
"""Days after which a finished job leaves the list; what it brought stays in the home."""


def main() -> None:
    """Work until the queue is empty: read every job's files, then publish once for all of them."""
    with durable.held(jobs.inbox() / ".running"):
        _put_away()
        while waiting := [job for job in jobs.jobs() if job.open]:
            for job in waiting:
                if job.state in ("queued", "reading"):
                    _step(job, "reading", _take_in)
            _list_waiting()
            _publish([job for job in jobs.jobs() if job.state in ("read", "building")])
        _list_waiting()


def etl(*arguments: str, who: str = "") -> subprocess.CompletedProcess[str]:
    """One command of the build side on this home; the audit log names ``who`` asked for it."""
    command = [sys.executable, "-m", "etl", "--home", str(home_folder()), *arguments]
    return subprocess.run(
        command, cwd=CHECKOUT, capture_output=True, text=True, stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PHUSO_ASKED_BY": who},
    )  # fmt: skip


def _step(job: Job, state: jobs.State, work: Callable[[Job], Job]) -> Job:
    """Do one step, telling before and after; one that ended the runner too often is not tried again."""
    if job.attempts >= ATTEMPTS:
        return _failed(job, "interrupted")
    return jobs.put(work(jobs.put(replace(job, state=state, attempts=job.attempts + 1))))


def _take_in(job: Job) -> Job:
    return _decided(job) if job.kind == "decide" else _ingested(job)


def _ingested(job: Job) -> Job:
    """Hand the files to the front door. What it keeps it keeps for good: the dropped copies can go."""
    if (job.folder / "result.json").exists():
        return replace(job, state="read", received=True, attempts=0)
    paths = [str(job.folder / "files" / name) for name in job.files]
    done = etl("ingest", *paths, "--json", *_told(job.options), who=job.who)
    try:
        sheets = json.loads(done.stdout)
    except ValueError:
        return _failed(job, "not_read", _said(done))
    if not isinstance(sheets, list) or done.returncode not in (0, 1):
        return _failed(job, "not_read", _said(done))
    durable.write(job.folder / "result.json", json.dumps(sheets, ensure_ascii=False))
    shutil.rmtree(job.folder / "files", ignore_errors=True)
    return replace(job, state="read", received=True, attempts=0)


def _decided(job: Job) -> Job:
    """Tell the front door what a person decided about what waits."""
    done = etl("review", "decide", job.options["id"], *_told(job.options), who=job.who)
    if not done.stdout.strip() or done.returncode not in (0, 1):
        return _failed(job, "not_decided", _said(done))
    return replace(job, state="read", received=True, attempts=0, message=done.stdout.strip())


def _told(given: Mapping[str, str]) -> list[str]:
    """Options of a command: each line of a value is one; ``once`` has none."""
    named = {name: value.split("\n") for name, value in given.items() if name not in ("id", "once")}
    options = [f"--{name}={one}" for name, values in named.items() for one in values]
    return [*options, *(["--once"] if "once" in given else [])]


def _publish(read: list[Job]) -> None:
    """One new snapshot for all that was read; the old one stays where it is not sound."""
    for job in read:
        if job.attempts >= ATTEMPTS:
            _failed(job, "interrupted")
    left = [job for job in read if job.attempts < ATTEMPTS]
    building = [jobs.put(replace(job, state="building", attempts=job.attempts + 1)) for job in left]
    if not building:
        return
    done = etl("build")
    for job in building:
        if done.returncode == 0:
            jobs.put(replace(job, state="done", finished=_now(), message=job.message or done.stdout.strip()))
        else:
            _failed(job, "not_published", _said(done))


def _list_waiting() -> None:
    """Keep the list of what waits for a person, where something came in since it was made."""
    if review_queue.is_stale():
        done = etl("review", "list", "--json")
        if done.returncode in (0, 1) and done.stdout.startswith("["):
            durable.write(review_queue.file(), done.stdout)


def _failed(job: Job, reason: str, message: str = "") -> Job:
    return jobs.put(replace(job, state="failed", reason=reason, message=message, finished=_now()))


def _said(done: subprocess.CompletedProcess[str]) -> str:
    """What the command told a person; a traceback is none of his, its last line stays in the log."""
    told = done.stderr.strip()
    if "Traceback (most recent call last)" in told:
        print(_now(), told, file=sys.stderr)
        return ""
    return "\n".join(told.splitlines()[-3:])


def _now() -> str:
    return datetime.now().isoformat("T", "seconds")


def _put_away() -> None:
    """Drop finished jobs of long ago, and drafts of folders that were never finished."""
    long_ago = time.time() - KEPT_DAYS * 86_400
    for job in list(jobs.jobs()):
        if job.state == "done" and (job.folder / "job.json").stat().st_mtime < long_ago:
            shutil.rmtree(job.folder, ignore_errors=True)
    for draft in jobs.inbox().glob(".draft-*"):
        if draft.stat().st_mtime < time.time() - 86_400:
            shutil.rmtree(draft, ignore_errors=True)


if __name__ == "__main__":
    main()
