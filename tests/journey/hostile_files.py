"""Hostile, broken and foreign files as they arrive, with the one line that must be told of each."""

from tests.files import hostile
from tests.files.documents import convert, html_table, roster_docx, workbook_xls, workbook_xlsx, zip_of
from tests.files.word_xml import docx_of, paragraph
from tests.journey.sent import Case, sheet
from tests.journey.ugly_rosters import EAST, HEAD, grid
from tests.journey.world import people

WORD = roster_docx(["Đơn vị: Thôn Đông"], people(3))
EXCEL = workbook_xlsx({"Sheet1": EAST})
OLD_EXCEL = workbook_xls({"Sheet1": EAST})
_REFUSED: dict[str, bytes] = {
    "rong.docx empty_file": b"",
    "toan-so-khong.xlsx empty_file": bytes(4000),
    "cut.docx truncated_file": WORD[: len(WORD) // 2],
    "cut.xlsx truncated_file": EXCEL[:-200],
    "cut.xls truncated_file": OLD_EXCEL[:1000],
    "anh.docx picture_not_readable": hostile.PNG,
    "anh 036090001234.xlsx picture_not_readable": hostile.JPEG,
    "scan.doc pdf_not_readable": hostile.PDF,
    "bom.docx zip_bomb": hostile.bomb_docx(50),
    "noi-doi.docx zip_bomb": hostile.lying_docx(),
    "cuoi.docx xml_entity": hostile.billion_laughs_docx(),
    "xxe.docx xml_entity": hostile.external_entity_docx(),
    "xxe.xlsx xml_entity": hostile.entity_xlsx(),
    "o-xa.xlsx far_cell": hostile.far_cell_xlsx(),
    "mat-khau.docx password_protected": hostile.encrypted_zip(WORD),
    "mat-khau.xlsx password_protected": hostile.protected_office(),
    "mat-khau.doc password_protected": hostile.protected_doc(),
    "mat-khau.xls password_protected": hostile.protected_xls(OLD_EXCEL),
    "chuong-trinh.docx not_a_document": b"MZ" + bytes(range(256)) * 4,
    "ole-rong.xls truncated_file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    "khong-phan-nao.docx unsupported_format": zip_of({"[Content_Types].xml": "<x/>", "a": "b"}),
    "cong-van.docx no_table": docx_of(paragraph("Kính gửi: UBND tỉnh")),
    "rong.rtf no_table": b"{\\rtf1 abc}",
}
_ARCHIVES: dict[str, bytes] = {
    "rong.zip empty_file": zip_of({}),
    "bom.zip zip_bomb": zip_of({"a.docx": b"0" * 80_000_000}),
    "mat-khau.zip password_protected": hostile.encrypted_zip(zip_of({"a.docx": WORD})),
}
"""Refused at the door, before any folder was looked at."""

FORMULAS = [
    [1, '=HYPERLINK("http://x","y")', "Tổ trưởng", "0912345678"],
    [2, "Nguyễn <b>An</b>", "Tổ viên", "0912345679"],
    [3, "Robert'); DROP TABLE members;--", "Tổ viên", None],
    [4, "+cmd|' /C calc'!A0", "@SUM(1+1)", "0912345670"],
]


def _refused(files: dict[str, bytes], folder: str, commune: str) -> list[Case]:
    return [
        (
            folder + name.rpartition(" ")[0],
            data,
            f"- {commune} rejected 0=0+0\nE - - {name.rpartition(' ')[2]}",
        )
        for name, data in files.items()
    ]


CASES: list[Case] = [
    *_refused(_REFUSED, "14161/", "14161"),
    *_refused(_ARCHIVES, "14161/", "-"),
    ("14161/bang.ods", lambda: convert(EXCEL, "xlsx", "ods"),
     "- 14161 rejected 0=0+0\nE - - unsupported_format"),
    ("14161/thu.txt", "Kính gửi anh chị, em gửi danh sách ạ".encode(),
     "- 14161 needs_review 0=0+0\nE - - unknown_form"),
    ("14161/lenh.csv", b'=cmd|"/c calc"!A1,2\n=1+1,3', "- 14161 needs_review 0=0+0\nE - - unknown_form"),
    ("14161/cut.csv", b"\xff\xfe" + "STT,Họ và Tên".encode("utf-16-le")[:-1],
     "- 14161 needs_review 0=0+0\nE - - unknown_form"),
    ("14161/web.xls", html_table(grid("Đơn vị: Thôn Tây", people(4)), "<script>alert(1)</script>"),
     "M01 14161-002 accepted 4=4+0"),
    ("14161/macro.xlsm", workbook_xlsx({"Sheet1": grid("Đơn vị: Thôn Nam", people(5))},
     vba=b"\xd0\xcf\x11\xe0" + b"0" * 600),
     "M01 14161-003 accepted 5=5+0"),
    ("14161/cong-thuc.xlsx", sheet(*grid("Đơn vị: Thôn Bắc", FORMULAS)), """M01 14161-004 partly 4=2+2
        E 5 full_name words_2_to_6
        E 8 full_name no_digits
        W 7 zalo_phone blank_phone
        W 8 team_role allowed_values"""),
    ("14161/an.xlsx", workbook_xlsx({"Bìa": [["Bìa"]], "Che": EAST}, hidden=["Che"]), """
        M01 14161-001 accepted 3=3+0
        W - - hidden_sheet"""),
    ("14161/ma-o.xlsx", workbook_xlsx({"036090001238": [["a", "b", "036090001239"]] * 4}),
     "- 14161 needs_review 0=0+0\nE - - unknown_form"),
    ("14161/doc/Đuôi sai.doc", WORD, "M01 14161-001 accepted 3=3+0"),
    ("14161/duoi-sai.docx", EXCEL, "M01 14161-001 accepted 3=3+0"),
    ("14161/khong-duoi", OLD_EXCEL, "M01 14161-001 accepted 3=3+0"),
    ("14161/tieu-de-khong.xlsx", workbook_xlsx({"S": [HEAD]}), "M01 14161 rejected 0=0+0\nE - - no_rows"),
    ("14161/~$khoa.docx", b"\x05abc", ""),
    ("14161/Thumbs.db", b"abc", ""),
    ("14161/ra-ngoai.zip", zip_of({"../../../etc/x.docx": roster_docx(["Đơn vị: Xóm 5"], people(2))}), ""),
]  # fmt: skip

INSIDE = {"14161/ra-ngoai.zip/etc/x.docx": "M01 14161-006 accepted 2=2+0"}
PASSED_OVER = {"14161/~$khoa.docx", "14161/Thumbs.db"}
