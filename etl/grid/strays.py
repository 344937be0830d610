"""Columns that the form does not print: passed over with a remark, or refused for what they hold."""

import re
from collections.abc import Iterator, Sequence

from etl.grid.layout import Layout
from etl.grid.remarks import HIDDEN, sheet_issue
from etl.grid.vocabulary import IGNORED, heading_keys
from etl.read.document import Cell, Row
from etl.tables.form import Form
from etl.tables.parsed import Issue
from etl.text.identity import MESSAGE as NO_IDENTITY_MESSAGE
from etl.text.identity import RULE as NO_IDENTITY
from etl.text.identity import has_identity
from etl.text.normal import is_blank, key

_IDENTITY_HEADING = re.compile(r"\b(?:cccd|cmnd|cmtnd|cmt|căn cước|định danh|chứng minh)\b")
_NAMES_HEADING = re.compile(r"\bhọ (?:và )?tên\b|\bdanh sách\b|\btên học viên\b")
_SOME_DIGITS = re.compile(r"[0-9]{9}")


def stray_issues(form: Form, layout: Layout, rows: Sequence[Row], numbers: Sequence[int]) -> Iterator[Issue]:
    """Issues of the columns that are none of the form's, and that hold something."""
    claimed = {key(text) for name, text in layout.headings if name != "sequence_number"}
    told: set[str] = set()
    for at, heading in layout.unknown:
        cells = [row[at] if at < len(row) else None for row in rows]
        if all(map(is_blank, cells)):
            continue
        if heading in told:
            pass
        elif key(heading) in claimed:
            yield _repeated(heading)
        elif form.code == "M04" and _NAMES_HEADING.search(key(heading)):
            yield _name_list(heading)
        elif not any(word in IGNORED for word in heading_keys(heading)):
            message = f"Cột “{heading}” không có trong biểu {form.code} nên không được đọc."
            yield sheet_issue("unknown_column", "warning", message, heading, heading)
        told.add(heading)
        yield from _identities(heading, cells, numbers)


def _repeated(heading: str) -> Issue:
    """Two tables side by side: reading only one of them would lose the other in silence."""
    message = f"Bảng có hai cột “{heading}” đều có số liệu. Hãy chuyển phần bên phải xuống dưới rồi nộp lại."
    return sheet_issue("repeated_column", "error", message, heading, heading)


def _name_list(heading: str) -> Issue:
    message = f"Cột “{heading}” là danh sách tên người học; danh sách này để lại xã, hãy xóa cột rồi nộp lại."
    return sheet_issue("no_name_list", "error", message, "class_code", heading)


def _identities(heading: str, cells: Sequence[Cell], numbers: Sequence[int]) -> Iterator[Issue]:
    announced = bool(_IDENTITY_HEADING.search(key(heading)))
    for number, cell in zip(numbers, cells, strict=True):
        if has_identity(cell) or (announced and _SOME_DIGITS.search(str(cell))):
            yield Issue(
                number, heading, HIDDEN, NO_IDENTITY, "error", f"Cột “{heading}”: {NO_IDENTITY_MESSAGE}"
            )
