"""Every type of cell, as clerks fill it in: the value, and what is said of it."""

import datetime

import pytest

from etl.forms import FORMS
from tests.parse.papers import headings, read_cell, read_one, report

ZALO = ("phone_10_digits", "warning")


@pytest.mark.parametrize(
    ("form", "name", "cell", "value", "rules"),
    [
        ("M03", "households", 250, 250, []),
        ("M03", "households", "1.234", 1234, []),
        ("M03", "households", "1,234", 1234, []),
        ("M03", "households", "1 234", 1234, []),
        ("M03", "households", "250 hộ", 250, [("unit_removed", "warning")]),
        ("M03", "households", "khoảng 200", None, [("integer_expected", "error")]),
        ("M03", "households", "> 100", None, [("integer_expected", "error")]),
        ("M03", "households", 12.5, None, [("integer_expected", "error")]),
        ("M03", "households", True, None, [("integer_expected", "error")]),
        ("M03", "households", "-", None, []),
        ("M03", "households", 0, 0, []),
        ("M03", "households", -3, -3, []),
        ("M03", "commune_code", 13285, "13285", []),
        ("M03", "hamlet_code", "13285 – 001", "13285-001", []),
        ("M03", "period", "Tháng 11/2026", "2026-11", []),
        ("M03", "period", datetime.date(2026, 11, 1), "2026-11", []),
        ("M03", "period", "tháng mười một", None, [("valid_period", "error")]),
        ("M03", "hamlet_name", "Th«n Hoµng Lª", "Thôn Hoàng Lê", [("legacy_font_converted", "warning")]),
        ("M03", "hamlet_name", "  Thôn\u00a0 Đông ", "Thôn Đông", []),
        ("M03", "hamlet_name", 5, "5", []),
        ("M03", "note", "x" * 1200, "x" * 1000, [("text_cut", "warning")]),
        ("M04", "session_date", "15/10/2026", datetime.date(2026, 10, 15), []),
        ("M04", "session_date", "15-10-26", datetime.date(2026, 10, 15), []),
        ("M04", "session_date", "10/25/2026", None, [("ambiguous_date", "error")]),
        ("M04", "session_date", 46310, datetime.date(2026, 10, 15), []),
        ("M04", "session_date", "hôm qua", None, [("valid_date", "error")]),
        ("M04", "start_time", "19h30", datetime.time(19, 30), []),
        ("M04", "class_kind", "B", "public_class", []),
        ("M04", "class_kind", "C", None, [("allowed_values", "error")]),
        ("M04", "topics", "VNeID, ATTT + TMĐT/OCOP", ["vneid", "digital_safety", "ecommerce_ocop"], []),
        ("M04", "topics", "DVCTT; nấu ăn", None, [("allowed_values", "error")]),
        ("M04", "zero_report", "x", True, []),
        ("M04", "zero_report", None, False, []),
        ("M02b", "party_member", "không", False, []),
        ("M02b", "party_member", "có", True, []),
        ("M02b", "organisation", "Đoàn TN", "youth_union", []),
        ("M02b", "organisation", "Hội chữ thập đỏ", None, [("allowed_values", "warning")]),
        ("M02b", "birth_year", "15/03/1985", 1985, []),
        ("M02b", "gender", "Nữ", "female", []),
        ("M05", "data_source", None, "police", []),
        ("M05", "hamlet_name", "Toàn xã", None, []),
        ("M07", "operators", "Viettel, VNPT", ["viettel", "vnpt"], []),
        ("M07", "download_mbps", "4,5", 4.5, []),
        ("M10", "hamlet_type", "TDP", "to_dan_pho", []),
        ("M10", "aliases", "Xóm Chùa; Thôn Đình", ["Xóm Chùa", "Thôn Đình"], []),
    ],
)  # fmt: skip
def test_a_cell(form, name, cell, value, rules):
    more = {
        "M04": {"class_code": "L1"},
        "M02b": {"full_name": "Lê An", "zalo_phone": "0912345678"},
        "M07": {"status": "Mới"},
    }
    filled = {key: text for key, text in more.get(form, {}).items() if key != name}
    assert read_cell(form, name, cell, **filled) == (value, rules)


@pytest.mark.parametrize(
    ("written", "role", "rules"),
    [
        ("Tổ trưởng", "leader", []),
        ("TT", "leader", []),
        ("TỔ PHÓ", "deputy", []),
        ("Phó tổ trưởng", "deputy", []),
        ("thành viên", "member", []),
        ("Tổ trưởng – Bí thư chi bộ", "leader", [("role_with_other_post", "warning")]),
        ("Tổ trưởng – Bí thư", "leader", [("role_with_other_post", "warning")]),
        ("Trưởng thôn, Tổ phó", "deputy", [("role_with_other_post", "warning")]),
        ("Tæ tr\u00adëng", "leader", []),
        (None, "member", [("blank_read_as_member", "warning")]),
        ("Bí thư chi bộ", None, [("allowed_values", "warning")]),
    ],
)
def test_roles(written, role, rules):
    assert read_cell("M01", "team_role", written, full_name="Lê An", zalo_phone="0912345678") == (role, rules)


@pytest.mark.parametrize(
    ("written", "phone", "rules"),
    [
        ("0912.345.678", "0912345678", []),
        ("+84 912 345 678", "0912345678", []),
        ("84912345678", "0912345678", []),
        (912345678, "0912345678", []),
        (912345678.0, "0912345678", []),
        ("0169 234 5678", "0392345678", []),
        ("0912345678 / 0936222111", "0912345678", [ZALO]),
        ("9,12E+08", None, [ZALO]),
        ("0229 3871 234", None, [ZALO]),
        ("không dùng Zalo", None, [("blank_phone", "warning")]),
        (None, None, [("blank_phone", "warning")]),
        ("12345", None, [ZALO]),
    ],
)
def test_phones(written, phone, rules):
    assert read_cell("M01", "zalo_phone", written, full_name="Lê An", team_role="TT") == (phone, rules)


