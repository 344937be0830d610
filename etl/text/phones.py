"""Mobile phone numbers, brought to the ten digits in force today."""

from __future__ import annotations

import re

from etl.text import identity
from etl.text.normal import is_blank, key, nfc
from etl.text.parsed import Cell, Parsed, error, warning

VALID = re.compile(r"0[35789][0-9]{8}")
"""Ten digits of a Vietnamese mobile number."""

# Eleven-digit prefixes that ended on 15/9/2018, without the leading zero, and what they became.
_CHANGES = """
162=32 163=33 164=34 165=35 166=36 167=37 168=38 169=39 120=70 121=79 122=77 126=76 128=78
123=83 124=84 125=85 127=81 129=82 186=56 188=58 199=59
"""
_RENUMBERED = dict(change.split("=") for change in _CHANGES.split())
_NONE_WORDS = re.compile(
    r"(?:không|ko|k|chưa)\b.*\b(?:zalo|dùng|sử dụng|điện thoại|đt|sđt|số|đăng ký)\b.*|không|ko|chưa"
)
_GAP = r"[ .,\-()–]*"
_IN_TEXT = re.compile(
    rf"(?<![0-9])(?:(?:\+|00)?84{_GAP}0?|0){_GAP}"
    rf"(?:[35789](?:{_GAP}[0-9]){{8}}|1{_GAP}[2689](?:{_GAP}[0-9]){{8}}|2(?:{_GAP}[0-9]){{9}})(?![0-9])"
)
_SCIENTIFIC = re.compile(r"[0-9][.,]?[0-9]*e\+?[0-9]+", re.IGNORECASE)
_ONLY_NUMBER = re.compile(r"'?\+?[0-9 .\-()–]+")

_TEN = "Số điện thoại di động cần đủ 10 chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09"


def _mend(digits: str) -> str | None:
    """The ten digits of a mobile, or the eleven of a landline (02…), that these digits mean; else None."""
    if digits.startswith("0084"):
        digits = digits[2:]
    if digits.startswith("84") and len(digits) in (11, 12, 13):
        digits = digits[2:]
    rest = digits.removeprefix("0")
    if len(rest) == 10 and rest[:3] in _RENUMBERED:
        rest = _RENUMBERED[rest[:3]] + rest[3:]
    number = "0" + rest
    return number if VALID.fullmatch(number) or (len(rest) == 10 and rest[0] == "2") else None


def _numbers_in(text: str) -> list[str]:
    """Every different phone number in a text, mended, in the order written."""
    if _ONLY_NUMBER.fullmatch(text) and (whole := _mend(re.sub("[^0-9]", "", text))):
        return [whole]
    found = (_mend(re.sub("[^0-9]", "", match[0])) for match in _IN_TEXT.finditer(text))
    numbers = list(dict.fromkeys(number for number in found if number))
    if numbers or not (pieces := re.split(r"[;/|,]", text))[1:]:
        return numbers
    return list(dict.fromkeys(number for piece in pieces for number in _numbers_in(piece.strip())))


def _text(text: str) -> Parsed[str]:
    text = nfc(text)
    if identity.has_identity(text) and not (text.isdigit() and _mend(text)):
        return error(identity.RULE, identity.MESSAGE)
    numbers = _numbers_in(text)
    mobiles = [number for number in numbers if VALID.fullmatch(number)]
    if len(numbers) == 1 and mobiles:
        return Parsed(mobiles[0])
    if mobiles:
        return warning(mobiles[0], "phone_10_digits", "Ô có nhiều số điện thoại; đã lấy số di động đầu.")
    if numbers:
        return warning(None, "phone_10_digits", f"Đây là số máy bàn, không phải số di động. {_TEN}.")
    if _SCIENTIFIC.fullmatch(text):
        note = "Bảng tính đã rút gọn số điện thoại nên mất chữ số; hãy nhập lại ở dạng văn bản. "
        return warning(None, "phone_10_digits", f"{note}{_TEN}.")
    if _NONE_WORDS.fullmatch(key(text)):
        return _blank()
    return warning(None, "phone_10_digits", f"{_TEN}.")


def _number(value: int) -> Parsed[str]:
    """A phone that the spreadsheet took for a number, so without its leading zero."""
    if value <= 0:
        return warning(None, "phone_10_digits", f"{_TEN}.")
    mended = _mend(str(value))
    if mended is None and identity.has_identity(value):
        return error(identity.RULE, identity.MESSAGE)
    return _text(mended or str(value))


def _blank() -> Parsed[str]:
    return warning(None, "blank_phone", "Chưa có số điện thoại Zalo; người này vẫn được tính.")


def phone(cell: Cell) -> Parsed[str]:
    """A phone cell as ten digits (``VALID``).

    Blank, or words saying there is none: warning ``blank_phone``. No mobile number in it, or more than one
    (the first is taken): warning ``phone_10_digits``. An identity number: error ``no_12_digit_id``.
    """
    if is_blank(cell):
        return _blank()
    if isinstance(cell, str):
        return _text(cell)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return _number(cell)
    return warning(None, "phone_10_digits", f"{_TEN}.")
