"""Whole files: sheets that are no forms, several forms together, what one table tells the others."""

from etl.parse import parse_file
from tests.files.documents import Roster, roster_docx, workbook_xlsx
from tests.files.word_xml import docx_of, paragraph, table
from tests.parse.papers import headings, read_grid, report, roster_grid

M03_ROWS = [headings("M03"), report("M03", hamlet_code="13285-001", households=10, guided_households=1)]
ROSTER_ROW = ["1", "Nguyễn Văn An", "Tổ trưởng", "0912345678"]


def rules(parsed):
    return [issue.rule for issue in parsed.issues]


def test_two_forms_in_one_workbook():
    parsed = parse_file(workbook_xlsx({"A": roster_grid(), "B": M03_ROWS}), "a.xlsx")
    assert [(sheet.sheet, sheet.form) for sheet in parsed] == [("A", "M01"), ("B", "M03")]


def test_two_forms_in_one_sheet():
    parsed = read_grid([*roster_grid(), [], ["KẾT QUẢ HƯỚNG DẪN NGƯỜI DÂN THÁNG 11/2026"], *M03_ROWS])
    assert [(sheet.sheet, sheet.form, len(sheet.rows)) for sheet in parsed] == [
        ("Sheet1", "M01", 3),
        ("Sheet1 #2", "M03", 1),
    ]
    assert parsed[1].heading["period"] == "2026-11"


def test_guides_word_lists_and_empty_sheets_are_passed_over():
    guide = [["Cột", "Nghĩa", "Ví dụ"], *([["Tổng số hộ", "Số hộ", "120"]] * 5)]
    book = workbook_xlsx(
        {"Bìa": [["UBND xã"]], "Hướng dẫn": guide, "DM": guide, "M03": M03_ROWS, "Trống": []}, hidden=["DM"]
    )
    (parsed,) = parse_file(book, "a.xlsx")
    assert (parsed.sheet, parsed.issues) == ("M03", [])


def test_another_table_beside_a_form_is_not_lost_in_silence():
    strange = [["Ngày", "Việc", "Người làm"], *([["1/1", "Họp", "Tổ"]] * 4)]
    known, unknown = parse_file(workbook_xlsx({"M03": M03_ROWS, "Lịch": strange}), "a.xlsx")
    assert (known.form, rules(known)) == ("M03", [])
    assert (unknown.sheet, unknown.form, rules(unknown)) == ("Lịch", "", ["unknown_form"])


def test_a_file_without_any_table_says_so():
    (parsed,) = parse_file(workbook_xlsx({"Sheet1": [["Kính gửi UBND xã"]]}), "a.xlsx")
    assert (parsed.form, rules(parsed)) == ("", ["unknown_form"])


def test_one_blank_sheet_beside_filled_ones_is_only_a_remark():
    book = workbook_xlsx({"Thôn 1": roster_grid(), "Thôn 2": roster_grid(people=[])})
    (filled,) = parse_file(book, "a.xlsx")
    assert [(issue.rule, issue.severity) for issue in filled.issues] == [("no_rows", "warning")]
    assert "“Thôn 2”" in filled.issues[0].message


def test_the_commune_named_once_holds_for_the_whole_document():
    above = ["UBND XÃ YÊN KHÁNH", "Đơn vị: Thôn (xóm) Đông"]
    data = roster_docx(above, [ROSTER_ROW], several=[Roster(["Đơn vị: Xóm 5"], [ROSTER_ROW])])
    parsed = parse_file(data, "a.docx")
    assert [sheet.heading["hamlet"] for sheet in parsed] == ["Đông", "Xóm 5"]
    assert [sheet.heading["commune_lines"] for sheet in parsed] == ["UBND XÃ YÊN KHÁNH"] * 2


