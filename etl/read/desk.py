"""Where the threads that feed workers fetch jobs and lay down results, in whatever order they come."""

import threading
from collections import deque
from collections.abc import Sequence
from typing import Any

_CHUNK_JOBS = 16
# How far the workers may run ahead of whoever takes the results: bounds the memory for results.
_AHEAD = 1_000


class Desk:
    """Jobs are numbers here, from 0; this is the one place that is locked."""

    def __init__(self, jobs: int, workers: int) -> None:
        self._workers = workers
        self._waiting = deque(range(jobs))
        self._results: dict[int, Any] = {}
        self._taken = 0
        self._closed = False
        self._changed = threading.Condition()
        self._failure: Exception | None = None

    def fetch(self) -> list[int]:
        """The numbers of the next jobs; empty when there is nothing more to do."""
        with self._changed:
            while self._waiting and not self._closed and self._waiting[0] > self._taken + _AHEAD:
                self._changed.wait()
            if self._closed:
                return []
            share = len(self._waiting) // (2 * self._workers)
            size = max(1, min(_CHUNK_JOBS, share))
            return [self._waiting.popleft() for _ in range(min(size, len(self._waiting)))]

    def give_back(self, numbers: Sequence[int]) -> None:
        """Puts jobs that nobody began back in front."""
        with self._changed:
            self._waiting.extendleft(reversed(numbers))

    def put(self, number: int, result: Any) -> None:
        """Lays down one result."""
        with self._changed:
            self._results[number] = result
            self._changed.notify_all()

    def take(self, number: int) -> Any:
        """Waits for one result."""
        with self._changed:
            while number not in self._results:
                if self._failure is not None:
                    raise self._failure
                self._changed.wait()
            self._taken = number
            self._changed.notify_all()
            return self._results.pop(number)

    @property
    def closed(self) -> bool:
        """Whether nobody wants further results."""
        return self._closed

    def close(self, failure: Exception | None = None) -> None:
        """No more jobs: all are done, nobody wants the rest, or workers cannot even start."""
        with self._changed:
            self._closed = True
            self._failure = self._failure or failure
            self._changed.notify_all()
