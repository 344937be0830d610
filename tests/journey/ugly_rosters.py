"""Rosters of hamlets and communes as they really come, with what must be told of each."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from tests.files.documents import (
    Roster,
    as_doc,
    csv_bytes,
    html_table,
    roster_docx,
    workbook_xls,
    workbook_xlsx,
)
from tests.journey.sent import Case, sheet
from tests.journey.world import people
from tests.text.old_fonts import tcvn_characters, to_tcvn3, to_vni

HEAD = ["STT", "Họ và Tên", "Chức vụ", "Số điện thoại có đăng ký Zalo"]
TITLE = ["DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG THÔN, XÓM"]
OPEN = "Đơn vị: Thôn (xóm)…………."
SIGNED = [
    ["Giao Minh, ngày 05 tháng 8 năm 2025"],
    ["Trưởng thôn, xóm"],
    ["(ký, ghi rõ họ tên)"],
    ["Trần Ký Tên"],
]
_PHONES = (
    "0912.345.678", "+84 912 345 679", "84912345670", 912345671, 9.12e8, "9,12E+08", "0912345672/0936111222",
    "01651234567", "0228 3 123 456", "không dùng Zalo", "0912-345-673 (Zalo)", "091234567", None,
)  # fmt: skip
_GIVEN = ["An", "Bé", "Cải", "Dần", "Em", "Giáp", "Hai", "Ích", "Khải", "Lan", "Mận", "Na", "Oanh"]


def grid(unit: str, rows: Sequence[Sequence[Any]], head: Sequence[str] = HEAD) -> list[Sequence[Any]]:
    """The appendix typed into a spreadsheet."""
    return [[unit], ["PHỤ LỤC"], TITLE, head, *rows]


def changed(rows: Sequence[Sequence[Any]], change: Any) -> list[list[Any]]:
    """Every text of the rows changed."""
    return [[change(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


def _noted(*notes: str) -> list[list[Any]]:
    return [[*row, note] for row, note in zip(people(len(notes)), notes, strict=False)]


def _tcvn3(text: str) -> str:
    return to_tcvn3(text, _LETTERS)


_LETTERS = tcvn_characters()
EAST = grid("Đơn vị: Thôn Đông", people(3))

CASES: list[Case] = [
    ("14161/nfd.xlsx", sheet(*changed(EAST, lambda t: unicodedata.normalize("NFD", t))),
     "M01 14161-001 accepted 3=3+0"),
    ("14161/hoa.xlsx", sheet(*changed(EAST, str.upper)), "M01 14161-001 accepted 3=3+0"),
    ("14161/dau-moi.xlsx", sheet(*grid("ĐƠN VỊ: XÓM HÒA LẠC", people(2))), "M01 14161-008 accepted 2=2+0"),
    ("14161/tcvn3.xlsx", sheet(*changed(EAST, _tcvn3)), """M01 14161-001 accepted 3=3+0
        W 5 full_name legacy_font_converted
        W 6 full_name legacy_font_converted
        W 7 full_name legacy_font_converted"""),
    ("14161/vni.xlsx", sheet(*changed(EAST, to_vni)), """M01 14161-001 accepted 3=3+0
        W 5 full_name legacy_font_converted
        W 6 full_name legacy_font_converted
        W 7 full_name legacy_font_converted"""),
    ("14161/khoang-trang.xlsx", sheet(*changed(EAST,
     lambda t: f"\u00a0{t.replace(' ', chr(0x200b) + '  ')} ")),
     "M01 14161-001 accepted 3=3+0"),
    ("14161/chong.xlsx", sheet(*EAST, *SIGNED, [], *grid("Đơn vị: Thôn Tây", people(4)), *SIGNED), """
        M01 14161-001 accepted 3=3+0
        M01 14161-002 accepted 4=4+0"""),
    ("14161/moi-trang-mot-thon.xlsx", workbook_xlsx(
        {"Thôn Đông": grid(OPEN, people(3)), "Tây": [HEAD, *people(2)], "Xóm 6": grid("", people(5)),
         "Thôn Nam": grid(OPEN, people(0))}), """
        M01 14161-001 accepted 3=3+0
        W - - no_rows
        M01 14161-002 accepted 2=2+0
        M01 14161-007 accepted 5=5+0"""),
    ("14161/ba-thon.docx", roster_docx(
        ["Đơn vị: Thôn Đông"], people(3), "Giao Minh, ngày 08 tháng 8 năm 2025",
        several=[Roster(["Đơn vị: Thôn Tây"], people(2)),
                 Roster(["Đơn vị: Thôn Nam"], people(9), "…, ngày    tháng 8 năm 2025")]), """
        M01 14161-001 accepted 3=3+0
        M01 14161-002 accepted 2=2+0
        M01 14161-003 accepted 9=9+0"""),
    ("14161/so-tu-dong.docx", roster_docx(["Đơn vị: Thôn Đông"], [[None, *row[1:]] for row in people(4)]),
     "M01 14161-001 accepted 4=4+0"),
    ("14161/doi-cu.doc", lambda: as_doc(roster_docx(["Đơn vị: Thôn Đông"], people(2))),
     "M01 14161-001 accepted 2=2+0"),
    ("14161/a/Thôn Đông.docx", roster_docx([OPEN], people(3)), """M01 14161-001 accepted 3=3+0
        W - hamlet_code hamlet_from_file_name"""),
    ("14161/DS tổ CNSCĐ_xóm 5 (1).docx", roster_docx([OPEN], people(5)), """M01 14161-006 accepted 5=5+0
        W - hamlet_code hamlet_from_file_name"""),
    ("14161/Thon Dong.docx", roster_docx([OPEN], people(3)), """M01 14161 needs_review 3=0+3
        E - hamlet_code blank_place"""),
    ("14161/Danh sách bản chính.docx", roster_docx([OPEN], people(1)), """M01 14161 needs_review 1=0+1
        E - hamlet_code blank_place"""),
    ("14161/chua-dien.docx", roster_docx([OPEN], people(0)), """M01 14161 rejected 0=0+0
        E - - no_rows"""),
    ("14161/dien-thoai.xlsx", sheet(*grid("Đơn vị: Thôn Nam", [
        [n, f"Nguyễn Văn {name}", "Tổ viên" if n > 1 else "Tổ trưởng", phone]
        for n, (name, phone) in enumerate(zip(_GIVEN, _PHONES, strict=True), start=1)])), """
        M01 14161-003 accepted 13=13+0
        W 10 zalo_phone phone_10_digits
        W 11 zalo_phone phone_10_digits
        W 13 zalo_phone phone_10_digits
        W 14 zalo_phone blank_phone
        W 16 zalo_phone phone_10_digits
        W 17 zalo_phone blank_phone"""),
    ("14161/can-cuoc.xlsx", sheet(*grid("Đơn vị: Thôn Bắc", [
        [1, "Nguyễn Văn An", "TT", "036090001234"], [2, "Trần Thị Bình 036090001235", "TP", "0912345678"],
        [3, "Lê Văn Cường", "TV", 36090001236], [4, "Phạm Thị Dung", "TV", "0912345679"]])), """
        M01 14161-004 partly 4=1+3
        E 5 zalo_phone no_12_digit_id
        E 6 full_name no_12_digit_id
        E 7 zalo_phone no_12_digit_id"""),
    ("14161/ghi-chu 036090001237.xlsx", sheet(
        *grid("Đơn vị: Thôn Bắc, CCCD 036090001239",
              _noted("036090001240", "đt 0912345678", "CMND 168123456"), [*HEAD, "Ghi chú"]),
        name="036090001238"), """M01 14161-004 partly 3=1+2
        E 5 Ghi chú no_12_digit_id
        E 7 Ghi chú no_12_digit_id
        W - Ghi chú unknown_column"""),
    ("14161/cot-cccd.xlsx", sheet(
        *grid("Đơn vị: Thôn Bắc", _noted("036090001240", "", "168123456"), [*HEAD, "Số CCCD"])), """
        M01 14161-004 partly 3=1+2
        E 5 Số CCCD no_12_digit_id
        E 7 Số CCCD no_12_digit_id
        W - Số CCCD unknown_column"""),
    ("14161/chuc-vu.xlsx", sheet(*grid("Đơn vị: Xóm 6", [
        [1, "Nguyễn Văn An", "Tổ trưởng – Bí thư chi bộ", "0912345678"],
        [2, "Trần Thị Bình", "Phó tổ", "0912345679"], [3, "Lê Văn Cường", "Đội trưởng", "0912345670"],
        [4, "Lê Văn Cường", None, "0912345670"], [6, "Phạm Thị Dung", "tv", "0912345671"],
        [None, "Cộng: 5 người", None, None], [None, "Tổng: 05 người"]])), """M01 14161-007 accepted 5=5+0
        W 5 team_role role_with_other_post
        W 7 team_role allowed_values
        W 8 full_name duplicate_person
        W 8 team_role blank_read_as_member
        W 9 sequence_number sequence_gap"""),
    ("14161/dong-trong-giua.xlsx", sheet(*grid("Đơn vị: Thôn Tây", [
        *people(2), [3, None, "Tổ viên", None], [4, "Phạm Thị Dung", "Tổ viên", "0912345679"]])),
     "M01 14161-002 accepted 3=3+0"),
    ("14161/ca-xa.xlsx", sheet(
        ["DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG CÁC THÔN"], ["STT", "Tên thôn", *HEAD[1:]],
        [1, "Thôn Đông", "Nguyễn Văn An", "TT", "0912345678"], [2, None, "Trần Thị Bình", "TP", "0912345679"],
        [3, "Thôn Tây", "Lê Văn Cường", "TT", "0912345670"], [4, '"', "Phạm Thị Dung", "TV", "0912345671"],
        [5, "nt", "Hoàng Văn Đức", "TV", "0912345672"], merges=[(2, 1, 3, 1)]), """
        M01 14161-001 accepted 2=2+0
        M01 14161-002 accepted 3=3+0"""),
    ("14161/nguoi-ky.xlsx", sheet(
        *grid("Đơn vị: Thôn Đông (Trưởng thôn: Nguyễn Văn Kín, ĐT 0912345678)", people(2))),
     "M01 14161-001 accepted 2=2+0"),
    ("14161/thon-la.xlsx", sheet(*grid("Đơn vị: Thôn Lạ - ông Nguyễn Văn Kín 0912345678", people(2))), """
        M01 14161 needs_review 2=0+2
        E - hamlet_code unknown_hamlet"""),
    ("14161/utf8.csv", csv_bytes(EAST), "M01 14161-001 accepted 3=3+0"),
    ("14161/cham-phay.csv", csv_bytes(EAST, "utf-8-sig", ";"), "M01 14161-001 accepted 3=3+0"),
    ("14161/utf16.csv", csv_bytes(EAST, "utf-16", "\t"), "M01 14161-001 accepted 3=3+0"),
    ("14161/tab.tsv", csv_bytes(EAST, "utf-8", "\t"), "M01 14161-001 accepted 3=3+0"),
    ("14161/trang-web.xls", html_table(EAST), "M01 14161-001 accepted 3=3+0"),
    ("14161/doi-cu.xls", workbook_xls({"Sheet1": EAST}, first_row=4, first_column=2),
     "M01 14161-001 accepted 3=3+0"),
    ("14161/khong-ten-thon.csv", csv_bytes([HEAD, *people(2)]), """M01 14161 needs_review 2=0+2
        E - hamlet_code blank_place"""),
    ("14161/ho-va-ten-hai-cot.xlsx", sheet(
        ["Đơn vị: Thôn Đông"], TITLE, ["STT", "Họ và đệm", "Tên", "Chức vụ", "SĐT"],
        [1, "Nguyễn Văn", "An", "TT", "0912345678"], [2, "Trần Thị", "Bình", "TV", "0912345679"]),
     "M01 14161-001 accepted 2=2+0"),
    ("14161/ho-va-ten-gop-cot.xlsx", sheet(
        ["Đơn vị: Thôn Đông"], TITLE, ["STT", "Họ và tên", None, "Chức vụ", "SĐT"],
        [1, "Nguyễn", "An", "TT", "0912345678"], [2, "Trần", "Thị Bình", "TV", "0912345679"],
        merges=[(2, 1, 2, 2)]), "M01 14161-001 accepted 2=2+0"),
    ("14161/hai-bang-canh-nhau.xlsx", sheet(
        ["Đơn vị: Thôn Đông"], TITLE, [*HEAD, *HEAD], *([*row, *row] for row in people(2)[:2])), """
        M01 14161-001 rejected 2=0+2
        E - Họ và Tên repeated_column
        E - Chức vụ repeated_column
        E - Số điện thoại có đăng ký Zalo repeated_column"""),
    ("14161/nhieu-nguoi-mot-o.docx", roster_docx(["Đơn vị: Thôn Tây"], [
        ["1\n2", "Nguyễn Văn An\nTrần Thị Bình", "TT\nTP", "0912345678\n0912345679"],
        [3, "Lê Văn\nCường", "TV", "0912345670"]]), """M01 14161-002 partly 2=1+1
        E 2 full_name one_person_a_row
        W 2 team_role role_with_other_post
        W 2 zalo_phone phone_10_digits
        W 3 sequence_number sequence_gap"""),
    ("14161/to-xa.xlsx", sheet(
        ["UBND XÃ GIAO MINH"], ["DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG CẤP XÃ"],
        ["STT", "Họ và tên", "Giới tính", "Năm sinh", "Chức vụ trong Tổ", "Chức danh, đơn vị công tác",
         "Đoàn viên (x)", "Đảng viên (x)", "Tổ chức", "SĐT Zalo"],
        [1, "NGUYỄN VĂN AN", "Nam", 1980, "Tổ trưởng", "Chủ tịch UBND", "", "x", "Khác", "0912345678"],
        [2, "Trần Thị Bình", "nữ", "12/03/1990", "TP", "Phó CT", "x", "", "Đoàn TN", "0912345679"],
        [3, "Lê Văn Cường", "Nam", 90, "TV", "", "", "", "CCB", ""]), """M02b 14161 accepted 3=3+0
        W 6 birth_year in_range
        W 6 zalo_phone blank_phone"""),
]  # fmt: skip
