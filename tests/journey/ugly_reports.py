"""Reports of every form as they really come, with what must be told of each."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from tests.files import word_xml as word
from tests.files.documents import Formula, csv_bytes, workbook_xls, workbook_xlsx
from tests.journey.sent import Case, headings, line, sheet
from tests.journey.world import M10

PLACES = ("commune_code", "hamlet_code", "hamlet_name", "period")
PLACED = ("commune_code", "period")
"""Columns that the block above the table stands in for."""
ZERO = ["Mã điểm", "Mô tả vị trí", "Loại", "Nhà mạng ảnh hưởng", "Ngày phát hiện", "Trạng thái"]
CROSS = "Không phát sinh (x)"
CLASSES = ["Mã lớp", "Loại", "Ngày", "Chuyên đề", "Số dự"]
_NONE = dict.fromkeys((
    "cumulative_proficient_households", "people_guided_public_services", "people_guided_cashless_payment",
    "people_guided_ecommerce", "people_guided_self_protection", "people_guided_vneid",
     "people_guided_elderly",
    "people_guided_disabled", "outreach_sessions",
), 0)  # fmt: skip


def m03(total: int, without: Sequence[str] = (), **cells: Any) -> list[Any]:
    """A row of M03 with that cumulative figure."""
    counts = {"households": 100, "guided_households": 5, "first_time_households": 3}
    return line("M03", without, **{**_NONE, **counts, "cumulative_households": total, **cells})


def of(commune: str, hamlet: int, period: Any, total: int = 3, **cells: Any) -> list[Any]:
    """A row of M03 that carries its codes."""
    return m03(total, commune_code=commune, hamlet_code=f"{commune}-{hamlet:03d}", period=period, **cells)


def m05(**cells: Any) -> list[Any]:
    """A row of M05 without place and period, unless given."""
    counts = dict(
        zip((column for column in _M05), (900, 500, 50, 100, 10, 5, 1, 10, 11, 12, 1, 30), strict=True)
    )
    return line("M05", () if "period" in cells else _M05_PLACE, **{**counts, **cells})


_M05 = (
    "residents_14_plus_with_card", "cumulative_level2_accounts", "cumulative_level2_accounts_60_plus",
    "residents_60_plus_with_card", "new_level2_accounts", "team_assisted_level2_accounts",
     "accounts_under_14",
    "cumulative_adults_skills_confirmed", "cumulative_adults_basic_skills",
    "cumulative_adults_digital_signature", "safety_sessions", "safety_session_attendees",
)  # fmt: skip
_M05_PLACE = ("commune_code", "hamlet_code", "hamlet_name", "period")
UPPER = ["STT", "Mã thôn", "Tên thôn", "Tổng số hộ", "Số hộ được hướng dẫn", None, None,
         "Số hộ có ≥ 01 người thành thạo KNS (lũy kế)", "Lượt người", *[None] * 6, "Số buổi ra quân",
          "Ghi chú"]  # fmt: skip
LOWER = [*[None] * 4, "trong kỳ", "Trong đó hộ lần đầu", "lũy kế", None, "DVCTT", "TTKDTM", "Sàn TMĐT",
         "Tự bảo vệ trên MT số", "Hỗ trợ kích hoạt VNeID", "Trong đó NCT", "Trong đó NKT", None,
          None]  # fmt: skip
SPANS = [(2, 4, 2, 6), (2, 8, 2, 14), *((2, at, 3, at) for at in (0, 1, 2, 3, 7, 15, 16))]
NUMBERS = [" 100 ", "100,0", "'100", "100 hộ", 100.0, "12,5%", "0,125", "> 100", "khoảng 200", "không", "-",
           None, -5, "1.5", "ko nhớ"]  # fmt: skip
DECISION = ["05/QĐ-UBND", "10/8/2025", "Nguyễn Văn Ký", "V/v kiện toàn", "qd.pdf", 7]
LETTER = headings("M02a")


def upright(values: Sequence[Any], first: int = 1) -> list[list[Any]]:
    """M02a as a label and its value in each row."""
    return [list(pair) for pair in zip(LETTER[first:], values, strict=True)]


def docx(*paragraphs: str, table: Sequence[Sequence[Any]]) -> bytes:
    """A Word document of some lines and one table."""
    return word.docx_of("".join(map(word.paragraph, paragraphs)) + word.table(table))


CASES: list[Case] = [
    ("khoi-ngang.xlsx", sheet(
        ["BIỂU M03 KẾT QUẢ HƯỚNG DẪN NGƯỜI DÂN THEO THÔN"],
        ["Mã tỉnh", "Mã xã", "Tên xã/phường", "Kỳ báo cáo", "Ngày lập", "Người lập", "Phiên bản mẫu"],
        ["37", "14161", "Xã Giao Minh", "10/2025", "16/10/2025", "Nguyễn Văn Lập", "1.0"], [],
        headings("M03", PLACED), m03(3, PLACED, hamlet_code="14161-001")), "M03 14161 accepted 1=1+0"),
    ("khoi-doc.xlsx", sheet(
        ["Mã tỉnh:", "37"], ["Mã xã:", "14161"], ["Tên xã/phường:", "Xã Giao Minh"],
        ["Kỳ báo cáo:", "Tháng 10/2025"], ["Ngày lập:", dt.date(2025, 10, 15)], [],
        headings("M03", PLACED), m03(4, PLACED, hamlet_name="Tây")), """M03 14161 accepted 1=1+0
        W 8 hamlet_code blank_matched_by_name"""),
    ("khoi-mot-o.xlsx", sheet(
        ["Mã xã: 14161"], ["Kỳ báo cáo: Tháng 10 năm 2025"], headings("M03", PLACED),
        m03(5, PLACED, hamlet_name="Thôn Nam"), m03(5, PLACED, hamlet_name="Toàn xã")), """
        M03 14161 accepted 1=1+0
        W 4 hamlet_code blank_matched_by_name"""),
    ("hai-dong-tieu-de.xlsx", sheet(
        ["UBND XÃ GIAO MINH"], ["KẾT QUẢ HƯỚNG DẪN NGƯỜI DÂN THÁNG 11 NĂM 2025"], UPPER, LOWER,
        [f"({n})" for n in range(1, 18)],
        [1, "14161-001", "Thôn Đông", 100, 10, 5, 15, *[0] * 9, None],
        [2, "14161-002", "Thôn Tây", "100 hộ", *[0] * 3, *[0] * 9, "không hoạt động"],
        [None, "Tổng cộng", None, 200, 10, 5, 15, *[0] * 9, None], ["Người lập biểu", None, "TM. UBND XÃ"],
        merges=SPANS), """M03 14161 partly 2=1+1
        E 7 cumulative_households not_decreasing
        W 6 cumulative_households sum_consistent
        W 7 households unit_removed"""),
    ("cach-ghi-so.xlsx", sheet(headings("M03"), *(
        of("14161", 4, "2026-02", households=value, first_time_households=0, guided_households=0)
        for value in NUMBERS)), """
        M03 14161 partly 15=5+10
        E 7 households integer_expected
        E 8 households integer_expected
        E 9 households integer_expected
        E 10 households integer_expected
        E 11 households integer_expected
        E 12 households required
        E 13 households required
        E 14 households not_negative
        E 15 households integer_expected
        E 16 households integer_expected
        W 14 households within_10_percent
        W 5 households unit_removed
        W 2 period unique
        W 3 period unique
        W 4 period unique
        W 5 period unique"""),
    ("cach-ghi-ky.xlsx", sheet(headings("M03"), *(of("14161", number, period, 40) for number,
     period in enumerate(
        ["Tháng 3/2026", "T3/2026", dt.date(2026, 3, 1), "03-2026", "3.2026", "13/2026", "2027-01"], 1))), """
        M03 14161 accepted 5=5+0
        W 5 cumulative_households sum_consistent
        M03 14161 rejected 1=0+1
        E 7 period valid_period
        M03 14161 rejected 1=0+1
        E 8 period not_future_period"""),
    ("ten-gan-dung.xlsx", sheet(headings("M03"), m03(3, commune_code="14161", hamlet_name="Đong",
     period="5/2026")), """
        M03 14161 needs_review 1=0+1
        E 2 hamlet_code unknown_hamlet"""),
    ("ma-mat-so.csv", csv_bytes([headings("M03"), of("14161", 8, "2026-04"), of("14161", 8, "T5/26")],
     "utf-16"),
     """M03 14161 accepted 1=1+0
        M03 14161 accepted 1=1+0
        W 3 cumulative_households sum_consistent
        W 3 guided_households same_as_previous"""),
    ("cong-thuc.xlsx", sheet(
        headings("M03"), of("14161", 3, "2026-08", 43, households=Formula("=50+50", 100)), [None] * 3,
        of("14161", 4, "2026-08", households=Formula("=1/0", "#DIV/0!")), first_row=3, first_column=1), """
        M03 14161 partly 2=1+1
        E 6 households formula_error
        W 4 guided_households same_as_previous"""),
    ("vuot-100.xlsx", sheet(headings("M03"), of("14161", 6, "2026-09", guided_households=150)), """
        M03 14161 rejected 1=0+1
        E 2 guided_households not_above"""),
    ("thon-doc.docx", docx("UBND XÃ GIAO MINH", "Thôn Đông", "KẾT QUẢ HƯỚNG DẪN NGƯỜI DÂN THÁNG 6 NĂM 2026",
     table=[
        ["STT", "Chỉ tiêu", "Kết quả"],
        *([n, label, value] for n, (label, value) in enumerate(
            zip(headings("M03", PLACES), m03(43, PLACES), strict=True), 1))]), """M03 14161 accepted 1=1+0
        W 2 hamlet_code blank_matched_by_name"""),
    ("moi-trang-mot-thon.xlsx", workbook_xlsx({name: [
        ["UBND XÃ GIAO MINH"], ["KẾT QUẢ HƯỚNG DẪN NGƯỜI DÂN THÁNG 6 NĂM 2026"], headings("M03", PLACES),
        m03(43, PLACES)] for name in ("Thôn Tây", "Nam", "Thôn Lạ")}), """M03 14161 accepted 1=1+0
        W 4 hamlet_code blank_matched_by_name
        M03 14161 accepted 1=1+0
        W 4 hamlet_code blank_matched_by_name
        M03 14161 needs_review 1=0+1
        E 4 hamlet_code unknown_hamlet"""),
    ("thieu-cot.xlsx", sheet(
        ["UBND XÃ GIAO MINH"], ["KẾT QUẢ HƯỚNG DẪN NGƯỜI DÂN THÁNG 6 NĂM 2026"],
        ["Tên thôn", "Số hộ được hướng dẫn trong kỳ", "Lượt người: DVCTT"], ["Nam", 10, 5]), """
        M03 14161 rejected 1=0+1
        E - Tổng số hộ missing_column
        W 4 hamlet_code blank_matched_by_name"""),
    ("vneid.xls", lambda: workbook_xls({"T10.2026": [
        ["Đơn vị: Công an xã Giao Minh"], ["Kỳ: T10/2026"], headings("M05", _M05_PLACE),
        m05(cumulative_level2_accounts="1.500")]}), """M05 14161 accepted 1=1+0
        W 4 cumulative_level2_accounts not_above
        W 4 new_level2_accounts sum_consistent"""),
    ("vneid-nguon.xlsx", sheet(
        headings("M05"), *(m05(commune_code="14161", period=f"2026-0{month}", data_source=source)
                           for month, source in ((6, "Công an xã"), (7, "tự đếm")))), """
        M05 14161 accepted 1=1+0
        M05 14161 rejected 1=0+1
        E 3 data_source allowed_values"""),
    ("vneid-doc.docx", docx("CÔNG AN XÃ GIAO MINH", "KẾT QUẢ VNeID THÁNG 9 NĂM 2026", table=[
        ["STT", "Chỉ tiêu", "ĐVT", "Số liệu"],
        *([n, *pair] for n, pair in enumerate(
            ((label, "người", value) for label, value in zip(headings("M05", _M05_PLACE), m05(),
             strict=True)), 1))]),
     "M05 14161 accepted 1=1+0"),
    ("qd-ngang.xlsx", sheet(["QUYẾT ĐỊNH KIỆN TOÀN TỔ CNSCĐ"], LETTER, ["14161", *DECISION]),
     "M02a 14161 accepted 1=1+0"),
    ("qd-doc.xlsx", sheet(["QUYẾT ĐỊNH THÀNH LẬP, KIỆN TOÀN"], ["Mã xã", "14161"], *upright(DECISION)),
     "M02a 14161 accepted 1=1+0"),
    ("qd-doc.docx", docx("UBND XÃ GIAO MINH", table=upright([*DECISION[:-1], "7 tổ"])), """
        M02a 14161 accepted 1=1+0
        W 1 hamlet_teams_established unit_removed"""),
    ("qd-danh-so.docx", docx("UBND XÃ GIAO MINH", table=[
        ["STT", "Nội dung", "Thông tin"],
        *([n, f"{n}. {label}:", value] for n, (label, value) in enumerate(upright([*DECISION[:4], "", ""]),
         1))]), """
        M02a 14161 accepted 1=1+0
        W 2 attachment missing_attachment"""),
    ("qd-du-thao.docx", docx("UBND XÃ GIAO MINH", table=[
        LETTER[1:], ["Số:     /QĐ-UBND", "tháng 8 năm 2025", "", "V/v kiện toàn", "qd.pdf", "7"]]), """
        M02a 14161 accepted 1=1+0
        W 2 decision_number missing_decision_number
        W 2 decision_date day_missing"""),
    ("lop-khong-phat-sinh.xlsx", sheet(
        ["UBND XÃ GIAO MINH"], ["SỔ LỚP TẬP HUẤN THÁNG 9 NĂM 2026"], [*CLASSES, CROSS], [*[None] * 5, "x"]),
     "M04 14161 accepted 1=1+0"),
    ("lop-noi-bang-loi.xlsx", sheet(
        ["UBND XÃ GIAO MINH"], ["SỔ LỚP TẬP HUẤN THÁNG 7 NĂM 2026"], ["STT", *CLASSES],
        [1, "Trong tháng 7/2026 không phát sinh lớp nào"]), "M04 14161 accepted 1=1+0"),
    ("lop.docx", docx("UBND XÃ GIAO MINH", "SỔ LỚP TẬP HUẤN VÀ LỚP BDHVS tháng 10/2026", table=[
        [*headings("M04", PLACED)[2:5], "Từ giờ–đến giờ", "Địa điểm, mã thôn", *headings("M04",
         PLACED)[8:18]],
        ["L1", "B", "01/10/2026", "19h–20h30", "NVH thôn Đông (14161-001)", "UBND", "VNeID, chữ ký số và AI",
         "30", "10", "5", "0", "30", "5", "0", "2"],
        ["L2", "A: tập huấn thành viên Tổ", "2/10/26", "8h", "Hội trường", "Sở", "nấu ăn", "30", "10", "5",
         "0",
         "30", "5", "0", "2"],
        ["L3", "B", "8/10/2025", "8h", "NVH thôn Tây (14161-002)", "Sở", "AI", "400", "10", "5", "0", "30",
         "5",
         "0", "2"],
        ["L4", "B", "31/9/2026", "", "NVH thôn Tây (14161-002)", "Sở", "AI", "40", "", "", "", "", "", "",
         ""]]),
     """M04 14161 partly 4=1+3
        E 3 topics allowed_values
        E 4 attendees in_range
        E 4 session_date in_period
        E 5 session_date valid_date
        W 3 first_time_in_year_team_members required_if"""),
    ("song-khong-phat-sinh.xlsx", sheet(
        ["UBND XÃ GIAO MINH"], ["SỔ ĐIỂM LÕM SÓNG THÁNG 9 NĂM 2026"], [*ZERO, CROSS], [*[None] * 6, "x"]),
     "M07 14161 accepted 1=1+0"),
    ("song-khong-phat-sinh.docx", docx(
        "UBND XÃ GIAO MINH", "SỔ ĐIỂM LÕM SÓNG", "Kỳ báo cáo: tháng 8/2026",
        table=[[*ZERO, CROSS], [*[""] * 6, "X"]]), "M07 14161 accepted 1=1+0"),
    ("song.xlsx", sheet(
        ["SỔ ĐIỂM LÕM SÓNG"], ["Đơn vị: UBND xã Giao Minh"], ["Kỳ: 7/2026"],
        ["STT", "Mã điểm", "Thôn", "Mô tả vị trí", "Tọa độ", "Loại", "Nhà mạng", "Trong nhà/ngoài trời",
         "Vạch sóng 0–4 hoặc RSRP dBm", "Ngày phát hiện", "Trạng thái"],
        [1, None, "Đông", "Cổng chùa", "20.2034, 106.518", "chưa có sóng", "Viettel", "cả hai", -115,
         "5/7/2026",
         "Mới"],
        [2, None, "Tây", "Nhà ông Kín 0912345678", "106,55; 20,21", "kém", "VinaPhone", "trong nhà", "2 vạch",
         "6/7/2026", "mới"],
        [3, None, "Nam", "Ông Kín 036090001234", "", "lõm", "Viettel", "", 9, "6/7/2026", "mới"]), """
        M07 14161 partly 3=2+1
        E 7 location_description no_12_digit_id
        E 7 signal_bars in_range
        W 5 hamlet_code blank_matched_by_name
        W 6 hamlet_code blank_matched_by_name
        W 6 lat swapped_lat_lon_fixed
        W 6 lon swapped_lat_lon_fixed
        W 6 location_description phone_left_out
        W 6 signal_bars unit_removed
        W 7 hamlet_code blank_matched_by_name"""),
    ("tra-loi.xlsx", sheet(headings("M08a"), *(
        line("M08a", commune_code="14161", period="2026-10", **cells) for cells in (
            {"spot_code": "37-14161-001", "operator": "Viettel", "received_date": "10/10/2026",
             "measured_date": 46307, "rsrp_dbm": "-112", "solution": "tối ưu",
              "committed_date": "01/11/2026"},
            {"spot_code": "37-14161-099", "operator": "VNPT", "received_date": "10/10/2026"},
            {"spot_code": "37-14161-001", "operator": "Vietel", "received_date": "10/10/2026"}))), """
        M08a 14161 partly 3=2+1
        E 3 spot_code known_code
        W 2 spot_code unique"""),
    ("danh-muc-moi.xlsx", sheet(
        M10, ["14161", None, "Mới", "thôn", None, "01/07/2025", None, "1.600", 4000, 3000, 2900, 400,
              "01/07/2026", "Công an"],
        ["14161", "14161-001", "Đông", "thôn", None, "01/07/2025", None, 110, 330, 200, 210, 90,
         "01/07/2026", "thôn"],
        ["", "Tổng cộng", *[""] * 5, 1710, *[""] * 6]), """M10 14161 partly 2=1+1
        E 3 residents_18_plus not_above
        W 2 households in_range"""),
]  # fmt: skip
