"""The same table, sent in any format, is read to the same grid."""

import pytest

from etl.read.document import Cell, Document
from etl.read.reader import read_document
from tests.files.documents import (
    as_doc,
    convert,
    csv_bytes,
    html_table,
    roster_docx,
    workbook_xls,
    workbook_xlsx,
)

HEADINGS = ["STT", "Họ và Tên", "Chức vụ", "Số điện thoại"]
ROWS = [["1", "Nguyễn Thị Thuý", "Tổ trưởng", "0912345678"], ["2", "Uỷ Hoà Đắk", None, "x"], ["3"]]
GRID = [HEADINGS, *[(row + [None] * 4)[:4] for row in ROWS]]
TABLE = [HEADINGS, *ROWS]


def read(data: bytes, name: str = "danh-sách.xls") -> Document:
    return read_document(data, name)


def padded(rows: list[list[Cell]]) -> list[list[Cell]]:
    return [(row + [None] * 4)[:4] for row in rows]


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("docx", roster_docx(["Đơn vị: Thôn 1"], ROWS, headings=HEADINGS)),
        ("xlsx", workbook_xlsx({"A": TABLE})),
        ("xls", workbook_xls({"A": TABLE})),
        ("csv", csv_bytes(TABLE)),
        ("csv", csv_bytes(TABLE, "utf-8-sig", ";")),
        ("csv", csv_bytes(TABLE, "utf-16", "|")),
        ("tsv", csv_bytes(TABLE, "utf-16-le", "\t")),
        ("tsv", csv_bytes(TABLE, "utf-16-be", "\t")),
        ("html", html_table(TABLE)),
    ],
)
def test_same_grid_whatever_the_format_and_the_name(form: str, data: bytes) -> None:
    document = read(data)
    assert document.format == form
    (sheet,) = document.sheets
    assert padded(sheet.rows) == GRID
    assert sheet.first_row == 1
    assert sheet.merges == []


def test_doc_and_rtf_through_libreoffice() -> None:
    docx = roster_docx(["Đơn vị: Thôn 1"], ROWS, "Nam, ngày 20 tháng 8 năm 2025", headings=HEADINGS)
    for data in (as_doc(docx), convert(docx, "docx", "rtf")):
        document = read(data, "a.docx")
        assert document.format == "doc"
        assert document.sheets[0].rows == GRID
        assert document.sheets[0].before[0] == "Đơn vị: Thôn 1"
        assert document.sheets[0].after[0] == "Nam, ngày 20 tháng 8 năm 2025"
