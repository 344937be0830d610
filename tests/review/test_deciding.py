"""Each kind of thing that waits: listed, decided, taken in, and the next one like it taken in by itself."""

from tests.files.documents import csv_bytes
from tests.journey.world import activity
from tests.review.waiting import GIAO_MINH, OLD_UNIT, PHU_LY, Desk, roster, small_report

EAST, WEST, SOUTH = (f"{GIAO_MINH}-{number:03d}" for number in (1, 2, 3))


def rules(sheet: object) -> set[str]:
    assert isinstance(sheet, dict)
    return {issue["rule"] for issue in sheet["issues"]}


def test_an_old_commune_is_decided_and_remembered(desk: Desk) -> None:
    desk.send("a.xlsx", roster(OLD_UNIT, "Đơn vị: Thôn Đông"))
    line = desk.only()
    assert (line["kind"], line["rule"], line["written"]) == ("commune", "old_unit", "xã giao thiện")
    assert (line["candidates"], line["rows"]) == ([GIAO_MINH], 2)
    assert line["names"] == ["Xã Giao Minh"]
    assert desk.decide("--commune", GIAO_MINH) == 0
    assert desk.standing("M01") == [(GIAO_MINH, EAST, 5), (GIAO_MINH, EAST, 6)]
    assert desk.queue() == []
    (sheet,) = desk.send("b.xlsx", roster("Ủy ban nhân dân xã Giao Thiện", "Đơn vị: Thôn Tây", size=3))
    assert (sheet["status"], sheet["hamlet_code"], "decided" in rules(sheet)) == ("accepted", WEST, True)


def test_a_decision_for_once_is_not_remembered(desk: Desk) -> None:
    desk.send("a.xlsx", roster(OLD_UNIT, "Đơn vị: Thôn Đông"))
    assert desk.decide("--commune", GIAO_MINH, "--once") == 0
    (sheet,) = desk.send("b.xlsx", roster(OLD_UNIT, "Đơn vị: Thôn Tây", size=3))
    assert sheet["status"] == "needs_review"


def test_one_decision_takes_in_every_waiting_file_that_writes_the_same(desk: Desk) -> None:
    for number, name in enumerate(("Đông", "Tây", "Nam"), start=2):
        desk.send(f"{number}.xlsx", roster(OLD_UNIT, f"Đơn vị: Thôn {name}", size=number))
    first = desk.queue()[0]["id"]
    status, said = desk.review("decide", first, "--commune", GIAO_MINH, "--by", "Sở")
    assert (status, desk.queue()) == (0, [])
    assert "3 tệp" in said
    assert {place for _, place, _ in desk.standing("M01")} == {EAST, WEST, SOUTH}


def test_a_file_that_names_nothing_is_decided_for_itself_only(desk: Desk) -> None:
    desk.send("a.xlsx", roster("Đơn vị: Thôn Đông"))
    assert desk.only()["rule"] == "commune_unknown"
    assert desk.decide("--commune", GIAO_MINH) == 0
    (sheet,) = desk.send("b.xlsx", roster("Đơn vị: Thôn Tây", size=3))
    assert sheet["status"] == "needs_review"


def test_a_file_sent_for_another_commune_than_it_names(desk: Desk) -> None:
    desk.send("a.xlsx", roster("UBND XÃ GIAO MINH", "Đơn vị: Thôn Một"), "--commune", PHU_LY)
    line = desk.only()
    assert (line["rule"], line["candidates"]) == ("commune_conflict", [PHU_LY, GIAO_MINH])
    assert desk.decide("--commune", PHU_LY) == 0
    assert {place for _, place, _ in desk.standing("M01")} == {f"{PHU_LY}-001"}
    data = roster("UBND XÃ GIAO MINH", "Đơn vị: Thôn Đông", size=3)
    (sheet,) = desk.send("b.xlsx", data)
    assert (sheet["commune_code"], sheet["status"]) == (GIAO_MINH, "accepted")


def test_rows_of_another_commune_than_decided_are_not_taken_for_it(desk: Desk) -> None:
    desk.send("a.xlsx", activity(GIAO_MINH, "2025-09", {1: (100, 40, 40)}), "--commune", PHU_LY)
    assert desk.decide("--commune", PHU_LY) == 1
    assert desk.standing("M03") == []
    assert desk.states("M03") == ["rejected"]


def test_an_unknown_hamlet_of_a_roster(desk: Desk) -> None:
    desk.send("a.xlsx", roster("UBND XÃ GIAO MINH", "Đơn vị: Thôn Đong"))
    line = desk.only()
    assert (line["kind"], line["rule"], line["candidates"]) == ("hamlet", "unknown_hamlet", [EAST])
    assert line["names"] == ["thôn Đông"]
    assert desk.decide("--hamlet", EAST) == 0
    assert {place for _, place, _ in desk.standing("M01")} == {EAST}
    (sheet,) = desk.send("b.xlsx", roster("UBND XÃ GIAO MINH", "Đơn vị: THÔN ĐONG", size=3))
    assert (sheet["status"], sheet["hamlet_code"]) == ("accepted", EAST)


