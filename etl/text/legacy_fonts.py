"""Text typed for the fonts of before Unicode (TCVN3: .VnTime, VNI: VNI-Times), found out and converted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import product
from unicodedata import normalize

from etl.text.syllables import is_syllable
from etl.text.tones import MARKS, split_tone

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = MARKS

# TCVN 5712:1993 from 80 on. The fonts use the small letters and seven capitals of A1 to FE; the toned
# capitals belong to the full table only. "_" has no letter.
_TCVN3 = dict(
    zip(
        map(chr, range(0x80, 0x100)),
        "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ_ĂÂÊÔƠƯĐăâêôơưđẰ_____àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọ"
        "ồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ",
        strict=True,
    )
)
del _TCVN3["\xa0"]

# VNI: a vowel is followed by a character that carries its hat, its tone, or both; some letters stand alone.
_VNI_MARKS = {
    "aeouyôö": {"ø": _GRAVE, "ù": _ACUTE, "õ": _TILDE, "û": _HOOK, "ï": _DOT},
    "aeo": {mark: "\u0302" + tone for mark, tone in zip("âàáãåä", ("", *MARKS), strict=True)},
    "a": {mark: "\u0306" + tone for mark, tone in zip("êèéüúë", ("", *MARKS), strict=True)},
}
_VNI_ALONE = dict(zip("ìíæóòôöñîÌÍÆÓÒÔÖÑÎ", "ìíỉĩịơưđỵÌÍỈĨỊƠƯĐỴ", strict=True))
_VNI = dict(_VNI_ALONE)
for _vowels, _marks in _VNI_MARKS.items():
    for _vowel, _mark in product(_vowels + _vowels.upper(), _marks):
        _letter = normalize("NFC", _VNI_ALONE.get(_vowel, _vowel) + _marks[_mark])
        _VNI[_vowel + _mark] = _VNI[_vowel + _mark.upper()] = _letter
_VNI_UNIT = re.compile("[aeouyôöAEOUYÔÖ][àáâãäåèéêëïõøùúûüÀÁÂÃÄÅÈÉÊËÏÕØÙÚÛÜ]|[^\x00-\x7f]")

_TCVN_CAPITAL = re.compile("[ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨẰẲẴẮẦẨẪẤỀỂỄẾỒỔỖỐ]")
_DOUBLED = re.compile("([AĂÂEÊIOÔƠUƯY])([^\x00-\x7f])")
_REAL = re.compile("[\u0100-\u036f\u1e00-\u1eff]")  # letters and marks that no old font has
_WORD = re.compile("[A-Za-z\x80-\x9f\xa1-\xff]+")
_EDGE = "".join(map(chr, range(0x80, 0xC0))) + "×÷"  # signs in Unicode, letters in TCVN3
_SYMBOL_FONT = {0xF000 + code: code for code in range(0x20, 0x100)}  # where Word keeps such a font as symbols


def _doubled(found: re.Match[str]) -> str:
    vowel, mark = split_tone(found[2])
    return normalize("NFC", found[1] + mark) if mark and vowel.upper() == found[1] else found[0]


def _tcvn3(word: str) -> str | None:
    """The word read as TCVN3; None where a character has no letter there.

    Some converters write a toned capital, which the font lacks, as the bare capital and the small letter.
    """
    read = "".join(_TCVN3.get(char, char) for char in word)
    return None if "_" in read else _DOUBLED.sub(_doubled, read)


def _vni(word: str) -> str | None:
    """The word read as VNI, signs around it kept; None where a mark stands after no vowel of its own."""
    missing = [unit for unit in _VNI_UNIT.findall(word.strip(_EDGE)) if unit not in _VNI]
    return None if missing else _VNI_UNIT.sub(lambda unit: _VNI.get(unit[0], unit[0]), word)


def _vote(word: str, read: str | None) -> int:
    """How a word speaks for a reading: 1 a syllable, 0 nothing to learn from it, -1 it cannot be that."""
    if read is None:
        return -1
    if len(word) == 1 or word == "µm" or read.isascii():
        return 0
    lowered = read[0] + read[1:].lower()
    if is_syllable(read) and (read in (lowered, read.upper()) or not _TCVN_CAPITAL.search(read[1:])):
        return 1
    return 0 if re.fullmatch("[A-ZĂÂÊÔƠƯĐ]+", read) else -1


def _capitals(text: str, read: str) -> str:
    """Toned letters made capitals in words of capitals: the fonts have none, a second font draws them."""
    words = _WORD.findall(text)
    shouting = [word for word in words if len(re.findall("[A-Z]", word)) > 1 and not re.search("[a-z]", word)]
    if not shouting:
        return read
    if not re.search("[a-z]", text):
        return read.upper()
    for word in shouting:
        old = _tcvn3(word)
        read = read.replace(old, old.upper()) if old else read
    return read


def _whole(text: str, reading: Callable[[str], str | None]) -> str:
    return _WORD.sub(lambda word: reading(word[0]) or word[0], text)


_READINGS: dict[str, Callable[[str], str | None]] = {"tcvn3": _tcvn3, "vni": _vni}


def _font(words: list[str], known: str | None) -> str | None:
    """The one reading in which more words are syllables than as they stand; None where two do equally well.

    The ``known`` font is taken where it does as well as the text as it stands.
    """
    least = sum(_vote(word, word.strip(_EDGE)) > 0 for word in words) + (known is None)
    good: dict[str, int] = {}
    for name in (known,) if known else _READINGS:
        votes = [_vote(word, _READINGS[name](word)) for word in words]
        if votes.count(1) >= max(least, 1) and votes.count(-1) * 4 <= votes.count(1):
            good[name] = votes.count(1)
    best = [name for name, votes in good.items() if votes == max(good.values())]
    return best[0] if len(best) == 1 else None


def convert(text: str, known: str | None = None) -> tuple[str, str | None]:
    """Unicode text, and the old encoding it was in: "tcvn3", "vni", or None where nothing was changed.

    A text counts as old when its words are Vietnamese syllables in the old reading and not as they stand. One
    that makes syllables both ways stays as it is, for nothing is guessed, unless the caller knows the font
    from the rest of the table (see font_of).
    """
    if text.isascii():
        return text, None
    plain = text.translate(_SYMBOL_FONT)
    words = [word for word in _WORD.findall(plain) if not word.isascii()]
    if not words or _REAL.search(plain) or (font := _font(words, known)) is None:
        return text, None
    read = _whole(plain, _READINGS[font])
    return (_capitals(plain, read) if font == "tcvn3" else read), font


def font_of(texts: Iterable[str]) -> str | None:
    """The old font of a whole table: the one found in more of its texts than are surely Unicode, or None."""
    found: Counter[str] = Counter()
    real = 0
    for text in texts:
        if font := convert(text)[1]:
            found[font] += 1
        elif _REAL.search(text):
            real += 1
    best, times = max(found.items(), key=lambda item: item[1], default=(None, 0))
    return best if times > real else None
