"""Names, phones and identity numbers never reach a message; identity numbers reach nothing."""

import pytest

from etl.parse import parse_file
from tests.files.documents import workbook_xlsx
from tests.parse.papers import headings, read_one, report

IDENTITY = "037085001234"
ROSTER = ["STT", "Họ và tên", "Chức vụ", "SĐT Zalo"]


def everything(parsed):
    return repr((parsed.columns, parsed.issues, parsed.heading))


@pytest.mark.parametrize(
    "written", [IDENTITY, "037 085 001 234", 37085001234, 37085001234.0, f"CCCD: {IDENTITY}"]
)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_an_identity_number_in_a_roster_is_refused_and_not_kept(written, place):
    row = [1, "Nguyễn Văn An", "Tổ trưởng", "0912345678"]
    row[place] = written
    parsed = read_one([["DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG THÔN"], ROSTER, row])
    assert "37085001234" not in everything(parsed)
    assert "085 001" not in everything(parsed)
    if place != 2:
        assert ("no_12_digit_id", "error") in [(issue.rule, issue.severity) for issue in parsed.issues]


@pytest.mark.parametrize("heading", ["Số CCCD", "Ghi chú"])
def test_a_column_of_identity_numbers_rejects_its_rows(heading):
    rows = [
        [*ROSTER, heading],
        [1, "Nguyễn Văn An", "TT", "0912345678", IDENTITY],
        [2, "Lê Thị Ba", "TP", "0936222111", None],
    ]
    parsed = read_one(rows)
    assert [issue.row for issue in parsed.issues if issue.rule == "no_12_digit_id"] == [2]
    assert IDENTITY not in everything(parsed)


@pytest.mark.parametrize("name", ["households", "note", "hamlet_name", "campaign_code", "period"])
def test_an_identity_number_in_any_column_of_a_report_is_not_kept(name):
    cells = {"guided_households": 1, "hamlet_code": "13285-001", name: IDENTITY}
    parsed = read_one([headings("M03"), report("M03", **cells)])
    assert IDENTITY[1:] not in everything(parsed)
    assert any(issue.severity == "error" and issue.column == name for issue in parsed.issues)


def test_messages_hold_no_personal_values():
    rows = [
        ROSTER,
        [1, "NguyÔn V¨n Hïng", "Tổ trưởng", "09123"],
        [2, "Trần Thị Hòa", "Tổ phó", "0229 3871 234"],
    ]
    parsed = read_one(rows)
    said = repr(parsed.issues)
    assert len(parsed.issues) == 3
    assert not any(text in said for text in ("Nguy", "Hùng", "Hïng", "09123", "3871"))
    assert {issue.value for issue in parsed.issues} == {"•••"}


def test_a_list_of_learners_is_refused():
    titles = [*headings("M04"), "Họ và tên học viên"]
    row = [*report("M04", class_code="L1", topics="AI", attendees=3), "Nguyễn Văn An"]
    parsed = read_one([titles, row])
    assert ("no_name_list", "error") in [(issue.rule, issue.severity) for issue in parsed.issues]
    assert "Nguyễn" not in everything(parsed)


def test_every_issue_says_where_what_and_why():
    rows = [
        headings("M03"),
        report("M03", hamlet_code="13285-001", households="khoảng 200", guided_households=1),
    ]
    (parsed,) = parse_file(workbook_xlsx({"T11": rows}), "a.xlsx")
    (issue,) = parsed.issues
    assert (issue.row, issue.column, issue.value) == (2, "households", "khoảng 200")
    assert issue.message.startswith("Cột “Tổng số hộ” ghi “khoảng 200”: ")
