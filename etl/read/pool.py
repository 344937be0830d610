"""Runs a task over many jobs in worker processes, so that a hostile file costs itself and nothing else."""

import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from etl.read.crew import Died, Hung, Worker
from etl.read.desk import Desk
from etl.read.document import Refusal
from etl.read.messages import refuse

T = TypeVar("T")
R = TypeVar("R")

_CHUNK_BYTES = 4_000_000
_FEW_JOBS = 2


def run(
    task: Callable[[T], R],
    jobs: Sequence[T],
    *,
    preload: Sequence[str],
    seconds_per_job: float = 20.0,
    workers: int | None = None,
) -> Iterator[R | Refusal]:
    """The results in the order of the jobs; a job that fails, kills its worker or hangs gives a Refusal.

    task, jobs and results must be picklable, and the module of task importable in a fresh interpreter that
    has imported nothing but preload. A job that found its worker dead is tried once more, alone in a fresh
    worker, before it is blamed; one that overran its seconds (20 unless told) is blamed at once.
    """
    if not jobs:
        return
    count = workers or (1 if len(jobs) <= _FEW_JOBS else os.cpu_count() or 1)
    desk = Desk(len(jobs), count)
    recipe = (pickle.dumps(task), tuple(preload))
    feeders = [Feeder(desk, jobs, recipe, seconds_per_job) for _ in range(min(count, len(jobs)))]
    for feeder in feeders:
        feeder.start()
    try:
        for number in range(len(jobs)):
            yield desk.take(number)
    finally:
        desk.close()
        for feeder in feeders:
            feeder.stop()


class Feeder(threading.Thread):
    """Keeps one worker busy, replaces it when it is lost, and says which job cost it."""

    def __init__(
        self, desk: Desk, jobs: Sequence[Any], recipe: tuple[bytes, tuple[str, ...]], seconds: float
    ) -> None:
        super().__init__(daemon=True)
        self._desk, self._jobs, self._recipe, self._seconds = desk, jobs, recipe, seconds
        self._worker: Worker | None = None

    def run(self) -> None:
        """Works until the desk has no more jobs. A failure to start workers is handed to the taker."""
        try:
            while numbers := self._desk.fetch():
                self._do(numbers)
        except Exception as error:
            self._desk.close(error)
        finally:
            self._lose_worker()

    def stop(self) -> None:
        """Ends the worker, whatever it is doing, and waits for the thread."""
        while self.is_alive():
            worker = self._worker
            if worker is not None:
                worker.kill()
            # A worker that is only just starting is met on the next round.
            self.join(0.05)

    def _do(self, numbers: list[int]) -> None:
        blobs = self._pickled(numbers)
        self._desk.give_back(numbers[len(blobs) :])
        done = 0
        try:
            for result in self._fresh_or_same().results(blobs, self._seconds):
                self._desk.put(numbers[done], result)
                done += 1
        except (Died, Hung) as loss:
            self._lose_worker()
            if self._desk.closed:
                return
            self._desk.give_back(numbers[done + 1 : len(blobs)])
            blame = isinstance(loss, Hung)
            self._desk.put(numbers[done], refuse("too_heavy") if blame else self._once_more(blobs[done]))

    def _once_more(self, blob: bytes) -> Any:
        """The job alone in a fresh worker: whoever worked there before may have left it short of memory."""
        try:
            return next(iter(self._fresh_or_same().results([blob], self._seconds)))
        except (Died, Hung):
            self._lose_worker()
            return refuse("too_heavy")

    def _pickled(self, numbers: list[int]) -> list[bytes]:
        """The first jobs of a chunk, as many as make a message of moderate size; at least one."""
        blobs: list[bytes] = []
        size = 0
        for number in numbers:
            blobs.append(pickle.dumps(self._jobs[number], pickle.HIGHEST_PROTOCOL))
            size += len(blobs[-1])
            if size > _CHUNK_BYTES:
                break
        return blobs

    def _fresh_or_same(self) -> Worker:
        if self._worker is None:
            self._worker = Worker(*self._recipe)
        return self._worker

    def _lose_worker(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()
