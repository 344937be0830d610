"""Readers of the cells that hold words of a list: codes, several codes, crosses, roles in a team."""

import re
from collections.abc import Callable
from typing import Any

from etl.tables.column import Column
from etl.text import codes, flags
from etl.text.legacy_fonts import convert
from etl.text.normal import key, nfc
from etl.text.parsed import Cell, Parsed, warning

Reader = Callable[[Any], Parsed[Any]]

_DEPUTIES = ("Phó Tổ trưởng", "Tổ phó Tổ CNSCĐ", "Phó tổ")
_MEMBERS = ("Thành viên Tổ", "Tổ viên Tổ CNSCĐ")
_LETTER = re.compile(r"(?:loại |lớp )?([A-ZĐ])\s*(?:[:.)(–-]\s*(.*))?", re.IGNORECASE)
DEMANDS = ("required_unless", "at_least_one_topic", "source_is_police")
"""Rules under which a word that is not understood rejects the row, as in a required column: where a blank
has a meaning of its own, an unknown word must not take it."""


def worded(column: Column) -> Reader:
    """The reader of a column that declares its words; a word outside them is ``allowed_values``."""
    if column.type == "flag":
        marks = codes.Words(column.words)
        return lambda cell: flags.flag(cell, marks)
    if column.name == "team_role":
        return _role_reader(column)
    words = codes.Words(column.words)
    read: Callable[..., Parsed[Any]] = codes.codes if column.type == "list" else codes.code
    severe = column.required or any(rule.name in DEMANDS for rule in column.rules)

    def read_word(cell: Cell) -> Parsed[Any]:
        found = read(cell, words)
        if found.rule == "allowed_values":
            found = read(_modern(cell), words)
        if found.rule == "allowed_values" and (label := _label(cell, words)):
            found = Parsed(label)
        if found.rule == "allowed_values" and not severe:
            return _left_blank(found)
        return Parsed(list(found.value)) if isinstance(found.value, tuple) else found

    return read_word


def _role_reader(column: Column) -> Reader:
    """Roles in a team; a blank one is a member's, and another post beside the role is left out."""
    more = {"deputy": _DEPUTIES, "member": _MEMBERS}
    words = codes.Words(
        {
            code: (*(word for word in written if "–" not in word), *more.get(code, ()))
            for code, written in column.words.items()
        }
    )
    unsaid = "Chưa ghi chức vụ; người này được tính là Tổ viên."

    def role(cell: Cell) -> Parsed[str]:
        found = codes.code(cell, words, rest_rule="role_with_other_post")
        if found.rule == "allowed_values":
            found = codes.code(_modern(cell), words, rest_rule="role_with_other_post")
        if found.rule == "allowed_values":
            return _left_blank(found)
        return found if found.value else warning("member", "blank_read_as_member", unsaid)

    return role


def _label(cell: Cell, words: codes.Words) -> str | None:
    """The code of a letter that stands before its own explanation ("A: tập huấn"), if that agrees."""
    found = _LETTER.fullmatch(nfc(_modern(cell))) if isinstance(cell, str) else None  # type: ignore[arg-type]
    code = words.code_of.get(key(found[1])) if found else None
    return code if found and words.code_of.get(key(found[2] or ""), code) == code else None


def _modern(cell: Cell) -> Cell:
    """The cell in Unicode letters, where it was typed for an old font."""
    return convert(cell)[0] if isinstance(cell, str) else cell


def _left_blank(found: Parsed[Any]) -> Parsed[Any]:
    return warning(None, found.rule or "", f"{found.message} Ô này được coi như để trống.")
