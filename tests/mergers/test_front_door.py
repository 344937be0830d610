"""The change table at the front door, and reports that still name a hamlet which is no more."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.files.documents import csv_bytes, roster_docx, workbook_xlsx
from tests.journey.ugly_places import roster
from tests.journey.world import GIAO_MINH, M10, activity
from tests.review.waiting import CLERK, Desk

ONE, TWO, THREE, FOUR, FIVE = (f"{GIAO_MINH}-{number:03d}" for number in range(1, 6))
HEADINGS = ("Mã xã", "Ngày chuyển đổi", "Hình thức", "Mã thôn cũ", "Mã thôn mới", "Tỷ lệ hộ", "Số quyết định")


def hamlets() -> bytes:
    """001 and 002 end on 14 October 2025; 004 (called as 001 was) and 005 begin the day after; 003 stays."""
    rows: list[Sequence[object]] = [M10]
    first, eve, day = "01/07/2025", "14/10/2025", "15/10/2025"
    spans = [("Đông", first, eve), ("Tây", first, eve), ("Nam", first, None), ("Đông", day, None),
             ("Bắc", day, None)]  # fmt: skip
    for number, (name, since, until) in enumerate(spans, start=1):
        rows.append((GIAO_MINH, f"{GIAO_MINH}-{number:03d}", name, "thôn", None, since, until, 100, 300, 200,
                     200, 100, "01/08/2025", "Công an"))  # fmt: skip
    return workbook_xlsx({"M10": rows})


def changes(*lines: tuple[str, str, object], kind: str = "sáp nhập") -> bytes:
    rows = [(GIAO_MINH, "15/10/2025", kind, old, new, share, "15/NQ-HĐND") for old, new, share in lines]
    return csv_bytes([["BẢNG CHUYỂN ĐỔI THÔN"], HEADINGS, *rows])


@pytest.fixture
def village(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys, {"thon.xlsx": hamlets()})


def late(desk: Desk, name: str, data: bytes, *options: str) -> dict[str, Any]:
    """One file received on 20 November 2025."""
    (sheet,) = desk.send(name, data, *options, received="2025-11-20")
    return dict(sheet)


def rules(sheet: dict[str, Any]) -> set[str]:
    return {issue["rule"] for issue in sheet["issues"]}


MERGER = changes((ONE, FOUR, 1), (TWO, FOUR, "100 %"))
SPLIT = changes((ONE, FOUR, "60%"), (ONE, FIVE, 40), kind="chia tách")


def test_shares_are_read_as_fractions_and_as_per_cent(village: Desk) -> None:
    sheet = late(village, "m10b.csv", SPLIT)
    assert (sheet["form"], sheet["status"], sheet["rows_accepted"]) == ("M10b", "accepted", 2)


def test_shares_that_are_no_whole_are_refused_with_their_sum(village: Desk) -> None:
    sheet = late(village, "m10b.csv", changes((ONE, FOUR, "60%"), (ONE, FIVE, "30%"), (TWO, FOUR, 1)))
    assert (sheet["rows_accepted"], sheet["rows_rejected"]) == (1, 2)
    assert "90 %" in next(i["message"] for i in sheet["issues"] if i["rule"] == "shares_sum_to_1")


def test_the_month_before_the_change_stays_with_the_old_hamlet(village: Desk) -> None:
    late(village, "m10b.csv", MERGER)
    sheet = late(village, "m03.xlsx", activity(GIAO_MINH, "2025-10", {1: (100, 40, 40)}))
    assert (sheet["status"], rules(sheet)) == ("accepted", set())
    assert [place for _, place, _ in village.standing("M03")] == [ONE]


def test_a_month_after_the_change_goes_to_the_successor_and_says_so(village: Desk) -> None:
    late(village, "m10b.csv", MERGER)
    sheet = late(village, "m03.xlsx", activity(GIAO_MINH, "2025-11", {1: (100, 40, 40)}))
    assert (sheet["status"], rules(sheet)) == ("accepted", {"ended_hamlet_moved"})
    assert [place for _, place, _ in village.standing("M03")] == [FOUR]


def test_two_reports_that_meet_in_one_hamlet_wait(village: Desk) -> None:
    late(village, "m10b.csv", MERGER)
    sheet = late(village, "m03.xlsx", activity(GIAO_MINH, "2025-11", {1: (100, 40, 40), 2: (100, 30, 30)}))
    assert (sheet["status"], "ended_hamlet" in rules(sheet)) == ("needs_review", True)


def test_a_split_hamlet_waits_for_a_decision(village: Desk) -> None:
    late(village, "m10b.csv", SPLIT)
    sheet = late(village, "m03.xlsx", activity(GIAO_MINH, "2025-11", {1: (100, 40, 40), 3: (100, 9, 9)}))
    assert (sheet["status"], rules(sheet)) == ("needs_review", {"ended_hamlet"})
    line = village.only()
    assert (line["kind"], line["written"], line["candidates"]) == ("hamlet", ONE, [FOUR, FIVE])
    assert village.review("decide", line["id"], "--hamlet", FIVE, *CLERK)[0] == 0
    assert [place for _, place, _ in village.standing("M03")] == [THREE, FIVE]


def test_a_roster_of_a_merged_hamlet_goes_to_the_new_one(village: Desk) -> None:
    late(village, "m10b.csv", MERGER)
    sheet = late(village, "tay.xlsx", roster("UBND xã Giao Minh", "Đơn vị: Thôn Tây"))
    assert (sheet["status"], sheet["hamlet_code"]) == ("accepted", FOUR)


@pytest.mark.parametrize(("day", "place"), [("10 tháng 10", ONE), ("16 tháng 11", FOUR)])
def test_a_name_that_passed_on_is_the_hamlet_of_its_day(day: str, place: str, village: Desk) -> None:
    paper = roster_docx(
        ["UBND xã Giao Minh", "Đơn vị: Thôn Đông"], [[1, "Nguyễn Văn An", "Tổ trưởng", "0912345678"]],
        f"Giao Minh, ngày {day} năm 2025",
    )  # fmt: skip
    sheet = late(village, "dong.docx", paper)
    assert (sheet["status"], sheet["hamlet_code"]) == ("accepted", place)


def test_what_waits_is_read_again_when_the_change_table_comes(village: Desk) -> None:
    late(village, "m10b.csv", SPLIT)
    late(village, "m03.xlsx", activity(GIAO_MINH, "2025-11", {1: (100, 40, 40)}))
    data = changes((ONE, FIVE, 1), kind="đổi tên")
    sheets = village.send("sua.csv", data, received="2025-11-21")
    assert {(sheet["form"], sheet["status"]) for sheet in sheets} == {
        ("M10b", "accepted"),
        ("M03", "accepted"),
    }
    assert [place for _, place, _ in village.standing("M03")] == [FIVE]
