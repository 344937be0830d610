"""One worker process seen from its parent: started, given jobs, watched, ended with all it started."""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

from etl.read.worker import MORE_TIME

_START = "import sys; sys.path[:] = {path!r}; from etl.read.worker import serve; serve({descriptor})"
_SECONDS_TO_START = 60.0


class Hung(Exception):  # noqa: N818
    """The worker did not answer in time."""


class Died(Exception):  # noqa: N818
    """The worker ended by itself: out of memory, a crash in a library, a signal."""


class Worker:
    """A fresh interpreter that imports only what it is told to: nothing of the parent's modules leaks in."""

    def __init__(self, task: bytes, preload: tuple[str, ...]) -> None:
        self._connection, theirs = Pipe(duplex=True)
        # A session of its own, so that the programs it starts can be found and ended with it.
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START.format(path=sys.path, descriptor=theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()
        try:
            self._send(pickle.dumps((task, preload)))
            self._receive(_SECONDS_TO_START)
        except (Died, Hung):
            self.end()
            raise RuntimeError("A reading process cannot start: does the task's module import?") from None

    def results(self, jobs: Sequence[bytes], seconds: float) -> Iterator[Any]:
        """The answers to a chunk, one by one. Raises Hung or Died at the job that was at work then."""
        self._send(pickle.dumps(jobs))
        for _ in jobs:
            yield self._receive(seconds)

    def _send(self, message: bytes) -> None:
        try:
            self._connection.send_bytes(message)
        except OSError:
            raise Died from None

    def _receive(self, seconds: float) -> Any:
        deadline = time.monotonic() + seconds
        try:
            while self._connection.poll(max(deadline - time.monotonic(), 0)):
                kind, answer = pickle.loads(self._connection.recv_bytes())
                if kind != MORE_TIME:
                    return answer
                deadline += answer
        except (EOFError, OSError):
            raise Died from None
        raise Hung

    def kill(self) -> None:
        """Ends the worker and every process of its session, from whatever thread."""
        for process in _session(self._process.pid):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(process, signal.SIGKILL)
        self._process.kill()

    def end(self) -> None:
        """Ends the worker for good; only for the thread that speaks with it."""
        self.kill()
        self._connection.close()
        self._process.wait()


def _session(leader: int) -> Iterator[int]:
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            # After the name in parentheses: state, parent, group, session.
            if int(entry.read_text(errors="replace").rpartition(")")[2].split()[3]) == leader:
                yield int(entry.parent.name)
