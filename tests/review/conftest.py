"""The desk at which the tests of this folder sit."""

from pathlib import Path

import pytest

from tests.review.waiting import Desk


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)
