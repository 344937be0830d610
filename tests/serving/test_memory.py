"""What is made once serves all who ask for it at the same time; a failure is nobody else's."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from pages.shell.memory import remembered


def test_two_who_ask_at_once_wait_for_one_making() -> None:
    made: list[int] = []

    @remembered(5)
    def slow(number: int) -> int:
        time.sleep(0.05)
        made.append(number)
        return number * 2

    with ThreadPoolExecutor(4) as people:
        assert list(people.map(slow, [7, 7, 7, 7])) == [14] * 4
    assert made == [7]


def test_who_waited_for_one_that_failed_tries_again() -> None:
    begun, tries = threading.Event(), []

    @remembered(5)
    def shaky(name: str) -> str:
        tries.append(name)
        begun.set()
        if len(tries) == 1:
            time.sleep(0.05)
            raise ValueError(name)
        return name

    with ThreadPoolExecutor(2) as people:
        first = people.submit(shaky, "a")
        begun.wait()
        second = people.submit(shaky, "a")
        with pytest.raises(ValueError, match="a"):
            first.result()
        assert second.result() == "a"
    assert tries == ["a", "a"]
