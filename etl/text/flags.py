"""Yes-or-no cells: a cross, a tick, "có", "không", or nothing."""

from __future__ import annotations

from functools import lru_cache

from etl.text.codes import Words
from etl.text.normal import is_blank, key, nfc
from etl.text.parsed import Cell, Parsed, error

_YES: Parsed[bool] = Parsed(True)
_NO: Parsed[bool] = Parsed(False)
# Ticks as signs, and as Word keeps those of the Wingdings font.
_TICKS = frozenset("✓✔√☑☒✗✘×✅\uf0fc\uf0fe\uf0fb\uf0fd")
_BOXES = frozenset("☐□▢\uf0a8\uf06f")
_WORDS = Words(
    {
        "1": ("x", "xx", "có", "yes", "true", "y", "đã", "rồi"),
        "0": ("không", "no", "false", "n", "ko", "k", "chưa"),
    }
)


@lru_cache(maxsize=1 << 10)
def _text(text: str, words: Words) -> Parsed[bool]:
    word = key(text)
    found = words.code_of.get(word) or _WORDS.code_of.get(word)
    sign = nfc(text).strip("()[] .")
    if found == "1" or (sign and set(sign) <= _TICKS):
        return _YES
    if found == "0" or (sign and set(sign) <= _BOXES):
        return _NO
    return error("allowed_values", "Ô đánh dấu: ghi x hoặc 1 nếu có; để trống, ghi 0 hoặc “không” nếu không.")


def flag(cell: Cell, words: Words = _WORDS) -> Parsed[bool]:
    """A yes-or-no cell; blank is no, as every form prints it. ``words`` adds words for codes "1" and "0".

    Anything else is error ``allowed_values``.
    """
    if isinstance(cell, str):
        return _NO if is_blank(cell) else _text(cell, words)
    if cell is None:
        return _NO
    if isinstance(cell, (int, float)) and cell in (0, 1):
        return _YES if cell else _NO
    return error("allowed_values", "Ô đánh dấu: ghi x hoặc 1 nếu có; để trống, ghi 0 hoặc “không” nếu không.")
