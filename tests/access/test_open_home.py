"""A home without accounts: open on the machine itself; elsewhere only while its figures are simulated."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from websockets.exceptions import InvalidStatus

from pages.shell.safety import HEADERS
from tests.access.caller import Caller
from tests.browser.server import dashboard

AWAY = [{"X-Forwarded-For": "203.0.113.7"}, {"Forwarded": "for=203.0.113.7"}, {"X-Real-IP": "203.0.113.7"}]


@pytest.fixture(scope="module")
def home(known_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("open") / "home"
    folder.mkdir()
    publish(known_home, folder, simulated=False)
    return folder


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    with dashboard(home) as served:
        yield served


def publish(known: Path, home: Path, *, simulated: bool) -> None:
    """Swap a snapshot in, as a build does."""
    fresh = home / ".fresh"
    shutil.copy(known / "warehouse.duckdb", fresh)
    with duckdb.connect(str(fresh)) as connection:
        connection.execute("update meta set simulated = ?", [simulated])
    fresh.replace(home / "warehouse.duckdb")


def test_real_figures_open_on_the_machine_itself_and_say_so(address: str) -> None:
    here = Caller(address)
    assert here.get("/").status == 200
    with here.line() as line:
        assert "Mở không cần đăng nhập".encode() in line.open("vneid")


@pytest.mark.parametrize("headers", AWAY)
def test_real_figures_do_not_open_to_another_machine(address: str, headers: dict[str, str]) -> None:
    away = Caller(address, headers=headers)
    for path in ("/", "/ho-so?commune=14464", "/_stcore/host-config"):
        answer = away.get(path)
        assert answer.status == 403, path
    assert "chính máy chủ" in away.get("/").text
    with pytest.raises(InvalidStatus), away.line():
        pass


@pytest.mark.parametrize("path", ["/", "/vneid", "/phuso/style.css", "/_stcore/health", "/static/x.js"])
def test_every_answer_carries_the_safety_headers(address: str, path: str) -> None:
    told = Caller(address).get(path).headers
    assert {name: told.get(name) for name in HEADERS} == HEADERS
    assert "access-control-allow-origin" not in told
    assert "Strict-Transport-Security" not in told


def test_another_site_may_read_nothing(address: str) -> None:
    answer = Caller(address).get("/_stcore/host-config", Origin="https://evil.example")
    assert "access-control-allow-origin" not in answer.headers


def test_simulated_figures_open_to_everybody(address: str, home: Path, known_home: Path) -> None:
    publish(known_home, home, simulated=True)
    away = Caller(address, headers=AWAY[0])
    assert away.get("/").status == 200
    with away.line() as line:
        assert "SỐ LIỆU MÔ PHỎNG".encode() in line.open("vneid")
    publish(known_home, home, simulated=False)
    assert away.get("/").status == 403
