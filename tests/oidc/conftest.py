"""A provider, a dashboard that trusts it, and people whom it vouches for."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from queries.accounts import Account
from tests.browser.server import CHECKOUT, _await, free_port, served
from tests.files import snapshot
from tests.files.manned import manned

PROVIDER = Path(__file__).resolve().parent / "provider"
SECRET = "phép thử, không phải bí mật thật 0123456789"
OWN, OTHER = snapshot.LOWEST, snapshot.ZERO
PEOPLE = [
    Account("sub-so", "department", "oidc"),
    Account("sub-xa", "commune", "oidc", commune_code=OWN),
    Account("sub-mang", "operator", "oidc", operator="viettel"),
    Account("sub-tinh", "leader", "oidc"),
    Account("sub-quantri", "admin", "oidc"),
    Account("sub-roi-di", "leader", "oidc"),
]


@dataclass(frozen=True)
class Site:
    """Where dashboard and provider are, and the dashboard's home."""

    address: str
    provider: str
    home: Path
    log: Path


@pytest.fixture(scope="session")
def provider_program() -> Path:
    """Its packages, installed as their list says; again only when the list changed."""
    mark, listed = PROVIDER / "node_modules" / ".installed", PROVIDER / "package-lock.json"
    if not mark.exists() or mark.read_text() != listed.read_text():
        command = [_beside("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=PROVIDER, check=True, capture_output=True, timeout=200)
        mark.write_text(listed.read_text())
    return PROVIDER / "provider.mjs"


@pytest.fixture(scope="session")
def site(
    known_home: Path, provider_program: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("oidc")
    home, port, issuer_port = folder / "home", free_port(), free_port()
    manned(home, known_home, PEOPLE)
    issuer, callback = f"http://127.0.0.1:{issuer_port}", f"http://127.0.0.1:{port}/oauth2callback"
    (folder / "secrets.toml").write_text(secrets(issuer, callback), encoding="utf-8")
    log = folder / "provider.log"
    with log.open("w") as out:
        command = [_beside("node"), str(provider_program), str(issuer_port), callback, "a-client-secret"]
        process = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            _await(f"{issuer}/ready", process, log)
            settings = {"PHUSO_HOME": str(home), "STREAMLIT_SECRETS_FILES": str(folder / "secrets.toml"),
                        "STREAMLIT_LOGGER_LEVEL": "debug"}  # fmt: skip
            with served(CHECKOUT / "app.py", folder, port, **settings) as address:
                yield Site(address, issuer, home, folder / f"server-{port}.log")
        finally:
            process.terminate()
            process.wait(10)


def secrets(issuer: str, callback: str) -> str:
    """What the administrator writes into secrets.toml."""
    return f"""[auth]
redirect_uri = "{callback}"
cookie_secret = "{SECRET}"
client_id = "phuso"
client_secret = "a-client-secret"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
client_kwargs = {{ scope = "openid", prompt = "login" }}
"""


def _beside(program: str) -> str:
    """Node and npm come with the packages that tests need, beside Python itself."""
    found = shutil.which(program, path=str(Path(sys.executable).parent)) or shutil.which(program)
    assert found, f"{program} is missing: pip install -r requirements-dev.txt"
    return found
