"""The free text under the list of M09, however its sender set it."""

import pytest

from etl.grid.proposals import free_text, opens
from etl.parse import parse_file
from etl.read.document import Cell
from tests.journey.sent import headings, line, sheet
from tests.journey.ugly_reports import docx

TEXT = "Thiếu máy; đề nghị tỉnh hỗ trợ."
ROW = line("M09", commune_code="14161", period="2026-Q3", activity_group="tin bài", content="Tin", quantity=3)
SAID = TEXT.rstrip(".")


@pytest.mark.parametrize(
    "lines",
    [
        [["Khó khăn, kiến nghị: " + TEXT]],
        [["KHÓ KHĂN, KIẾN NGHỊ (không quá 1.000 ký tự)"], [TEXT]],
        [["II. Những khó khăn, vướng mắc:"], ["Thiếu máy;"], [], ["III. Kiến nghị, đề xuất"],
         ["đề nghị tỉnh hỗ trợ."]],
        [[None, "Khó khăn và kiến nghị", TEXT]],
        [["II", "Khó khăn/kiến nghị:"], [TEXT], ["Giao Minh, ngày 15 tháng 9 năm 2026"], ["Người lập biểu"]],
    ],
)  # fmt: skip
def test_the_text_goes_with_the_first_row(lines: list[list[Cell]]) -> None:
    (read,) = parse_file(sheet(["KẾT QUẢ TRUYỀN THÔNG"], headings("M09"), ROW, *lines), "m09.xlsx")
    assert read.columns["difficulties_proposals"] == [SAID]
    assert read.issues == []


def test_paragraphs_under_a_table_of_word() -> None:
    data = docx("KẾT QUẢ TRUYỀN THÔNG", table=[headings("M09"), [str(cell or "") for cell in ROW]])
    assert parse_file(data, "m09.docx")[0].columns["difficulties_proposals"] == [None]


@pytest.mark.parametrize("lines", [[["Người lập biểu"]], [["Khó khăn, kiến nghị:"], ["Người lập biểu"]], []])
def test_nothing_said(lines: list[list[Cell]]) -> None:
    assert free_text(lines) is None


def test_a_row_of_data_never_opens_the_text() -> None:
    assert opens([None, "Khó khăn, vướng mắc:", None])
    assert not opens(["tin bài", "Khó khăn của Tổ", None, 3])
    assert not opens(["1", "tin bài", "Khó khăn của Tổ"])


def test_a_text_beside_the_list_is_left_where_it_stands() -> None:
    full = list(ROW)
    full[headings("M09").index("Khó khăn, kiến nghị")] = "Không"
    (read,) = parse_file(sheet(headings("M09"), full, ["Kiến nghị: " + TEXT]), "m09.xlsx")
    assert read.columns["difficulties_proposals"] == ["Không"]
