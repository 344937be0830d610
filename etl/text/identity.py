"""Identity numbers (12-digit CCCD, labelled 9-digit CMND) found in a cell, so that none is ever kept."""

from __future__ import annotations

import re

from etl.text.parsed import Cell

RULE = "no_12_digit_id"
MESSAGE = "Không ghi số căn cước (12 chữ số) hoặc số CMND trong biểu; hãy xóa số này rồi nộp lại."

# Bare, or in one of the usual groupings with one kind of mark. The decimals of a coordinate (20.250123456789)
# are no such number, nor is a phone after a plus.
_BEFORE = r"(?<![0-9])(?<!\+)(?<!\b0[.,])(?<!\b(?:19|20)[.,])(?<!\b10[4-7][.,])"
_CARD = (
    r"[0-9]{12}|0[0-9]{2}(?P<a>[ .\-])[0-9]{3}(?P=a)[0-9]{3}(?P=a)[0-9]{3}"
    r"|0[0-9]{3}(?P<b>[ .\-])[0-9]{4}(?P=b)[0-9]{4}|0[0-9]{5}[ .\-][0-9]{6}"
    r"|0[0-9]{2}[ .\-]?[0-9]{3}[ .\-][0-9]{6}|0[0-9]{2}(?P<c>[ .\-])[0-9](?P=c)[0-9]{2}(?P=c)?[0-9]{6}"
)
_LABEL = r"(?:cmnd|cmtnd|cmt|c\.m\.n\.d|chứng\s+minh|cccd|căn\s+cước)"
_OLD = rf"{_LABEL}[^0-9\n]{{0,25}}(?P<old>[0-9]{{9}}|[0-9]{{3}}[ .\-][0-9]{{3}}[ .\-][0-9]{{3}})(?![0-9])"
_FOUND = re.compile(rf"{_BEFORE}(?P<card>{_CARD})(?![0-9])|{_OLD}", re.IGNORECASE)
_TWELVE = re.compile(r"0(?:0[1-9]|[1-8][0-9]|9[0-6])[0-3][0-9]{8}")  # province, century and sex, year, number


def _spans(text: str) -> list[tuple[int, int]]:
    """Where identity numbers stand in a text, as (start, end)."""
    return [found.span("card" if found["card"] else "old") for found in _FOUND.finditer(text)]


def has_identity(cell: Cell) -> bool:
    """Whether a cell holds an identity number; a number cell also where the leading zero was lost."""
    if isinstance(cell, str):
        return len(cell) > 8 and bool(_spans(cell))
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return isinstance(cell, int) and 10**10 <= cell < 10**12 and _TWELVE.fullmatch(f"{cell:012d}") is not None


def mask(text: str) -> str:
    """The text with every digit of an identity number replaced by an asterisk; its length is kept."""
    for start, end in _spans(text):
        text = text[:start] + re.sub("[0-9]", "*", text[start:end]) + text[end:]
    return text
