"""A small shared memory for things made from a snapshot; the snapshot's identity is part of each key.

Streamlit's own caches hash every argument anew (over a millisecond a call with our choices); here the
arguments are hashable already and are the key.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_ALL: list[OrderedDict[Any, Any]] = []


def held() -> int:
    """How many results are kept now, of all functions together."""
    return sum(len(kept) for kept in _ALL)


def remembered(limit: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the last ``limit`` results of a function by its positional arguments.

    Keyword arguments are not part of the key: they must follow from the others. Results are shared between
    visits and must never be changed. Who asks while another thread makes the same waits for that one.
    """

    def around(make: Callable[P, T]) -> Callable[P, T]:
        kept: OrderedDict[Any, T] = OrderedDict()
        _ALL.append(kept)
        making: dict[Any, threading.Event] = {}
        lock = threading.Lock()

        @wraps(make)
        def ask(*args: P.args, **rest: P.kwargs) -> T:
            if "who" in rest:
                raise TypeError("who asks is part of the key")
            while True:
                with lock:
                    if args in kept:
                        kept.move_to_end(args)
                        return kept[args]
                    if (other := making.get(args)) is None:
                        done = making[args] = threading.Event()
                        break
                other.wait()  # where the other one failed, this one tries: its fault is nobody else's
            try:
                made = make(*args, **rest)
                with lock:
                    kept[args] = made
                    if len(kept) > limit:
                        kept.popitem(last=False)
            finally:
                with lock:
                    del making[args]
                done.set()
            return made

        return ask

    return around
