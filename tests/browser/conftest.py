"""A dashboard on a known home and a browser, both started once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.server import dashboard


@pytest.fixture(scope="session")
def address(known_home: Path) -> Iterator[str]:
    with dashboard(known_home) as served:
        yield served
