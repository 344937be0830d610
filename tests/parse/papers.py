"""Rosters and reports as communes fill them in, for the tests of parsing."""

from collections.abc import Sequence
from typing import Any

from etl.forms import FORMS
from etl.parse import parse_file
from etl.tables.parsed import ParsedSheet
from tests.files.documents import ROSTER_HEADINGS, ROSTER_TITLES, workbook_xlsx

PEOPLE = (
    ("Nguyễn Văn An", "Tổ trưởng", "0912.345.678"),
    ("Trần Thị Hòa", "Tổ phó", "+84 936 222 111"),
    ("Lê Quang Uy", "Tổ viên", "0351234567"),
)
ROLES = ("Tổ trưởng", "Tổ phó", *["Tổ viên"] * 7)


def roster_rows(people: Sequence[tuple[str, str, Any]] = PEOPLE, *, blank_to: int = 9) -> list[list[Any]]:
    """Numbered roster rows, and the pre-printed ones that stayed blank."""
    rows: list[list[Any]] = [[number, *person] for number, person in enumerate(people, start=1)]
    return rows + [[number, None, ROLES[number - 1], None] for number in range(len(people) + 1, blank_to + 1)]


def roster_grid(unit: str = "Đơn vị: Thôn (xóm) Đông Thành", people: Any = PEOPLE) -> list[list[Any]]:
    """The appendix typed into a spreadsheet."""
    rows = roster_rows(people)
    foot = [["……, ngày 08 tháng 8 năm 2025"], ["Trưởng thôn, xóm"], ["(ký, ghi rõ họ tên)"]]
    return [[unit], *([title] for title in ROSTER_TITLES), [], list(ROSTER_HEADINGS), *rows, [], *foot]


def headings(form: str) -> list[str]:
    """The printed headings of a form."""
    return [column.heading for column in FORMS[form].columns]


def report(form: str, **cells: Any) -> list[Any]:
    """One row of a form, cells by column name."""
    return [cells.get(column.name) for column in FORMS[form].columns]


def read_grid(
    rows: Sequence[Sequence[Any]], *, sheet: str = "Sheet1", form: str | None = None, **more: Any
) -> list[ParsedSheet]:
    """The rows as an .xlsx file, parsed."""
    merges = {sheet: more.pop("merges")} if "merges" in more else None
    return parse_file(workbook_xlsx({sheet: rows}, merges, **more), "tep.xlsx", form=form)


def read_one(rows: Sequence[Sequence[Any]], **more: Any) -> ParsedSheet:
    """The only parsed sheet of the rows."""
    (parsed,) = read_grid(rows, **more)
    return parsed


def read_cell(form: str, name: str, cell: Any, **more: Any) -> tuple[Any, list[tuple[str, str]]]:
    """A cell's value in a sheet of one row, and the rules and severities found in its column."""
    filled = {
        column: 1 for column in FORMS[form].blank_without if column != name and _is_number(form, column)
    }
    filled |= more
    parsed = read_one([headings(form), report(form, **{**filled, name: cell})], form=form)
    rules = [(issue.rule, issue.severity) for issue in parsed.issues if issue.column == name]
    return parsed.columns[name][0], rules


def _is_number(form: str, name: str) -> bool:
    return FORMS[form].by_name[name].type == "integer"