def test_a_commune_and_then_a_hamlet_of_one_file(desk: Desk) -> None:
    desk.send("a.xlsx", roster(OLD_UNIT, "Đơn vị: Thôn Đong"))
    assert desk.decide("--commune", GIAO_MINH) == 1
    assert desk.only()["kind"] == "hamlet"
    assert desk.decide("--hamlet", f"Thôn Đong={EAST}") == 0
    assert {place for _, place, _ in desk.standing("M01")} == {EAST}


def test_hamlets_written_in_rows_may_be_decided_one_after_another(desk: Desk) -> None:
    desk.send("a.xlsx", small_report("UBND xã Giao Minh", "Đông", "Tây mới", "Nam mới"))
    assert [(line["written"], line["at"]) for line in desk.queue()] == [("Tây mới", [4]), ("Nam mới", [5])]
    id = desk.queue()[0]["id"]
    assert desk.review("decide", id, "--hamlet", f"Tây mới={WEST}", "--by", "Sở")[0] == 1
    assert desk.only()["written"] == "Nam mới"
    assert desk.decide("--hamlet", f"nam  MỚI={SOUTH}") == 0
    assert desk.standing("M03") == [(GIAO_MINH, EAST, 3), (GIAO_MINH, WEST, 4), (GIAO_MINH, SOUTH, 5)]
    (sheet,) = desk.send("b.xlsx", small_report("UBND xã Giao Minh", "Tây mới", "Nam mới", number=41))
    assert sheet["status"] == "accepted"


def test_one_name_on_two_rows_is_decided_row_by_row(desk: Desk) -> None:
    desk.send("a.xlsx", small_report("UBND xã Giao Minh", "Mới", "Mới"))
    id = desk.only()["id"]
    status, said = desk.review("decide", id, "--hamlet", f"Mới={EAST}", "--by", "Sở")
    assert status == 2
    assert "dòng 3, 4" in said
    pairs = ("--hamlet", f"Mới@3={EAST}", "--hamlet", f"Mới@4={WEST}")
    assert desk.review("decide", id, *pairs, "--by", "Sở")[0] == 0
    assert desk.standing("M03") == [(GIAO_MINH, EAST, 3), (GIAO_MINH, WEST, 4)]


def test_a_table_of_no_known_form(desk: Desk) -> None:
    def table(number: int) -> bytes:
        return csv_bytes([["Mã thôn", "Kỳ", "Số hộ được hướng dẫn lũy kế"], [EAST, "2025-09", number]])

    (sheet,) = desk.send("a.csv", table(1), "--commune", GIAO_MINH)
    assert rules(sheet) == {"unknown_form"}
    assert desk.only()["kind"] == "form"
    status = desk.decide("--form", "M03")
    assert status == 1  # read as M03 now, which says which of its columns are missing
    assert desk.states("M03") == ["rejected"]
    (sheet,) = desk.send("b.csv", table(2), "--commune", GIAO_MINH)
    assert (sheet["form"], "decided" in rules(sheet)) == ("M03", True)


def test_a_file_sent_as_another_form_than_it_is(desk: Desk) -> None:
    data = activity(GIAO_MINH, "2025-09", {1: (100, 40, 40)})
    (sheet,) = desk.send("a.xlsx", data, "--form", "M05")
    assert (sheet["status"], rules(sheet)) == ("needs_review", {"form_conflict"})
    assert desk.only()["candidates"] == ["M05", "M03"]
    assert desk.decide("--form", "M03") == 0
    assert desk.standing("M03") == [(GIAO_MINH, EAST, 2)]
    again = activity(GIAO_MINH, "2025-10", {1: (100, 1, 41)})
    (sheet,) = desk.send("b.xlsx", again, "--form", "M05")
    assert (sheet["form"], sheet["status"]) == ("M03", "accepted")


def test_a_report_without_a_catalogue_can_only_wait_or_be_refused(desk: Desk) -> None:
    data = activity("14215", "2025-09", {1: (100, 40, 40)})
    desk.send("a.xlsx", data)
    line = desk.only()
    assert (line["kind"], line["rule"]) == ("catalogue", "no_catalogue")
    status, said = desk.review("decide", line["id"], "--hamlet", EAST, "--by", "Sở")
    assert status == 2
    assert "M10" in said
    assert desk.decide("--reject", "xã khác gửi nhầm") == 1
    assert (desk.queue(), desk.states("M03")) == ([], ["rejected"])
    (sheet,) = desk.send("a.xlsx", data)
    assert "xã khác gửi nhầm" in sheet["issues"][0]["message"]
