"""Walks the rows under a heading: which are data, which are totals, notes, numbering or the next section."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from etl.forms import FORMS
from etl.grid.hamlet_lines import hamlet_name, is_section
from etl.grid.layout import Layout
from etl.grid.vocabulary import modern
from etl.read.document import Cell, Row, Sheet
from etl.tables.form import Form
from etl.text.normal import is_blank, key

_TOTAL = re.compile(
    r"(?:tổng|tổng (?:số|cộng)\b.*|cộng|(?:tổng|cộng) [0-9].*"
    r"|cộng (?:thôn|xóm|xã|phường|toàn|tdp|tổ|bản|phố|khu|lũy|dồn|chung|trang|các|số)\b.*)"
)
_WHOLE = re.compile(r"toàn (?:xã|phường|tỉnh)\b.*")
_FOOT = re.compile(
    r"(?:người (?:lập|báo cáo|tổng hợp)|trưởng (?:thôn|xóm|ban|phòng|công an|bản)"
    r"|tổ trưởng (?:tổ dân phố|tdp|ký)"
    r"|thủ trưởng|(?:phó )?chủ tịch|tm|kt|tl|t m|k t|xác nhận|nơi nhận|ghi chú|lưu ý|chú thích|chú ý"
    r"|ký ghi rõ|ký tên|ký và|lập biểu|danh sách (?:trên|này|có)|ubnd|ủy ban nhân dân)\b"
    r"|.*\bngày\b.*\btháng\b"
)
_LONG_NUMBER = re.compile(r"[0-9]{6,}")
_NUMBERING = re.compile(r"\(?\s*([0-9]{1,2})\s*\)?(?:\s*=.*)?|\(?([a-z])\)?", re.IGNORECASE)
_UNIT_WORDS = (
    "hộ|người|lượt|buổi|tổ|vạch|dbm|m|thôn|điểm|lớp|mẫu|độ|tài khoản|lượt người|sản phẩm|hộ kd|mbit s"
    "|đvt|đơn vị tính"
)
UNITS = frozenset(_UNIT_WORDS.split("|"))
_NO_UNITS = frozenset(("x", ""))
"""Where a column has no unit; alone they make no row of units, for a zero report is a cross and nothing."""
_INITIALS_OF_TOTALS = frozenset("TtCc (\u00a0*\u200b-")
_HEAD_TEXTS = 2
"""Totals, notes and sections show in a row's first two texts."""


@dataclass(slots=True)
class Section:
    """Data rows that belong together; ``hamlet`` is what a line above them names, if one does."""

    hamlet: str = ""
    rows: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Region:
    """The rows under one heading: sections of data, and where the table ends (exclusive)."""

    sections: list[Section]
    end: int


def walk(
    sheet: Sheet, form: Form, layout: Layout, start: int, stop: int, again: Set[int] = frozenset()
) -> Region:
    """Sort the rows from ``start`` to ``stop`` (exclusive, both from 0), those of ``again`` passed over."""
    places = dict(layout.columns)
    telling = [places[name] for name in _telling(form.code) if name in places]
    telling += [
        at
        for name, at in layout.columns
        if name.startswith("+") and name not in ("+hamlet_name", "+hamlet_code")
    ]
    roster = form.subject == "hamlet_team"
    sections = [Section()]
    at = _first_data(sheet.rows, start, stop)
    while at < stop:
        row = sheet.rows[at]
        texts = [] if at in again else _head_texts(row)
        kind = _kind(row, texts, roster, form) if texts else ""
        if kind == "foot":
            return Region(sections, at)
        if kind == "section":
            sections.append(Section(hamlet_name(_name_of_section(texts))))
        elif (
            kind != "total"
            and at not in again
            and any(place < len(row) and not is_blank(row[place]) for place in telling)
        ):
            sections[-1].rows.append(at)
        at += 1
    return Region(sections, stop)


@cache
def _telling(form_code: str) -> tuple[str, ...]:
    """Columns that make a line a row: those the form names, and every count, so that no figure is lost."""
    form = FORMS[form_code]
    counts = (column.name for column in form.columns if column.type in ("integer", "decimal"))
    telling = dict.fromkeys([*form.blank_without, *(name for name in counts if name != "sequence_number")])
    return tuple(name for name in telling if name not in form.preprinted)


def _head_texts(row: Row) -> list[str]:
    """The row's first texts that are no plain numbers or codes."""
    texts: list[str] = []
    for cell in row:
        if type(cell) is str and cell and not cell[0].isdigit():
            texts.append(cell)
            if len(texts) == _HEAD_TEXTS:
                break
    return texts


def _kind(row: Row, texts: Sequence[str], roster: bool, form: Form) -> str:
    """ "total", "foot", "section", or "" for everything else."""
    if any(_is_total(text, form) for text in texts):
        return "total"
    if _starts_with_number(row):
        return ""
    if _FOOT.match(key(modern(texts[0]))) and not _holds_numbers(row):
        return "foot"
    if (
        roster
        and _filled(row) <= 2
        and not _holds_numbers(row)
        and is_section(modern(_name_of_section(texts)))
    ):
        return "section"
    return ""


def _is_total(text: str, form: Form) -> bool:
    if text[0] not in _INITIALS_OF_TOTALS:
        return False
    words = key(modern(text))
    return bool(_TOTAL.fullmatch(words) or (form.code == "M03" and _WHOLE.fullmatch(words)))


def _starts_with_number(row: Row) -> bool:
    first = next((cell for cell in row if cell is not None and cell != ""), None)
    return not isinstance(first, str) or first[0].isdigit()


def _name_of_section(texts: Sequence[str]) -> str:
    """The text of a section row, its Roman number left out."""
    return next((text for text in texts if not re.fullmatch(r"[IVXivx]+[.)]?", text.strip())), texts[0])


def _filled(row: Row) -> int:
    return sum(cell is not None and cell != "" for cell in row)


def _holds_numbers(row: Row) -> bool:
    return any(
        isinstance(cell, (int, float)) or (isinstance(cell, str) and bool(_LONG_NUMBER.search(cell)))
        for cell in row
    )


def _first_data(rows: Sequence[Row], start: int, stop: int) -> int:
    """The first row under the heading that is neither column numbers nor units nor empty."""
    at = start
    while at < stop and (_filled(rows[at]) == 0 or _is_numbering(rows[at]) or _is_units(rows[at])):
        at += 1
    return at


def _is_units(row: Row) -> bool:
    if not all(cell is None or isinstance(cell, str) for cell in row):
        return False
    words = {key(cell) for cell in row if isinstance(cell, str)}
    return words <= UNITS | _NO_UNITS and not words.isdisjoint(UNITS)


def _is_numbering(row: Row) -> bool:
    """ "(1) (2) (3)", "A B 1 2", "7=5+6": numbers that rise one by one; Excel reads "(1)" as -1."""
    tokens = [_token(cell) for cell in row if cell is not None and cell != ""]
    numbers = [token for token in tokens if isinstance(token, int)]
    if None in tokens or len(tokens) < 3 or len(numbers) < 2:
        return False
    return all(after == before + 1 for before, after in pairwise(numbers))


def _token(cell: Cell) -> int | str | None:
    if isinstance(cell, float) and cell.is_integer():
        return abs(int(cell))
    if isinstance(cell, int) and not isinstance(cell, bool):
        return abs(cell)
    found = _NUMBERING.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if not found:
        return None
    return int(found[1]) if found[1] else found[2]
