"""Texts as they may be shown and kept: without identity numbers and without phone numbers."""

from __future__ import annotations

import re

from etl.text.identity import mask

HIDDEN = "•••"

_MANY_DIGITS = re.compile(r"[0-9](?:[ .\-]?[0-9]){8}")
# Not the digits of a link, of a coordinate or of a longer number.
_PHONE = re.compile(
    r"(?<![\w/=.,+\-])(?:(?:\+|00)84[ .\-]?|0)(?:[35789](?:[ .\-]?[0-9]){8}|[12](?:[ .\-]?[0-9]){9})(?![\w/])"
)


def without_phones(text: str) -> str:
    """The text with every phone number in it replaced by dots; the same text where there is none."""
    if len(text) < 9 or not _MANY_DIGITS.search(text):
        return text
    return _PHONE.sub(HIDDEN, text)


def hide(text: str) -> str:
    """The text with phone and identity numbers made unreadable."""
    return without_phones(mask(text))
