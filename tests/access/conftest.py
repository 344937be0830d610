"""A home of its own for accounts and sessions."""

from pathlib import Path

import pytest


@pytest.fixture
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without accounts, in which the product runs."""
    monkeypatch.setenv("PHUSO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"
