"""Failed and unworked formulas come out as what the sender sees."""

import io

import openpyxl
import pytest
import xlsxwriter
import xlwt

from etl.read.document import Cell, Refusal
from etl.read.ole import CompoundFile
from etl.read.reader import read_document
from tests.files.documents import Formula, convert, workbook_xlsx


def rows(data: bytes, sheet: int = 0) -> list[list[Cell]]:
    return read_document(data, "so-lieu").sheets[sheet].rows


FAILED = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")


@pytest.mark.parametrize("shown", FAILED)
def test_an_error_of_xlsx(shown: str) -> None:
    data = workbook_xlsx({"Bìa": [["x"]], "M03": [["Hộ", "Lượt"], [Formula("=A9", shown), 3]]}, first_row=4)
    assert rows(data, 1) == [["Hộ", "Lượt"], [shown, 3]]
    assert rows(data) == [["x"]]


def test_errors_of_xls() -> None:
    sheets = {"A": [["a", "b"], [Formula("=1/0", "#DIV/0!"), 7]], "B": [["c"], [Formula("=NA()", "#N/A")]]}
    data = convert(workbook_xlsx(sheets, first_row=3, first_column=1), "xlsx", "xls")
    assert rows(data) == [[None, "a", "b"], [None, "#DIV/0!", 7]]
    assert rows(data, 1) == [[None, "c"], [None, "#N/A"]]


def test_a_formula_that_was_never_worked_out() -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.active.append([1, "=A2+1"])
    book.active.append(["=A2", None])
    out = io.BytesIO()
    book.save(out)
    assert rows(out.getvalue()) == [["a", "b"], [1, "#CHƯA TÍNH"], ["#CHƯA TÍNH", None]]


def test_a_formula_that_gives_an_empty_text_is_a_blank() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("A")
    sheet.write(0, 0, xlwt.Formula('IF(1;"";"x")'))
    sheet.write(0, 1, 5)
    out = io.BytesIO()
    book.save(out)
    assert rows(convert(out.getvalue(), "xls", "xlsx")) == [[None, 5]]


def test_a_small_stream_is_read_too() -> None:
    data = convert(workbook_xlsx({"A": [["a"], [1]]}), "xlsx", "xls")
    compound = CompoundFile(data)
    assert compound.streams["Workbook"][1] < compound.mini_cutoff
    assert compound.read("Workbook")[:2] == b"\x09\x08"


def test_a_far_cell_in_a_small_stream_is_refused() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("A")
    for row, column in ((0, 0), (65_535, 255)):
        sheet.write(row, column, 1)
    book.close()
    data = convert(out.getvalue(), "xlsx", "xls")
    compound = CompoundFile(data)
    assert compound.streams["Workbook"][1] < compound.mini_cutoff
    with pytest.raises(Refusal) as refused:
        read_document(data, "xa.xls")
    assert refused.value.rule == "far_cell"
