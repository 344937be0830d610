"""Whole numbers, decimals and money as clerks type them."""

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.text.numbers import decimal, integer, money
from tests.text.strategies import whole_numbers


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (12, 12), (12.0, 12), (-7, -7), (0, 0), ("0", 0), ("012", 12), ("1.234", 1234), ("1,234", 1234),
        ("1 234", 1234), ("1\u00a0234", 1234), ("1.234.567", 1234567), ("12,0", 12), ("12.00", 12),
        ("1.234,0", 1234),
        ("1,234.0", 1234), ("-5", -5), ("−5", -5), ("+3", 3), (" 120 ", 120), ("'120", 120), ("0,000", 0),
    ],
)  # fmt: skip
def test_whole_numbers(cell: object, value: int) -> None:
    read = integer(cell)  # type: ignore[arg-type]
    assert (read.value, read.rule) == (value, None)
    assert type(read.value) is int


@pytest.mark.parametrize("cell", [None, "", "-", "//", "không có", "…"])
def test_blank_is_no_number_and_no_error(cell: str | None) -> None:
    assert (integer(cell).value, integer(cell).rule) == (None, None)
    assert (decimal(cell).value, decimal(cell).rule) == (None, None)
    assert (money(cell).value, money(cell).rule) == (None, None)


@pytest.mark.parametrize(
    "cell",
    [
        12.5, True, False, "12,5", "12,5%", "12%", "khoảng 200", "> 100", "~50", "200-250", "100+", "nt",
        "không",
        "1.234,5", "0.125", "1.23.456", "1,234.567.8", "mười", "12 nghìn", "2 km", "x", math.nan, math.inf,
        2e12,
        10**13, "9999999999999", "1e5", "0912.345.678.9",
    ],
)  # fmt: skip
def test_no_whole_number(cell: object) -> None:
    read = integer(cell)  # type: ignore[arg-type]
    assert (read.value, read.rule, read.severity) == (None, "integer_expected", "error")
    assert read.message


def test_message_says_why() -> None:
    assert "chính xác" in integer("khoảng 200").message
    assert "phần trăm" in integer("12,5%").message
    assert "như trên" in integer("nt").message
    assert "ghi 0" in integer("không").message


@pytest.mark.parametrize(
    ("cell", "value"), [("120 hộ", 120), ("1.250 người", 1250), ("5.000.000đ", 5000000), ("3 lớp", 3)]
)
def test_unit_is_cut_with_a_warning(cell: str, value: int) -> None:
    read = integer(cell)
    assert (read.value, read.rule, read.severity) == (value, "unit_removed", "warning")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("20,5", 20.5), ("20.5", 20.5), ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1.234", 1.234),
        ("1,234", 1.234),
        ("1.234.567", 1234567.0), ("-105", -105.0), ("-0,5", -0.5), (3, 3.0), (2.5, 2.5), ("1 234,5", 1234.5),
    ],
)  # fmt: skip
def test_decimals(cell: object, value: float) -> None:
    read = decimal(cell)  # type: ignore[arg-type]
    assert (read.value, read.rule) == (value, None)


@pytest.mark.parametrize("cell", ["12%", "cao", "1,2,3", math.nan, -math.inf, True, 1e13, "20 - 30"])
def test_no_decimal(cell: object) -> None:
    assert decimal(cell).rule == "number_expected"  # type: ignore[arg-type]


def test_decimal_unit() -> None:
    assert (decimal("45,5 Mbit/s").value, decimal("-105 dBm").value) == (45.5, -105.0)
    assert decimal("45,5 Mbps").rule == "unit_removed"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("15 triệu", 15_000_000), ("1,2 tỷ đồng", 1_200_000_000), ("300 nghìn", 300_000),
        ("2,5tr", 2_500_000),
        ("1.500 triệu", 1_500_000_000),
    ],
)  # fmt: skip
def test_money_in_millions(cell: str, value: int) -> None:
    read = money(cell)
    assert (read.value, read.rule, read.severity) == (value, "million_unit_detected", "warning")


def test_money_in_full() -> None:
    assert money("15.000.000").value == 15_000_000
    assert money("15.000.000 đồng").value == 15_000_000
    assert money(1500000.5).rule == "whole_vnd"
    assert money("0,0005 triệu").rule == "million_unit_detected"
    assert money("0,0000005 triệu").rule == "whole_vnd"
    assert money("nhiều").rule == "integer_expected"


@given(whole_numbers)
def test_every_written_shape_is_read_back(number: int) -> None:
    grouped = f"{number:,}"
    shapes = [number, str(number), f"{number},0", f"{number}.00", f"  {number} ", f"{number} hộ"]
    shapes += [grouped, grouped.replace(",", "."), grouped.replace(",", " "), grouped.replace(",", "\u202f")]
    for shape in shapes:
        assert integer(shape).value == number, repr(shape)


@given(st.integers(-(10**6), 10**6), st.integers(1, 999))
def test_decimals_with_comma_or_point_are_read_back(whole: int, part: int) -> None:
    text = f"{whole}.{part:03d}"
    assert decimal(text).value == decimal(text.replace(".", ",")).value == float(text)
    assert decimal(f"{whole:,}.{part:03d}5".replace(",", " ")).value == float(f"{text}5")
    if part % 10:
        assert integer(f"{whole}.{part:03d}5").rule == "integer_expected"


def test_a_million_cells_in_a_second() -> None:
    cells: list[float | int] = [float(number % 900) for number in range(700_000)]
    cells += [number % 900 for number in range(700_000)]
    start = time.perf_counter()
    total = sum(integer(cell).value or 0 for cell in cells)
    assert total > 0
    assert time.perf_counter() - start < 3, "0.2 s on a quiet machine"
