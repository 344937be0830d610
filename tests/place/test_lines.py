"""The commune that a form's heading block names, in the shapes that senders write."""

import pytest

from etl.place import Found, Gazetteer, NotFound

G = Gazetteer.from_reference()


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["UBND XÃ GIAO MINH"], "14161"),
        (["ỦY BAN NHÂN DÂN", "XÃ GIAO MINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], "14161"),
        (["UBND XÃ GIAO MINH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], "14161"),
        (["UBND TỈNH NINH BÌNH", "UBND PHƯỜNG HOA LƯ"], "14329"),
        (["Đơn vị: Thôn 3, xã Giao Minh"], "14161"),
        (["Đơn vị: Thôn (xóm) 3 xã Giao Minh"], "14161"),
        (["Đơn vị: Thôn 3 (xã Giao Thiện cũ), xã Giao Minh"], "14161"),
        (["Mã xã: 13285"], "13285"),
        (["Mã tỉnh: 37", "Mã xã (5 số): 13285 Tên xã/phường: Phủ Lý"], "13285"),
        (["Mã tỉnh 37 | Mã xã 13285 | Tên xã/phường Phường Phủ Lý | Mã thôn 13285-001"], "13285"),
        (["Tên xã/phường: Giao Minh"], "14161"),
        (["Tên xã/phường:", "Giao Minh"], "14161"),
        (["Xã, phường: Giao Hoà"], "14182"),
        (["Xã (phường): Xã Giao Hòa"], "14182"),
        (["UBND xã, phường: Giao Minh"], "14161"),
        (["Xã: Hải Hậu"], "14215"),
        (["PHỤ LỤC", "DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG XÃ GIAO MINH"], "14161"),
        (["Phòng Văn hóa - Xã hội phường Nam Định"], "13669"),
        (["14161"], "14161"),
        (["xã Giao Minh, ngày 10 tháng 8 năm 2025"], "14161"),
        (["Kính gửi: UBND tỉnh (qua Sở KH&CN)", "UBND tỉnh qua Sở", "xã Giao Minh"], "14161"),
    ],
)
def test_found(lines, code):
    assert G.find_in_lines(lines) == Found(code)


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        ([], "blank_place"),
        (["Đơn vị: Thôn (xóm)………….", "PHỤ LỤC"], "blank_place"),
        (["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], "blank_place"),
        (["Giao Minh, ngày 10 tháng 8 năm 2025"], "blank_place"),
        (["Số: 13285/UBND-VP"], "blank_place"),
        (["UBND HUYỆN HẢI HẬU"], "old_district"),
        (["Tên xã/phường: Hải Hậu"], "name_of_district"),
        (["UBND HUYỆN Ý YÊN", "XÃ YÊN KHÁNH"], "old_unit"),
        (["UBND XÃ GIAO THIỆN"], "old_unit"),
        (["Mã xã: 13285", "UBND XÃ GIAO MINH"], "code_name_conflict"),
        (["UBND XÃ GIAO MINH", "Kính gửi: UBND xã Giao Hoà"], "several_communes"),
        (["Thôn 2 (xã Liên Sơn cũ), xã Giao Minh"], "several_communes"),
        (["xã Thanh Sơn, tỉnh Phú Thọ"], "other_district"),
        (["Mã xã: 12345"], "unknown_code"),
    ],
)
def test_waits_for_review(lines, rule):
    found = G.find_in_lines(lines)
    assert isinstance(found, NotFound)
    assert found.rule == rule
