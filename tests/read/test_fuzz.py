"""Whatever the bytes are, the answer is a document or a refusal."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.read.document import Document, Refusal
from etl.read.package import Package
from etl.read.reader import read_document
from tests.files.documents import csv_bytes, html_table, roster_docx, workbook_xls, workbook_xlsx
from tests.files.hostile import compound_file, with_part

ROWS = [["STT", "Tên", "Số"], [1, "Thôn Đoài", 2.5], [2, "Thôn Đông", "x"]]
GOOD = {
    "docx": roster_docx(["Thôn 1"], ROWS),
    "xlsx": workbook_xlsx({"A": ROWS, "B": ROWS}, {"A": [(0, 0, 0, 2)]}),
    "xls": workbook_xls({"A": ROWS}),
    "csv": csv_bytes(ROWS, "utf-16"),
    "html": html_table(ROWS),
    "ole": compound_file({"Workbook": b"\x09\x08" * 3000}),
}
PARTS = [
    ("docx", "word/document.xml"),
    ("xlsx", "xl/worksheets/sheet1.xml"),
    ("xlsx", "xl/workbook.xml"),
    ("xlsx", "xl/sharedStrings.xml"),
    ("xlsx", "xl/styles.xml"),
]
ANY_NAME = st.sampled_from(["a.docx", "a.xls", "a.csv", "", "a/b.doc"])
HEADS = st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\xff\xfe"])


def answer(data: bytes, name: str = "a") -> Document | Refusal:
    try:
        return read_document(data, name)
    except Refusal as refusal:
        return refusal


def mutated(data: bytes, seed: int) -> bytes:
    """A few bytes changed, a piece cut out or doubled."""
    dice = random.Random(seed)
    out = bytearray(data)
    for _ in range(dice.choice([1, 1, 2, 8])):
        at, size = dice.randrange(len(out) or 1), dice.randrange(1, 60)
        deed = dice.randrange(4)
        if deed == 0 and out:
            out[at] = dice.randrange(256)
        elif deed == 1:
            del out[at : at + size]
        elif deed == 2:
            out[at:at] = out[at : at + size]
        else:
            out = out[: max(at, 1)]
    return bytes(out)


@settings(max_examples=200, deadline=None)
@given(HEADS, st.binary(max_size=3000), ANY_NAME)
def test_random_bytes(head: bytes, rest: bytes, name: str) -> None:
    assert isinstance(answer(head + rest, name), Document | Refusal)


@pytest.mark.parametrize("form", GOOD)
def test_damaged_files(form: str) -> None:
    for seed in range(120):
        assert isinstance(answer(mutated(GOOD[form], seed)), Document | Refusal), seed


@pytest.mark.parametrize(("form", "part"), PARTS)
def test_damaged_parts_in_a_sound_package(form: str, part: str) -> None:
    """The checksum holds here, so that the damage reaches the readers of the parts."""
    original = Package(GOOD[form]).read(part)
    for seed in range(120):
        damaged = with_part(GOOD[form], part, mutated(original, seed))
        assert isinstance(answer(damaged), Document | Refusal), seed
