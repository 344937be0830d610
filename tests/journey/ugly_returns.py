"""Forms M02c, M06, M08b, M08c and M09 as they really come, with what must be told of each."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from tests.files.documents import Formula, csv_bytes
from tests.journey.sent import Case, headings, line, sheet
from tests.journey.ugly_reports import docx

D = dt.date
COMMUNE = ["UBND XÃ GIAO MINH"]
TEAMS = ["STT", "Thôn", "TS", "Trong đó nữ", "Đoàn viên", "Bí thư, Trưởng thôn", "Hội đoàn thể",
         "Công an, ANTT", "DN"]  # fmt: skip
DESK = ["Ngày/Tuần", "Số ca trực kế hoạch", "Số ca thực hiện", "Lượt người được hỗ trợ",
        "Tổng hồ sơ tiếp nhận", "Hồ sơ trực tuyến", "Nguồn"]  # fmt: skip
LIST = ["Nhóm", "Nội dung", "Ngày bắt đầu", "Ngày kết thúc", "Số lượng", "ĐVT", "Dự toán", "Đã giải ngân"]
MONEY = ["Nhóm", "Nội dung", "Số tiền dự toán", "Giải ngân", "Số văn bản"]


def desk(day: Any, *, planned: Any = 10, held: Any = 10, dossiers: Any = 60, online: Any = 40) -> list[Any]:
    """A row of M06 under DESK."""
    return [day, planned, held, 20, dossiers, online, "Hệ thống TTHC"]


def budget(amount: Any, spent: Any = None) -> list[Any]:
    """A row of M09 under MONEY."""
    return ["Kinh phí", f"Kinh phí của Tổ ({amount})", amount, spent, "12/QĐ-UBND"]


def returned(form: str, *rows: Sequence[Any], kind: str = "xlsx") -> bytes:
    """An operator's return without a commune of its own."""
    grid = [["TẬP ĐOÀN VIỄN THÔNG, SỐ 1 PHƯỜNG PHỦ LÝ"], ["Kỳ báo cáo: 10/2026"], *rows]
    return csv_bytes(grid, "utf-16", "\t") if kind == "csv" else sheet(*grid)


CONFERENCES = ["Mã xã", "Tên DN", "Ngày", "Nội dung tập huấn", "Số thành viên tham dự"]
TITLE_B, TITLE_C = ["HỘI NGHỊ TẬP HUẤN"], ["GÓI ƯU ĐÃI"]

