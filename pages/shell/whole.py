"""A click that is carried out whole, also when the next click arrives in the middle of it.

Streamlit stops what runs at the first of its calls after another click, a callback included, and does not
call it again: half of it, or all of it, would be lost.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from streamlit.runtime.scriptrunner import RerunException

Given = ParamSpec("Given")


def whole(act: Callable[Given, None]) -> Callable[Given, None]:
    """``act`` is done to its end before the next click has its turn; doing it again must change nothing."""

    @wraps(act)
    def done(*given: Given.args, **named: Given.kwargs) -> None:
        waiting: RerunException | None = None
        while True:
            try:
                act(*given, **named)
                break
            except RerunException as stopped:
                waiting = stopped
        if waiting is not None:
            raise waiting

    return done
