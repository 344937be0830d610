"""The blank roster is the appendix of the commune's letter, line by line."""

from io import BytesIO

import docx
from docx.shared import Mm

from etl.templates import Filling, blank
from tests.templates.test_workbooks import HAMLETS


def opened(filling: Filling) -> "docx.document.Document":
    return docx.Document(BytesIO(blank("M01", filling)))


def test_it_reads_as_the_letter_prints_it() -> None:
    paper = opened(Filling())
    assert [line.text for line in paper.paragraphs] == [
        "Đơn vị: Thôn (xóm)………….",
        "PHỤ LỤC",
        "DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG THÔN, XÓM",
        "………….………., ngày     tháng 8 năm 2025",
        "Trưởng thôn, xóm",
        "(ký, ghi rõ họ tên)",
    ]
    (table,) = paper.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["STT", "Họ và Tên", "Chức vụ", "Số điện thoại có đăng ký Zalo"]
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, 10)]
    assert [row[2] for row in rows[1:]] == ["Tổ trưởng", "Tổ phó", *["Tổ viên"] * 7]
    assert {row[1] + row[3] for row in rows[1:]} == {""}


def test_page_and_font_follow_the_decree() -> None:
    paper = opened(Filling())
    page = paper.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert Mm(20) <= page.top_margin + 200 <= Mm(25.1)
    assert Mm(20) <= page.bottom_margin + 200 <= Mm(25.1)
    assert Mm(30) <= page.left_margin + 200 <= Mm(35.1)
    assert Mm(15) <= page.right_margin + 10_000 <= Mm(20.1)
    assert 'w:ascii="Times New Roman"' in paper.styles.element.xml


def test_a_commune_gets_a_page_a_hamlet() -> None:
    paper = opened(Filling("14308", "Xã Hải Xuân", hamlets=HAMLETS[:3]))
    units = [line.text for line in paper.paragraphs if line.text.startswith("Đơn vị")]
    assert units == ["Đơn vị: Thôn 1", "Đơn vị: Thôn 2", "Đơn vị: Thôn 3"]
    assert len(paper.tables) == 3
    assert sum("Xã Hải Xuân, ngày" in line.text for line in paper.paragraphs) == 3
    assert paper.element.xml.count("w:pageBreakBefore") == 2