def test_two_communes_in_one_document_hold_for_their_own_tables_only():
    lines = [["UBND XÃ YÊN KHÁNH", "Đơn vị: Thôn 1"], ["UBND XÃ Ý YÊN", "Đơn vị: Thôn 2"], ["Đơn vị: Thôn 3"]]
    rosters = [Roster(line, [ROSTER_ROW]) for line in lines]
    parsed = parse_file(roster_docx(lines[0], [ROSTER_ROW], several=rosters[1:]), "a.docx")
    assert [sheet.heading.get("commune_lines") for sheet in parsed] == [
        "UBND XÃ YÊN KHÁNH",
        "UBND XÃ Ý YÊN",
        None,
    ]


def test_tables_of_layout_around_the_roster_are_passed_over():
    motto = table(
        [["UBND XÃ YÊN KHÁNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: /BC", "Độc lập - Tự do"]]
    )
    signed = table([["Nơi nhận:", "TRƯỞNG THÔN"], ["- UBND xã;", "(ký, ghi rõ họ tên)"]])
    roster = table([["STT", "Họ và Tên", "Chức vụ", "Số điện thoại có đăng ký Zalo"], ROSTER_ROW])
    body = motto + paragraph("Đơn vị: Thôn Đông") + roster + paragraph("ngày 8 tháng 8 năm 2025") + signed
    (parsed,) = parse_file(docx_of(body), "a.docx")
    assert (parsed.form, parsed.columns["full_name"]) == ("M01", ["Nguyễn Văn An"])
    assert parsed.heading["hamlet"] == "Thôn Đông"


def test_a_roster_cut_by_a_page_in_word_is_one():
    head = ["STT", "Họ và Tên", "Chức vụ", "Số điện thoại có đăng ký Zalo"]
    second = ["2", "Lê Thị Ba", "Tổ phó", "0936222111"]
    for rest in ([second], [head, second]):
        data = docx_of(
            paragraph("Đơn vị: Thôn Đông") + table([head, ROSTER_ROW]) + paragraph("") + table(rest)
        )
        (parsed,) = parse_file(data, "a.docx")
        assert parsed.columns["full_name"] == ["Nguyễn Văn An", "Lê Thị Ba"]
        assert parsed.heading["hamlet"] == "Thôn Đông"


def test_a_column_of_the_communes_name_names_the_commune():
    titles = ["Tên xã", *headings("M03")[1:]]
    row = ["Yên Khánh", *report("M03", hamlet_code="13285-001", households=10, outreach_sessions=1)[1:]]
    (parsed,) = read_grid([titles, row])
    assert (parsed.heading["commune_lines"], parsed.issues) == ("Tên xã: Yên Khánh", [])


def test_a_number_of_households_printed_beforehand_makes_no_row():
    (parsed,) = read_grid([headings("M03"), report("M03", hamlet_code="13285-001", households=290)])
    assert (parsed.rows, [issue.rule for issue in parsed.issues]) == ([], ["no_rows"])


def test_a_figure_alone_makes_a_row_that_can_be_refused():
    (parsed,) = read_grid(
        [headings("M03"), report("M03", hamlet_code="13285-001", people_guided_ecommerce=5)]
    )
    assert parsed.rows == [2]


def test_a_hamlet_with_a_note_and_no_figure_has_not_reported_and_the_sender_is_told():
    told = [
        *M03_ROWS,
        report("M03", hamlet_code="13285-002", households=12, note="không hoạt động"),
        report("M03", hamlet_code="13285-003", households=14),
        report("M03", hamlet_code="13285-004", households=9, guided_households=0, note="nghỉ lễ"),
    ]
    (parsed,) = parse_file(workbook_xlsx({"M03": told}), "a.xlsx")
    assert parsed.columns["hamlet_code"] == ["13285-001", "13285-004"]
    assert [(issue.rule, issue.severity) for issue in parsed.issues] == [("note_without_figures", "warning")]
    assert "Dòng 3 chỉ có ghi chú" in parsed.issues[0].message
    assert "ghi số 0" in parsed.issues[0].message
