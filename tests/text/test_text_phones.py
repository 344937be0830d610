"""Phones in every shape that clerks and spreadsheets give them; identity numbers are never let through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.text.phones import VALID, phone
from tests.text.strategies import any_cell

CARD = "0371" + "23456789"  # made up, in the form of a citizen identity number

mobiles = st.from_regex(r"0[35789][0-9]{8}", fullmatch=True).filter(str.isascii)


@pytest.mark.parametrize(
    "cell",
    [
        "0912345678", "+84912345678", "84912345678", "0084912345678", "+84 912 345 678", "+84(0)912345678",
        "0912.345.678", "0912 345 678", "0912-345-678", "(0912) 345 678", "0912,345,678", "912345678",
        912345678,
        912345678.0, 84912345678, "'0912345678", "\u202a0912345678\u202c", "ĐT: 0912 345 678",
        "0912345678 (Zalo)",
        "840912345678", "0912345678/0912.345.678", "0\u00a0912 345 678", "0912345678.",
    ],
)  # fmt: skip
def test_mended(cell: str | float) -> None:
    read = phone(cell)
    assert (read.value, read.rule) == ("0912345678", None)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("01681234567", "0381234567"), ("0169 123 4567", "0391234567"), ("+841201234567", "0701234567"),
        (1241234567, "0841234567"), ("0199.123.4567", "0591234567"), ("01881234567", "0581234567"),
        ("841651234567", "0351234567"),
    ],
)  # fmt: skip
def test_eleven_digit_prefixes_of_before_2018(cell: str | int, value: str) -> None:
    assert (phone(cell).value, phone(cell).rule) == (value, None)


@pytest.mark.parametrize(
    "cell", [None, "", "-", "…", "không có", "không dùng Zalo", "Chưa có Zalo", "k dùng zalo"]
)
def test_blank(cell: str | None) -> None:
    read = phone(cell)
    assert (read.value, read.rule, read.severity) == (None, "blank_phone", "warning")


@pytest.mark.parametrize(
    "cell",
    [
        "091234567", "09123456789", "0123456789", "9,12E+08", "9.12E+08", 912, -912345678, 12.5, True, "abc",
        "113",
        "0226 3851234", "02283851234", "0229.3.851.234", "0912 345 67x", 10**15, float("nan"),
        "0912345678901",
    ],
)  # fmt: skip
def test_no_mobile(cell: str | float) -> None:
    read = phone(cell)
    assert (read.value, read.rule, read.severity) == (None, "phone_10_digits", "warning")


def test_messages_tell_the_case() -> None:
    assert "máy bàn" in phone("0226 3851234").message
    assert "mất chữ số" in phone("9,12E+08").message


@pytest.mark.parametrize(
    "cell",
    [
        "0912345678/0987654321", "0912345678; 0987654321", "0912345678 - 0987654321", "0912345678 0987654321",
        "0912 345 678 0987 654 321", "0912.345.678, 0987.654.321", "0912345678\n0987654321",
        "02263851234 / 0912345678", "912345678/987654321", "0912345678 hoặc 0987654321",
    ],
)  # fmt: skip
def test_two_numbers_give_the_first_mobile(cell: str) -> None:
    read = phone(cell)
    assert (read.value, read.rule, read.severity) == ("0912345678", "phone_10_digits", "warning")


@pytest.mark.parametrize(
    "cell",
    [
        CARD,
        f"CCCD {CARD}",
        int(CARD),
        float(CARD),
        "037 123 456 789",
        f"0912345678 {CARD}",
        "037.123.456.789",
    ],
)
def test_identity_number_is_refused_and_not_repeated(cell: str | float) -> None:
    read = phone(cell)
    assert (read.value, read.rule, read.severity) == (None, "no_12_digit_id", "error")
    assert not any(part in read.message for part in (CARD, CARD[1:], "456", "789"))


@given(mobiles)
def test_every_shape_comes_back(number: str) -> None:
    rest = number[1:]
    shapes: list[str | int | float] = [
        number, rest, int(rest), float(rest), f"+84{rest}", f"84{rest}", f"0084 {rest}", f"+84 {number}",
        f"{number[:4]} {number[4:7]} {number[7:]}", f"{number[:4]}.{number[4:7]}.{number[7:]}",
        f"{number[:3]}-{number[3:6]}-{number[6:]}", f"({number[:4]}) {number[4:]}", f" {number}\u00a0",
        f"Zalo: {number}",
    ]  # fmt: skip
    for shape in shapes:
        assert phone(shape).value == number, repr(shape)
        assert phone(shape).rule is None, repr(shape)


@given(mobiles, mobiles, st.sampled_from(["/", " / ", ";", ", ", " - ", "\n", " ", " hoặc "]))
def test_pairs_give_the_first(first: str, second: str, between: str) -> None:
    read = phone(f"{first}{between}{second}")
    assert read.value == first
    assert (read.rule is None) == (first == second)


@given(any_cell | st.from_regex(r"[+0-9 ./()-]{5,30}", fullmatch=True))
def test_what_is_accepted_is_a_mobile_and_messages_hold_no_numbers(cell: object) -> None:
    read = phone(cell)  # type: ignore[arg-type]
    assert read.value is None or VALID.fullmatch(read.value)
    assert (read.value is not None) or read.rule in ("phone_10_digits", "blank_phone", "no_12_digit_id")
    digits = "".join(char for char in str(cell) if char.isdigit())
    assert len(digits) < 5 or digits not in read.message
