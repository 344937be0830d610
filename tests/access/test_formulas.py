"""Words that a spreadsheet would take for a formula leave the product as words."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from figures.spreadsheet import SAFE
from pages.shell.upload_result import faults_csv

EVIL = ('=HYPERLINK("http://evil.example","x")', "+1+1", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1+1")


def formulas(file: Path) -> list[str]:
    """Cells that are formulas or links."""
    book = openpyxl.load_workbook(file)
    return [str(cell.value) for sheet in book for row in sheet for cell in row
            if cell.data_type == "f" or cell.hyperlink]  # fmt: skip


@pytest.mark.parametrize("evil", EVIL)
def test_a_workbook_made_with_our_settings_takes_no_formula(tmp_path: Path, evil: str) -> None:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(file), SAFE) as book:
        book.add_worksheet().write(0, 0, evil)
    assert formulas(file) == []
    assert openpyxl.load_workbook(file).active["A1"].value.strip() == evil.strip()


def test_every_workbook_of_the_serving_side_is_made_with_them() -> None:
    checkout = Path(__file__).resolve().parents[2]
    made = [
        line.strip() for room in ("figures", "briefing", "pages") for path in (checkout / room).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines() if "xlsxwriter.Workbook(" in line
    ]  # fmt: skip
    assert len(made) >= 3
    assert [line for line in made if "SAFE" not in line] == []


@pytest.mark.parametrize("evil", EVIL)
def test_a_list_of_faults_begins_no_cell_with_a_formula(evil: str) -> None:
    sheet = {"file": evil, "sheet": evil, "issues": []}
    issue = {"row": 3, "column": "x", "severity": "error", "message": evil, "rule": "r"}
    text = faults_csv([{**sheet, "issues": [issue]}]).decode("utf-8-sig")
    assert "evil" in text or evil.strip() in text
    for row in csv.reader(io.StringIO(text)):
        assert not any(cell[:1] in "=+-@\t\r" for cell in row if cell), row
