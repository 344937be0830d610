"""A home left by an older version: the screens say what to run, and after ``build`` everything is as ever."""

import json
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from etl.home import Home
from etl.store import FORMAT
from tests.conftest import APP
from tests.journey.world import run
from tests.keeping.scenes import AS_OF, Scene, faults, state

LATER = ("listed_values", "decisions", "frozen", "restatements", "clusters", "cluster_tests", "score_ranks",
         "signal_kinds", "flags", "duty_status")  # fmt: skip
"""Tables that snapshots of the first version did not have."""


@pytest.fixture
def aged(made: dict[str, Scene], tmp_path: Path) -> Home:
    """A home as the first version left it: its layout of the cache, its tables, its marks."""
    home = made["freeze"].copied(tmp_path / "home")
    (home.cache / FORMAT).rename(home.cache / "v1")
    left = home.cache / "figures" / "kept.json"
    left.write_text(json.dumps({**json.loads(left.read_text()), "ground": "another program"}))
    with duckdb.connect(str(home.warehouse)) as connection:
        for name in LATER:
            connection.execute(f"drop table {name}")
        connection.execute("alter table meta drop column batch")
        connection.execute("update meta set schema_version = 1")
    return home


def test_a_build_brings_an_old_home_up_to_date(
    aged: Home, made: dict[str, Scene], capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = state(made["freeze"].copied(aged.root.parent / "wanted"))
    assert run(aged.root, "verify") == 0
    assert "lệnh tới sẽ đọc" in capsys.readouterr().out
    assert run(aged.root, "values", "--period", "2025-09") == 0
    assert run(aged.root, "build", "--as-of", AS_OF.isoformat()) == 0
    assert state(aged) == wanted
    assert faults(aged, wanted) == []
    assert run(aged.root, *made["freeze"].arguments) == 0


@pytest.mark.parametrize("screen", ["", "xa-phuong-cham", "nhiem-vu", "bao-cao"])
def test_screens_on_an_old_snapshot_show_it_or_say_what_to_run(
    aged: Home, screen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHUSO_HOME", str(aged.root))
    page = AppTest.from_file(str(APP), default_timeout=60)
    page.run()
    told = [error.value for error in page.error]
    assert all("python -m etl build" in one for one in told)
