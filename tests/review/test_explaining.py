"""A flag of K5 is taken off by a written explanation, as long as its cells stay what they were."""

import json
from typing import Any

import pytest

from etl.home import Home
from etl.ingest import rebuild
from etl.review.decision import decisions
from etl.warehouse import reader
from tests.journey.world import GIAO_MINH, activity, run
from tests.review.waiting import CLERK, Desk

EAST, PERIOD = f"{GIAO_MINH}-001", "2025-10"
WORDS = "Tách hộ nhầm từ tháng 9, đã rà lại sổ; hỏi 0912345678."


@pytest.fixture
def flagged(desk: Desk) -> Desk:
    """A hamlet whose stock falls from 40 to 30: refused, and a flag."""
    desk.send("t9.xlsx", activity(GIAO_MINH, "2025-09", {1: (100, 40, 40), 2: (200, 5, 5)}))
    desk.send("t10.xlsx", activity(GIAO_MINH, PERIOD, {1: (100, 1, 30), 2: (200, 5, 10)}))
    desk.snapshot()
    return desk


def flags(desk: Desk) -> list[dict[str, Any]]:
    status, said = desk.review("flags", "--period", PERIOD, "--json")
    assert status == 0
    return list(json.loads(said))


def figure(desk: Desk, hamlet: str = "") -> float:
    cell = {
        "indicator": "K5",
        "period": PERIOD,
        "level": "commune",
        "base": "full",
        "commune_code": GIAO_MINH,
    }
    if hamlet:
        cell |= {"level": "hamlet", "hamlet_code": hamlet}
    return float(reader.values(Home(desk.home), cell)["value"].item())


def passport(desk: Desk, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    place = ("--period", PERIOD, "--commune", GIAO_MINH)
    assert run(desk.home, "passport", "K5", *place, "--json") == 0
    return dict(json.loads(capsys.readouterr().out))


def explain(desk: Desk, words: str = WORDS) -> tuple[int, str]:
    return desk.review("explain", flags(desk)[0]["flag"].lower(), "--words", words, *CLERK)


def test_a_flag_keeps_its_id_and_is_taken_off_when_explained(
    flagged: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    (before,) = flags(flagged)
    assert (before["hamlet_code"], before["rule"], before["decision"]) == (EAST, "not_decreasing", None)
    rebuild(Home(flagged.home))
    status, said = explain(flagged)
    assert (status, "Q0001" in said) == (0, True)
    assert figure(flagged) == 1  # published figures stay until the next build
    flagged.snapshot()
    # A hamlet whose only flag was explained has 0, which is not the same as no report.
    assert (figure(flagged), figure(flagged, EAST)) == (0, 0)
    (row,) = flags(flagged)
    assert (row["flag"], row["cell"], row["decision"]) == (before["flag"], before["cell"], "Q0001")
    _, said = flagged.review("flags", "--period", PERIOD)
    assert "ĐÃ GIẢI TRÌNH (Q0001)" in said
    assert "1 cờ, 1 đã giải trình, 0 cần kiểm tra" in said
    _in_the_passport(passport(flagged, capsys))
    _in_the_signals(Home(flagged.home))


def _in_the_passport(found: dict[str, Any]) -> None:
    assert (found["agrees"], found["lines"]) == (True, [])
    (told,) = (line for line in found["left_out"] if line["reason"] == "explained")
    assert (told["hamlet_code"], told["file"]) == (EAST, "t10.xlsx")
    assert all(said in told["message"] for said in ("Tách hộ nhầm", "Q0001", CLERK[1]))


def _in_the_signals(home: Home) -> None:
    signal = reader.table(home, "signals").filter(kind="falling_cumulative").row(0, named=True)
    assert "Tách hộ nhầm" in signal["explanation"]
    assert signal["explained_by"] == CLERK[1]
    assert "0912345678" not in home.decisions.read_text(encoding="utf-8")


def test_an_explanation_taken_back_and_a_row_sent_again_count_again(flagged: Desk) -> None:
    explain(flagged)
    explained = flagged.snapshot()
    rebuild(Home(flagged.home))
    assert flagged.snapshot() == explained
    flagged.send("t10b.xlsx", activity(GIAO_MINH, PERIOD, {1: (100, 1, 29)}))
    flagged.snapshot()
    assert (figure(flagged), {row["decision"] for row in flags(flagged)}) == (1, {None})
    assert flagged.review("undo", "Q0001", *CLERK)[0] == 0
    assert [line.kind for line in decisions(Home(flagged.home))] == ["explanation", "undo"]
    assert "ĐÃ RÚT" in flagged.review("aliases")[1]
    flagged.send("t10c.xlsx", activity(GIAO_MINH, PERIOD, {1: (100, 1, 41)}))
    flagged.snapshot()
    assert (flags(flagged), figure(flagged)) == ([], 0)


def test_what_cannot_be_accepted_is_said_in_words(flagged: Desk) -> None:
    id = flags(flagged)[0]["flag"]
    assert flagged.review("explain", "F0", "--words", "x", *CLERK)[0] == 1
    assert flagged.review("explain", id, "--words", "  ", *CLERK)[0] == 2
    assert flagged.review("explain", id, "--words", "x" * 1001, *CLERK)[0] == 2
    assert flagged.review("explain", id, "--words", "x")[0] == 2
    assert explain(flagged)[0] == 0
    status, said = flagged.review("explain", id, "--words", "x", *CLERK)
    assert (status, "đã có giải trình (Q0001)" in said) == (1, True)


def test_a_frozen_figure_names_the_explanation_as_the_reason(flagged: Desk) -> None:
    day = ("--as-of", "2025-11-20")
    assert run(flagged.home, "build", *day) == 0
    assert run(flagged.home, "freeze", PERIOD, "--by", "Giám đốc Sở", "--on", day[1]) == 0
    explain(flagged)
    assert run(flagged.home, "build", *day) == 0
    assert figure(flagged) == 1  # what was published stays
    rows = reader.table(Home(flagged.home), "restatements").filter(indicator="K5")
    assert set(rows["level"]) == {"province", "commune", "hamlet"}
    (reason,) = rows["reason"].unique()
    on = decisions(Home(flagged.home))[0].day
    assert reason == f"nhận giải trình Q0001 ({CLERK[1]}, {on:%d/%m/%Y})"
