"""Hostile and broken files: each gets a clear refusal, at once, and nothing outside the file is touched."""

import time
from collections.abc import Callable

import pytest

from etl.read.document import Refusal
from etl.read.messages import MESSAGES
from etl.read.reader import read_document
from tests.files import hostile
from tests.files.documents import html_table, roster_docx, workbook_xls, workbook_xlsx
from tests.files.word_xml import zip_of

ROSTER = roster_docx(["Đơn vị: Thôn 1"], [[1, "A", "Tổ trưởng", "0912"]])
BOOK = workbook_xlsx({"A": [["a", 1]]})
OLD_BOOK = workbook_xls({"A": [["a", 1]]})

CASES: list[tuple[str, str, Callable[[], bytes]]] = [
    ("empty_file", "empty", lambda: b""),
    ("truncated_file", "docx cut in the middle", lambda: ROSTER[: len(ROSTER) // 2]),
    ("truncated_file", "xlsx without its end", lambda: BOOK[:-30]),
    ("truncated_file", "xls cut in the middle", lambda: OLD_BOOK[:700]),
    ("truncated_file", "head of an xls", lambda: OLD_BOOK[:100]),
    ("truncated_file", "docx with a bit turned", lambda: _turned(ROSTER)),
    ("picture_not_readable", "png called docx", lambda: hostile.PNG),
    ("picture_not_readable", "jpeg called xlsx", lambda: hostile.JPEG),
    ("pdf_not_readable", "pdf called doc", lambda: hostile.PDF),
    ("not_a_document", "program", lambda: b"MZ\x90\x00" + bytes(range(256)) * 8),
    ("not_a_document", "foreign compound file", lambda: hostile.compound_file({"Contents": b"x"})),
    ("nested_archive", "zip called docx", lambda: zip_of({"a.docx": ROSTER})),
    (
        "unsupported_format",
        "OpenDocument",
        lambda: zip_of({"mimetype": "application/x", "content.xml": "<a/>"}),
    ),
    ("unsupported_format", "xlsb", lambda: zip_of({"xl/workbook.bin": b"x"})),
    ("unsupported_format", "slides", lambda: zip_of({"[Content_Types].xml": "<a/>", "ppt/p.xml": "<a/>"})),
    ("password_protected", "office with a password", hostile.protected_office),
    ("password_protected", "doc with a password", hostile.protected_doc),
    ("password_protected", "xls with a password", lambda: hostile.protected_xls(OLD_BOOK)),
    ("password_protected", "zip with a password", lambda: hostile.encrypted_zip(ROSTER)),
    ("zip_bomb", "docx bomb", lambda: hostile.bomb_docx(100)),
    ("zip_bomb", "part longer than it says", hostile.lying_docx),
    ("zip_bomb", "very many parts", lambda: zip_of({f"word/{n}": "" for n in range(10_001)})),
    ("xml_entity", "billion laughs", hostile.billion_laughs_docx),
    ("xml_entity", "external entity", hostile.external_entity_docx),
    ("xml_entity", "entity in a sheet", hostile.entity_xlsx),
    ("xml_entity", "document type in UTF-16", lambda: _utf16(ROSTER)),
    ("far_cell", "far cell", hostile.far_cell_xlsx),
    ("far_cell", "far cell, other quotes", lambda: hostile.far_cell_xlsx(b"<c r='XFD1048576'><v>2</v></c>")),
    ("far_cell", "far cell, other blank", lambda: hostile.far_cell_xlsx(b'<c\tr="XFD1048576"><v>2</v></c>')),
    ("far_cell", "cells without a place", lambda: hostile.far_cell_xlsx(b"<c><v>2</v></c>" * 20_000)),
    ("truncated_file", "two places", lambda: hostile.far_cell_xlsx(b'<c r="A2" r="XFD1048576"><v>2</v></c>')),
    ("truncated_file", "no such place", lambda: hostile.far_cell_xlsx(b'<c r="AAAAAAAA9"><v>2</v></c>')),
    ("no_table", "html without a table", lambda: b"<html><body>x</body></html>"),
]


def _turned(data: bytes) -> bytes:
    at = data.index(b"word/document.xml") + 200
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]


def _utf16(package: bytes) -> bytes:
    main = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'
    return hostile.with_part(package, "word/document.xml", main.encode("utf-16"))


@pytest.mark.parametrize(("rule", "what", "make"), CASES, ids=[what for _, what, _ in CASES])
def test_refused_with_its_own_rule(rule: str, what: str, make: Callable[[], bytes]) -> None:
    data = make()
    begin = time.perf_counter()
    with pytest.raises(Refusal) as caught:
        read_document(data, "thôn-1.docx")
    assert time.perf_counter() - begin < 2
    assert caught.value.rule == rule
    assert caught.value.name == "thôn-1.docx"
    assert "Hãy" in caught.value.message or "hãy" in caught.value.message
    assert "{" not in caught.value.message


def test_html_called_xls_is_read() -> None:
    assert read_document(html_table([["a", 1]]), "a.xls").sheets[0].rows == [["a", "1"]]


def test_file_over_the_limit_is_refused_by_its_size() -> None:
    with pytest.raises(Refusal) as caught:
        read_document(b"a,b\n" * 12_600_000, "a.csv")
    assert caught.value.rule == "too_large"


def test_unpacked_size_is_bounded_even_at_a_modest_ratio() -> None:
    data = zip_of({f"word/{n}.xml": b"0123456789" * 95_000 for n in range(330)})
    with pytest.raises(Refusal) as caught:
        read_document(data, "a.docx")
    assert caught.value.rule == "too_large"


def test_every_message_says_what_to_do() -> None:
    for rule, message in MESSAGES.items():
        assert "hãy" in message.lower(), rule
        assert message.endswith("."), rule
