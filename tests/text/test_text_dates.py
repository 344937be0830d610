"""Dates, times and reporting periods, in the order and the words that Vietnamese use."""

import datetime
from datetime import date as day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.text.dates import date, place_date
from etl.text.periods import VALID, period
from etl.text.times import time
from tests.text.strategies import any_cell

days = st.dates(day(2000, 1, 1), day(2099, 12, 31))


@pytest.mark.parametrize(
    "cell",
    [
        "15/8/2025", "15/08/2025", "15-08-25", "15.8.2025", "15 / 8 / 2025", "ngày 15 tháng 8 năm 2025",
        "'15/8/2025",
        "Ngày 15/8/2025", "15 tháng 08, 2025", "2025-08-15", "2025/8/15", "2025-08-15T07:30:00",
        "2025-08-15 00:00:00",
        "15/8/2025 07:30", "Thứ Sáu, ngày 15/8/2025", "thứ 6, 15/8/2025", 45884, 45884.0, 45884.5, "45884",
        "45884,5",
        20250815, "20250815", datetime.datetime(2025, 8, 15, 7, 30), day(2025, 8, 15), "15/8/2025.",
    ],
)  # fmt: skip
def test_one_day(cell: object) -> None:
    read = date(cell)  # type: ignore[arg-type]
    assert (read.value, read.rule) == (day(2025, 8, 15), None)
    assert type(read.value) is day


def test_day_comes_before_month() -> None:
    assert date("10/8/2025").value == day(2025, 8, 10)
    assert date("8/10/2025").value == day(2025, 10, 8)


@pytest.mark.parametrize("cell", ["8/15/2025", "12/31/2025", "08-15-25", "ngày 8 tháng 15 năm 2025"])
def test_month_first_is_an_error_never_a_swap(cell: str) -> None:
    read = date(cell)
    assert (read.value, read.rule, read.severity) == (None, "ambiguous_date", "error")
    assert "ngày/tháng/năm" in read.message


def test_outside_the_range_only_as_day_and_month_is_a_warning() -> None:
    limits = {"earliest": day(2025, 7, 1), "latest": day(2025, 9, 30)}
    for cell in ("8/10/2025", datetime.datetime(2025, 10, 8), day(2025, 10, 8)):
        read = date(cell, **limits)
        assert (read.value, read.rule, read.severity) == (day(2025, 10, 8), "ambiguous_date", "warning")
    assert date("10/8/2025", **limits).rule is None
    assert date("8/10/2025").rule is None
    assert date("11/12/2025", **limits).rule is None, "outside both ways: a later rule says so"
    assert date("20/10/2025", **limits).rule is None


@pytest.mark.parametrize(
    "cell",
    [
        "31/2/2025", "30/2/2025", "32/1/2025", "0/0/2025", "15/8", "hôm qua", "15-20/8/2025", 5, 2025, -3,
        True, "x",
        float("nan"), float("inf"), datetime.time(7, 30), 10**12, "15/8/1025", "29/2/2025", "99999999",
        "15/8/202",
    ],
)  # fmt: skip
def test_no_date(cell: object) -> None:
    read = date(cell)  # type: ignore[arg-type]
    assert (read.value, read.rule, read.severity) == (None, "valid_date", "error")


@pytest.mark.parametrize("cell", ["tháng 8 năm 2025", "tháng 8/2025", "8/2025", "Tháng 08-2025"])
def test_month_alone_is_its_first_day_with_a_warning(cell: str) -> None:
    read = date(cell)
    assert (read.value, read.rule, read.severity) == (day(2025, 8, 1), "day_missing", "warning")


def test_week_is_its_monday() -> None:
    assert date("Tuần 45/2026").value == day(2026, 11, 2)
    assert date("tuần 45 năm 2026").value == day(2026, 11, 2)
    assert date("Tuần 60/2026").rule == "valid_date"


