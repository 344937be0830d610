"""Rows of a unit that hold a note and no figure: no report, which the sender is told."""

from etl.grid.layout import Layout
from etl.grid.remarks import sheet_issue
from etl.grid.rows import Region
from etl.read.document import Sheet
from etl.tables.form import Form
from etl.tables.parsed import Issue
from etl.text.normal import is_blank

RULE = "note_without_figures"
_NOTE = "note"
_PLACES = ("+hamlet_name", "+hamlet_code", "hamlet_code")
_SHOWN = 10


def told(sheet: Sheet, form: Form, layout: Layout, region: Region, start: int) -> list[Issue]:
    """One warning for the rows from ``start`` to the table's end that name a unit and have a note alone.

    A note is no figure: "không hoạt động" leaves the month unreported until someone writes 0.
    """
    columns = dict(layout.columns)
    if _NOTE not in columns or not form.preprinted:
        return []
    places = [columns[name] for name in _PLACES if name in columns]
    counted = (one.name for one in form.columns if one.type in ("integer", "decimal"))
    figures = [columns[name] for name in counted if name in columns and name not in form.preprinted]
    found = [
        sheet.first_row + at
        for at in range(start, region.end)
        if _has(sheet, at, columns[_NOTE])
        and any(_has(sheet, at, place) for place in places)
        and not any(_has(sheet, at, figure) for figure in figures)
    ]
    if not found:
        return []
    rows = ", ".join(map(str, found[:_SHOWN])) + (", …" if len(found) > _SHOWN else "")
    message = (
        f"Dòng {rows} chỉ có ghi chú, không có số nào, nên chưa phải là báo cáo và không được tính. "
        "Nếu trong kỳ không có hoạt động, hãy ghi số 0 vào các cột số rồi gửi lại."
    )
    return [sheet_issue(RULE, "warning", message, _NOTE)]


def _has(sheet: Sheet, at: int, place: int) -> bool:
    row = sheet.rows[at]
    return place < len(row) and not is_blank(row[place])
