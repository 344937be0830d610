"""Readers of one cell, chosen by its column: etl.text under the rules that the column declares."""

import datetime
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from etl.forms import FORMS
from etl.grid.counts import birth_year, decimal, integer, sequence
from etl.grid.worded import worded
from etl.text import codes, coordinates, dates, flags, identity, numbers, periods, phones, shares, times
from etl.text.legacy_fonts import convert
from etl.text.normal import is_blank, key, nfc
from etl.text.parsed import Cell, Parsed, error, warning
from etl.text.private import without_phones

Reader = Callable[[Any], Parsed[Any]]

LONGEST_TEXT = 1000
LONGEST_FREE_TEXT = 20_000
"""Of a free text that may be as long as its sender likes, with a remark."""

BLANK_MEANS: dict[tuple[str, str], str] = {("M05", "data_source"): "police", ("M06", "data_source"): "manual"}
"""Codes that a blank cell stands for, by form and column."""

_BLANK: Parsed[Any] = Parsed(None)
_WHOLE_COMMUNE = re.compile(r"(?:toàn|cấp|cả|chung toàn) (?:xã|phường)")
_NUMBER_WORD = re.compile(r"^(?:quyết định |qđ |công văn |cv |văn bản )?(?:số\b)?[\s:.…]*", re.IGNORECASE)
_IS_NUMBERED = re.compile(r"[^/]*\d")
_DASHES = re.compile(r"\s*[-–—−]\s*")


@cache
def reader_of(form: str, name: str) -> Reader:
    """The reader of a form's column."""
    column = FORMS[form].by_name[name]
    special = _SPECIAL.get(name)
    if name == "hamlet_name" and form != "M10":
        special = place_name
    if special:
        return special
    if column.unit == "đồng":
        return numbers.money
    if column.rule("max_length_1000"):
        return long_text
    if form == "M06" and name == "start_date":
        return dates.day_or_week
    if column.words and column.type in ("code", "list", "flag"):
        return worded(column)
    return text if column.personal and column.type == "text" else _BY_TYPE[column.type]


def text(cell: Cell, longest: int = LONGEST_TEXT) -> Parsed[str]:
    """A free text: NFC, single spaces, old fonts converted; none that holds an identity number."""
    if isinstance(cell, str):
        if is_blank(cell):
            return _BLANK
        if identity.has_identity(cell):
            return error(identity.RULE, identity.MESSAGE)
        changed, font = convert(cell)
        value = nfc(changed)
        if len(value) > longest:
            return warning(value[:longest], "text_cut", f"Nội dung dài quá {longest} ký tự; phần sau bị bỏ.")
        if font:
            note = f"Chữ gõ theo phông cũ ({font.upper()}); đã đổi sang Unicode. Hãy kiểm tra lại dấu."
            return warning(value, "legacy_font_converted", note)
        return Parsed(value)
    if cell is None:
        return _BLANK
    if identity.has_identity(cell):
        return error(identity.RULE, identity.MESSAGE)
    return Parsed(shown(cell))


def shown(cell: Cell) -> str:
    """A cell as its sender sees it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.date):
        return f"{cell:%d/%m/%Y}"
    return f"{cell:%H:%M}" if isinstance(cell, datetime.time) else str(cell)


@lru_cache(maxsize=1 << 14, typed=True)
def shared_text(cell: Cell) -> Parsed[str]:
    """text() for what is kept and comes again in many files; a phone number in it is left out."""
    return _shared(text(cell))


def _shared(read: Parsed[str]) -> Parsed[str]:
    if not read.value or (bare := without_phones(read.value)) == read.value:
        return read
    note = "Ô có số điện thoại; số này không được lưu. Cột này không ghi tên và số điện thoại của người dân."
    return warning(bare, "phone_left_out", note)


def long_text(cell: Cell) -> Parsed[str]:
    """A free text whose length is looked at where all rows are checked; phone numbers in it are left out."""
    return _shared(text(cell, LONGEST_FREE_TEXT))


def document_number(cell: Cell) -> Parsed[str]:
    """The number of a decision or letter ("Số: 05/QĐ-UBND"); blank where the draft left it open."""
    read = shared_text(cell)
    if not read.value:
        return read
    number = _NUMBER_WORD.sub("", read.value)
    return Parsed(number) if _IS_NUMBERED.match(number) else _BLANK


def place_name(cell: Cell) -> Parsed[str]:
    """A hamlet's name; "Toàn xã" stands for the commune, which forms write as a blank."""
    read = shared_text(cell)
    return _BLANK if read.value and _WHOLE_COMMUNE.fullmatch(key(read.value)) else read


@lru_cache(maxsize=1 << 14, typed=True)
def code_text(cell: Cell) -> Parsed[str]:
    """A code without a list of words: one kind of dash, no spaces around it, capitals."""
    read = text(cell)
    if not read.value:
        return read
    value = _DASHES.sub("-", read.value).upper() if len(read.value) <= 60 else read.value
    return Parsed(value) if read.rule in (None, "legacy_font_converted") else read


def _latitude(cell: Cell) -> Parsed[float]:
    return unranged(coordinates.latitude(cell))


def _longitude(cell: Cell) -> Parsed[float]:
    return unranged(coordinates.longitude(cell))


def unranged(read: Parsed[float]) -> Parsed[float]:
    """Ranges are looked at where all rows are checked."""
    return Parsed(read.value) if read.rule == "in_range" else read


def _names(cell: Cell) -> Parsed[list[str]]:
    if identity.has_identity(cell):
        return error(identity.RULE, identity.MESSAGE)
    found = codes.names(cell)
    return Parsed([nfc(name) for name in found.value]) if found.value else Parsed(None)


_SPECIAL: dict[str, Reader] = {
    "zalo_phone": phones.phone,
    "sequence_number": sequence,
    "birth_year": birth_year,
    "decision_number": document_number,
    "document_number": document_number,
    "lat": _latitude,
    "lon": _longitude,
    "share": shares.share,
}
_BY_TYPE: dict[str, Reader] = {
    "integer": integer,
    "decimal": decimal,
    "text": shared_text,
    "code": code_text,
    "flag": flags.flag,
    "date": dates.date,
    "time": times.time,
    "period": periods.period,
    "list": _names,
}
