"""A few of the kills of ``python -m benchmarks.kills``: at random moments, and at touches of the home."""

import random
from pathlib import Path

import pytest

from tests.keeping.killing import bed, kill_once
from tests.keeping.scenes import OPERATIONS, Scene


@pytest.mark.parametrize("operation", OPERATIONS)
def test_killed_anywhere_nothing_is_lost_and_the_end_is_the_same(
    made: dict[str, Scene], operation: str, tmp_path: Path
) -> None:
    """The end is compared with that of a home that was never killed."""
    chance, tried = random.Random(operation), bed(made[operation], tmp_path)
    assert tried.before != tried.after
    assert tried.touches or operation == "upload"
    done = kill_once(tried, tmp_path, chance)
    assert done.wrong == ()
