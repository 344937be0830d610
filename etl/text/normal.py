"""Texts made comparable: one Unicode form, one kind of space, one place for the tone mark."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import is_normalized, normalize

from etl.text.parsed import Cell
from etl.text.tones import fold_tone

__all__ = ["fold_tone", "is_blank", "key", "nfc"]

# Marks that print nothing: zero-width spaces and joiners, direction marks, byte-order mark, controls. The
# soft hyphen is not among them, because it is the letter "ư" of TCVN3 text; key() drops it.
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f]+")
_LIKE_D = str.maketrans({"\u00f0": "đ", "\u0256": "đ", "\u00ad": None})  # eth and African d look like "đ"
_COMPARE = re.compile(r"\s*(?:([<>])\s*=|=\s*([<>])|([<>≤≥]))\s*")
_PUNCTUATION = re.compile(r"[^\w<>≤≥]+|_+")

_ONLY_MARKS = re.compile(r"[\s\-–—−_./…·,;:]*")
_BLANK_WORDS = frozenset(
    ["không có", "ko có", "k có", "không có số liệu", "chưa có", "chưa có số liệu", "n a", "null", "none"]
)


def nfc(text: str) -> str:
    """The text in NFC, marks that print nothing removed, every run of white space one plain space."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = _UNSEEN.sub("", text)
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    return " ".join(text.split())


def _compare(found: re.Match[str]) -> str:
    sign = found[1] or found[2]
    return f" {'≤' if sign == '<' else '≥'} " if sign else f" {found[3]} "


@lru_cache(maxsize=1 << 15)
def key(text: str) -> str:
    """The text as it is matched: lower case, one tone placement, punctuation as spaces, diacritics kept.

    "Số điện \\nthoại" and "SỐ ĐIỆN THOẠI:" both give "số điện thoại". Signs of comparison are kept, for
    "≥ 14" and "14" are not the same heading (">=" and "=>" count as "≥").
    """
    folded = normalize("NFC", nfc(text).casefold()).translate(_LIKE_D)
    folded = fold_tone(_PUNCTUATION.sub(" ", _COMPARE.sub(_compare, folded)))
    return " ".join(folded.split())


@lru_cache(maxsize=1 << 14)
def _blank_text(text: str) -> bool:
    text = nfc(text)
    if text.startswith("#"):  # the failure of a formula
        return False
    return _ONLY_MARKS.fullmatch(text) is not None or key(text) in _BLANK_WORDS


def is_blank(cell: Cell) -> bool:
    """Whether a cell says nothing: empty, dashes or dots only, "không có", "chưa có" (not: zero, "x")."""
    return cell is None or (isinstance(cell, str) and (not cell or _blank_text(cell)))
