"""Finds the name of a hamlet in a line of text, as the sender wrote it."""

import re
from collections.abc import Sequence

from etl.text.identity import has_identity
from etl.text.normal import key, nfc

_TYPE = r"(?:thôn|xóm|bản|tổ\s+dân\s+phố|tdp|khu\s+phố|phố|khu)"
_LEADERS = re.compile(r"[.…_]{2,}|…")
_PRINTED = re.compile(
    rf"^(?:{_TYPE}\s*\([^)]*\)?|{_TYPE}(?:\s*[,/]\s*{_TYPE})+|tên\s+{_TYPE})\s*[:\-–]?\s*", re.IGNORECASE
)
_UNIT = re.compile(r"^(?:tên\s+)?đơn\s+vị(?:\s+(?:báo\s+cáo|lập))?\s*[:\-–]?\s*", re.IGNORECASE)
_HIGHER = re.compile(r"[\s,;(–-]+(?:thuộc\s+)?(?:xã|phường|thị\s+trấn|huyện|tỉnh)\b.*$", re.IGNORECASE)
_NOT_A_HAMLET = re.compile(
    r"^(?:xã|phường|ubnd|ủy ban|uỷ ban|sở|công an|phòng|ban|tỉnh|cấp xã|trung tâm|viễn thông|bưu điện)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"[\s,;(:–-]+(?:(?:phó\s+)?trưởng\s+(?:thôn|xóm|ban|bản)|tổ\s+trưởng|bí\s+thư|ông|bà|đ/c|đồng\s+chí"
    r"|họ\s+(?:và\s+)?tên|người\s+lập|sđt|đt|điện\s+thoại|tel|zalo|cccd|cmnd|căn\s+cước)\b.*$"
    r"|[\s,;(:–-]*(?:\+84|\b0)[\s.-]*[1-9](?:[\s.-]*\d){7,}.*$",
    re.IGNORECASE,
)
"""A person or a phone beside the hamlet's name, which is no part of it and must not be shown."""
_ONLY_TYPES = re.compile(rf"^(?:{_TYPE}|[\s,/()])*$", re.IGNORECASE)
_LINE = re.compile(
    rf"^(?:(?:tên\s+)?đơn\s+vị\b(?!\s+tính).*|(?:danh\s+sách\s.*?cộng\s+đồng|của|[ivx]+\s*[.)]?)?\s*{_TYPE}\b.*)$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^danh\s+sách\s.*?cộng\s+đồng\s*", re.IGNORECASE)
_SECTION = re.compile(rf"^(?:[ivx]+|[0-9]+)?[\s.)]*(?:đơn\s+vị\b\s*[:\-–]?)?\s*{_TYPE}\b", re.IGNORECASE)
_NUMBERING = re.compile(r"^[ivx]+\s*[.):]?\s+(?=\S)", re.IGNORECASE)
_IN_FILE = re.compile(
    r"(?:^|[\s.,(–-])(?<!thành )((?:thôn|xóm|tổ\s+dân\s+phố|tdp|khu\s+phố|phố)\s.*)$", re.IGNORECASE
)
_COPY = re.compile(r"(?:\s*(?:\(\d+\)|[–-]\s*(?:copy|bản sao)(?:\s*\(\d+\))?))+$", re.IGNORECASE)
_PLAIN_SHEET = re.compile(
    r"^(?:sheet|trang tính|trang|bảng|table|m0?\d+[ab]?|biểu|mẫu|ds|danh sách|phụ lục|pl|tổng hợp|to cnscđ"
    r"|tổ cnscđ|csv|tsv|\W)*[\s\d]*$"
)


def hamlet_name(written: str) -> str:
    """The name in "Thôn (xóm) Đông Thành, xã …": "Đông Thành"; a type word of its own stays ("Xóm 5").

    Empty where the printed line was left open, or names something other than a hamlet.
    """
    text = _UNIT.sub("", nfc(_LEADERS.sub(" ", written)).strip(" .,:;-–"))
    text = _PRINTED.sub("", text).strip(" .,:;-–")
    text = _HIGHER.sub("", _PERSON.sub("", text)).strip(" .,:;-–")
    text = text if "(" in text.strip("()") else text.strip("()")
    if (
        not text
        or _NOT_A_HAMLET.match(text)
        or _ONLY_TYPES.match(text)
        or len(text) > 80
        or has_identity(text)
    ):
        return ""
    return text


def hamlet_in_lines(lines: Sequence[str]) -> str:
    """The hamlet that a line above the table names: "Đơn vị: …", "Thôn …", or the end of the title."""
    for line in lines:
        text = nfc(line)
        if _LINE.match(text):
            body = _TITLE.sub("", text)
            if name := hamlet_name(_NUMBERING.sub("", body)):
                return name
    return ""


def is_section(text: str) -> bool:
    """Whether a row's only text opens the roster of a hamlet ("Thôn Đông Thành", "II. Xóm 5")."""
    return len(text) <= 120 and bool(_SECTION.match(nfc(text))) and bool(hamlet_in_lines([text]))


def hamlet_of_file(name: str) -> str:
    """The hamlet in a file's name, where a type word announces it ("DS tổ CNSCĐ thôn Đông (1).docx")."""
    stem = nfc(name.rsplit("/", 1)[-1].rpartition(".")[0].replace("_", " "))
    found = _IN_FILE.search(stem)
    return hamlet_name(_COPY.sub("", found[1])) if found else ""


def hamlet_of_sheet(name: str) -> str:
    """A sheet's name where it can name a hamlet, "" where it is a spreadsheet's own or a form's."""
    return "" if _PLAIN_SHEET.match(key(name)) else hamlet_name(name)
