"""The blank roster is the appendix of the commune's letter, line by line."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from etl.home import Home
from etl.parse import parse_file
from etl.templates import Filling, blank, filling_for
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


@pytest.mark.parametrize(
    ("day", "printed"),
    [(date(2026, 11, 22), "tháng 11 năm 2026"), (date(2027, 1, 5), "tháng 01 năm 2027")],
)
def test_a_later_roster_has_its_own_month_and_is_read_with_it(
    day: date, printed: str, tmp_path: Path
) -> None:
    paper = opened(Filling(day=day))
    line = next(line for line in paper.paragraphs if "tháng" in line.text)
    assert line.text == f"………….………., ngày     {printed}"
    cells = paper.tables[0].rows[1].cells
    cells[1].text, cells[3].text = "Nguyễn Văn An", "0912345678"
    paper.paragraphs[0].text = "Đơn vị: Thôn 1"
    line.text = line.text.replace("ngày     ", "ngày 5 ")
    paper.save(str(tmp_path / "m01.docx"))
    (sheet,) = parse_file((tmp_path / "m01.docx").read_bytes(), "m01.docx")
    assert sheet.heading["declared_date"] == day.replace(day=5).isoformat()


def test_the_month_is_that_of_the_period_asked_for_else_of_today(tmp_path: Path) -> None:
    today = date(2026, 11, 22)
    assert filling_for(Home(tmp_path), "M01", "14308", None, today).day == today
    assert filling_for(Home(tmp_path), "M01", None, "2025-09", today).day == date(2025, 9, 14)


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
