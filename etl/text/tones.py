"""The tone marks of Vietnamese vowels, and where in a syllable the mark is written."""

from __future__ import annotations

import re
from itertools import product
from unicodedata import is_normalized, normalize

MARKS = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")  # grave, acute, tilde, hook above, dot below
_VOWELS = "aăâeêioôơuưy"
_PLAIN: dict[str, tuple[str, str]] = {
    normalize("NFC", vowel + mark): (vowel, mark) for vowel, mark in product(_VOWELS + _VOWELS.upper(), MARKS)
}


def split_tone(letter: str) -> tuple[str, str]:
    """The vowel without its tone, and the tone mark ("" where it has none): "ế" gives "ê" and the acute."""
    return _PLAIN.get(letter, (letter, ""))


def _toned(letters: str) -> str:
    return "".join(toned for toned, (vowel, _) in _PLAIN.items() if vowel.lower() in letters)


# Two ways of writing one tone: hoà, khoẻ, thuý (on the second vowel) and hòa, khỏe, thúy (on the first). The
# first vowel is kept where the syllable ends there; before a final letter the mark belongs on the second
# (hoàn, huỳnh). After q the u is no vowel (quý), and neither is the i of gi (giá).
_END = r"(?![^\W\d_])"
_MOVES = re.compile(
    rf"(?P<back>[oO][{_toned('ae')}]{_END}|(?<![qQ])[uU][{_toned('y')}]{_END})"
    rf"|(?P<on>(?<=[qQ])[{_toned('u')}][aAeEêÊiIơƠyY]{_END}|(?<=[gG])[{_toned('i')}][aA]{_END}"
    rf"|[{_toned('o')}][aAăĂeE](?=[cimnoptyCIMNOPTY])|(?<![qQ])[{_toned('u')}][yY](?=[cnptCNPT]))"
)


def _move(found: re.Match[str]) -> str:
    first, second = found[0][0], found[0][1]
    if found["back"]:
        vowel, mark = _PLAIN[second]
        return normalize("NFC", first + mark) + vowel
    vowel, mark = _PLAIN[first]
    return vowel + normalize("NFC", second + mark)


def fold_tone(text: str) -> str:
    """The text with every tone mark in one place, whatever the habit of the typist; letter case is kept.

    hoà → hòa, uỷ → ủy, thuý → thúy, qúy → quý, hòang → hoàng; the result is NFC.
    """
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    return text if text.isascii() else _MOVES.sub(_move, text)
