"""A hamlet's name as matched: its type and the rest, numbers without leading zeros."""

import re

from etl.text.normal import key

Name = tuple[str, str]
"""Type code (empty where none is said) and name."""

TYPE_NAMES = {
    "thon": "Thôn",
    "xom": "Xóm",
    "ban": "Bản",
    "to_dan_pho": "Tổ dân phố",
    "pho": "Phố",
    "khu_pho": "Khu phố",
}
"""How a hamlet of each type (M10.hamlet_type) is called."""

_TYPES: dict[str, str] = {
    "thôn": "thon", "xóm": "xom", "bản": "ban", "tổ dân phố": "to_dan_pho", "tdp": "to_dan_pho",
    "tổ dp": "to_dan_pho", "phố": "pho", "khu phố": "khu_pho", "kp": "khu_pho",
}  # fmt: skip
_CODES = frozenset(_TYPES.values())
_LABEL = re.compile(r"^(?:đơn vị|tên)(?: |$)")
_GLUED = re.compile(r"^(tdp|kp|thôn|xóm|bản|phố)(?=\d)")
_WORD = re.compile(r"(?:tổ dân phố|khu phố|tổ dp|thôn|xóm|bản|phố|tdp|kp)(?: |$)")


def type_code(text: str) -> str:
    """Code of a hamlet type from its code or its word; empty where it is neither."""
    return text if text in _CODES else _TYPES.get(key(text), "")


def words_of(code: str) -> list[str]:
    """The words for a hamlet type, given its code."""
    return [word for word, other in _TYPES.items() if other == code]


def parse_name(text: str) -> Name:
    """Type and name: "Tổ dân phố số 03" is to_dan_pho, "3"; "Thôn (xóm) 3" offers two types, so none."""
    words = _GLUED.sub(r"\1 ", _LABEL.sub("", key(text)))
    types = []
    while found := _WORD.match(words):
        types.append(_TYPES[found[0].strip()])
        words = words[found.end() :]
    return types[0] if len(types) == 1 else "", _plain(words)


def _plain(name: str) -> str:
    words = name.removeprefix("số ").removesuffix(" cũ").split()
    return " ".join(word.lstrip("0") or "0" if word.isdigit() else word for word in words)


def old_commune_key(name: str) -> str:
    """An old commune's name as matched, without its type word and "cũ"."""
    words = key(name)
    for word in ("xã ", "phường ", "thị trấn "):
        words = words.removeprefix(word)
    return words.removesuffix(" cũ")
