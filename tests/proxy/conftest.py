"""Two processes behind nginx on a home of their own, and a browser, both started once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proxy.fleet import Fleet, fleet


@pytest.fixture(scope="session")
def running(known_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fleet]:
    folder = tmp_path_factory.mktemp("fleet")
    shutil.copytree(known_home, folder / "home")
    with fleet(folder / "home", folder) as started:
        yield started
