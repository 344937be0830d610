"""What every test shares: a known home, and invented cases that are the same in each run.

``pytest --hypothesis-profile=explore`` looks for new ones.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import settings
from playwright.sync_api import Browser
from streamlit.testing.v1 import AppTest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from queries.door import Door
from tests.browser import visitor
from tests.files import snapshot

APP = Path(__file__).resolve().parents[1] / "app.py"

TOGETHER = {"access", "briefing", "browser", "demo", "marked", "oidc", "people", "proxy", "snapshot"}
"""Folders whose tests share what their conftest makes."""
FILES_TOGETHER = {
    "computing", "frozen", "fuzz", "indicators", "journey", "oracle", "passport", "templates",
    "test_spots.py", "test_upload_jobs.py",
}  # fmt: skip
"""Folders, and single files, in which tests of one file share what it makes."""

settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile("steady")


class SharedTogether(LoadScopeScheduling):
    """Gives tests that share something costly to one worker, so that it is made once."""

    def _split_scope(self, nodeid: str) -> str:
        path = PurePosixPath(nodeid.partition("::")[0])
        if path.parent.name in TOGETHER:
            return path.parent.name
        return str(path) if {path.parent.name, path.name} & FILES_TOGETHER else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> SharedTogether:
    """Instead of marks of groups, which this pytest does not hand on to the workers."""
    return SharedTogether(config, log)


@pytest.fixture(scope="session")
def opened() -> Iterator[Browser]:
    """The one browser of a worker, for all tests that look at pages."""
    with visitor.browser() as started:
        yield started


@pytest.fixture(scope="session")
def known_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose snapshot is made by hand, to be read only."""
    folder = tmp_path_factory.mktemp("known") / "home"
    snapshot.build(folder)
    return folder


@pytest.fixture(scope="session")
def home(known_home: Path) -> Path:
    """The home of tests that do not make their own."""
    return known_home


@pytest.fixture(scope="session")
def door(known_home: Path) -> Door:
    """The door of the known home."""
    return Door(known_home / "warehouse.duckdb")


@pytest.fixture
def app(known_home: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The product on the known home, as Streamlit's simulator runs it."""
    monkeypatch.setenv("PHUSO_HOME", str(known_home))
    return AppTest.from_file(str(APP), default_timeout=60)
