"""The known home with everything emptied that a topic could speak of."""

import shutil
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import APP

KEPT = {"meta", "periods", "communes", "hamlets", "indicators", "duties", "signal_kinds"}
"""Tables that every published snapshot fills."""


@pytest.fixture(scope="session")
def bare_home(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bare") / "home"
    shutil.copytree(home, folder)
    with duckdb.connect(str(folder / "warehouse.duckdb")) as connection:
        for (name,) in connection.execute("select table_name from information_schema.tables").fetchall():
            if name not in KEPT:
                connection.execute(f'delete from "{name}"')
    return folder


@pytest.fixture
def bare_app(bare_home: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("PHUSO_HOME", str(bare_home))
    return AppTest.from_file(str(APP), default_timeout=60)