def test_names_of_old_fonts_and_capitals():
    assert read_cell("M01", "full_name", "NguyÔn V¨n Hïng", zalo_phone="0912345678") == (
        "Nguyễn Văn Hùng", [("legacy_font_converted", "warning")],
    )  # fmt: skip
    assert read_cell("M01", "full_name", "NGUYỄN  VĂN HÙNG", zalo_phone="0912345678") == (
        "NGUYỄN VĂN HÙNG",
        [],
    )


def spot(heading, cell, *drop):
    """The M07 row read where one printed column stands for those left out."""
    titles = [
        text
        for text, column in zip(headings("M07"), FORMS["M07"].columns, strict=True)
        if column.name not in drop
    ]
    cells = report("M07", spot_code="37-13285-001", status="Mới", hamlet_code="13285-001")
    kept = [
        value for value, column in zip(cells, FORMS["M07"].columns, strict=True) if column.name not in drop
    ]
    return read_one([[*titles, heading], [*kept, cell]])


@pytest.mark.parametrize(
    ("cell", "bars", "rsrp", "rules"),
    [(3, 3, None, []), ("0", 0, None, []), (-112, None, -112, []), ("-112 dBm", None, -112, ["unit_removed"]),
     (7, None, None, ["in_range"])],
)  # fmt: skip
def test_one_printed_column_of_bars_or_dbm(cell, bars, rsrp, rules):
    read = spot("Vạch sóng 0–4 hoặc RSRP dBm", cell, "signal_bars", "rsrp_dbm")
    assert (read.columns["signal_bars"], read.columns["rsrp_dbm"]) == ([bars], [rsrp])
    assert [issue.rule for issue in read.issues] == rules


@pytest.mark.parametrize(
    ("cell", "rules"),
    [
        ("20,2545; 105,9745", set()),
        ("20.2545, 105.9745", set()),
        ("105,9745; 20,2545", {"swapped_lat_lon_fixed"}),
        ("20°15'16.2\"N 105°58'28.2\"E", {"dms_converted"}),
    ],
)
def test_a_position_in_one_cell(cell, rules):
    read = spot("Tọa độ", cell, "lat", "lon")
    assert (read.columns["lat"][0], read.columns["lon"][0]) == pytest.approx((20.2545, 105.9745), abs=1e-4)
    assert {issue.rule for issue in read.issues} == rules


def test_positions_in_two_cells():
    row = report("M07", spot_code="37-13285-001", lat=105.9745, lon="20°15'16.2\"")
    read = read_one([headings("M07"), row], form="M07")
    assert (read.columns["lat"][0], read.columns["lon"][0]) == pytest.approx((20.2545, 105.9745), abs=1e-4)
    assert "swapped_lat_lon_fixed" in {issue.rule for issue in read.issues}
    far = read_one(
        [headings("M07"), report("M07", spot_code="37-13285-001", lat=10.5, lon=106.1)], form="M07"
    )
    assert (far.columns["lat"], far.issues) == ([10.5], [])


def test_the_place_and_the_hours_of_a_class_in_one_cell_each():
    titles = ["Mã xã", "Kỳ", "Mã lớp", "Loại", "Từ giờ–đến giờ", "Địa điểm, mã thôn", "Chuyên đề", "Số dự"]
    read = read_one(
        [titles, ["13285", "2026-11", "L1", "B", "19h00–20h30", "Nhà văn hóa, 13285-003", "AI", 30]]
    )
    assert read.form == "M04"
    assert (read.columns["venue"], read.columns["hamlet_code"]) == (["Nhà văn hóa"], ["13285-003"])
    assert (read.columns["start_time"], read.columns["end_time"]) == (
        [datetime.time(19)],
        [datetime.time(20, 30)],
    )


def test_what_an_operator_measured_in_one_cell():
    titles = ["Mã điểm", "Nhà mạng", "Ngày tiếp nhận", "RSRP/RSCP, tốc độ đo", "Giải pháp"]
    read = read_one(
        [
            titles,
            ["37-13285-001", "Viettel", "1/10/2026", "RSRP -105 dBm; RSCP -98 dBm; 12,5 Mbit/s", "tối ưu"],
        ]
    )
    assert [read.columns[name] for name in ("rsrp_dbm", "rscp_dbm", "download_mbps")] == [
        [-105],
        [-98],
        [12.5],
    ]


def test_a_cell_of_two_rows_speaks_for_both_where_it_names_a_place():
    place = {"commune_code": "13285", "hamlet_code": "13285-001"}
    rows = [headings("M03"), report("M03", **place, households=9, outreach_sessions=2),
            report("M03", hamlet_code="13285-002", outreach_sessions=1)]  # fmt: skip
    read = read_one(rows, merges=[(1, 0, 2, 0), (1, 4, 2, 4)])
    assert read.columns["commune_code"] == ["13285", "13285"]
    assert read.columns["households"] == [9, None]


def test_totals_of_a_report_are_no_rows_and_names_like_them_are():
    filled = {"households": 10, "guided_households": 1}
    rows = [
        report("M03", hamlet_name=name, **filled)
        for name in ("Cộng Hòa", "Tổng Xá", "Thôn Cộng", "Cộng", "Toàn xã")
    ]
    rows += [["Tổng cộng", None, None, None, 30], ["Cộng xã", None, None, None, 30]]
    assert read_one([headings("M03"), *rows]).columns["hamlet_name"] == ["Cộng Hòa", "Tổng Xá", "Thôn Cộng"]
