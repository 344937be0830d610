"""Tables that no form claims: which to pass over in silence, and what to tell the sender of the others."""

from collections.abc import Sequence

from etl.forms import FORMS
from etl.grid.block import texts_of
from etl.grid.remarks import sheet_issue
from etl.locate import Heading
from etl.read.document import Row, Sheet
from etl.recognise import nearest
from etl.tables.form import Form
from etl.tables.parsed import ParsedSheet
from etl.text.normal import is_blank, key

_GUIDES = (
    "hướng dẫn",
    "hd",
    "bìa",
    "mục lục",
    "readme",
    "danh mục",
    "lists",
    "ghi chú",
    "chú thích",
    "giải thích",
)
_WIDE, _LONG = 3, 3
"""Fewer filled cells in a row, or fewer such rows, make a layout of text, not a table."""


def is_worth_saying(sheet: Sheet, headings: Sequence[Heading], *, alone: bool) -> bool:
    """Whether to report a sheet that was not read: a table, and other content when nothing else came."""
    table = sum(_filled(row) >= _WIDE for row in sheet.rows) >= _LONG
    if alone:
        return table or bool(headings)
    return table and not sheet.hidden and not key(sheet.name).startswith(_GUIDES)


def _filled(row: Row) -> int:
    return sum(not is_blank(cell) for cell in row)


def unknown_form(sheet: Sheet, headings: Sequence[Heading], file: str, form: str | None) -> ParsedSheet:
    """A parsed sheet without a form, which says what is missing and what to do."""
    message = _message(sheet, headings, form)
    return ParsedSheet(file, sheet.name, "", issues=[sheet_issue("unknown_form", "error", message)])


def _message(sheet: Sheet, headings: Sequence[Heading], form: str | None) -> str:
    advice = "Hãy chép số liệu vào biểu trống tải từ hệ thống, hoặc chỉ rõ mã biểu khi nạp."
    if form:
        told = f"Không tìm thấy dòng tiêu đề của biểu {form} trong “{sheet.name}”."
        return f"{told} Các cột cần có: {_wanted(FORMS[form])}. {advice}"
    if not headings:
        return f"Không tìm thấy dòng tiêu đề của biểu nào trong “{sheet.name}”. {advice}"
    heading = max(headings, key=lambda found: found.layouts[0].points)
    title = key(" ".join(texts_of(list(row)) for row in sheet.rows[: heading.first]))
    near = nearest(heading.layouts, title)
    if near is None or not near[1]:
        return f"Bảng trong “{sheet.name}” có thể thuộc nhiều biểu. {advice}"
    lacking = ", ".join(f"“{text}”" for text in near[1])
    like = f"Bảng trong “{sheet.name}” giống biểu {near[0].code} ({near[0].title})"
    return f"{like} nhưng thiếu cột {lacking}. {advice}"


def _wanted(form: Form) -> str:
    columns = (column for column in form.columns if column.required or column.name in form.marks)
    return ", ".join(f"“{column.heading}”" for column in columns)
