"""Lets a reader that must wait for another program ask whoever watches the clock for more time."""

from collections.abc import Callable

_listener: Callable[[float], None] | None = None


def listen(listener: Callable[[float], None]) -> None:
    """Names the one who is told; a worker process does this once when it starts."""
    global _listener
    _listener = listener


def ask(seconds: float) -> None:
    """Says that the file at hand may take so much longer; nobody listens outside a worker process."""
    if _listener is not None:
        _listener(seconds)
