"""What the command tells of one figure: every row behind it, and every row that was left out, with why."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.build import build
from etl.cli import main
from etl.home import Home
from etl.passport.figure import NoFigureError
from etl.passport.passport import Passport, passport
from tests.journey.world import GIAO_MINH, activity, catalogue, told

AS_OF = date(2025, 10, 20)
P = "2025-09"


def send(home: Home, name: str, data: bytes, received: str) -> None:
    path = home.root.parent / name
    path.write_bytes(data)
    main(["--home", str(home.root), "ingest", str(path), "--received", received])


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Three hamlets: one corrected, one with an old figure, one whose row of the month was rejected."""
    home = Home(tmp_path_factory.mktemp("passport") / "home")
    send(home, "m10.xlsx", catalogue(GIAO_MINH, {"Đông": 100, "Tây": 300, "Nam": 50}), "2025-08-05")
    august = activity(GIAO_MINH, "2025-08", {2: (300, 20, 20), 1: (100, 5, 5)})
    send(home, "thang8.xlsx", august, "2025-08-15")
    september = activity(GIAO_MINH, P, {1: (100, 40, 45), 3: (50, 70, 70)})
    send(home, "thang9.xlsx", september, "2025-09-15")
    send(home, "thang9-lai.xlsx", september, "2025-09-16")
    send(home, "thang9-sua.xlsx", activity(GIAO_MINH, P, {1: (100, 30, 35)}), "2025-09-20")
    build(home, AS_OF)
    return home


@pytest.fixture
def home(published: Home, tmp_path: Path) -> Home:
    return Home(Path(shutil.copytree(published.root, tmp_path / "home")))


def seen(found: Passport, side: str) -> list[tuple[Any, ...]]:
    rows = found.lines.filter(side=side).select("hamlet_code", "file", "row", "amount", "note")
    return [(code[-1], *rest) for code, *rest in rows.iter_rows()]


def reasons(found: Passport) -> dict[tuple[str, str], str]:
    """Reason and file of what was left out, with the message."""
    return {
        (row["reason"], row["file"]): row["message"] or "" for row in found.left_out.to_dicts() if row["file"]
    }


def test_each_line_names_its_file_and_row_and_the_old_ones_their_month(published: Home) -> None:
    found = passport(published, "C1", P, GIAO_MINH)
    assert seen(found, "numerator") == [
        ("1", "thang9-sua.xlsx", 2, 35, ""),
        ("2", "thang8.xlsx", 2, 20, "số liệu cũ, kỳ 2025-08"),
    ]
    assert [(code, file, amount) for code, file, _, amount, _ in seen(found, "denominator")] == [
        ("1", "m10.xlsx", 100), ("2", "m10.xlsx", 300), ("3", "m10.xlsx", 50),
    ]  # fmt: skip
    assert found.result
    assert (found.result.numerator, found.result.denominator) == (55, 450)
    assert found.differs == ""
    assert set(found.lines["sent_for"]) == {GIAO_MINH}


def test_what_was_left_out_is_there_with_its_reason(published: Home) -> None:
    found = reasons(passport(published, "C1", P, GIAO_MINH))
    assert found["replaced", "thang9.xlsx"] == "nay là tệp thang9-sua.xlsx, dòng 2"
    assert "lớn hơn" in found["rejected", "thang9.xlsx"]
    assert ("duplicate", "thang9-lai.xlsx") in found


def test_a_figure_without_value_says_why(published: Home) -> None:
    silent = passport(published, "C1", P, "13285")
    assert silent.published.row["state"] == "not_reported"
    assert silent.lines.is_empty()
    hamlet = passport(published, "C1", P, hamlet=f"{GIAO_MINH}-003")
    assert hamlet.published.row["state"] == "not_reported"
    assert ("rejected", "thang9.xlsx") in reasons(hamlet)


def test_a_file_after_the_snapshot_is_said_plainly(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    send(home, "thang9-nua.xlsx", activity(GIAO_MINH, P, {2: (300, 90, 110)}), "2025-10-01")
    status, _ = told(capsys, home.root, "passport", "C1", "--period", P, "--commune", GIAO_MINH)
    assert status == 1
    found = passport(home, "C1", P, GIAO_MINH)
    assert (found.published.row["numerator"], found.result and found.result.numerator) == (55, 145)
    assert "thang9-nua.xlsx" in found.differs
    assert passport(home, "C1", "2025-08", GIAO_MINH).differs == ""


def test_a_home_without_its_cache_gives_the_same_passport(home: Home) -> None:
    before = passport(home, "C1", P)
    shutil.rmtree(home.cache)
    after = passport(home, "C1", P)
    assert after.lines.equals(before.lines)
    assert after.left_out.equals(before.left_out)


def test_text_and_json_tell_the_same(published: Home, capsys: pytest.CaptureFixture[str]) -> None:
    status, found = told(capsys, published.root, "passport", "C1", "--period", P, "--commune", GIAO_MINH)
    assert status == 0
    assert (found["numerator"], found["denominator"], found["agrees"]) == (55, 450, True)
    assert sum(line["amount"] for line in found["lines"] if line["side"] == "numerator") == 55
    assert {"file", "sheet", "row", "received_date", "sent_for"} <= found["lines"][0].keys()
    assert main(["--home", str(published.root), "passport", "C1", "--period", P, "--commune", GIAO_MINH]) == 0
    text = capsys.readouterr().out
    assert "12,2 % = 100 × 55 / 450" in text
    for word in (
        "thang9-sua.xlsx",
        "dòng 2",
        "nhận 20/09/2025",
        "Xã Giao Minh",
        "bị từ chối",
        found["snapshot_id"],
    ):
        assert word in text
    assert json.dumps(found)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("X1", P), "Không có chỉ số"),
        (("C1", "2031-01"), "Không có kỳ"),
        (("C1", P, "99999"), "Không có xã, phường"),
        (("C1", P, None, f"{GIAO_MINH}-009"), "không có số C1"),
        (("C1", P, "13285", f"{GIAO_MINH}-001"), "không thuộc xã"),
        (("A3", P, None, f"{GIAO_MINH}-001"), "không tính ở cấp thôn"),
        (("C1", P, None, None, 2), "không có phần 2"),
        (("C1", P, None, None, 1, "operator=viettel"), "không có cách tách"),
    ],
)
def test_what_is_not_there_is_said(published: Home, asked: tuple[Any, ...], says: str) -> None:
    with pytest.raises(NoFigureError, match=says):
        passport(published, *asked)
