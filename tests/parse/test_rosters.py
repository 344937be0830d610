"""The roster of the letter's appendix, in every format and with everything that happens to it."""

import pytest

from etl.parse import parse_file
from tests.files.documents import (
    ROSTER_HEADINGS,
    Roster,
    as_doc,
    csv_bytes,
    roster_docx,
    workbook_xls,
    workbook_xlsx,
)
from tests.parse.papers import PEOPLE, read_grid, read_one, roster_grid, roster_rows

NAMES = ["Nguyễn Văn An", "Trần Thị Hòa", "Lê Quang Uy"]
PHONES = ["0912345678", "0936222111", "0351234567"]
CODES = ("13285-001", "13285-002", "13285-001")
DATE = "Yên Khánh, ngày 08 tháng 8 năm 2025"


def text_rows(rows):
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def docx(unit="Đơn vị: Thôn (xóm) Đông Thành…………", date=DATE, **more):
    return roster_docx([unit], text_rows(roster_rows()), date, **more)


def expect_appendix(parsed):
    assert parsed.form == "M01"
    assert parsed.columns["full_name"] == NAMES
    assert parsed.columns["team_role"] == ["leader", "deputy", "member"]
    assert parsed.columns["zalo_phone"] == PHONES
    assert parsed.columns["sequence_number"] == [1, 2, 3]
    assert parsed.heading["hamlet"] == "Đông Thành"
    assert parsed.heading["declared_date"] == "2025-08-08"
    assert parsed.issues == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx()),
        ("a.xlsx", workbook_xlsx({"Sheet1": roster_grid()})),
        ("a.xls", workbook_xls({"Sheet1": roster_grid()})),
        ("a.csv", csv_bytes(roster_grid())),
        ("a.csv", csv_bytes(roster_grid(), "utf-16")),
        ("a.tsv", csv_bytes(roster_grid(), "utf-8-sig", "\t")),
    ],
)
def test_the_appendix_reads_the_same_from_every_format(name, data):
    (parsed,) = parse_file(data, name)
    expect_appendix(parsed)


def test_the_appendix_saved_as_doc_reads_the_same():
    (parsed,) = parse_file(as_doc(docx()), "a.doc")
    expect_appendix(parsed)


def test_rows_carry_the_numbers_that_the_sender_sees():
    (word,) = parse_file(docx(), "a.docx")
    assert word.rows == [2, 3, 4]
    assert read_one(roster_grid()).rows == [6, 7, 8]
    assert read_one(roster_grid(), first_row=5, first_column=2).rows == [10, 11, 12]


def test_a_pre_printed_number_or_role_makes_no_row_and_a_name_does():
    people = [("Nguyễn Văn An", "", ""), ("", "Tổ phó", ""), ("", "", "0912345678")]
    parsed = read_one(roster_grid(people=people))
    assert parsed.columns["full_name"] == ["Nguyễn Văn An", None]
    assert parsed.columns["team_role"] == ["member", "member"]
    assert [issue.rule for issue in parsed.issues].count("blank_read_as_member") == 2


def test_totals_are_not_people_and_people_are_not_totals():
    people = [("Tống Văn Cộng", "Tổ trưởng", "0912345678"), ("Tổng Thị Số", "Tổ viên", "0912345679")]
    grid = [
        list(ROSTER_HEADINGS),
        *roster_rows(people, blank_to=0),
        ["Tổng cộng: 02 người"],
        [None, "Tổng số", None, "2"],
    ]
    assert read_one(grid).columns["full_name"] == ["Tống Văn Cộng", "Tổng Thị Số"]


def test_nothing_under_the_signature_is_read():
    grid = [
        *roster_grid(),
        [None, "Nguyễn Văn Trưởng", None, None],
        [4, "Người Ngoài", "Tổ viên", "0912345670"],
    ]
    assert read_one(grid).columns["full_name"] == NAMES


def test_several_rosters_in_one_document():
    second = Roster(
        ["Đơn vị: Xóm 5"],
        text_rows([[1, "Phạm Văn Ba", "Tổ trưởng", "0987654321"]]),
        "…, ngày 9 tháng 8 năm 2025",
    )
    first, other = parse_file(docx(several=[second]), "a.docx")
    expect_appendix(first)
    assert other.columns["full_name"] == ["Phạm Văn Ba"]
    assert (other.heading["hamlet"], other.heading["declared_date"]) == ("Xóm 5", "2025-08-09")
    assert first.sheet != other.sheet


