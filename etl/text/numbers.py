"""Whole numbers, decimals and amounts of money, as clerks write them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache

from etl.text.normal import is_blank, key, nfc
from etl.text.parsed import Cell, Parsed, error, warning

LARGEST = 1e12
"""A number above this is a slip of the pen: no count or amount of a commune comes near it."""

_BLANK_INTEGER: Parsed[int] = Parsed(None)
_BLANK_DECIMAL: Parsed[float] = Parsed(None)
_WHOLE = "Cần ghi một số nguyên, chỉ gồm chữ số (ví dụ 120)"
_NUMBER = "Cần ghi một con số (ví dụ 20,5)"

_GROUPED = re.compile(r"[1-9][0-9]{0,2}([., ])[0-9]{3}(?:\1[0-9]{3})*")
_POINT_AND_COMMA = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]+)")
_COMMA_AND_POINT = re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]+)")
_SPACE_AND_EITHER = re.compile(r"([1-9][0-9]{0,2}(?: [0-9]{3})+)[.,]([0-9]+)")
_PLAIN = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
_WITH_UNIT = re.compile(r"([-+−–]?[0-9][0-9., ]*?)\s*([^\W\d_][^\d]*)")
_ABOUT = re.compile(r"[~≈><≥≤±+?]|\bkhoảng\b|\btrên\b|\bdưới\b|\bhơn\b|\bgần\b|[0-9]\s*[-–—]\s*[0-9]")

_UNIT_LIST = """
hộ, hộ dân, hộ gia đình, hộ gđ, người, người dân, nhân khẩu, khẩu, lượt, lượt người, thành viên, tv, đoàn
viên, học viên, học sinh, buổi, lớp, ca, cuộc, lần, thôn, xóm, tổ, điểm, mô hình, hồ sơ, hs, tin, bài,
tin bài, tài khoản, tk, sản phẩm, sp, vạch, đ, đồng, vnđ, vnd, m, mét, dbm, mbps, mbit s, mb s, độ
"""
_UNITS = frozenset(unit.strip() for unit in _UNIT_LIST.split(","))
_MONEY_LINE = re.compile(r"\b(?:đơn vị(?: tính)?|đvt)(?: tiền| là)? (?:nghìn|ngàn|triệu|trđ|tỷ|tỉ)\b")
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tr": 10**6, "trđ": 10**6, "tỷ": 10**9, "tỉ": 10**9}


def _value(text: str) -> float | int | None:
    """The number a text writes, grouping marks understood; None where it is no number. ``1.234`` is 1234."""
    sign = -1 if text[:1] in ("-", "−", "–") else 1
    body = text[1:].lstrip() if text[:1] in ("-", "−", "–", "+") else text
    if _GROUPED.fullmatch(body):
        return sign * int(re.sub("[., ]", "", body))
    for shape in (_POINT_AND_COMMA, _COMMA_AND_POINT, _SPACE_AND_EITHER, _PLAIN):
        if found := shape.fullmatch(body):
            whole, part = re.sub("[., ]", "", found[1]), found[2] or ""
            return sign * (float(f"{whole}.{part}") if part.strip("0") else int(whole))
    return None


def _decimal_value(text: str) -> float | int | None:
    """As _value, but one point or comma alone is the decimal mark: ``1.234`` is 1.234."""
    lone = re.fullmatch(r"[-−–+]?([0-9]+)[.,]([0-9]+)", text)
    if not lone:
        return _value(text)
    value = float(f"{lone[1]}.{lone[2]}")
    return -value if text[0] in "-−–" else value


def _unit_cut(text: str) -> str | None:
    """The number before a known unit ("120 hộ" gives "120"), or None."""
    found = _WITH_UNIT.fullmatch(text)
    return found[1].strip() if found and key(found[2]) in _UNITS else None


def _why_not_whole(text: str) -> str:
    lowered = text.lower()
    if "%" in lowered:
        return f"{_WHOLE}, không ghi tỷ lệ phần trăm."
    if _ABOUT.search(lowered):
        return f"{_WHOLE}; hãy ghi số chính xác, không ghi số ước lượng hoặc khoảng số."
    if key(text) in ("nt", "như trên"):
        return f"{_WHOLE}; hãy ghi lại con số, không ghi “như trên”."
    if key(text) in ("không", "không phát sinh"):
        return f"{_WHOLE}; ghi 0 nếu không phát sinh, để trống nếu chưa có số liệu."
    return f"{_WHOLE}."


def _bounded(value: int) -> Parsed[int]:
    if abs(value) > LARGEST:
        return error("integer_expected", "Số quá lớn; hãy kiểm tra lại ô này.")
    return Parsed(value)


def _integer_text(text: str) -> Parsed[int]:
    if is_blank(text):
        return _BLANK_INTEGER
    text = nfc(text).removeprefix("'")
    value, cut = _value(text), None
    if value is None and (cut := _unit_cut(text)):
        value = _value(cut)
    if not isinstance(value, int):
        return error("integer_expected", _why_not_whole(text))
    read = _bounded(value)
    if cut and read.rule is None:
        return warning(value, "unit_removed", "Ô số có ghi kèm đơn vị; đã bỏ đơn vị, chỉ giữ con số.")
    return read


@lru_cache(maxsize=1 << 16, typed=True)  # counts repeat: a million cells hold few different ones
def integer(cell: Cell) -> Parsed[int]:
    """A cell of a whole-number column.

    "1.234", "1,234", "1 234" are 1234; "12,0" is 12; "120 hộ" is 120 with warning ``unit_removed``;
    everything else that is no whole number up to 10**12 is error ``integer_expected``. Negative numbers
    are read.
    """
    if cell is None:
        return _BLANK_INTEGER
    if isinstance(cell, str):
        return _integer_text(cell)
    if isinstance(cell, float):
        if cell.is_integer():  # false for NaN and the infinities
            return _bounded(int(cell))
    elif isinstance(cell, int) and not isinstance(cell, bool):
        return _bounded(cell)
    return error("integer_expected", f"{_WHOLE}.")


def _decimal_text(text: str) -> Parsed[float]:
    if is_blank(text):
        return _BLANK_DECIMAL
    text = nfc(text).removeprefix("'")
    value, cut = _decimal_value(text), None
    if value is None and (cut := _unit_cut(text)):
        value = _decimal_value(cut)
    if value is None or abs(value) > LARGEST:
        return error("number_expected", f"{_NUMBER}, không kèm chữ hay dấu khác.")
    if cut:
        return warning(float(value), "unit_removed", "Ô số có ghi kèm đơn vị; đã bỏ đơn vị, chỉ giữ con số.")
    return Parsed(float(value))


@lru_cache(maxsize=1 << 14, typed=True)
def decimal(cell: Cell) -> Parsed[float]:
    """A cell of a decimal column: "20,5" and "20.5" are 20.5, "1.234,5" is 1234.5, "1.234" is 1.234.

    What is no finite number up to 10**12 is error ``number_expected``; a known unit is cut with a warning.
    """
    if cell is None:
        return _BLANK_DECIMAL
    if isinstance(cell, str):
        return _decimal_text(cell)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and math.isfinite(cell):
        return Parsed(float(cell)) if abs(cell) <= LARGEST else error("number_expected", "Số quá lớn.")
    return error("number_expected", f"{_NUMBER}.")


def _scaled(text: str) -> float | int | None:
    """Đồng of "15 triệu", "1,2 tỷ đồng"; None where no such word stands after a number."""
    found = _WITH_UNIT.fullmatch(nfc(text))
    words = key(found[2]).split() if found else []
    if not found or not words or words[0] not in _SCALES or words[1:] not in ([], ["đồng"], ["đ"], ["vnđ"]):
        return None
    value = _amount(found[1].strip())
    return None if value is None else round(value * _SCALES[words[0]], 3)


def _amount(cell: Cell) -> float | int | None:
    """The number before a word like triệu: 1.500 is fifteen hundred, 1,5 is one and a half."""
    if isinstance(cell, str):
        return _value(nfc(cell)) if "," not in cell else _decimal_value(nfc(cell))
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and math.isfinite(cell):
        return cell
    return None


def scale_of(text: str) -> int:
    """Đồng to the unit that a heading or a line names ("Số tiền (triệu đồng)" gives 10**6); 1 without one."""
    words = [word for word in key(text).split() if word in _SCALES]
    return _SCALES[words[0]] if words else 1


def money_unit(lines: Iterable[str]) -> int:
    """Đồng to the unit that a line above a table gives its amounts ("Đơn vị tính: triệu đồng"); else 1."""
    return next((scale_of(line) for line in lines if _MONEY_LINE.search(key(line))), 1)


def money(cell: Cell, scale: int = 1) -> Parsed[int]:
    """An amount in whole đồng; "15 triệu" is 15000000 with warning ``million_unit_detected``.

    So is 15 where the column is in millions (``scale`` 10**6). A broken đồng is error ``whole_vnd``; what is
    no number at all, ``integer_expected`` as in integer().
    """
    amount = _scaled(cell) if isinstance(cell, str) else None
    if amount is None and scale > 1:
        number = _amount(cell)
        amount = round(number * scale, 3) if number else None
    if amount is not None:
        if amount != int(amount) or abs(amount) > LARGEST:
            return error("whole_vnd", "Số tiền phải là số nguyên đồng; hãy ghi đủ chữ số, đơn vị đồng.")
        note = "Số tiền ghi theo nghìn, triệu hoặc tỷ; đã đổi ra đồng. Hãy ghi đủ chữ số, đơn vị đồng."
        return warning(int(amount), "million_unit_detected", note)
    whole = integer(cell)
    if whole.rule == "integer_expected" and decimal(cell).value is not None:
        return error("whole_vnd", "Số tiền phải là số nguyên, tính bằng đồng.")
    return whole
