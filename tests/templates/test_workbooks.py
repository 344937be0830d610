"""What the blank workbooks print, allow and explain."""

import re
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from etl.calendar import period
from etl.forms import FORMS
from etl.grid.cells import reader_of
from etl.templates import Filling, blank
from etl.templates.block import period_in_words
from etl.templates.filling import Hamlet
from etl.templates.limits import bound
from etl.templates.prefilled import table_columns
from etl.templates.texts import of_column, of_form, words
from etl.text.periods import period as read_period

CODES = sorted(set(FORMS) - {"M01"})
HAMLETS = tuple(
    Hamlet(f"14308-{number:03}", f"Thôn {number}", str(number), "thôn", None, None, date(2025, 7, 1), 280, 90)
    for number in range(1, 61)
)
FILLING = Filling("14308", "Xã Hải Xuân", period("2026-11"), HAMLETS)


def opened(code: str, filling: Filling = FILLING) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(blank(code, filling)))


@pytest.fixture(scope="module")
def books() -> dict[str, openpyxl.Workbook]:
    return {code: opened(code) for code in CODES}


def first_row(sheet: Worksheet) -> int:
    return int(re.sub(r"\D", "", str(sheet.freeze_panes)))


def rules_of(sheet: Worksheet, row: int, column: int) -> list[object]:
    cell = sheet.cell(row, column).coordinate
    return [rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref]


@pytest.mark.parametrize("code", CODES)
def test_every_heading_is_printed_and_prints_on_every_page(
    books: dict[str, openpyxl.Workbook], code: str
) -> None:
    sheet = books[code].worksheets[0]
    printed = {
        str(cell) for row in sheet.iter_rows(max_row=first_row(sheet), values_only=True) for cell in row
    }
    for column in table_columns(FORMS[code]):
        upper, colon, lower = column.heading.partition(": ")
        assert column.heading in printed or (colon and {upper, lower} <= printed), column.heading
        assert not column.unit or column.unit in printed
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize or 0) == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows
    assert not sheet.protection.sheet


@pytest.mark.parametrize("code", CODES)
def test_cells_are_held_to_what_the_rules_reject(books: dict[str, openpyxl.Workbook], code: str) -> None:
    form, sheet = FORMS[code], books[code].worksheets[0]
    first = first_row(sheet)
    for at, column in enumerate(table_columns(form), start=1):
        (rule,) = rules_of(sheet, first, at)
        assert 0 < len(rule.promptTitle) <= 32  # type: ignore[attr-defined]
        assert 0 < len(rule.prompt) <= 255  # type: ignore[attr-defined]
        if column.type == "integer":
            wanted = "custom" if bound(form, column) else "whole"
            assert rule.type == wanted, column.name  # type: ignore[attr-defined]
        if column.words:
            assert rule.type == "list", column.name  # type: ignore[attr-defined]
        if column.type == "date":
            assert rule.type == "date"  # type: ignore[attr-defined]
        if rule.type:  # type: ignore[attr-defined]
            assert column.heading in rule.error or rule.type == "list", column.name  # type: ignore[attr-defined]
    last = first + max(of_form(code).blank_rows, 1) - 1
    assert rules_of(sheet, last, 1)


@pytest.mark.parametrize("code", CODES)
def test_drop_downs_offer_vietnamese_words_that_are_understood(
    books: dict[str, openpyxl.Workbook], code: str
) -> None:
    book = books[code]
    sheet, lists = book.worksheets[0], book[words()["lists_sheet"]]
    for at, column in enumerate(table_columns(FORMS[code]), start=1):
        (rule,) = rules_of(sheet, first_row(sheet), at)
        if rule.type != "list" or not column.words:  # type: ignore[attr-defined]
            continue
        place = rule.formula1.partition("!")[2].replace("$", "")  # type: ignore[attr-defined]
        offered = [cell.value for (cell,) in lists[place]]
        assert offered
        for word in offered:
            read = reader_of(code, column.name)(word)
            assert (read.value is not None, read.rule) == (True, None), (column.name, word)
            assert word not in column.words or word in column.words[word] or word in ("1", "0")


@pytest.mark.parametrize("code", CODES)
def test_every_column_is_explained_and_its_example_is_accepted(
    books: dict[str, openpyxl.Workbook], code: str
) -> None:
    guide = books[code][words()["guide_sheet"]]
    told = {row[1]: row for row in guide.iter_rows(values_only=True) if isinstance(row[0], int)}
    for column in table_columns(FORMS[code]):
        texts = of_column(code, column.name)
        assert told[column.heading][4] == texts.meaning
        if texts.example:
            read = reader_of(code, column.name)(texts.example)
            assert (read.value is not None, read.rule) == (True, None), (column.name, texts.example)
    facts = {row[0] for row in guide.iter_rows(values_only=True) if isinstance(row[0], str)}
    assert {words()["guide"]["sender"], words()["guide"]["receiver"], words()["guide"]["deadline"]} <= facts


@pytest.mark.parametrize("code", CODES)
def test_the_same_form_is_the_same_bytes(code: str) -> None:
    assert blank(code, FILLING) == blank(code, FILLING)


def test_hamlets_and_last_figures_stand_in_the_monthly_form(books: dict[str, openpyxl.Workbook]) -> None:
    sheet = books["M03"].worksheets[0]
    first = first_row(sheet)
    assert [sheet.cell(first, at).value for at in (1, 2, 3, 4)] == ["14308-001", "Thôn 1", 280, None]
    assert sheet.cell(first + 59, 1).value == "14308-060"
    beyond = len(table_columns(FORMS["M03"])) + 1
    assert sheet.cell(first, beyond).value == 90
    assert sheet.cell(first, 6).value is None


def test_a_chosen_hamlet_brings_its_code(books: dict[str, openpyxl.Workbook]) -> None:
    sheet = books["M04"].worksheets[0]
    formula = str(sheet.cell(first_row(sheet), 1).value)
    assert formula.startswith("=IF(B")
    assert "MATCH(B" in formula
    (rule,) = rules_of(sheet, first_row(sheet), 2)
    assert rule.formula1.endswith("$A$2:$A$61")  # type: ignore[attr-defined]


def test_weeks_of_the_month_are_printed(books: dict[str, openpyxl.Workbook]) -> None:
    sheet = books["M06"].worksheets[0]
    first = first_row(sheet)
    days = [sheet.cell(first + at, 1).value.date() for at in range(4)]
    assert days == [date(2026, 10, 19), date(2026, 10, 26), date(2026, 11, 2), date(2026, 11, 9)]


@pytest.mark.parametrize("id", ["2026-11", "2026-Q3", "2026-H1", "2026-H2", "2026"])
def test_periods_are_written_as_they_are_read(id: str) -> None:
    assert read_period(period_in_words(period(id))).value == id


def test_simulated_hamlets_are_called_so() -> None:
    filling = Filling("14308", "Xã Hải Xuân", period("2026-11"), HAMLETS, simulated=True)
    said = {cell for row in opened("M03", filling).worksheets[0].iter_rows(values_only=True) for cell in row}
    assert words()["watermark"] in said
    plain = {cell for row in opened("M03").worksheets[0].iter_rows(values_only=True) for cell in row}
    assert words()["watermark"] not in plain


def test_texts_belong_to_forms_that_exist() -> None:
    for form in FORMS.values():
        if form.code in CODES:
            assert of_form(form.code).rules
            assert of_form(form.code).deadline
            for column in form.columns:
                assert of_column(form.code, column.name).meaning, (form.code, column.name)
