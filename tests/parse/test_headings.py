"""Headings in every dress: they name the same columns, or the sheet says which it lacks."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.forms import FORMS
from etl.parse import parse_file, parse_sheets
from etl.read.document import Sheet
from tests.files.documents import csv_bytes
from tests.parse.papers import headings, read_grid, read_one, report

ROW = {
    "commune_code": "13285", "hamlet_code": "13285-001", "hamlet_name": "Thôn Đông", "period": "2026-11",
    "households": 250, "guided_households": 31, "first_time_households": 5, "cumulative_households": 180,
    "cumulative_proficient_households": 90,
    "people_guided_public_services": 11, "people_guided_cashless_payment": 12,
    "people_guided_ecommerce": 13, "people_guided_self_protection": 14, "people_guided_vneid": 15,
    "people_guided_elderly": 16, "people_guided_disabled": 1, "outreach_sessions": 2, "note": "đủ",
}  # fmt: skip


def single(read):
    """The only row of a parsed sheet, blanks left out."""
    assert len(read.rows) == 1
    return {name: values[0] for name, values in read.columns.items() if values[0] is not None}


@pytest.mark.parametrize("form", list(FORMS))
def test_every_form_is_told_by_its_printed_headings(form):
    cells = dict.fromkeys(FORMS[form].blank_without, "1")
    (parsed,) = read_grid([["BÁO CÁO"], headings(form), report(form, **cells)])
    assert parsed.form == form
    assert [issue.rule for issue in parsed.issues if issue.row is None] == []


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("òa", "oà").replace("ũy", "uỹ").replace("ủy", "uỷ"),
        lambda text: text.replace(" ", "\n"),
        lambda text: f"{text} (*)",
        lambda text: text.split(" (")[0] if not text.startswith("Thuộc") else text,
        lambda text: f"  {text} : ",
        lambda text: text.replace(": ", " - "),
        lambda text: text.rpartition(": ")[2],
        lambda text: text.replace("≥", ">="),
    ],
)
def test_headings_in_other_dress(change):
    grid = [[change(text) for text in headings("M03")], report("M03", **ROW)]
    assert single(read_one(grid)) == ROW


def test_headings_in_two_rows_with_merged_cells():
    lower = [text.partition(": ")[2] or text for text in headings("M03")]
    upper = [text if ": " not in text else None for text in headings("M03")]
    upper[9], lower[:9] = "Lượt người", [None] * 9
    grid = [["BIỂU M03"], upper, lower, [f"({n})" for n in range(1, 21)], report("M03", **ROW)]
    merged = [(1, 9, 1, 15), *[(1, at, 2, at) for at in range(9)], (0, 0, 0, 19)]
    assert single(read_one(grid, merges=merged)) == ROW
    (parsed,) = parse_file(csv_bytes(grid), "a.csv")
    assert single(parsed) == ROW


def test_headings_of_old_fonts():
    tcvn3 = ["STT", "Hä vµ tªn", "Chøc vô", "Sè ®iÖn tho¹i cã ®¨ng ký Zalo"]
    vni = ["STT", "Hoï vaø teân", "Chöùc vuï", "Soá ñieän thoaïi coù ñaêng kyù Zalo"]
    for row in (tcvn3, vni):
        parsed = read_one([row, [1, "Lan", "TT", "0912345678"]])
        assert (parsed.form, parsed.columns["team_role"]) == ("M01", ["leader"])


def test_headings_without_diacritics():
    parsed = read_one([["STT", "Ho va ten", "Chuc vu", "So dien thoai"], [1, "Lan Anh", "TT", "0912345678"]])
    assert parsed.columns["full_name"] == ["Lan Anh"]


def test_a_line_of_labels_right_above_is_no_heading():
    grid = [["Đơn vị:", "Thôn (xóm)", "Phú Hòa"], ["STT", "Họ và Tên", "Chức vụ", "SĐT"]]
    parsed = read_one([*grid, [1, "Lê Văn An", "TT", "0912345678"]])
    assert (parsed.rows, parsed.issues, parsed.heading["hamlet"]) == ([3], [], "Phú Hòa")


def test_column_numbers_and_units_under_the_headings_are_no_rows():
    numbered = [-number for number in range(1, len(headings("M03")) + 1)]
    units = ["", "", "", "", *["hộ"] * 5, *["lượt"] * 7, "buổi"]
    assert single(read_one([headings("M03"), numbered, units, report("M03", **ROW)])) == ROW


def test_an_unknown_column_is_passed_over_with_a_warning():
    parsed = read_one([[*headings("M03"), "Đánh giá"], [*report("M03", **ROW), "tốt"]])
    assert single(parsed) == ROW
    assert [(issue.rule, issue.severity, issue.column) for issue in parsed.issues] == [
        ("unknown_column", "warning", "Đánh giá")
    ]


def test_a_missing_required_column_is_named():
    at = headings("M03").index("Số buổi ra quân")
    grid = [row[:at] + row[at + 1 :] for row in (headings("M03"), report("M03", **ROW))]
    (issue,) = read_one(grid).issues
    assert (issue.rule, issue.severity, issue.row) == ("missing_column", "error", None)
    assert "Số buổi ra quân" in issue.message


def test_place_and_period_may_stand_above_the_table_instead():
    kept = [
        at for at, column in enumerate(FORMS["M03"].columns) if column.name not in ("commune_code", "period")
    ]
    grid = [[row[at] for at in kept] for row in (headings("M03"), report("M03", **ROW))]
    parsed = read_one([["Mã xã: 13285"], ["Kỳ báo cáo: Tháng 11/2026"], *grid])
    assert parsed.issues == []
    assert (parsed.heading["commune_code"], parsed.heading["period"]) == ("13285", "2026-11")


def test_a_table_of_no_form_says_what_it_lacks():
    grid = [
        ["STT", "Họ và tên", "Địa chỉ"],
        [1, "Nguyễn Văn An", "Thôn Đông"],
        [2, "Trần Văn Ba", "Thôn Đông"],
    ]
    (parsed,) = read_grid(grid)
    assert (parsed.form, parsed.rows) == ("", [])
    (issue,) = parsed.issues
    assert (issue.rule, issue.severity) == ("unknown_form", "error")
    assert "“Số điện thoại có đăng ký Zalo”" in issue.message
    assert "Nguyễn" not in issue.message


def test_the_sender_may_name_the_form():
    grid = [["Họ và tên", "SĐT"], ["Nguyễn Văn An", "0912345678"]]
    assert read_one(grid, form="M01").columns["full_name"] == ["Nguyễn Văn An"]
    (parsed,) = read_grid(grid, form="M03")
    assert [issue.rule for issue in parsed.issues] == ["unknown_form"]
    assert "“Tổng số hộ”" in parsed.issues[0].message


def test_the_title_tells_the_roster_of_a_commune_from_that_of_a_hamlet():
    table = [["STT", "Họ và tên", "Chức vụ", "SĐT Zalo"], [1, "Nguyễn Văn An", "TT", "0912345678"]]
    title = "DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"
    assert read_one([[f"{title} CẤP XÃ"], *table]).form == "M02b"
    assert read_one([[f"{title} THÔN, XÓM"], *table]).form == "M01"
    wide = [[*table[0], "Giới tính", "Năm sinh"], [*table[1], "Nam", 1980]]
    assert read_one([["Đơn vị: Thôn Đông"], [f"{title} THÔN"], *wide]).form == "M01"
    by_hamlet = [["Thôn", *table[0]], ["Thôn Đông", *table[1]]]
    assert read_one([[f"{title} XÃ YÊN KHÁNH"], *by_hamlet]).form == "M01"


dress = st.sampled_from(
    [str, str.upper, str.lower, lambda text: unicodedata.normalize("NFD", text), lambda text: f"{text} (1)"]
)


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(len(headings("M03")))), st.data())
def test_order_dress_and_blank_lines_never_change_the_reading(order, data):
    titles = [data.draw(dress)(headings("M03")[at]) for at in order]
    cells: list[Any] = [report("M03", **ROW)[at] for at in order]
    left = [None] * data.draw(st.integers(0, 3))
    blank: list[list[Any]] = [[None] * (len(titles) + len(left))]
    rows = [
        *blank * data.draw(st.integers(0, 4)),
        [*left, *titles],
        *blank * data.draw(st.integers(0, 3)),
        [*left, *cells],
    ]
    (parsed,) = parse_sheets([Sheet("Sheet1", rows)], "a.xlsx")
    assert single(parsed) == ROW
    assert parsed.rows == [len(rows)]
    assert parsed.issues == []
