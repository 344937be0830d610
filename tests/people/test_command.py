"""The command: the right people of the roster that stands, masked; whole for a reason written down first."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from etl.home import Home
from etl.people.standing import standing
from etl.store import Archive, Tables
from etl.text.normal import key
from queries.audit import latest
from tests.conftest import APP
from tests.journey.world import GIAO_MINH, told
from tests.people.conftest import PEOPLE

REASON = "Nhắc nộp báo cáo tháng 11/2026"
WHOLE = ("--unmask", "--purpose", "remind", "--reason", REASON)
MASKED = [
    ("Xã Giao Minh", "leader", "Mạc T. H.", "09•• ••• 001"),
    ("Xã Giao Minh", "deputy", "Mạc V. P.", "09•• ••• 002"),
    ("Thôn Đông", "leader", "Nghiêm Q. K.", "09•• ••• 001"),
    ("Thôn Đông", "deputy", "Nghiêm T. T.", "09•• ••• 002"),
    ("Thôn Tây", "leader", "Quách Đ. G.", "09•• ••• 001"),
    ("Thôn Nam", "leader", "Tạ V. N.", None),
    ("Thôn Nam", "deputy", "Tạ T. N.", "03•• ••• 567"),
]


def people(answer: dict[str, Any]) -> list[tuple[str | None, ...]]:
    return [(one["place"], one["role"], one["name"], one["phone"]) for one in answer["people"]]


def test_of_a_commune_its_team_then_its_hamlets_by_their_latest_rosters(
    manned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = len(latest(manned))
    status, answer = told(capsys, manned, "people", GIAO_MINH)
    assert (status, people(answer)) == (0, MASKED)
    assert answer["without_roster"] == ["Thôn Bắc"]
    assert {one["received"] for one in answer["people"] if one["place"] == "Thôn Đông"} == {"2025-09-05"}
    assert len(latest(manned)) == before


def test_of_one_hamlet_and_of_some(manned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert people(told(capsys, manned, "people", "14161-002")[1]) == [MASKED[4]]
    chosen = told(capsys, manned, "people", GIAO_MINH, "--hamlet", "14161-003", "--hamlet", "14161-999")
    assert people(chosen[1]) == [*MASKED[:2], *MASKED[5:]]
    assert chosen[1]["without_roster"] == ["14161-999"]
    assert people(told(capsys, manned, "people", GIAO_MINH, "--team")[1]) == MASKED[:2]
    assert told(capsys, manned, "people", "14161-004")[0] == 1


def test_a_reason_opens_them_and_stands_in_the_log(manned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = len(latest(manned))
    status, answer = told(capsys, manned, "people", GIAO_MINH, "--hamlet", "14161-001", *WHOLE)
    assert status == 0
    assert people(answer)[2:] == [
        ("Thôn Đông", "leader", "Nghiêm Quốc Khởi", "0972 000 001"),
        ("Thôn Đông", "deputy", "Nghiêm Thị Thơ", "0972 000 002"),
    ]
    line = latest(manned)[0]
    assert len(latest(manned)) == before + 1
    assert line["event"] == "unmask"
    assert line["what"] == {
        "code": GIAO_MINH, "hamlets": 1, "count": 4, "reason": "remind", "words": REASON,
    }  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [(), ("--reason", "  "), ("--reason", "ngắn quá"), ("--reason", "Nhắc anh Nghiêm Quốc Khởi nộp"),
     ("--reason", "Nhắc chị nghiem thi tho nộp"), ("--reason", "Nhắc số 0972 000 001 nộp")],
)  # fmt: skip
def test_without_a_good_reason_nothing_is_opened_and_nothing_written(
    manned: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, ...]
) -> None:
    before = len(latest(manned))
    done = command(manned, GIAO_MINH, "--unmask", *given)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "lý do" in done.stderr.lower()
    assert not canaries(done.stderr.encode())
    assert len(latest(manned)) == before


def test_what_cannot_be_written_down_is_not_shown(manned: Path, tmp_path: Path) -> None:
    home = copy(manned, tmp_path)
    (home / "audit").rename(tmp_path / "audit")
    (home / "audit").write_text("no folder")
    done = command(home, GIAO_MINH, *WHOLE)
    assert (done.returncode, done.stdout) == (1, "")
    assert not canaries(done.stderr.encode())
    assert "Traceback" not in done.stderr


def test_an_original_that_is_gone_is_told_and_nothing_else_stands_in_for_it(
    manned: Path, tmp_path: Path
) -> None:
    home = copy(manned, tmp_path)
    east = next(line for line in receipts(home) if line["name"] == "moi.docx")
    (home / "originals" / east["sha256"][:2] / east["sha256"]).unlink()
    told_of = json.loads(command(home, GIAO_MINH, "--json").stdout)
    expected = [(*one[:2], None, None) if one[0] == "Thôn Đông" else one for one in MASKED]
    assert people(told_of) == expected


@pytest.mark.parametrize("code", ["99999", "14161-777", "14161001", "x"])
def test_a_place_that_is_none(manned: Path, code: str) -> None:
    done = command(manned, code)
    assert (done.returncode, done.stdout) == (2, "")
    assert code in done.stderr


def test_a_home_without_rosters_says_so(tmp_path: Path) -> None:
    done = command(tmp_path / "none", GIAO_MINH)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Chưa biết gọi cho ai" in done.stderr


def test_nothing_of_it_stays_anywhere_but_in_the_originals(manned: Path, tmp_path: Path) -> None:
    home = copy(manned, tmp_path)
    (temporary := tmp_path / "temporary").mkdir()
    before = contents(home)
    for given in ((), WHOLE, ("--unmask",)):
        command(home, GIAO_MINH, *given, "--json", TMPDIR=str(temporary))
    changed = {path for path, data in contents(home).items() if before.get(path) != data}
    assert {path.parent.name for path in changed} == {"audit"}
    assert not any(canaries(path.read_bytes()) for path in changed)
    assert [path for path in temporary.rglob("*") if path.is_file()] == []
    clear = [path for path, data in before.items() if canaries(data)]
    assert clear
    assert all("originals" in path.parts for path in clear)


def contents(home: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


def canaries(data: bytes) -> list[str]:
    """Names and phones of the rosters that stand in the bytes, however they are written."""
    text = data.decode("utf-8", "ignore")
    said, digits = key(text), "".join(letter for letter in text if letter not in " .-+")
    names = [row[1] for row in PEOPLE if key(str(row[1])) in said]
    return [*map(str, names), *(phone for phone in PHONES if phone in digits)]


PHONES = [f"97{team}00000{at}" for team in range(1, 5) for at in range(1, 4)] + ["1651234567", "351234567"]


def command(home: Path, *given: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    """The command as the dashboard runs it."""
    return subprocess.run(
        [sys.executable, "-m", "etl", "--home", str(home), "people", *given],
        cwd=APP.parent, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **settings},
    )  # fmt: skip


def copy(manned: Path, folder: Path) -> Path:
    """The home, to be changed."""
    shutil.copytree(manned, folder / "home")
    return folder / "home"


def receipts(home: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (home / "receipts.jsonl").read_text().splitlines()]


def test_it_is_the_roster_that_figures_are_counted_from(manned: Path) -> None:
    tables = Tables(Archive(Home(manned)), date(2026, 11, 23))
    found = standing(tables, "M01", [f"14161-00{n}" for n in range(1, 5)])
    for post in found.posts:
        sheets = tables.current("M01").filter(pl.col("hamlet_code") == post.unit)["sheet_key"].unique()
        assert sheets.to_list() == [post.sheet_key]
    assert found.silent == ("14161-004",)
