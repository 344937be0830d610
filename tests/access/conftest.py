"""A home of its own for accounts and sessions; a dashboard where people of every role sign in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.accounts import Account
from tests.access.caller import Caller
from tests.browser.server import dashboard
from tests.files import snapshot
from tests.files.manned import manned

OWN, OTHER = snapshot.LOWEST, snapshot.ZERO
PASSWORD = "lúa chín vàng đồng 26"
PEOPLE = {
    "so.lan": Account("so.lan", "department"),
    "xa.hoa": Account("xa.hoa", "commune", commune_code=OWN),
    "xa.binh": Account("xa.binh", "commune", commune_code=OTHER),
    "mang.viettel": Account("mang.viettel", "operator", operator="viettel"),
    "tinh.minh": Account("tinh.minh", "leader"),
    "quantri": Account("quantri", "admin"),
    "tam": Account("tam", "department"),
    "cham": Account("cham", "leader"),
}


@pytest.fixture
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without accounts, in which the product runs."""
    monkeypatch.setenv("PHUSO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def manned_home(known_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published home with real figures, so to speak, and an account for every role."""
    home = tmp_path_factory.mktemp("manned") / "home"
    manned(home, known_home, PEOPLE.values(), PASSWORD)
    return home


@pytest.fixture(scope="session")
def site(manned_home: Path) -> Iterator[str]:
    """The address of its dashboard."""
    with dashboard(manned_home) as address:
        yield address


@pytest.fixture
def caller(site: str) -> Caller:
    """Somebody who did not sign in."""
    return Caller(site)


@pytest.fixture(scope="session")
def signed(site: str) -> dict[str, Caller]:
    """Everybody of the house, signed in once."""
    found = {name: Caller(site) for name in PEOPLE}
    for name, one in found.items():
        assert one.sign_in(name, PASSWORD).status == 303
    return found