def test_rosters_stacked_in_one_sheet():
    other = [("Phạm Văn Ba", "Tổ trưởng", "0987654321")]
    parsed = read_grid([*roster_grid(), [], *roster_grid("Đơn vị: Xóm 5", other)])
    assert [sheet.columns["full_name"] for sheet in parsed] == [NAMES, ["Phạm Văn Ba"]]
    assert [sheet.heading["hamlet"] for sheet in parsed] == ["Đông Thành", "Xóm 5"]
    assert [sheet.sheet for sheet in parsed] == ["Sheet1", "Sheet1 #2"]
    assert parsed[1].rows == [25]


def test_rosters_under_one_heading_parted_by_lines():
    rows = roster_rows(PEOPLE, blank_to=0)
    grid = [
        list(ROSTER_HEADINGS),
        ["I", "Thôn Đông Thành"],
        *rows,
        ["Đơn vị: Xóm 5"],
        [1, "Phạm Văn Ba", "TT", "0987654321"],
    ]
    first, other = read_grid(grid)
    assert (first.columns["full_name"], first.heading["hamlet"]) == (NAMES, "Thôn Đông Thành")
    assert (other.columns["full_name"], other.heading["hamlet"]) == (["Phạm Văn Ba"], "Xóm 5")


@pytest.mark.parametrize("merged", [True, False])
def test_a_column_of_hamlets_parts_the_roster_of_a_commune(merged):
    rows = [
        ["Thôn", "STT", "Họ và tên", "Chức vụ", "SĐT Zalo"],
        ["Thôn Đông", 1, "Nguyễn Văn An", "TT", "0912345678"],
        [None, 2, "Trần Thị Hòa", "TP", "0912345679"],
        ["Xóm 5", 1, "Phạm Văn Ba", "TT", "0987654321"],
    ]
    first, other = read_grid(rows, **({"merges": [(1, 0, 2, 0)]} if merged else {}))
    assert (first.heading["hamlet"], first.columns["full_name"]) == (
        "Thôn Đông",
        ["Nguyễn Văn An", "Trần Thị Hòa"],
    )
    assert (other.heading["hamlet"], other.rows) == ("Xóm 5", [4])


def test_people_of_a_hamlet_need_not_stand_together():
    rows = [
        ["Mã thôn", "Họ và tên", "Chức vụ", "SĐT"],
        *([code, "Lê An", "TV", "0912345678"] for code in CODES),
    ]
    parsed = read_grid(rows)
    assert [(sheet.heading["hamlet_code"], sheet.rows) for sheet in parsed] == [
        ("13285-001", [2, 4]),
        ("13285-002", [3]),
    ]


def test_one_sheet_a_hamlet_named_by_the_sheet():
    grid = roster_grid("Đơn vị: Thôn (xóm)…………")
    book = workbook_xlsx(
        {"Thôn Đông": grid, "Sheet2": grid, "Hướng dẫn": [["Cách điền"], ["Ghi đủ họ tên"]], "Trống": []}
    )
    named, plain = parse_file(book, "a.xlsx")
    assert named.heading["hamlet"] == "Thôn Đông"
    assert "hamlet" not in plain.heading


def test_a_hidden_sheet_is_read_and_told():
    book = workbook_xlsx({"A": roster_grid(), "B": roster_grid("Đơn vị: Xóm 2")}, hidden=["B"])
    seen, hidden = parse_file(book, "a.xlsx")
    assert "hidden_sheet" not in [issue.rule for issue in seen.issues]
    assert [(issue.rule, issue.severity) for issue in hidden.issues] == [("hidden_sheet", "warning")]


def test_a_list_cut_by_a_page_goes_on():
    more = [[4, "Phạm Văn Ba", "Tổ viên", "0987654321"]]
    grid = [list(ROSTER_HEADINGS), *roster_rows(blank_to=0), [], list(ROSTER_HEADINGS), *more]
    assert read_one(grid).columns["full_name"] == [*NAMES, "Phạm Văn Ba"]
    anew = [*grid[:-1], [1, *more[0][1:]]]
    assert [sheet.columns["full_name"] for sheet in read_grid(anew)] == [NAMES, ["Phạm Văn Ba"]]


def test_a_blank_roster_says_so():
    parsed = read_one(roster_grid(people=[]))
    assert (parsed.form, parsed.rows) == ("M01", [])
    assert [(issue.rule, issue.severity) for issue in parsed.issues] == [("no_rows", "error")]


def test_merged_roles_speak_for_all_their_rows():
    rows = [
        list(ROSTER_HEADINGS),
        [1, "Nguyễn Văn An", "Tổ trưởng", "0912345678"],
        [2, "Trần Thị Hòa", "Tổ viên", "0912345679"],
        [3, "Lê Quang Uy", None, "0912345670"],
        [4, "Phạm Văn Ba", "nt", "0912345671"],
    ]
    parsed = read_one(rows, merges=[(2, 2, 3, 2)])
    assert parsed.columns["team_role"] == ["leader", "member", "member", "member"]
    assert parsed.issues == []
