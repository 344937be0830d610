"""Delimited text: which encoding, which delimiter, which row."""

import pytest

from etl.read.document import Cell, Refusal
from etl.read.reader import read_document
from tests.files.documents import csv_bytes


def rows(data: bytes) -> list[list[Cell]]:
    return read_document(data, "xã/thôn-1.csv").sheets[0].rows


def test_sheet_is_named_as_the_file() -> None:
    assert read_document(b"a,b\n1,2\n", "xã/thôn-1.csv").sheets[0].name == "thôn-1"


def test_title_lines_and_decimal_commas_do_not_mislead() -> None:
    text = "BIỂU 3, XÃ A\n\nTên;Tỷ lệ;Số\nThôn 1;12,5;3\nThôn 2;8,25;4\n"
    assert rows(text.encode())[2:] == [
        ["Tên", "Tỷ lệ", "Số"],
        ["Thôn 1", "12,5", "3"],
        ["Thôn 2", "8,25", "4"],
    ]


def test_blank_lines_count_as_rows_and_trailing_ones_do_not() -> None:
    assert rows(b"a,b\r\n\r\n1,2\r\n,\r\n\r\n") == [["a", "b"], [], ["1", "2"]]


def test_quoted_line_breaks_delimiters_and_quotes() -> None:
    table = [["Tên", "Ghi chú"], ['Thôn "Nhất"', "một,\nhai"], ["b", "c"]]
    assert rows(csv_bytes(table)) == table


def test_quotation_mark_never_closed_does_not_swallow_the_rest() -> None:
    lines = ['"Thôn 1,1', *[f"Thôn {n},{n}" for n in range(2, 90)]]
    assert len(rows("\n".join(lines).encode())) == 89


def test_separator_line_of_excel_is_no_row() -> None:
    assert rows(b"sep=;\r\na;b\r\n1;2\r\n") == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings(encoding: str) -> None:
    table = [["Họ và tên", "Xã"], ["Nguyễn Thị Huế", "Ỷ La"]] * 4
    assert rows(csv_bytes(table, encoding)) == table


def test_windows_1258_has_its_tones_as_letters_of_their_own() -> None:
    data = "Tên,Xa\u0303\nNguyê\u0303n Thi\u0323 Hoa\u0300,Ti\u0301n\n".encode("cp1258")
    assert rows(data)[1] == ["Nguyê\u0303n Thi\u0323 Hoa\u0300", "Ti\u0301n"]


@pytest.mark.parametrize(
    "text", ["Tæ c«ng nghÖ sè céng ®ång", "Toå coâng ngheä soá coäng ñoàng", "Chò Nguyeãn Thò Huệ"[:14]]
)
def test_bytes_of_old_fonts_come_through_as_latin_1(text: str) -> None:
    assert rows(f"STT,{text}\n1,{text}\n".encode("latin-1")) == [["STT", text], ["1", text]]


@pytest.mark.parametrize("data", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"\x00" * 900, b",,\n,,\n"])
def test_nothing_but_blanks_is_an_empty_file(data: bytes) -> None:
    with pytest.raises(Refusal) as caught:
        rows(data)
    assert caught.value.rule == "empty_file"


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(Refusal) as caught:
        rows(b"1,2\n" * 200_001)
    assert caught.value.rule == "too_large"
