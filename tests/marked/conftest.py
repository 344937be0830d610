"""The corpora sent back marked, once for all tests."""

import pytest

from tests.journey import ugly_reports, ugly_rosters
from tests.marked.sent_back import SentBack, sent_back


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> SentBack:
    return sent_back(tmp_path_factory.mktemp("reports"), ugly_reports.CASES)


@pytest.fixture(scope="session")
def rosters(tmp_path_factory: pytest.TempPathFactory) -> SentBack:
    return sent_back(tmp_path_factory.mktemp("rosters"), ugly_rosters.CASES)
