"""One key for one name, however it was typed, and different keys for different names."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.text.normal import fold_tone, is_blank, key, nfc
from tests.text.strategies import phrases


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban", "Ủy ban"), ("Uỷ ban", "ỦY BAN"), ("UỶ BAN", normalize("NFD", "Ủy ban")),
        ("Hoà Mạc", "Hòa Mạc"), ("Văn hoá", "VĂN HÓA"), ("khoẻ", "khỏe"), ("Thuý", "Thúy"), ("quý", "qúy"),
        ("quà", "qùa"), ("Đánh giá", "Đánh gía"), ("hoàng", "hòang"), ("huỳnh", "hùynh"), ("hoài", "hòai"),
        ("Số điện \nthoại", "Số điện thoại:"), ("Từ giờ–đến giờ", "Từ giờ - đến giờ"),
        ("Số hộ\u00a0", "số  hộ"),
        ("Số người ≥14", "Số người >= 14"), ("\ufeffSTT", "stt"), ("Ðông Hoa Lư", "Đông Hoa Lư"),
        ("Định Hoá", "ĐỊNH HÓA"), ("Giao Thuỷ", "Giao Thủy"), ("Tin, bài", "tin bài"),
    ],
)  # fmt: skip
def test_same_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tân Thanh", "Tân Thành"), ("Vũ Bản", "Vụ Bản"), ("Nghĩa Hưng", "Nghĩa Hùng"), ("Đông", "Dong"),
        ("≥ 14", "14"), ("< 14", "≥ 14"), ("Yên Mô", "Yên Mo"), ("của", "cua"), ("Thôn 1", "Thôn 11"),
    ],
)  # fmt: skip
def test_different_key(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    "word", ["hoàn", "toán", "huỳnh", "tuyết", "quý", "quỳnh", "của", "mùa", "thuở", "giá", "Huế"]
)
def test_words_already_right_stay(word: str) -> None:
    assert fold_tone(word) == word


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("hoà", "hòa"), ("Uỷ", "Ủy"), ("THUÝ", "THÚY"), ("KHOẺ", "KHỎE"), ("Qúy", "Quý"), ("HÒANG", "HOÀNG")],
)
def test_tone_moves_and_case_stays(typed: str, folded: str) -> None:
    assert fold_tone(typed) == folded


def test_spaces_and_unseen_marks() -> None:
    assert nfc(" Ninh\u00a0\t Bình\r\n") == "Ninh Bình"
    assert nfc("\u202a0912\u200b345678\u202c") == "0912345678"
    assert nfc("Tr\u00adêng") == "Tr\u00adêng", "the soft hyphen is a letter of TCVN3"
    assert key("Tr\u00adêng") == "trêng"


@pytest.mark.parametrize(
    "cell", [None, "", "  ", "-", "–", "//", "…………", "....", "Không có", "không có.", "\u200b"]
)
def test_blank(cell: str | None) -> None:
    assert is_blank(cell)


@pytest.mark.parametrize("cell", [0, 0.0, False, "0", "x", "X", "không", "nt", '"', "Thôn 1", "?"])
def test_not_blank(cell: object) -> None:
    assert not is_blank(cell)  # type: ignore[arg-type]


@given(st.text())
def test_nfc_and_fold_are_settled_after_one_go(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert fold_tone(fold_tone(text)) == fold_tone(text)


@given(st.text() | phrases)
def test_key_is_settled_after_one_go(text: str) -> None:
    assert key(key(text)) == key(text)


@given(phrases)
def test_key_does_not_see_form_case_tone_place_or_spacing(phrase: str) -> None:
    for shape in (
        normalize("NFD", phrase),
        phrase.upper(),
        phrase.title(),
        fold_tone(phrase),
        f" {phrase} :",
    ):
        assert key(shape) == key(phrase)
    assert key(phrase.replace(" ", "\u00a0\n")) == key(phrase)


@given(phrases)
def test_folding_never_changes_letters_only_the_place_of_the_tone(phrase: str) -> None:
    assert sorted(normalize("NFD", fold_tone(phrase))) == sorted(normalize("NFD", phrase))
