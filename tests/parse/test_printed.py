"""The headings as the catalogue of forms prints them, notes in brackets and all, are all read."""

import pytest

from etl.forms import FORMS
from tests.parse.papers import read_grid

PRINTED = {
    "M02a": "Số QĐ | Ngày ký (dd/mm/yyyy) | Người ký | Trích yếu | Tệp đính kèm | Số tổ thôn được thành lập",
    "M02b": "STT | Họ và tên | Giới tính | Năm sinh | Chức vụ trong Tổ | Chức danh, đơn vị công tác"
    " | Đoàn viên (x) | Đảng viên (x)"
    " | Tổ chức (Đoàn TN/Phụ nữ/Nông dân/CCB/Công an/Y tế/Giáo dục/Bưu chính–VT/Khác)"
    " | SĐT Zalo",
    "M03": "Mã thôn | Tên thôn | Tổng số hộ | Số hộ được hướng dẫn trong kỳ | Trong đó hộ lần đầu"
    " | Số hộ được hướng dẫn lũy kế | Số hộ có ≥ 01 người thành thạo KNS (lũy kế)"
    " | Lượt người: DVCTT | TTKDTM | Sàn TMĐT | Tự bảo vệ trên MT số | Hỗ trợ kích hoạt VNeID"
    " | Trong đó NCT | Trong đó NKT | Số buổi ra quân | Thuộc chiến dịch (mã) | Ghi chú",
    "M04": "Mã lớp | Loại (A: tập huấn thành viên Tổ / B: BDHVS cho người dân) | Ngày"
    " | Từ giờ–đến giờ | Địa điểm, mã thôn | Đơn vị tổ chức"
    " | Chuyên đề (DVCTT; VNeID; chữ ký số; AI) | Số dự | Nữ | NCT 60+ | NKT"
    " | Học viên lần đầu | NCT lần đầu | NKT lần đầu | Thành viên Tổ dự"
    " | Hoàn thành khóa MOOCs/BDHVS | Minh chứng (link)",
    "M05": "Kỳ | Mã xã | (Mã thôn nếu có) | Số người ≥ 14 có thẻ CC/CCCD"
    " | Tài khoản mức 2 đã kích hoạt (lũy kế) | Trong đó ≥ 60 tuổi | Số người ≥ 60"
    " | Kích hoạt mới trong kỳ | Có Tổ CNSCĐ hỗ trợ | Tài khoản < 14 tuổi"
    " | Số được xác nhận phổ cập KNS trên VNeID"
    " | Người trưởng thành có KNS cơ bản (xã tự đánh giá) | Người trưởng thành có chữ ký số"
    " | Buổi tuyên truyền ATTT | Số người dự",
    "M07": "Mã điểm (auto 37-xxxxx-nnn) | Mã thôn | Mô tả vị trí | Vĩ độ | Kinh độ"
    " | Loại (chưa có sóng / lõm)"
    " | Nhà mạng ảnh hưởng (VNPT; Viettel; MobiFone; khác; tất cả) | Trong nhà/ngoài trời"
    " | Vạch sóng 0–4 hoặc RSRP dBm | Tốc độ tải xuống i-Speed (Mbit/s) | Bán kính ước (m)"
    " | Số hộ ảnh hưởng | Ưu tiên (TT hành chính; khu đông dân; du lịch) | Ngày phát hiện"
    " | Ngày chuyển DN | Số văn bản | Trạng thái | Ngày xã kiểm lại | Kết quả kiểm lại",
    "M08a": "Mã điểm | Nhà mạng | Ngày tiếp nhận | Ngày đo | RSRP/RSCP, tốc độ đo"
    " | Giải pháp (tối ưu / lặp / trạm mới / dùng chung / không khả thi) | Mã trạm"
    " | Ngày cam kết | Ngày hoàn thành | Lý do chậm (mặt bằng, dân phản đối, vốn, cấp phép)",
    "M10": "Mã thôn | Tên thôn | Loại | Xã cũ | Tên gọi khác | Hiệu lực từ | đến | Số hộ"
    " | Nhân khẩu thường trú | Đang thực tế cư trú | ≥ 14 | ≥ 18 | ≥ 60"
    " | NKT có giấy xác nhận (cấp xã nếu < 5) | Hộ KD | SP OCOP | Tọa độ nhà văn hóa"
    " | Ngày số liệu | Nguồn (Công an / Thống kê / thôn)",
}
ROW = {
    "M02a": "12/QĐ-UBND|15/7/2025|An|V/v thành lập|qd.pdf|12",
    "M02b": "1|Lê Thị An|Nữ|1985|TT|Bí thư Đoàn xã|x||Đoàn TN|0912345678",
    "M03": "13285-001|Thôn Đông|250|31|5|180|90|1|2|3|4|5|6|7|2|CD1|đủ",
    "M04": "L1|A|15/10/2026|19h-20h30|Nhà văn hóa, 13285-001|UBND xã|AI; VNeID|30|15|9|1|10|5|1|4|2|link",
    "M05": "2026-11|13285|13285-001|900|700|90|120|20|5|30|100|200|50|2|60",
    "M07": "37-13285-001|13285-001|Cuối thôn|20,25|105,97|lõm|Viettel|trong nhà|2|4,5|150|20|KCN"
    "|1/10/2026|5/10/2026|12/CV|Đã chuyển||",
    "M08a": "37-13285-001|Viettel|6/10/2026|8/10/2026|-105 dBm; 12 Mbit/s|tối ưu|NB001|1/12/2026||",
    "M10": "13285-001|Đông|thôn|Khánh Nhạc|Xóm Chùa|1/7/2025||250|900|800|700|650|150||9|1"
    "|20,25; 105,97|1/7/2026|thôn",
}


