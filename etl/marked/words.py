"""The words of the page put first: whose file it is, what became of it, what to do, and the table's heads."""

from collections.abc import Iterator, Sequence
from typing import Literal

from etl.forms import FORMS
from etl.grid.marked_pages import TITLE
from etl.marked.report import Note, Report, SheetState
from etl.read.document import Sheet
from etl.text.identity import mask

__all__ = ["AUTHOR", "HEADS", "MOST_ROWS", "SHEET", "TITLE", "Kind", "comment", "facts", "hidden", "level",
           "steps", "where"]  # fmt: skip

SHEET = "CẦN SỬA"
AUTHOR = "Phủ Số Ninh Bình"
HEADS = ("STT", "Bảng/Trang tính", "Dòng", "Cột", "Mức", "Giá trị nhận được", "Vấn đề", "Đề xuất")
_LEVELS = {"error": "LỖI", "warning": "CẢNH BÁO"}
_MOST_IN_COMMENT = 12
Kind = Literal["book", "cut", "paper", "page"]
"""A workbook; one with the first rows only; a document; the page alone."""
MOST_ROWS = 20_000
"""Rows of a table that are copied into a new workbook; whoever sends more is told so."""
_SENDING = {
    "whole": "Sửa ngay trong tệp này rồi gửi lại cả tệp; không cần xóa trang này, màu hay ghi chú. "
    "Dòng đã nhận không mất; tệp gửi sau thay tệp trước.",
    "cut": f"Bản này chỉ chép {MOST_ROWS // 1000}.000 dòng đầu của tệp: hãy sửa trong tệp gốc của mình rồi "
    "gửi lại tệp gốc, đừng gửi lại bản này.",
}
_STATES = {
    "needs_review": "chờ xem xét",
    "rejected": "từ chối",
    "accepted": "đã nhận",
    "partly": "nhận một phần",
    "duplicate": "đã có từ trước",
}


def level(note: Note) -> str:
    """The severity in a word; colour alone tells nobody anything."""
    return _LEVELS[note.severity]


def comment(notes: list[Note]) -> str:
    """The text of one cell's comment: all its notes, errors first, each beginning with its level."""
    ordered = sorted(notes, key=lambda note: note.severity != "error")
    told = dict.fromkeys(f"{level(note)} – {_said(note)}" for note in ordered)
    lines = list(told)[:_MOST_IN_COMMENT]
    if len(told) > len(lines):
        lines.append(f"… còn {len(told) - len(lines)} điều khác, xem trang {SHEET}.")
    return "\n".join(lines)


def _said(note: Note) -> str:
    return f"{note.message}\n→ {note.proposal}" if note.proposal else note.message


def where(note: Note) -> str:
    """The sheet or table of a note, in words where the whole file is meant."""
    return note.sheet or "Cả tệp"


def facts(report: Report) -> Iterator[str]:
    """Whose file it is and what became of each of its sheets, a line each."""
    if report.simulated:
        yield "SỐ LIỆU MÔ PHỎNG"
    yield f"Tệp đã gửi: {report.file}"
    forms = dict.fromkeys(sheet.form for sheet in report.sheets if sheet.form)
    named = "; ".join(f"{code} – {FORMS[code].title}" for code in forms if code in FORMS)
    about = [
        f"Nơi gửi: {report.place or 'chưa rõ xã, phường'}",
        f"Biểu: {named or 'chưa nhận ra biểu nào'}",
        *([f"Kỳ: {report.period}"] if report.period else []),
        f"Ngày nhận: {report.received}",
    ]
    yield " · ".join(about)
    for sheet in report.sheets:
        yield f"Kết quả{f' “{sheet.name}”' if sheet.name else ''}: {_state(sheet)}."
    errors = sum(note.severity == "error" for note in report.notes)
    yield f"Có {errors} lỗi và {len(report.notes) - errors} cảnh báo, ghi đủ trong bảng dưới đây."


def _state(sheet: SheetState) -> str:
    state = _STATES.get(sheet.status, sheet.status)
    if not sheet.read:
        return state
    return f"{state}; đã nhận {sheet.accepted} dòng, chưa nhận {sheet.read - sheet.accepted} dòng"


def steps(report: Report, limits: Sequence[str], kind: Kind) -> list[str]:
    """What to do, in order; ``limits`` tells what else is to be known of this copy."""
    if kind == "page":
        return ["Đọc cột “Vấn đề”, làm theo trong tệp của mình, rồi gửi lại tệp.", *limits]
    marked = "Ô có vấn đề được tô màu (đỏ nhạt: LỖI; vàng: CẢNH BÁO) và có ghi chú ngay tại ô"
    links = "." if kind == "paper" else "; bấm vào số dòng trong bảng dưới để tới ô."
    return [
        f"{marked}{links}",
        "Sửa mọi LỖI: dòng có lỗi chưa được nhận. CẢNH BÁO thì kiểm tra lại, đúng rồi thì để nguyên.",
        "“Đề xuất” là máy đoán, không tự sửa vào số liệu: chỉ ghi theo khi đã kiểm tra là đúng.",
        _SENDING["cut" if kind == "cut" else "whole"],
        "Trong bản này đã bỏ macro, đối tượng nhúng và liên kết ra ngoài."
        if kind == "paper"
        else "Trong bản này công thức đã thay bằng kết quả; macro, hình, biểu đồ, liên kết ra ngoài đã bỏ.",
        *limits,
    ]


def hidden(sheets: Sequence[Sheet]) -> list[str]:
    """That some sheets of the workbook are hidden, where any are."""
    names = ", ".join(f"“{mask(sheet.name)}”" for sheet in sheets if sheet.hidden)
    told = f"Tệp có trang tính đang ẩn: {names}; trang ẩn vẫn được đọc và vẫn ẩn trong bản này."
    return [told] if names else []
