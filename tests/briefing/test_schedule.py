"""The monthly run: one folder a snapshot, never written over; failures told; units that a system takes."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

from briefing import outbox
from briefing.cli import main, parser
from briefing.edition import Edition
from briefing.monthly import files
from tests.files import snapshot

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
UNITS = ("phuso-monthly.service", "phuso-monthly.timer")

MONTHLY = (sys.executable, "-m", "briefing", "monthly")


@pytest.fixture
def home(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PHUSO_HOME", str(own_home))
    return own_home


def change(home: Path, statement: str) -> None:
    """Another snapshot by swap, as the build does."""
    fresh = Path(shutil.copy(home / "warehouse.duckdb", home / "fresh.duckdb"))
    with duckdb.connect(str(fresh)) as opened:
        opened.execute(statement)
    os.replace(fresh, home / "warehouse.duckdb")


def run(home: Path, *more: str) -> int:
    return main(["--home", str(home), "monthly", *more])


def held(home: Path) -> dict[str, str]:
    """Every file of the outbox with its checksum."""
    box = home / "outbox"
    return {path.relative_to(box).as_posix(): sha256(path.read_bytes()).hexdigest()
            for path in box.rglob("*") if path.is_file() and path.name != outbox.LOCK}  # fmt: skip


def test_a_snapshot_has_one_folder_and_the_next_another(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(home, "alter table lagging rename to gone")
    assert run(home) == 1
    assert "phiên bản khác" in (home / "outbox" / "loi.txt").read_text(encoding="utf-8")
    assert list(held(home)) == ["loi.txt"]
    change(home, "alter table gone rename to lagging")
    few = "delete from communes where commune_code not in "
    change(home, f"{few} ('{snapshot.LOWEST}', '{snapshot.SILENT}', '13285')")
    assert run(home) == 0
    first = held(home)
    assert {"2026-11/trinh-chieu.pptx", "2026-11/so-lieu.xlsx", "2026-11/cong-van/so-cong-van.xlsx",
            "2026-11/ban-phat-hanh.json"} <= set(first)  # fmt: skip
    assert "loi.txt" not in first
    assert run(home) == 0
    assert held(home) == first
    assert "không làm lại" in capsys.readouterr().out
    change(home, "update meta set snapshot_id = '20261123-later'")
    assert run(home) == 0
    assert {name: seal for name, seal in held(home).items() if not name.startswith("2026-11-2/")} == first
    told = json.loads((home / "outbox" / "2026-11-2" / outbox.NOTE).read_text(encoding="utf-8"))
    assert told["snapshot_id"] == "20261123-later"
    for one in told["files"]:
        file = home / "outbox" / "2026-11-2" / one["name"]
        assert (file.stat().st_size, sha256(file.read_bytes()).hexdigest()) == (one["size"], one["sha256"])
    assert [one.folder.name for one in outbox.issues()] == ["2026-11-2", "2026-11"]


@contextmanager
def at_work(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A run of its own that stands still in the middle of its documents."""
    few = "delete from communes where commune_code not in "
    change(home, f"{few} ('{snapshot.LOWEST}', '{snapshot.SILENT}')")
    pipe = subprocess.PIPE
    with subprocess.Popen([*MONTHLY, "--home", str(home)], cwd=DEPLOY.parent, stdout=pipe, stderr=pipe,
                          text=True) as run:  # fmt: skip
        try:
            end = time.monotonic() + 60
            while not list((home / "outbox").glob(".*.part/*")) and time.monotonic() < end:
                time.sleep(0.005)
            run.send_signal(signal.SIGSTOP)
            yield run
        finally:
            run.kill()


def test_a_second_run_at_the_same_time_is_refused(home: Path) -> None:
    with at_work(home) as first:
        second = subprocess.run([*MONTHLY, "--home", str(home)], text=True, capture_output=True,
                                timeout=60, cwd=DEPLOY.parent)  # fmt: skip
        assert (second.returncode, second.stdout) == (1, "")
        assert second.stderr.startswith("Một lượt làm tài liệu tháng khác đang chạy")
        assert second.stderr.count("\n") == 1
        first.send_signal(signal.SIGCONT)
        said, wrong = first.communicate(timeout=60)
        assert (first.returncode, wrong) == (0, "")
        assert "2026-11" in said
    assert "loi.txt" not in held(home)
    assert {name.split("/")[0] for name in held(home)} == {"2026-11"}


def test_a_killed_run_is_no_hindrance(home: Path) -> None:
    with at_work(home) as first:
        first.kill()
        first.wait()
        assert run(home) == 0
    assert {path.name for path in (home / "outbox").iterdir()} == {"2026-11", outbox.LOCK}


def test_an_open_period_is_not_made(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(home, "update periods set closed = false where period = '2026-11'")
    assert run(home, "--period", "2026-11") == 1
    assert "chưa kết thúc" in capsys.readouterr().err
    assert list(held(home)) == ["loi.txt"]


def test_a_quarter_that_ends_with_the_month_has_its_report(known: Edition) -> None:
    month = Edition(known.door, "2026-09")
    made = (name for name, _ in files(month))
    assert [next(made) for _ in range(3)] == ["trinh-chieu.pptx", "so-lieu.xlsx", "bao-cao-2026-Q3.docx"]


def test_the_units_run_commands_that_are_there() -> None:
    service, timer = (DEPLOY / name for name in UNITS)
    lines = re.findall(r"^ExecStart=\S+ -m (\w+) (\w+)$", service.read_text(encoding="utf-8"), re.MULTILINE)
    assert lines == [("etl", "build"), ("briefing", "monthly")]
    assert parser().parse_args([lines[1][1]]).command == "monthly"
    cron = (DEPLOY / "phuso-monthly.cron").read_text(encoding="utf-8")
    both = r"^30 5 18 \* \* \w+ cd \S+ && \{ \S+ -m etl build && \S+ -m briefing monthly; \}"
    assert re.search(both, cron, re.MULTILINE)
    assert "OnCalendar=*-*-18" in timer.read_text(encoding="utf-8")


def test_the_units_are_valid(tmp_path: Path) -> None:
    for name in UNITS:
        text = (DEPLOY / name).read_text(encoding="utf-8")
        here = text.replace("/srv/phuso/app/.venv/bin/python", sys.executable)
        (tmp_path / name).write_text(here, encoding="utf-8")
        sections = re.findall(r"^\[(\w+)\]$", text, re.MULTILINE)
        assert sections[0] == "Unit"
        assert all(re.match(r"(#.*|\[\w+\]|\w+=.+|)$", line) for line in text.splitlines())
    if shutil.which("systemd-analyze"):
        done = subprocess.run(["systemd-analyze", "verify", *(str(tmp_path / name) for name in UNITS)],
                              capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})  # fmt: skip
        assert done.returncode == 0, done.stderr
