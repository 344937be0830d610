"""What Word can do to a table, and what of it the sender means."""

import pytest

from etl.read.document import Document, Refusal
from etl.read.reader import read_document
from tests.files.documents import Roster, roster_docx
from tests.files.word_xml import (
    cell,
    document_xml,
    docx_of,
    page_break,
    paragraph,
    raw_table,
    row,
    run,
    table,
)

DATED = "Nam, ngày 20 tháng 8 năm 2025"


def read(body: str, **options: str) -> Document:
    return read_document(docx_of(body, **options), "a.docx")


def one_cell(inner: str) -> object:
    rows = [row(cell("a") + cell("b") + cell("c"))] * 3
    return read(raw_table([row(cell(inner=inner) + cell("x") + cell("y")), *rows], 3)).sheets[0].rows[0][0]


def test_heading_of_two_rows_with_merged_cells() -> None:
    rows = [
        row(cell("STT", vmerge="restart") + cell("Thiết bị", span=2) + cell("Ghi chú", vmerge="restart")),
        row(cell(vmerge="continue") + cell("Máy tính") + cell("Điện thoại") + cell(vmerge="continue")),
        row(cell("1") + cell("2", vmerge="restart") + cell("3") + cell("4")),
        row(cell("2") + cell("cũ, không thấy", vmerge="continue") + cell("5") + cell("6")),
    ]
    sheet = read(raw_table(rows, 4)).sheets[0]
    assert sheet.rows == [
        ["STT", "Thiết bị", None, "Ghi chú"],
        [None, "Máy tính", "Điện thoại", None],
        ["1", "2", "3", "4"],
        ["2", None, "5", "6"],
    ]
    assert sorted(sheet.merges) == [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3), (2, 1, 3, 1)]


def test_merge_down_and_across_and_cells_left_out_at_the_row_begin() -> None:
    rows = [
        row(cell("rộng", span=2, vmerge="restart") + cell("c")),
        row(cell(span=2, vmerge="continue") + cell("d")),
        row(cell("lệch") + cell("e"), '<w:gridBefore w:val="1"/>'),
        row(cell("1") + cell("2") + cell("3")),
    ]
    sheet = read(raw_table(rows, 3)).sheets[0]
    assert sheet.rows[:3] == [["rộng", None, "c"], [None, None, "d"], [None, "lệch", "e"]]
    assert sheet.merges == [(0, 0, 1, 1)]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (paragraph("Số điện") + paragraph("thoại"), "Số điện\nthoại"),
        (paragraph("a\tb\nc"), "a b c"),
        (paragraph(inner=f"<w:del>{run('cũ')}</w:del><w:ins>{run('mới')}</w:ins>"), "mới"),
        (paragraph(inner=f"<w:moveFrom>{run('đi')}</w:moveFrom><w:moveTo>{run('đến')}</w:moveTo>"), "đến"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('trong khung')}</w:sdtContent></w:sdt>", "trong khung"),
        (paragraph(inner=run("Ng") + run("uyễn") + "<w:r><w:noBreakHyphen/></w:r>" + run("A")), "Nguyễn-A"),
        ("<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr></w:p>", None),
        (paragraph("ngoài") + table([["trong", "hai"]]) + paragraph(), "ngoài\ntrong\nhai"),
    ],
)
def test_text_of_a_cell(inner: str, text: str | None) -> None:
    assert one_cell(inner) == text


def test_text_box_is_read_once_a_line_a_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('UBND XÃ A')}{paragraph('Thôn 1')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    sheet = read(paragraph(inner=both) + table([["a", "b", "c"]])).sheets[0]
    assert sheet.before == ["UBND XÃ A\nThôn 1"]


def test_letterhead_and_signature_tables_are_paragraphs() -> None:
    letterhead = table([["UBND XÃ A\nTHÔN 1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]])
    body = table([["STT", "Họ tên", "Chức vụ"], ["1", "A", "B"]])
    signature = table([["Nơi nhận", DATED]])
    (sheet,) = read(letterhead + paragraph("DANH SÁCH") + body + signature).sheets
    assert sheet.before == ["UBND XÃ A", "THÔN 1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "DANH SÁCH"]
    assert sheet.after == ["Nơi nhận", DATED]


def test_small_table_alone_is_a_table() -> None:
    assert read(table([["Tên", "Số"], ["a", "1"]])).sheets[0].rows == [["Tên", "Số"], ["a", "1"]]


def test_table_inside_a_frame_is_a_table() -> None:
    inner = table([["STT", "Tên", "Số"], ["1", "a", "2"]])
    (sheet,) = read(raw_table([row(cell(inner=paragraph("Khung") + inner))], 1)).sheets
    assert sheet.before == ["Khung"]
    assert sheet.rows == [["STT", "Tên", "Số"], ["1", "a", "2"]]


@pytest.mark.parametrize("page_breaks", [True, False])
def test_several_rosters_keep_their_own_lines(page_breaks: bool) -> None:
    second = Roster(["Đơn vị: Thôn 2"], [["1", "B", "Tổ phó", "1"]], "Nam, ngày 21 tháng 8 năm 2025")
    data = roster_docx(
        ["Đơn vị: Thôn 1"],
        [["1", "A", "Tổ trưởng", "2"]],
        DATED,
        several=[second],
        page_breaks=page_breaks,
    )
    sheets = read_document(data, "a.docx").sheets
    assert [sheet.name for sheet in sheets] == ["Bảng 1", "Bảng 2"]
    assert [sheet.before[0] for sheet in sheets] == ["Đơn vị: Thôn 1", "Đơn vị: Thôn 2"]
    assert [sheet.after[0] for sheet in sheets] == [DATED, "Nam, ngày 21 tháng 8 năm 2025"]
    assert [sheet.rows[1][1] for sheet in sheets] == ["A", "B"]


def test_lines_between_that_nothing_parts_go_to_both() -> None:
    first, second = read(table([["a", "b", "c"]]) + paragraph("giữa") + table([["d", "e", "f"]])).sheets
    assert first.after == second.before == ["giữa"]


def test_page_break_alone_parts_lines() -> None:
    body = table([["a", "b", "c"]]) + paragraph("dưới") + page_break() + paragraph("trên")
    first, second = read(body + table([["d", "e", "f"]])).sheets
    assert (first.after, second.before) == (["dưới"], ["trên"])


def test_strict_namespace_is_read_too() -> None:
    main = document_xml(table([["a", "b", "c"]]), "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read("", main_part=main).sheets[0].rows == [["a", "b", "c"]]


def test_document_without_a_table_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        read(paragraph("Kính gửi"))
    assert caught.value.rule == "no_table"
    assert caught.value.name == "a.docx"


def test_span_of_a_million_columns_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        read(raw_table([row(cell("a", span=1_000_000))] * 5, 1))
    assert caught.value.rule == "too_large"
