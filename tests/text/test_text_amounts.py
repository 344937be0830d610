"""Amounts in thousands, millions and billions; weeks; cells with a failed formula."""

from datetime import date

import pytest

from etl.text.dates import day_or_week
from etl.text.failed import failed, has_failed
from etl.text.normal import is_blank
from etl.text.numbers import money, money_unit, scale_of

MILLION = 10**6


@pytest.mark.parametrize(
    ("cell", "scale", "value", "rule"),
    [
        ("1,5 triệu", 1, 1_500_000, "million_unit_detected"),
        ("350 tr", 1, 350_000_000, "million_unit_detected"),
        ("2 tỷ đồng", 1, 2_000_000_000, "million_unit_detected"),
        (40, MILLION, 40_000_000, "million_unit_detected"),
        (12.5, MILLION, 12_500_000, "million_unit_detected"),
        ("12,5", MILLION, 12_500_000, "million_unit_detected"),
        ("1.250", MILLION, 1_250_000_000, "million_unit_detected"),
        ("45 tr", MILLION, 45_000_000, "million_unit_detected"),
        (0, MILLION, 0, None),
        (None, MILLION, None, None),
        ("-", MILLION, None, None),
        ("40.000.000 đồng", 1, 40_000_000, "unit_removed"),
        ("40.000.000", 1, 40_000_000, None),
        (-5, MILLION, -5_000_000, "million_unit_detected"),
        (12.3456789, MILLION, None, "whole_vnd"),
        ("1,5", 1, None, "whole_vnd"),
        (40_000_000, MILLION, None, "whole_vnd"),
        ("nhiều", MILLION, None, "integer_expected"),
        (float("nan"), MILLION, None, "integer_expected"),
    ],
)
def test_an_amount(cell: object, scale: int, value: int | None, rule: str | None) -> None:
    read = money(cell, scale)  # type: ignore[arg-type]
    assert (read.value, read.rule) == (value, rule)


@pytest.mark.parametrize(
    ("text", "scale"),
    [("Số tiền (triệu đồng)", MILLION), ("Giải ngân (Trđ)", MILLION), ("nghìn đồng", 1000), ("Số tiền", 1)],
)
def test_the_unit_of_a_heading(text: str, scale: int) -> None:
    assert scale_of(text) == scale


def test_the_unit_of_a_sheet() -> None:
    assert money_unit(["UBND XÃ", "Đơn vị tính: triệu đồng"]) == MILLION
    assert money_unit(["ĐVT: nghìn đồng"]) == 1000
    assert money_unit(["Đơn vị: Thôn Triệu", "Kinh phí 5 triệu"]) == 1


@pytest.mark.parametrize(
    "cell", ["Tuần 45/2026", "02/11-08/11/2026", "Tuần 45 (02/11–08/11/2026)", "từ 2/11/2026 đến 8/11/2026",
             "từ ngày 02/11/2026 đến ngày 08/11/2026", date(2026, 11, 2)]
)  # fmt: skip
def test_a_week_is_its_monday(cell: object) -> None:
    assert day_or_week(cell).value == date(2026, 11, 2)  # type: ignore[arg-type]


def test_a_week_over_new_year_and_one_that_is_none() -> None:
    assert day_or_week("28/12-03/01/2027").value == date(2026, 12, 28)
    assert day_or_week("30/02-08/03/2026").rule == "valid_date"
    assert day_or_week("Tuần 60/2026").rule == "valid_date"


@pytest.mark.parametrize("cell", ["#DIV/0!", " #N/A ", "#REF!", "Err:502", "#CHƯA TÍNH"])
def test_a_failed_formula_is_neither_blank_nor_a_value(cell: str) -> None:
    assert has_failed(cell)
    assert not is_blank(cell)


@pytest.mark.parametrize("cell", [None, "N/A", "#1", "Err", "x", 5, "#"])
def test_what_is_no_failed_formula(cell: object) -> None:
    assert not has_failed(cell)  # type: ignore[arg-type]


def test_a_failed_formula_rejects_only_where_the_cell_is_needed() -> None:
    assert (failed(needed=True).severity, failed(needed=False).severity) == ("error", "warning")
    assert failed(needed=False).value is None
