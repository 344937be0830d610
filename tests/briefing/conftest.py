"""Documents made once: of the known home, and of a small demo home that the build side really built."""

import io
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from briefing import deck, letters, report
from briefing.edition import Edition
from etl.build import build
from etl.home import Home
from queries.door import Door
from tests.briefing.planted import enter_marked
from tests.files import snapshot

PERIOD = "2026-11"
KINDS = {"month": "2025-10", "quarter": "2025-Q3", "open": "2025-Q4", "half": "2025-H2", "year": "2025"}
AS_OF = date(2025, 11, 20)


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = Home(tmp_path_factory.mktemp("briefing") / "demo")
    enter_marked(home, 1, 0.03, AS_OF)
    build(home, AS_OF)
    return home.root


@pytest.fixture(autouse=True)
def no_boundaries(known_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHUSO_HOME", str(known_home))


@pytest.fixture(scope="session")
def known(known_home: Path) -> Edition:
    return Edition(Door(known_home / "warehouse.duckdb"), PERIOD)


@pytest.fixture(scope="session")
def demo(demo_home: Path) -> Edition:
    door = Door(demo_home / "warehouse.duckdb")
    return Edition(door, Edition(door, "2025-10").meta["default_period"])


@pytest.fixture(scope="session")
def editions(known: Edition, demo: Edition) -> dict[str, Edition]:
    return {
        "known": known,
        "demo": demo,
        "lowest": Edition(known.door, PERIOD, snapshot.LOWEST),
        "silent": Edition(known.door, PERIOD, snapshot.SILENT),
        "commune": Edition(demo.door, demo.code, snapshot.LOWEST),
    }


@pytest.fixture(scope="session")
def decks(editions: dict[str, Edition]) -> dict[str, Any]:
    return {name: Presentation(io.BytesIO(deck.document(one))) for name, one in editions.items()}


@pytest.fixture(scope="session")
def sent(demo: Edition) -> dict[str, bytes]:
    return dict(letters.files(demo))


@pytest.fixture
def own_home(known_home: Path, tmp_path: Path) -> Path:
    """A copy of the known home that a test may change."""
    return Path(shutil.copytree(known_home, tmp_path / "home"))


@pytest.fixture(scope="session")
def papers(demo: Edition, known: Edition) -> dict[str, bytes]:
    """Reports of each kind of period, and of the known home."""
    made = {name: report.document(Edition(demo.door, code)) for name, code in KINDS.items()}
    return made | {"known": report.document(known)}
