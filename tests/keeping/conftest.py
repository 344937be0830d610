"""The scenes that the tests of this folder share."""

import pytest

from tests.keeping.scenes import Scene, scenes


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scene]:
    """Scenes to be copied, never used themselves."""
    return scenes(tmp_path_factory.mktemp("scenes"))
