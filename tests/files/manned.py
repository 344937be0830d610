"""A home with real figures, so to speak, and people who may sign in to it."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pytest

from queries import accounts
from queries.accounts import Account


def manned(home: Path, known: Path, people: Iterable[Account], password: str = "") -> None:
    """Make ``home`` of the known home's snapshot, no longer said to be simulated, with these accounts."""
    home.mkdir()
    shutil.copy(known / "warehouse.duckdb", home)
    with duckdb.connect(str(home / "warehouse.duckdb")) as connection:
        connection.execute("update meta set simulated = false")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PHUSO_HOME", str(home))
        for account in people:
            accounts.add(account, password)