CASES: list[Case] = [
    ("14161/co-cau.docx", docx(*COMMUNE, "CƠ CẤU THÀNH PHẦN CÁC TỔ CNSCĐ", table=[
        TEAMS, ["1", "Thôn Đông", "9 người", "4", "3", "2", "4", "1", ""],
        ["2", "Tây", "9", "10", "3", "2", "4", "1", "-"],
        ["3", "Xóm 5", "8", "", "", "", "", "", ""], ["", "Tổng cộng", "26", "14", "", "", "", "", ""]]), """
        M02c 14161 partly 3=2+1
        E 3 female_members not_above
        W 2 hamlet_code blank_matched_by_name
        W 2 members unit_removed
        W 3 hamlet_code blank_matched_by_name
        W 4 hamlet_code blank_matched_by_name"""),
    ("14161/co-cau-thon-la.xlsx", sheet(["Cơ cấu tổ CNSCĐ"], TEAMS, [1, "Thôn Lạ", 9, 4]), """
        M02c 14161 needs_review 1=0+1
        E 3 hamlet_code unknown_hamlet"""),
    ("14161/mot-cua-tuan.xlsx", sheet(
        ["TRỰC BỘ PHẬN MỘT CỬA"], ["Kỳ báo cáo: tháng 10/2026"], DESK,
        desk("Tuần 39/2026"), desk("28/9-04/10/2026"), desk("Tuần 41 (05/10/2026 – 11/10/2026)"),
        desk("Tuần 60/2026"), desk("Tuần 39 năm 2026", held=11), desk(D(2026, 10, 19)),
        desk("6/10/2026", online=61), ["Cộng", 60, 61, 120, 360, 261]), """
        M06 14161 partly 7=4+3
        E 7 start_date valid_date
        E 9 start_date in_period
        E 10 online_dossiers not_above
        W 4 start_date unique
        W 8 held_shifts not_above"""),
    ("14161/mot-cua-loi.xlsx", sheet(
        ["TRỰC MỘT CỬA THÁNG 8 NĂM 2026"], [*DESK, "Đúng hạn"],
        [*desk(D(2026, 8, 3), dossiers=Formula("=SUM(#REF!)", "#REF!")), 1],
        [*desk(D(2026, 8, 10)), Formula("=1/0", "#DIV/0!")], [*desk(D(2026, 8, 11), planned="#N/A"), 0],
        [*desk(D(2026, 8, 12))[:6], None, 0]), """
        M06 14161 partly 4=2+2
        E 3 dossiers_received formula_error
        E 5 planned_shifts formula_error
        W 4 on_time_dossiers formula_error
        W 6 data_source manual_source"""),
    ("14161/nhat-ky-mot-thon.xlsx", sheet(
        ["NHẬT KÝ ĐẾN TỪNG HỘ"], ["Đơn vị: Thôn Đông"],
        ["Mã hộ", "Ngày", "DVCTT", "VNeID", "Số người được hướng dẫn"], ["12", "20/9/2026", "x", None, 2],
        ["13", "20/9/2026", None, "x", 1], [None, "21/9/2026", None, "x", 1]), """
        M03b 14161 partly 3=2+1
        E 6 household_code required
        W 4 hamlet_code blank_matched_by_name
        W 5 hamlet_code blank_matched_by_name
        W 6 hamlet_code blank_matched_by_name"""),
    ("hoi-nghi.xlsx", returned("M08b", TITLE_B, CONFERENCES, ["14161", "Vietel", "20/9/2026", "VNeID", 30],
        [None, "Mobi", "21/9/2026", "Chữ ký số", 210], ["14215", "Vina", "22/9/2026", "AI", "30 người"],
        ["14161", "FPT", "23/9/2026", "AI", 5], ["14161", "Viettel", "20/9/2026", "An toàn số", 31]), """
        M08b 14161 partly 3=2+1
        E 8 enterprise allowed_values
        W 9 session_date duplicate
        M08b - accepted 1=1+0
        M08b 14215 accepted 1=1+0
        W 7 team_members_attending unit_removed"""),
    ("hoi-nghi-ten-xa.csv", returned("M08b", TITLE_B, ["Tên xã", *CONFERENCES[1:]],
        ["Xã Giao Minh", "VNPT", "20/9/2026", "AI", 30], ["phường Phủ Lý", "VNPT", "21/9/2026", "AI", 31],
        ["", "VNPT", "22/9/2026", "AI", 32], ["Xã Không Có", "VNPT", "22/9/2026", "AI", 32], kind="csv"), """
        M08b 14161 accepted 1=1+0
        W 5 commune_code commune_matched_by_name
        M08b 13285 accepted 1=1+0
        W 6 commune_code commune_matched_by_name
        M08b - accepted 1=1+0
        M08b - rejected 1=0+1
        E 8 commune_code five_digits"""),
    ("goi-uu-dai.docx", docx("GÓI ƯU ĐÃI CHO THÀNH VIÊN TỔ", "Kỳ báo cáo: 10/2026", table=[
        ["Doanh nghiệp", "Tên gói ưu đãi", "Hiệu lực từ ngày", "Hiệu lực đến ngày",
         "Số thành viên được hưởng"],
        ["Bưu điện", "Miễn cước chuyển phát", "01/7/2026", "30/6/2026", "12"],
        ["VNPT", "Tổ số", "01/7/2026", "", "1.250"]]), """
        M08c - partly 2=1+1
        E 2 valid_from date_order
        E 2 valid_to date_order"""),
    ("14161/quy-3.xlsx", sheet(
        COMMUNE, ["KẾT QUẢ TRUYỀN THÔNG, 10/10, CHIẾN DỊCH, MÔ HÌNH, THI ĐUA"],
        ["Kỳ báo cáo: Quý III/2026"], LIST,
        ["Tin, bài", "Tổng số tin trên cổng thông tin", D(2026, 7, 1), None, 12, "tin", None, None],
        [None, "Ngày hội tháng 8, xác nhận của trưởng thôn", None, None, 3, "tin", None, None],
        ["10/10", "Ngày hội chuyển đổi số", "10/10/2026", "11/10/2026", None, None, "1,5 triệu", "350 tr"],
        ["Mô hình", "Chợ số", "01/8/2026", "01/7/2026", 1, "mô hình", None, None],
        ["Liên hoan", "Văn nghệ", None, None, None, None, None, None],
        ["II", "Khó khăn, kiến nghị:"], ["Thiếu máy; đề nghị tỉnh hỗ trợ."],
        ["Người lập biểu", None, "Chủ tịch"],
        merges=[(4, 0, 5, 0)]), """
        M09 14161 partly 5=3+2
        E 8 end_date date_order
        E 8 start_date date_order
        E 9 activity_group allowed_values
        W 7 budget_vnd million_unit_detected
        W 7 disbursed_vnd million_unit_detected
        W 7 disbursed_vnd not_above
        W 8 model_status required_if"""),
    ("14161/kinh-phi.xlsx", sheet(
        COMMUNE, ["KINH PHÍ, TRUYỀN THÔNG, 10/10"], ["Kỳ báo cáo: 6 tháng đầu năm 2026"],
        ["Đơn vị tính: triệu đồng"],
        MONEY, budget(40, "12,5"), budget("1.250", 0), budget("45 tr"), budget(12.3456789), budget(None),
        budget(40_000_000)), """
        M09 14161 partly 6=3+3
        E 9 budget_vnd whole_vnd
        E 10 budget_vnd required_if
        E 11 budget_vnd whole_vnd
        W 6 budget_vnd million_unit_detected
        W 6 disbursed_vnd million_unit_detected
        W 7 budget_vnd million_unit_detected
        W 8 budget_vnd million_unit_detected"""),
    ("14161/cot-trieu.csv", csv_bytes([
        ["KẾT QUẢ TRUYỀN THÔNG"], ["Kỳ báo cáo", "2026"], MONEY, ["", "", "triệu đồng", "đồng", ""],
        budget("40", "12500000"), budget("#VALUE!", "#REF!")]), """
        M09 14161 partly 2=1+1
        E 6 budget_vnd required_if
        W 5 budget_vnd million_unit_detected
        W 6 budget_vnd formula_error
        W 6 disbursed_vnd formula_error"""),
    ("14161/day-du.xlsx", sheet(["KẾT QUẢ TRUYỀN THÔNG, 10/10"], headings("M09"), line(
        "M09", commune_code="14161", period="2025-Q4", activity_group="10-10", content="Ngày hội",
        start_date="15/9/2025", difficulties_proposals="ă" * 1001)), """
        M09 14161 accepted 1=1+0
        W 3 difficulties_proposals max_length_1000
        W 3 start_date within_20_09_to_31_10_if"""),
]  # fmt: skip
