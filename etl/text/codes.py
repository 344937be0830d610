"""Words of a list of allowed values turned into their codes, one to a cell or several."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from etl.text.normal import is_blank, key
from etl.text.parsed import Cell, Parsed, error, warning

_BLANK: Parsed[str] = Parsed(None)
_BLANK_LIST: Parsed[tuple[str, ...]] = Parsed(None)
_MARKS = re.compile(r"[;,+/&\n\r|]+|\s[-–—]\s|^\s*[-–—•*]\s*", re.MULTILINE)
_AND = re.compile(r"\s+và\s+", re.IGNORECASE)


class Words:
    """Allowed codes with the words that senders write for each; the code itself is always understood.

    Raises ValueError where one word would stand for two codes.
    """

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.code_of: dict[str, str] = {}
        for code_, written in words.items():
            for word in (*written, code_):
                if self.code_of.setdefault(key(word), code_) != code_:
                    raise ValueError(f"one word for two codes: {word!r}")
        self.shown = ", ".join(written[0] if written else code_ for code_, written in words.items())

    def unknown(self) -> Parsed[object]:
        """The error that names what may be written."""
        return error("allowed_values", f"Giá trị không có trong danh sách; hãy ghi một trong: {self.shown}.")


def _written(cell: Cell) -> str:
    """The cell as the sender sees it; a day and month are what a spreadsheet makes of "10/10"."""
    if isinstance(cell, datetime.date):
        return f"{cell.day}/{cell.month}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _pieces(text: str) -> list[str]:
    return [piece for piece in (part.strip() for part in _MARKS.split(text)) if piece]


@lru_cache(maxsize=1 << 12)
def _code(text: str, words: Words, rest_rule: str | None) -> Parsed[str]:
    whole = key(text)
    if code_ := words.code_of.get(whole):
        return Parsed(code_)
    if rest_rule:
        pieces = [key(piece) for piece in re.split(r"[-–—,;/()+&]", text)]
        named = [words.code_of[piece] for piece in pieces if piece in words.code_of]
        starts = [word for word in words.code_of if whole.startswith(f"{word} ")]
        named += [words.code_of[max(starts, key=len)]] if starts and not named else []
        if len(set(named)) == 1:
            note = "Ô có ghi thêm nội dung khác; chỉ lấy phần có trong danh sách."
            return warning(named[0], rest_rule, f"{note} Cách ghi được dùng: {words.shown}.")
    unknown = words.unknown()
    return error(unknown.rule or "", unknown.message)


def code(cell: Cell, words: Words, *, rest_rule: str | None = None) -> Parsed[str]:
    """The code of a cell's word; an unknown word is error ``allowed_values``.

    With ``rest_rule``, a known word among others ("Tổ trưởng - Bí thư") gives its code and a warning under
    that rule; two different known words stay an error.
    """
    if cell is None:
        return _BLANK
    text = _written(cell)
    if is_blank(cell) and key(text) not in words.code_of:
        return _BLANK
    return _code(text, words, rest_rule)


def _found(pieces: list[str], words: Words) -> Iterator[str | None]:
    """Codes of the pieces, the longest run that makes one word ("TMĐT/OCOP") first; None = unknown."""
    start = 0
    while start < len(pieces):
        for end in range(len(pieces), start, -1):
            if found := words.code_of.get(key(" ".join(pieces[start:end]))):
                yield found
                start = end
                break
        else:
            parts = _AND.split(pieces[start])
            yield from (_found(parts, words) if len(parts) > 1 else [None])
            start += 1


@lru_cache(maxsize=1 << 12)
def _codes(text: str, words: Words) -> Parsed[tuple[str, ...]]:
    found = [words.code_of[key(text)]] if key(text) in words.code_of else list(_found(_pieces(text), words))
    known = tuple(dict.fromkeys(code_ for code_ in found if code_))
    if known and None not in found:
        return Parsed(known)
    note = "Có giá trị không nằm trong danh sách; hãy ghi một hoặc nhiều mục, cách nhau bằng dấu chấm phẩy:"
    return error("allowed_values", f"{note} {words.shown}.")


def codes(cell: Cell, words: Words) -> Parsed[tuple[str, ...]]:
    """The codes of a cell that lists words, separated by ; , + / & or line ends.

    Each code stands once, in the order written. One unknown word makes the whole cell error
    ``allowed_values``.
    """
    if cell is None:
        return _BLANK_LIST
    text = _written(cell)
    if is_blank(cell) and key(text) not in words.code_of:
        return _BLANK_LIST
    return _codes(text, words)


def names(cell: Cell) -> Parsed[tuple[str, ...]]:
    """Free names of a list cell that has no allowed values, separated by semicolons, commas or line ends."""
    if is_blank(cell):
        return _BLANK_LIST
    found = (" ".join(part.split()) for part in re.split(r"[;,\n\r]+", _written(cell)))
    return Parsed(tuple(dict.fromkeys(name for name in found if not is_blank(name))))
