"""The headings of every form as keys for matching, and the key of a heading as a sender wrote it."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from unicodedata import normalize

from etl.forms import FORMS
from etl.grid.synonyms import ABBREVIATIONS, PASSED_OVER, ROSTER_PLACE, STRONG, SYNONYMS
from etl.tables.form import Form
from etl.text.legacy_fonts import convert
from etl.text.normal import key

LONGEST_HEADING = 300

SPLITS: dict[str, Mapping[str, tuple[str, ...]]] = {
    "M07": {
        "+signal": ("Vạch sóng 0–4 hoặc RSRP dBm", "Vạch sóng hoặc RSRP", "Vạch sóng/RSRP"),
        "+position": ("Vĩ độ, kinh độ", "Tọa độ", "Tọa độ (vĩ độ, kinh độ)", "Tọa độ GPS", "Kinh độ, vĩ độ"),
    },
    "M10": {
        "+position": (
            "Tọa độ nhà văn hóa",
            "Tọa độ",
            "Vĩ độ, kinh độ",
            "Tọa độ nhà văn hóa thôn",
            "Tọa độ NVH",
        ),
    },
    "M04": {
        "+venue": ("Địa điểm, mã thôn",),
        "+times": ("Từ giờ–đến giờ", "Thời gian"),
    },
    "M08a": {"+measured": ("RSRP/RSCP, tốc độ đo", "RSRP/RSCP")},
}
"""By form: one printed column that holds several of the clean table's columns."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SIGNS = re.compile(r"[<>≤≥]")
_ZEROS = re.compile(r"\b0+(?=\d)")
_AND_OVER = re.compile(r"\b(?:từ |trên )?(\d+)( tuổi)?(?: tuổi)? trở lên\b")
_SHORT = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, ABBREVIATIONS), key=len, reverse=True)) + r")\b"
)


def _reduce(matched: str) -> str:
    """A key with signs, leading zeros and abbreviations levelled out."""
    plain = _AND_OVER.sub(r"\1\2", _ZEROS.sub("", _SIGNS.sub(" ", matched)))
    return " ".join(_SHORT.sub(lambda found: ABBREVIATIONS[found[0]], plain).split())


def without_marks(text: str) -> str:
    """The text as one types it without a Vietnamese keyboard."""
    bare = "".join(letter for letter in normalize("NFD", text) if not "\u0300" <= letter <= "\u036f")
    return bare.replace("đ", "d")


@lru_cache(maxsize=1 << 13)
def heading_keys(text: str) -> tuple[str, ...]:
    """Keys under which a heading may be known, best first: whole, then without notes in brackets."""
    if len(text) > LONGEST_HEADING:
        return ()
    whole = _reduce(key(text))
    short = _reduce(key(_BRACKETS.sub(" ", text))) if "(" in text or "[" in text else whole
    return tuple(dict.fromkeys(word for word in (whole, short) if word))


def _printed(heading: str) -> list[str]:
    """A printed heading, and of one in two rows its lower word alone."""
    upper, colon, lower = heading.partition(": ")
    return [heading, lower] if colon and "(" not in upper else [heading]


def _claims(form: Form) -> Iterable[tuple[int, str, str]]:
    """Rank, heading and column of everything that the form accepts, the strongest claims first."""
    strong = STRONG.get(form.code, {})
    for column in form.columns:
        yield 0, _printed(column.heading)[0], column.name
        yield from (
            (0, text, column.name) for text in (*column.also, *strong.get(column.name, ()), column.name)
        )
    for name, texts in SPLITS.get(form.code, {}).items():
        yield from ((1, text, name) for text in texts)
    for column in form.columns:
        yield from ((2, text, column.name) for text in _printed(column.heading)[1:])
    for column in form.columns:
        yield from ((3, text, column.name) for text in SYNONYMS.get(column.name, ()))
    if form.subject == "hamlet_team":
        yield from ((3, text, name) for name, texts in ROSTER_PLACE.items() for text in texts)


def _vocabulary(form: Form) -> dict[str, tuple[int, str]]:
    """Rank and column by heading key; a key that two columns claim with equal right belongs to neither."""
    known: dict[str, tuple[int, str]] = {}
    torn: set[str] = set()
    for rank, text, name in _claims(form):
        for word in heading_keys(text):
            held = known.setdefault(word, (rank, name))
            if held[0] == rank and held[1] != name:
                torn.add(word)
    return {word: claim for word, claim in known.items() if word not in torn}


VOCABULARY: dict[str, dict[str, tuple[int, str]]] = {code: _vocabulary(form) for code, form in FORMS.items()}
"""By form: the rank and the column of every heading key."""

BARE: dict[str, dict[str, tuple[int, str]]] = {
    code: {without_marks(word): (claim[0] + 4, claim[1]) for word, claim in reversed(words.items())}
    for code, words in VOCABULARY.items()
}
"""The same without diacritics, for headings typed in plain letters."""

UPPER = frozenset(
    word
    for form in FORMS.values()
    for column in form.columns
    if ": " in column.heading
    for word in heading_keys(column.heading.partition(": ")[0])
) | frozenset(("hiệu lực", "trong đó", "lượt hướng dẫn", "tọa độ"))
"""Upper words of headings in two rows."""

_ANY = frozenset().union(*VOCABULARY.values(), UPPER)
_ANY_BARE = frozenset().union(*BARE.values())
IGNORED = frozenset(word for text in PASSED_OVER for word in heading_keys(text))


@lru_cache(maxsize=1 << 13)
def modern(text: str) -> str:
    """A heading in Unicode, where it was typed in TCVN3 or VNI letters."""
    return text if text.isascii() else convert(text)[0]


def is_known(text: str) -> bool:
    """Whether some form prints this heading, or a part of it."""
    words = heading_keys(text)
    if any(word in _ANY for word in words):
        return True
    if text.isascii():
        return any(word in _ANY_BARE for word in words)
    changed = modern(text)
    return changed != text and any(word in _ANY for word in heading_keys(changed))
