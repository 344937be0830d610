"""One small simulated home with a published snapshot, shared by the tests of this folder."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from etl.build import build
from etl.demo.enter import enter
from etl.home import Home

AS_OF = date(2025, 11, 20)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The home as it is; tests that change it take a copy."""
    made = Home(tmp_path_factory.mktemp("published") / "home")
    enter(made, 3, 0.03, AS_OF)
    build(made, AS_OF)
    return made


@pytest.fixture
def home(published: Home, tmp_path: Path) -> Home:
    """A copy of the home, free to be changed."""
    shutil.copytree(published.root, tmp_path / "home")
    return Home(tmp_path / "home")
