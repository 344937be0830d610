"""Walks the rows under a heading: which are data, which are totals, notes, numbering or the next section."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cache

from etl.forms import FORMS
from etl.grid.hamlet_lines import hamlet_name, is_section
from etl.grid.layout import Layout
from etl.grid.ornaments import first_data, is_units
from etl.grid.proposals import COLUMN as FREE_TEXT
from etl.grid.proposals import opens as opens_free_text
from etl.grid.vocabulary import modern
from etl.read.document import Row, Sheet
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
_INITIALS_OF_TOTALS = frozenset("TtCc (\u00a0*\u200b-")
_SIGNATURES = 2
"""Filled cells of a line of signatures at most; a row of data holds more."""
_HEAD_TEXTS = 2
"""Totals, notes and sections show in a row's first two texts."""


@dataclass(slots=True)
class Section:
    """Data rows that belong together; ``hamlet`` is what a line above them names, if one does."""

    hamlet: str = ""
    rows: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Region:
    """The rows under one heading: sections of data, where the table ends (exclusive), its row of units."""

    sections: list[Section]
    end: int
    units: Row = field(default_factory=list)


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
    at = first_data(sheet.rows, start, stop)
    units = next((row for row in sheet.rows[start:at] if is_units(row)), [])
    while at < stop:
        row = sheet.rows[at]
        texts = [] if at in again else _head_texts(row, places.get("content"))
        kind = _kind(row, texts, roster, form) if texts else ""
        if kind == "foot":
            return Region(sections, at, units)
        if kind == "section":
            sections.append(Section(hamlet_name(_name_of_section(texts))))
        elif (
            kind != "total"
            and at not in again
            and any(place < len(row) and not is_blank(row[place]) for place in telling)
        ):
            sections[-1].rows.append(at)
        at += 1
    return Region(sections, stop, units)


@cache
def _telling(form_code: str) -> tuple[str, ...]:
    """Columns that make a line a row: those the form names, and every count, so that no figure is lost."""
    form = FORMS[form_code]
    counts = (column.name for column in form.columns if column.type in ("integer", "decimal"))
    telling = dict.fromkeys([*form.blank_without, *(name for name in counts if name != "sequence_number")])
    return tuple(name for name in telling if name not in form.preprinted)


def _head_texts(row: Row, content: int | None = None) -> list[str]:
    """The row's first texts that are no plain numbers or codes.

    What a row is about (column ``content``) says nothing of its kind, unless it stands almost alone.
    """
    if content is not None and _filled(row) <= _SIGNATURES:
        content = None
    texts: list[str] = []
    for at, cell in enumerate(row):
        if type(cell) is str and cell and not cell[0].isdigit() and at != content:
            texts.append(cell)
            if len(texts) == _HEAD_TEXTS:
                break
    return texts


def _kind(row: Row, texts: Sequence[str], roster: bool, form: Form) -> str:
    """ "total", "foot", "section", or "" for everything else."""
    if any(_is_total(text, form) for text in texts):
        return "total"
    if form.has(FREE_TEXT) and opens_free_text(row):
        return "foot"
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
