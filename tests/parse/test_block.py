"""What stands above and below a table: hamlet, commune, period, date."""

import pytest

from etl.forms import FORMS
from etl.grid.block import read_block
from etl.grid.hamlet_lines import hamlet_in_lines, hamlet_of_sheet


def block(*above, below=(), sheet="Sheet1", form="M03"):
    lines = [line if isinstance(line, list) else [line] for line in above]
    return read_block(lines, [[line] for line in below], sheet, FORMS[form])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Đơn vị: Thôn (xóm)………….", ""),
        ("Đơn vị: Thôn (xóm)…Đông Thành……", "Đông Thành"),
        ("Đơn vị: Thôn (xóm): Thôn Đông Thành", "Thôn Đông Thành"),
        ("Đơn vị : Xóm 5, xã Yên Khánh", "Xóm 5"),
        ("ĐƠN VỊ: TỔ DÂN PHỐ SỐ 3 ĐÔNG THÀNH", "TỔ DÂN PHỐ SỐ 3 ĐÔNG THÀNH"),
        ("Đơn vị: Thôn, xóm Phú Hòa - phường Hoa Lư", "Phú Hòa"),
        ("Đơn vị: UBND xã Yên Khánh", ""),
        ("Thôn: Đông Thành", "Thôn: Đông Thành"),
        ("DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG THÔN, XÓM", ""),
        ("DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG THÔN ĐÔNG", "THÔN ĐÔNG"),
        ("Đơn vị: Thôn (xóm) 5", "5"),
        ("Đơn vị báo cáo: Thôn Đông", "Thôn Đông"),
        ("Đơn vị tính: hộ", ""),
        ("PHỤ LỤC", ""),
    ],
)
def test_the_hamlet_of_a_line(line, name):
    assert hamlet_in_lines([line]) == name


@pytest.mark.parametrize(
    ("sheet", "name"),
    [
        *((own, own) for own in ("Thôn Đông", "Xóm 5", "Đông Thành")),
        *((plain, "") for plain in ("Sheet1", "M01", "Danh sách", "Bảng 2", "Trang tính1")),
    ],
)
def test_the_hamlet_of_a_sheet_name(sheet, name):
    assert hamlet_of_sheet(sheet) == name


def test_labels_and_values_beside_each_other():
    found = block(
        ["Mã xã", 13285, None, "Tên xã/phường", "Yên Khánh"],
        ["Mã thôn", "13285 - 004"],
        ["Kỳ báo cáo", "Quý III/2026"],
    )
    assert found["commune_code"] == "13285"
    assert found["hamlet_code"] == "13285-004"
    assert found["period"] == "2026-Q3"
    assert "Yên Khánh" in found["commune_lines"]


def test_labels_above_values():
    labels = ["Mã tỉnh", "Mã xã (5 số)", "Tên xã/phường", "Mã thôn", "Tên thôn", "Kỳ báo cáo", "Ngày lập"]
    found = block(labels, [37, 13285.0, "Yên Khánh", "13285-004", "Thôn Đông", "2026-11", "05/11/2026"])
    assert found["commune_code"] == "13285"
    assert (found["hamlet_code"], found["hamlet"]) == ("13285-004", "Thôn Đông")
    assert (found["period"], found["declared_date"]) == ("2026-11", "2026-11-05")


def test_a_code_in_a_sentence():
    assert block("UBND xã Yên Khánh (mã xã: 13285)")["commune_code"] == "13285"


def test_lines_that_may_name_the_commune():
    found = block(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "UBND XÃ YÊN KHÁNH", "PHÒNG VĂN HÓA - XÃ HỘI", "PHỤ LỤC",
        below=["Xã Yên Khánh, ngày 5 tháng 8 năm 2025", "Chủ tịch UBND xã"],
    )  # fmt: skip
    assert found["commune_lines"].split("\n") == [
        "UBND XÃ YÊN KHÁNH",
        "Xã Yên Khánh, ngày 5 tháng 8 năm 2025",
    ]


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("KẾT QUẢ HƯỚNG DẪN NGƯỜI DÂN THÁNG 11/2026", "2026-11"),
        ("(Số liệu tháng 9 năm 2026)", "2026-09"),
        ("Báo cáo quý III năm 2026", "2026-Q3"),
        ("Báo cáo 6 tháng đầu năm 2026", "2026-H1"),
        ("Kỳ báo cáo: 11/2026", "2026-11"),
        ("Yên Khánh, ngày 5 tháng 11 năm 2026", None),
        ("Yên Khánh, ngày      tháng 11 năm 2026", None),
        ("Kế hoạch số 01 ngày 21/3/2025", None),
    ],
)
def test_the_period_of_a_title(line, period):
    assert block(line).get("period") == period


def test_the_period_of_a_sheet_name():
    assert block("KẾT QUẢ", sheet="T11-2026")["period"] == "2026-11"
    assert "period" not in block("KẾT QUẢ", sheet="Sheet2")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("………….…., ngày 08 tháng 8 năm 2025", "2025-08-08"),
        ("Yên Khánh, ngày … tháng 8 năm 2025", None),
        ("Yên Khánh, ngày     tháng 8 năm 2025", None),
        ("Yên Khánh, ngày 08 tháng 8 năm ……", None),
        ("Yên Khánh, ngày 31 tháng 9 năm 2025", None),
    ],
)
def test_the_day_of_signing(line, day):
    assert block("PHỤ LỤC", below=[line], form="M01").get("declared_date") == day
