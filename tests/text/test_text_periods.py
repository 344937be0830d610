"""Reporting periods in the words of the forms."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.text.periods import period


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("2026-11", "2026-11"), ("11/2026", "2026-11"), ("Tháng 11/2026", "2026-11"), ("T11/2026", "2026-11"),
        ("tháng 11 năm 2026", "2026-11"), ("THÁNG 11 NĂM 2026", "2026-11"), ("2026/11", "2026-11"),
        ("T.11-2026", "2026-11"),
        ("Kỳ báo cáo: tháng 1/2026", "2026-01"), ("01.2026", "2026-01"), ("Nov-26", "2026-11"),
        ("T11/26", "2026-11"),
        ("01/11/2026", "2026-11"), ("2026-11-01", "2026-11"), ("2026-11-01 00:00:00", "2026-11"),
        (202611, "2026-11"),
        (datetime.datetime(2026, 11, 1), "2026-11"), (datetime.date(2026, 11, 14), "2026-11"),
        (46327, "2026-11"),
        (11.2026, "2026-11"), ("2026-Q3", "2026-Q3"), ("Quý III/2026", "2026-Q3"), ("Q3/2026", "2026-Q3"),
        ("quý 3 năm 2026", "2026-Q3"), ("Quí 3/2026", "2026-Q3"), ("QUÝ IV NĂM 2026", "2026-Q4"),
        ("Qúy I/2026", "2026-Q1"),
        ("Q.II/2026", "2026-Q2"), ("2026-H1", "2026-H1"), ("6 tháng đầu năm 2026", "2026-H1"),
        ("H2/2026", "2026-H2"),
        ("06 tháng cuối năm 2026", "2026-H2"), ("Báo cáo 6 tháng đầu năm 2026", "2026-H1"),
        ("Năm 2026", "2026"),
        ("2026", "2026"), (2026, "2026"), (2026.0, "2026"), ("Kỳ: Năm 2026", "2026"),
    ],
)  # fmt: skip
def test_periods(cell: object, value: str) -> None:
    read = period(cell)  # type: ignore[arg-type]
    assert (read.value, read.rule) == (value, None)


@pytest.mark.parametrize(
    "cell",
    [
        "13/2026",
        "2026-00",
        "Quý V/2026",
        "Q5/2026",
        "2026-H3",
        "tháng 11",
        "9 tháng năm 2026",
        "nay",
        12,
        True,
        1.5,
        "1926",
    ],
)
def test_no_period(cell: object) -> None:
    read = period(cell)  # type: ignore[arg-type]
    assert (read.value, read.rule, read.severity) == (None, "valid_period", "error")


def test_blank_period() -> None:
    assert (period(None).value, period(None).rule) == (None, None)
    assert (period("…").value, period("…").rule) == (None, None)


@given(st.integers(2000, 2099), st.integers(1, 12))
def test_months_come_back(year: int, month: int) -> None:
    written = [
        "{m}/{y}",
        "{m:02}/{y}",
        "tháng {m} năm {y}",
        "Tháng {m:02}/{y}",
        "T{m}/{y}",
        "{y}-{m:02}",
        "{y}{m:02}",
    ]
    for shape in written:
        assert period(shape.format(m=month, y=year)).value == f"{year}-{month:02}", shape


@given(st.integers(2000, 2099), st.integers(1, 4))
def test_quarters_come_back(year: int, quarter: int) -> None:
    roman = ("I", "II", "III", "IV")[quarter - 1]
    for text in (
        f"{year}-Q{quarter}",
        f"Quý {roman}/{year}",
        f"quý {quarter} năm {year}",
        f"Q{quarter}/{year}",
    ):
        assert period(text).value == f"{year}-Q{quarter}", text
