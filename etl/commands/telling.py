"""What an ingest came to, in words for a clerk: file by file, the faults first, the totals last."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from etl.forms import FORMS

Sheet = Mapping[str, Any]

ISSUES_SHOWN = 12
"""Different faults shown of one sheet."""
ROWS_SHOWN = 8
"""Row numbers shown of one fault."""
CLEAN_SHOWN = 30
"""Of more sheets than this, those without any fault are only counted."""
FAULTY_SHOWN = 200
"""Sheets with a fault shown in full; the others are only counted."""

_WORDS = {
    "accepted": "đã nhận",
    "partly": "nhận một phần",
    "rejected": "từ chối",
    "needs_review": "chờ xem xét",
    "duplicate": "đã có từ trước",
}
_ALL = "xem đủ bằng --json"


def lines(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Lines to print for the sheets of one ingest; those that waited and were read again come after."""
    again = [sheet for sheet in sheets if sheet["reread"]]
    yield from _told([sheet for sheet in sheets if not sheet["reread"]])
    if again:
        yield ""
        yield "Các tệp gửi trước đây đang chờ, nay đọc lại nhờ tệp vừa nhận:"
        yield from _told(again)


def _told(sheets: Sequence[Sheet]) -> Iterator[str]:
    short = len(sheets) > CLEAN_SHOWN
    shown = [sheet for sheet in sheets if not short or not _is_clean(sheet)]
    for file, of_file in groupby(shown[:FAULTY_SHOWN], key=lambda sheet: sheet["file"]):
        yield str(file)
        for sheet in of_file:
            yield f"  {_heading(sheet)}"
            yield from (f"    {line}" for line in _issues(sheet["issues"]))
    if len(shown) > FAULTY_SHOWN:
        yield f"… còn {_number(len(shown) - FAULTY_SHOWN)} bảng có lỗi hoặc cảnh báo ({_ALL})."
    if clean := len(sheets) - len(shown):
        yield f"{_number(clean)} bảng khác không có lỗi hay cảnh báo nào ({_ALL})."
    yield from _totals(sheets)


def _is_clean(sheet: Sheet) -> bool:
    return sheet["status"] in ("accepted", "duplicate") and not sheet["issues"]


def _heading(sheet: Sheet) -> str:
    form = FORMS.get(sheet["form"])
    parts = [
        sheet["sheet"] or "",
        f"biểu {form.code}" if form else "",
        sheet["hamlet_code"] or sheet["commune_code"] or "",
    ]
    name = " · ".join(part for part in parts if part)
    status = _WORDS[sheet["status"]]
    if sheet["rows_read"]:
        status += f"; đọc {_rows(sheet)}"
    return f"{name}: {status}." if name else f"{status[0].upper()}{status[1:]}."


def _rows(sheet: Mapping[str, int]) -> str:
    read, accepted, rejected = (_number(sheet[f"rows_{kind}"]) for kind in ("read", "accepted", "rejected"))
    return f"{read} dòng, nhận {accepted}, từ chối {rejected}"


def _issues(issues: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """One line a fault, with the rows where it stands; errors before warnings."""
    rows: dict[tuple[bool, str], list[int]] = {}
    for issue in issues:
        of_this = rows.setdefault((issue["severity"] != "error", issue["message"]), [])
        if issue["row"] is not None:
            of_this.append(issue["row"])
    found = sorted(rows.items(), key=lambda item: (item[0][0], item[1][:1]))
    for (mild, message), numbers in found[:ISSUES_SHOWN]:
        yield f"{'Cảnh báo' if mild else 'LỖI'} – {_where(numbers)}{message}"
    if len(found) > ISSUES_SHOWN:
        yield f"… còn {len(found) - ISSUES_SHOWN} lỗi, cảnh báo khác ({_ALL})."


def _where(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    shown = ", ".join(map(str, numbers[:ROWS_SHOWN]))
    more = f", … ({len(numbers)} dòng)" if len(numbers) > ROWS_SHOWN else ""
    return f"dòng {shown}{more}: "


def _totals(sheets: Sequence[Sheet]) -> Iterator[str]:
    counts = Counter(sheet["status"] for sheet in sheets)
    rows = {name: sum(sheet[name] for sheet in sheets) for name in _ROW_NAMES}
    files = len({sheet["file"] for sheet in sheets})
    by_status = ", ".join(
        f"{_number(counts[status])} {word}" for status, word in _WORDS.items() if counts[status]
    )
    yield ""
    yield f"Tổng cộng {_number(files)} tệp, {_number(len(sheets))} bảng: {by_status}."
    yield f"Đã đọc {_rows(rows)}."
    if counts["partly"] or counts["rejected"]:
        yield "Sửa các lỗi nêu trên rồi gửi lại tệp; các dòng đã nhận không mất."
    if counts["needs_review"]:
        yield "Bảng chờ xem xét chưa được tính; sửa theo lý do đã nêu, hoặc quyết định bằng `review`."


_ROW_NAMES = ("rows_read", "rows_accepted", "rows_rejected")


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
