"""Tables that no form claims: which to pass over in silence, and what to tell the sender of the others."""

import hashlib
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
    heading = {"signature": _signature(sheet, headings)} if headings else {}
    issues = [sheet_issue("unknown_form", "error", message)]
    return ParsedSheet(file, sheet.name, "", heading=heading, issues=issues)


def form_conflict(sheet: ParsedSheet, told: str) -> ParsedSheet:
    """In place of a sheet read as another form than it was sent as: a person must say which it is."""
    found = FORMS[sheet.form]
    message = (
        f"Tệp được gửi là biểu {told} nhưng bảng trong “{sheet.sheet}” là biểu {found.code} ({found.title}). "
        "Hãy gửi lại đúng mã biểu, hoặc để máy tự nhận biết biểu."
    )
    heading = {"signature": f"{told} {found.code}"}
    issues = [sheet_issue("form_conflict", "error", message)]
    return ParsedSheet(sheet.file, sheet.sheet, "", heading=heading, issues=issues)


def _signature(sheet: Sheet, headings: Sequence[Heading]) -> str:
    """The same for two tables that print the same headings in the same order; no text can be read from it."""
    rows = [sheet.rows[at] for found in headings for at in range(found.first, found.last + 1)]
    words = "|".join(key(texts_of([cell])) for row in rows for cell in row)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


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
