"""Decisions are part of the truth of the home: kept, listed, withdrawn, and told again after a rebuild."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from etl import receive
from etl.home import Home
from etl.ingest import rebuild
from etl.review.decision import decisions
from etl.review.listing import DECISIONS
from etl.review.listing import decisions as table
from etl.store import Archive
from tests.journey.world import activity
from tests.review.waiting import CLERK, GIAO_MINH, OLD_UNIT, PHU_LY, Desk, roster, small_report

CHECKOUT = Path(__file__).resolve().parents[2]
EAST, WEST = f"{GIAO_MINH}-001", f"{GIAO_MINH}-002"
HEADING = "UBND xã Giao Minh"


def fill(desk: Desk) -> None:
    """One decision of each kind, one withdrawn, one file taken in by a remembered writing."""
    desk.send("a.xlsx", roster(OLD_UNIT, "Đơn vị: Thôn Đông"))
    desk.decide("--commune", GIAO_MINH)
    desk.send("b.xlsx", small_report(HEADING, "Đông", "Phía Tây"))
    desk.decide("--hamlet", f"Phía Tây={WEST}")
    desk.send("c.xlsx", activity(GIAO_MINH, "2025-10", {1: (100, 1, 41), 2: (200, 2, 42)}), "--form", "M05")
    desk.decide("--form", "M03")
    desk.send("d.xlsx", roster(OLD_UNIT, "Đơn vị: Thôn Tây", size=4))
    desk.send("e.xlsx", roster("Đơn vị: Thôn Nam", size=5))
    desk.decide("--reject", "không rõ của ai")


def test_a_home_rebuilt_from_originals_and_journals_publishes_the_same_snapshot(desk: Desk) -> None:
    fill(desk)
    desk.review("undo", "q0002", *CLERK)
    before, rows = desk.snapshot(), [desk.standing(form) for form in ("M01", "M03")]
    states = [desk.states(form) for form in ("M01", "M03")]
    rebuild(Home(desk.home))
    assert desk.snapshot() == before
    assert [desk.standing(form) for form in ("M01", "M03")] == rows
    assert [desk.states(form) for form in ("M01", "M03")] == states


def test_a_withdrawn_decision_takes_its_rows_back_to_the_queue(desk: Desk) -> None:
    fill(desk)
    status, said = desk.review("undo", "Q0001", "--by", "Giám đốc Sở")
    assert status == 1
    assert "Đã rút Q0001" in said
    assert desk.standing("M01") == []
    assert sorted(line["file"] for line in desk.queue()) == ["a.xlsx", "d.xlsx"]
    status, said = desk.review("undo", "Q0001", *CLERK)
    assert (status, "đã được rút" in said) == (1, True)
    listed = table(Home(desk.home)).filter(id="Q0001").to_dicts()[0]
    assert (listed["withdrawn_by"], listed["decided"]) == ("Giám đốc Sở", GIAO_MINH)


def test_a_file_decided_anew_for_another_place_counts_there_only(desk: Desk) -> None:
    desk.send("a.xlsx", roster("Đơn vị: Thôn Một"))
    desk.decide("--commune", GIAO_MINH)
    desk.decide("--hamlet", f"Thôn Một={EAST}")
    assert {place for _, place, _ in desk.standing("M01")} == {EAST}
    desk.review("undo", "Q0001", *CLERK)
    desk.decide("--commune", PHU_LY)
    assert {place for _, place, _ in desk.standing("M01")} == {f"{PHU_LY}-001"}
    assert Archive(Home(desk.home)).rows("M01").height == 2


def test_a_refused_file_waits_again_when_the_refusal_is_withdrawn(desk: Desk) -> None:
    fill(desk)
    assert desk.queue() == []
    desk.review("undo", "Q0004", *CLERK)
    assert desk.only()["file"] == "e.xlsx"


def test_copies_of_one_file_are_decided_once_and_counted_once(desk: Desk) -> None:
    data = roster(OLD_UNIT, "Đơn vị: Thôn Đông")
    desk.send("a.xlsx", data)
    desk.send("ban-sao.xlsx", data)
    assert desk.decide("--commune", GIAO_MINH) == 0
    assert desk.states("M01") == ["accepted", "duplicate"]
    assert len(desk.standing("M01")) == 2


def test_a_copy_sent_with_its_commune_leaves_nothing_in_the_queue(desk: Desk) -> None:
    data = roster(OLD_UNIT, "Đơn vị: Thôn Đông")
    desk.send("a.xlsx", data)
    desk.send("a.xlsx", data, "--commune", GIAO_MINH)
    assert desk.queue() == []


def test_what_is_decided_cannot_be_decided_again(desk: Desk) -> None:
    desk.send("a.xlsx", roster(OLD_UNIT, "Đơn vị: Thôn Đông"))
    id = desk.only()["id"]
    assert desk.decide("--commune", GIAO_MINH) == 0
    status, said = desk.review("decide", id, "--commune", PHU_LY, *CLERK)
    assert (status, "đã được quyết định" in said) == (1, True)
    assert len(decisions(Home(desk.home))) == 1


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("--commune", GIAO_MINH), 2, "--by"),
        (("--commune", GIAO_MINH, "--by", "  "), 2, "--by"),
        (("--commune", "99999", *CLERK), 2, "99999"),
        (("--commune", GIAO_MINH, "--reject", "x", *CLERK), 2, "đúng một cách"),
        (CLERK, 2, "đúng một cách"),
        (("--hamlet", EAST, *CLERK), 2, "--commune"),
        (("--form", "M03", *CLERK), 2, "--commune"),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_is_written(
    arguments: tuple[str, ...], status: int, says: str, desk: Desk
) -> None:
    desk.send("a.xlsx", roster(OLD_UNIT, "Đơn vị: Thôn Đông"))
    told, said = desk.review("decide", desk.only()["id"], *arguments)
    assert (told, says in said) == (status, True)
    assert not Home(desk.home).decisions.exists()


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (f"Phía Tây={PHU_LY}-001", "không thuộc xã"),
        (f"Phía Tây={GIAO_MINH}-099", "không có trong danh mục"),
        (f"Phía Bắc={WEST}", "Phía Tây"),
        (f"Phía Tây@9={WEST}", "đang chờ: 4"),
        ("Phía Tây=", "Không hiểu"),
    ],
)
def test_a_wrong_hamlet_is_told(answer: str, says: str, desk: Desk) -> None:
    desk.send("b.xlsx", small_report(HEADING, "Đông", "Phía Tây"))
    status, said = desk.review("decide", desk.only()["id"], "--hamlet", answer, *CLERK)
    assert (status, says in said) == (2, True), said


def test_an_unknown_id_is_not_there(desk: Desk) -> None:
    assert desk.review("decide", "deadbeef", "--commune", GIAO_MINH, *CLERK)[0] == 1
    assert desk.review("show", "deadbeef")[0] == 1
    assert desk.review("undo", "Q0009", *CLERK)[0] == 1


def test_the_table_of_decisions_says_who_and_when(desk: Desk) -> None:
    fill(desk)
    told = table(Home(desk.home))
    assert dict(told.schema) == dict(DECISIONS)
    assert told["kind"].to_list() == ["commune", "hamlet", "form", "reject"]
    assert told["scope"].to_list() == ["writing", "writing", "writing", "file"]
    assert set(told["decided_by"]) == {CLERK[1]}
    status, said = desk.review("aliases")
    assert status == 0
    assert "Tổng cộng 4 quyết định." in said
    assert "không rõ của ai" in said


def test_identity_numbers_never_reach_the_journal(desk: Desk) -> None:
    desk.send("a.xlsx", roster(OLD_UNIT, "Đơn vị: Thôn Đông"))
    desk.review("decide", desk.only()["id"], "--reject", "của 036090001237", "--by", "0912345678")
    kept = Home(desk.home).decisions.read_text(encoding="utf-8")
    assert "036090001237" not in kept
    assert "0912345678" not in kept


def test_killed_at_any_moment_the_journal_is_whole_and_the_decision_acts(desk: Desk) -> None:
    for number in range(6):
        desk.send(f"{number}.xlsx", roster("Đơn vị: Thôn Đông", size=number + 2))
    waiting = [line["id"] for line in desk.queue()]
    for number, id in enumerate(waiting):
        deciding = subprocess.Popen(
            [sys.executable, "-m", "etl", "--home", str(desk.home), "review", "decide", id,
             "--commune", GIAO_MINH, "--by", "Sở"],
            cwd=CHECKOUT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        time.sleep(0.5 + 0.3 * number)
        os.killpg(deciding.pid, signal.SIGKILL)
        deciding.wait()
    taken = {line.sha256 for line in decisions(Home(desk.home))}
    left = {line["sha256"] for line in desk.queue()}
    received = {receipt.sha256 for receipt in receive.journal(Home(desk.home)) if receipt.name[0].isdigit()}
    assert taken.isdisjoint(left)
    assert taken | left == received


def test_a_torn_last_line_was_never_a_decision(desk: Desk) -> None:
    desk.send("a.xlsx", roster(OLD_UNIT, "Đơn vị: Thôn Đông"))
    journal = Home(desk.home).decisions
    journal.write_text(json.dumps({"id": "Q0001", "batch": 9})[:20], encoding="utf-8")
    assert decisions(Home(desk.home)) == []
    assert desk.decide("--commune", GIAO_MINH) == 0
    assert [line.id for line in decisions(Home(desk.home))] == ["Q0001"]
