"""A published snapshot for the serving side's tests, made once."""

from pathlib import Path

import pytest

from queries.door import Door
from tests.files import snapshot


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serving") / "home"
    snapshot.build(folder)
    return folder


@pytest.fixture(scope="session")
def door(home: Path) -> Door:
    return Door(home / "warehouse.duckdb")
