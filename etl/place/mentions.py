"""Pick the places that a text names: units with their type word, districts, provinces, codes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from etl.text.normal import key, nfc

Kind = Literal["xã", "phường", "thị trấn", "huyện", "thị xã", "thành phố", "tỉnh", "bare", "code"]

_TYPE_WORDS: dict[tuple[str, ...], Kind] = {
    ("thị", "trấn"): "thị trấn", ("thị", "xã"): "thị xã", ("thành", "phố"): "thành phố",
    ("xã",): "xã", ("phường",): "phường", ("huyện",): "huyện", ("tỉnh",): "tỉnh",
}  # fmt: skip
_SHORT: dict[str, Kind] = {
    "x": "xã", "p": "phường", "tt": "thị trấn", "h": "huyện", "tx": "thị xã", "tp": "thành phố", "t": "tỉnh",
}  # fmt: skip
_NO_UNIT_AFTER = ("hợp tác", "liên", "làng", "mã")
_NO_UNIT_BEFORE = frozenset(["hội", "viên", "đội"])
NAME_ENDS = tuple(
    tuple(phrase.split())
    for phrase in (
        "cũ", "nay", "thuộc", "cộng hòa xã hội", "độc lập tự do", "ngày", "tháng", "năm", "kỳ", "số", "và",
        "danh sách", "biểu", "mã", "tên", "thôn", "xóm", "tổ dân phố", "tdp", "khu phố", "tổ công nghệ",
    )
)  # fmt: skip
_OFFICES = (
    "ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd", "đảng ủy", "phòng văn hóa xã hội",
    "công an", "đơn vị", "địa bàn", "tên đơn vị", "kính gửi", "tại",
)  # fmt: skip
_PARTS = re.compile(r"[,;:|/()\[\]\n\t_]|\s[-–—]\s?|[-–—]\s|(?<=^\d{5})[-–—](?!\d)")
_CODE = re.compile(r"(\d{5})(?:\.0|[-–]\d{3})?")
_LABELLED_CODE = re.compile(
    r"\bmã\b[^\d\n]{0,24}(?:\(?5 (?:chữ )?số\)?[^\d\n]{0,4})?(\d{5})(?:\.0|-\d{3})?(?!\d)", re.IGNORECASE
)
_UNIT = r"(?:xã|phường|thị trấn|đặc khu)"
_EITHER = re.compile(rf"\b(?:tên )?{_UNIT}(?:\s?[/,(-]\s?{_UNIT}\)?)+\s?[:.…]*", re.IGNORECASE)
_OLD = re.compile(r"\s*[(\[]\s?cũ\s?[)\]]", re.IGNORECASE)
_COLON = re.compile(rf"\b({_UNIT})\s?[:…]+", re.IGNORECASE)
LABEL = "\ue000"
"""Stands for a label like "Tên xã/phường:", after which a name needs no type word."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place named: its type word (or bare, or a code), its name as matched, whether it is called old."""

    kind: Kind
    name: str
    old: bool = False


def marked(text: str) -> str:
    """The text in one Unicode form, labels like "Tên xã/phường:" as one mark, "Xã: X" as "Xã X"."""
    lines = "\n".join(nfc(line) for line in text.splitlines())
    return _COLON.sub(r"\1 ", _EITHER.sub(f"\n{LABEL} ", _OLD.sub(" cũ", lines)))


def mentions(text: str, *, bare: bool, areas: Callable[[str], bool] = lambda name: False) -> list[Mention]:
    """Every place that a text names, in order.

    Names without a type word, and codes that no label announces, only where ``bare`` says that the whole
    text is about a place. ``areas`` knows the names of old districts and provinces: one that stands beside
    a unit, in brackets or behind a dash or comma, is named too ("xã Thanh Sơn (Kim Bảng)").
    """
    text = marked(text)
    found = [Mention("code", code[1]) for code in _LABELLED_CODE.finditer(text)]
    for part in _PARTS.split(_LABELLED_CODE.sub("\n", text)):
        code = _CODE.fullmatch(part.strip())
        if code and bare:
            found.append(Mention("code", code[1]))
            continue
        named = list(_of_part(part, bare or LABEL in part))
        if not named and found and areas(name := key(part)):
            named = [Mention("huyện", name)]
        found.extend(named)
    return found


def _of_part(part: str, bare: bool) -> Iterator[Mention]:
    words = key(part.replace(LABEL, "")).split()
    typed = False
    at = 0
    while at < len(words):
        kind, length = _type_word(words, at)
        typed = typed or kind is not None
        at += length
        if kind is not None:
            end = _name_end(words, at)
            if end > at:
                yield Mention(kind, " ".join(words[at:end]), words[end : end + 1] == ["cũ"])
            at = end
    if bare and not typed and words:
        yield from _bare(" ".join(words))


def _type_word(words: list[str], at: int) -> tuple[Kind | None, int]:
    """The kind of place that the words at this point announce, and how many words that takes."""
    for length in (2, 1):
        kind = _TYPE_WORDS.get(tuple(words[at : at + length]))
        if kind:
            return (kind if _is_unit(words, at, length) else None), length
    if words[at] in _SHORT and (at == 0 or " ".join(words[:at]) in _OFFICES):
        return _SHORT[words[at]], 1
    return None, 1


def _is_unit(words: list[str], at: int, length: int) -> bool:
    """Whether a type word names a unit here: not in hợp tác xã, xã hội, cấp xã and their like."""
    before = " ".join(words[:at])
    after = words[at + length] if at + length < len(words) else ""
    return after not in _NO_UNIT_BEFORE and not any(
        before == word or before.endswith(f" {word}") for word in _NO_UNIT_AFTER
    )


def _name_end(words: list[str], start: int) -> int:
    """Where the name that starts here ends; a word that ends names may be the first of one (Kỳ Phú)."""
    end = start
    while end < len(words) and _type_word(words, end)[0] is None and not (end > start and _ends(words, end)):
        end += 1
    return end


def _ends(words: list[str], at: int) -> bool:
    return any(tuple(words[at : at + len(phrase)]) == phrase for phrase in NAME_ENDS)


def _bare(text: str) -> Iterator[Mention]:
    for office in _OFFICES:
        text = text.removeprefix(f"{office} ")
    yield Mention("bare", text.removesuffix(" cũ"), text.endswith(" cũ"))