@pytest.mark.parametrize("form", list(PRINTED))
def test_the_printed_form_is_read_whole(form):
    titles = [text.strip() for text in PRINTED[form].split(" | ")]
    cells = [text or None for text in ROW[form].split("|")]
    (parsed,) = read_grid([titles, cells])
    assert parsed.form == form
    assert parsed.issues == []
    unread = {name for name, values in parsed.columns.items() if values == [None]}
    printed = {column.name for column in FORMS[form].columns if column.meaning[:5] != "ADDED"}
    assert unread & printed <= OPEN


NOT_FILLED = (
    "valid_to|certified_disabled_people|rechecked_date|recheck_result|reopened_date|completed_date|delay_reasons"
    "|rsrp_dbm|data_source|hamlet_code|commune_code|period|hamlet_name|signal_bars|rscp_dbm"
)
OPEN = set(NOT_FILLED.split("|"))
"""Columns that the rows above leave open."""


def test_the_catalogue_of_hamlets_with_headings_in_two_rows():
    upper = ["Mã thôn", "Tên thôn", "Loại", "Hiệu lực", None, "Số hộ", "Nhân khẩu", None, None, None]
    lower = [None] * 3 + ["từ", "đến", None, "thường trú", "≥ 14", "Từ 18 tuổi trở lên", ">= 60"]
    upper += ["Tọa độ nhà văn hóa", None, "Ngày số liệu", "Nguồn"]
    lower += ["Vĩ độ", "Kinh độ", None, None]
    row = ["13285-001", "Đông", "thôn", "1/7/2025", None, 250, 900, 700, 650, 150, 20.25, 105.97]
    row += ["1/7/2026", "Công an"]
    merges = [(0, 3, 0, 4), (0, 6, 0, 9), (0, 10, 0, 11)]
    (parsed,) = read_grid([upper, lower, row], merges=merges)
    assert (parsed.form, parsed.issues) == ("M10", [])
    figures = (
        "registered_residents",
        "residents_14_plus",
        "residents_18_plus",
        "residents_60_plus",
        "lat",
        "lon",
    )
    assert [parsed.columns[name][0] for name in figures] == [900, 700, 650, 150, 20.25, 105.97]
    assert parsed.columns["valid_from"][0].isoformat() == "2025-07-01"