@pytest.mark.parametrize("cell", [None, "", "-", "…/…/…", "không có"])
def test_blank_date(cell: str | None) -> None:
    assert (date(cell).value, date(cell).rule) == (None, None)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Giao Hoà, ngày 15 tháng 8 năm 2025", day(2025, 8, 15)),
        ("…………, ngày    tháng 8 năm 2025", day(2025, 8, 1)),
        ("Yên Mô, ngày 05/8/2025", day(2025, 8, 5)), ("……, ngày ….. tháng 8 năm 2025", day(2025, 8, 1)),
        ("Yên Mô, ngày 7 tháng 9", day(2025, 9, 7)), ("Yên Mô, ngày 7 tháng 9 năm 20…", day(2025, 9, 7)),
        ("YÊN MÔ, NGÀY 07 THÁNG 09 NĂM 2026", day(2026, 9, 7)), ("Ngày15tháng8năm2025", day(2025, 8, 15)),
    ],
)  # fmt: skip
def test_place_and_date_line(line: str, value: day) -> None:
    assert (place_date(line, 2025).value, place_date(line, 2025).rule) == (value, None)


def test_place_and_date_line_without_date() -> None:
    for line in ("…………, ngày    tháng    năm 2025", "Trưởng thôn, xóm", "", "Đơn vị: Thôn 8"):
        assert (place_date(line, 2025).value, place_date(line, 2025).rule) == (None, None)
    assert place_date("ngày 31 tháng 2 năm 2025", 2025).rule == "valid_date"


@given(days)
def test_dates_come_back_from_every_shape(value: day) -> None:
    dmy = (value.day, value.month, value.year)
    shapes = [
        "{}/{}/{}",
        "{:02}/{:02}/{}",
        "{:02}-{:02}-{}",
        "{}.{}.{}",
        "ngày {} tháng {} năm {}",
        "Ngày {:02}/{:02}/{}",
    ]
    written = [shape.format(*dmy) for shape in shapes] + [
        value.isoformat(),
        f"{value:%d/%m/%y}",
        f"{value:%Y%m%d}",
    ]
    serial = (value - day(1899, 12, 30)).days
    for cell in (*written, serial, float(serial), str(serial), datetime.datetime(*value.timetuple()[:3])):
        assert date(cell).value == value, repr(cell)
        assert date(cell).rule is None, repr(cell)


@given(any_cell)
def test_any_cell_gives_a_value_or_a_rule(cell: object) -> None:
    for read in (date(cell), time(cell), period(cell)):  # type: ignore[arg-type]
        assert (read.severity == "error") <= (read.value is None)
        assert (read.rule is None) == (read.message == "")
    read_period = period(cell)  # type: ignore[arg-type]
    assert read_period.value is None or VALID.fullmatch(read_period.value)


@pytest.mark.parametrize(
    ("cell", "hour", "minute"),
    [
        ("7h30", 7, 30), ("07:30", 7, 30), ("7:30:00", 7, 30), ("19 giờ", 19, 0), ("7 giờ 30 phút", 7, 30),
        ("7h", 7, 0),
        ("7g30", 7, 30), ("7.30", 7, 30), ("2 giờ chiều", 14, 0), ("7h30 sáng", 7, 30), ("7h30'", 7, 30),
        (0.3125, 7, 30),
        (45884.3125, 7, 30), (19, 19, 0), (7.0, 7, 0), (datetime.time(7, 30), 7, 30), (0.0, 0, 0),
        ("2:05 PM", 14, 5),
        (datetime.datetime(2025, 8, 15, 7, 30), 7, 30), ("12:00 am", 0, 0),
    ],
)  # fmt: skip
def test_times(cell: object, hour: int, minute: int) -> None:
    read = time(cell)  # type: ignore[arg-type]
    assert (read.value, read.rule) == (datetime.time(hour, minute), None)


@pytest.mark.parametrize(
    "cell", ["25h", "7h75", "sáng", "7h30-9h30", 24, -0.5, True, day(2025, 8, 15), float("nan"), "7"]
)
def test_no_time(cell: object) -> None:
    assert time(cell).rule == "valid_time"  # type: ignore[arg-type]


@given(st.integers(0, 23), st.integers(0, 59))
def test_times_come_back(hour: int, minute: int) -> None:
    value = datetime.time(hour, minute)
    for cell in (
        f"{hour}h{minute:02}",
        f"{hour:02}:{minute:02}",
        f"{hour} giờ {minute}",
        (hour * 60 + minute) / 1440,
    ):
        assert time(cell).value == value, repr(cell)
