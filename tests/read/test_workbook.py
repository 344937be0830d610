"""Sheets of Excel as the sender sees them: typed cells, row numbers, columns from A, merged ranges."""

import datetime
from collections.abc import Callable

import pytest

from etl.read.document import Refusal
from etl.read.reader import read_document
from tests.files.documents import Formula, workbook_xls, workbook_xlsx
from tests.files.hostile import far_cell_xlsx

DAY = datetime.date(2025, 8, 20)
MOMENT = datetime.datetime(2025, 8, 20, 9, 30)
CLOCK = datetime.time(14, 5)
BOTH = pytest.mark.parametrize("write", [workbook_xlsx, workbook_xls])


@BOTH
def test_typed_cells(write: Callable[..., bytes]) -> None:
    row = [1, 2.5, "0912", True, DAY, MOMENT, CLOCK, None, " x "]
    sheet = read_document(write({"A": [row]}), "a").sheets[0]
    assert sheet.rows == [row]
    assert [type(value) for value in sheet.rows[0]] == [type(value) for value in row]


@BOTH
def test_blank_rows_and_columns_before_the_table_are_counted(write: Callable[..., bytes]) -> None:
    data = write({"A": [["STT", "Tên"], [1, "a"]]}, {"A": [(0, 0, 1, 0)]}, first_row=4, first_column=2)
    sheet = read_document(data, "a").sheets[0]
    assert sheet.first_row == 4
    assert sheet.rows == [[None, None, "STT", "Tên"], [None, None, None, "a"]]
    assert sheet.merges == [(0, 2, 1, 2)]


@BOTH
def test_every_sheet_hidden_ones_flagged_empty_ones_kept(write: Callable[..., bytes]) -> None:
    data = write({"Thôn 1": [["a"]], "Ẩn": [["b"]], "Trống": []}, hidden=["Ẩn"])
    sheets = read_document(data, "a").sheets
    assert [(sheet.name, sheet.hidden, len(sheet.rows)) for sheet in sheets] == [
        ("Thôn 1", False, 1),
        ("Ẩn", True, 1),
        ("Trống", False, 0),
    ]


def test_blank_row_inside_keeps_row_numbers() -> None:
    sheet = read_document(workbook_xlsx({"A": [["a"], [], ["b"]]}), "a").sheets[0]
    assert sheet.rows == [["a"], [None], ["b"]]


def test_formula_gives_its_last_value_and_is_never_computed() -> None:
    data = workbook_xlsx({"A": [[Formula("=1+1", 7), Formula('=WEBSERVICE("http://x")', "cũ")]]})
    assert read_document(data, "a").sheets[0].rows == [[7, "cũ"]]


def test_merged_range_is_cut_to_the_grid() -> None:
    data = workbook_xlsx({"A": [["Tiêu đề"], [1, 2]]}, {"A": [(0, 0, 0, 5), (5, 5, 7, 7)]})
    assert read_document(data, "a").sheets[0].merges == [(0, 0, 0, 1)]


def test_macros_are_not_looked_at() -> None:
    data = workbook_xlsx({"A": [["a", 1]]}, vba=b"\xd0\xcf\x11\xe0" + b"Shell" * 100)
    assert read_document(data, "a.xlsm").sheets[0].rows == [["a", 1]]


def test_formatted_but_empty_far_cell_does_no_harm() -> None:
    data = far_cell_xlsx(b'<c r="XFD1048576" s="1"/>')
    assert read_document(data, "a").sheets[0].rows == [["x", 1]]


@BOTH
def test_workbook_without_any_value_is_refused(write: Callable[..., bytes]) -> None:
    data = write({"A": []})
    with pytest.raises(Refusal) as caught:
        read_document(data, "a")
    assert caught.value.rule == "no_table"


def test_far_value_in_an_old_workbook_is_refused() -> None:
    data = workbook_xls({"A": [["a"]], "B": [["b"], *[[]] * 65000, [*[None] * 255, "c"]]})
    with pytest.raises(Refusal) as caught:
        read_document(data, "a")
    assert caught.value.rule == "far_cell"
    assert "IV65002" in caught.value.message
