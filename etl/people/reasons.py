"""Why somebody's name and phone are opened: one purpose of a short list, and words that name no person."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from etl.audit import WORDS
from etl.text.normal import key
from etl.text.private import hide

PURPOSES = {
    "remind": "nhắc nộp hoặc sửa báo cáo", "support": "hỗ trợ, hướng dẫn Tổ", "invite": "mời họp, tập huấn",
    "check": "đối chiếu danh sách", "other": "việc khác",
}  # fmt: skip
"""The list, by the code that the audit log keeps."""
SHORTEST, LONGEST = 10, 200
_LONG_NUMBER = re.compile(r"[0-9]{6}|[0-9](?:[^0-9]?[0-9]){8}")
"""Longer than a date or the code of a hamlet."""


class ReasonError(Exception):
    """The reason cannot be taken; the message (Vietnamese) says what to write."""


def checked(words: str, names: Iterable[str]) -> str:
    """The words as they may stand in the audit log for 12 months.

    Raises ReasonError where they are too short or too long, hold a long number, or name one of the people.
    """
    words = " ".join(words.split())
    if not SHORTEST <= len(words) <= LONGEST:
        raise ReasonError(f"Hãy ghi lý do xem, từ {SHORTEST} đến {LONGEST} ký tự.")
    if hide(words) != words or _LONG_NUMBER.search(words):
        raise ReasonError("Lý do được lưu vào nhật ký: không ghi số điện thoại, số căn cước hay dãy số dài.")
    if _names_one(words, names):
        raise ReasonError("Lý do được lưu vào nhật ký: hãy ghi chức vụ và nơi, không ghi họ tên người.")
    if not WORDS.fullmatch(words):
        raise ReasonError("Lý do có ký tự lạ (như < hoặc >); hãy ghi bằng chữ thường dùng.")
    return words


def _names_one(words: str, names: Iterable[str]) -> bool:
    """Whether a name of two words or more stands in the words, with or without its marks."""
    said = f" {_bare(words)} "
    bare = {_bare(name) for name in names}
    return any(f" {name} " in said for name in bare if " " in name)


def _bare(text: str) -> str:
    plain = normalize("NFD", key(text).replace("đ", "d"))
    return "".join(letter for letter in plain if letter.isalnum() or letter == " ")
