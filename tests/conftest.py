"""What every test shares: a known home, and invented cases that are the same in each run.

``pytest --hypothesis-profile=explore`` looks for new ones.
"""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.files import snapshot

settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def known_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose snapshot is made by hand, to be read only."""
    folder = tmp_path_factory.mktemp("known") / "home"
    snapshot.build(folder)
    return folder
