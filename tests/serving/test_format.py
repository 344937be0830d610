"""Laws of Vietnamese formats: what is written can be read back, and a missing number is never a zero."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import format as vi
from figures.labels import words

numbers = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)
STATES = ["not_reported", "not_applicable", "suppressed", "not_ranked"]


def read_back(text: str) -> float:
    return float(text.replace(".", "").replace(",", ".").replace(vi.MINUS, "-"))


@given(numbers, st.integers(0, 3))
def test_a_number_reads_back(value: float, decimals: int) -> None:
    assert read_back(vi.number(value, decimals)) == pytest.approx(round(value, decimals), abs=10**-decimals)


@given(numbers, st.integers(0, 3))
def test_no_negative_zero_and_no_foreign_signs(value: float, decimals: int) -> None:
    text = vi.number(value, decimals)
    assert "-" not in text
    assert " " not in text
    assert not (text.startswith(vi.MINUS) and set(text[1:]) <= set("0.,"))


@given(st.integers(0, 10**12))
def test_thousands_are_dots_in_threes(value: int) -> None:
    groups = vi.number(value).split(".")
    assert 1 <= len(groups[0]) <= 3
    assert all(len(group) == 3 for group in groups[1:])


@given(st.sampled_from(STATES), st.one_of(st.none(), numbers))
def test_a_state_is_never_a_number(state: str, value: float | None) -> None:
    text = vi.quantity(value, "%", 1, state)
    assert text == words("state")[state]
    assert not any(letter.isdigit() for letter in text)


def test_missing_is_not_zero() -> None:
    assert vi.number(None) == "–"
    assert vi.quantity(None, "%") == words("state")["not_reported"]
    assert vi.quantity(0.0, "%", 1) == "0,0\u00a0%"
    assert vi.ratio(None, 3) == ""


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (1234.5, "hộ", 1, "1.234,5\u00a0hộ"),
        (84.3, "%", 1, "84,3\u00a0%"),
        (-0.04, "%", 1, "0,0\u00a0%"),
        (1257468, "", 0, "1.257.468"),
    ],
)
def test_examples(value: float, unit: str, decimals: int, text: str) -> None:
    assert vi.quantity(value, unit, decimals) == text


def test_changes_carry_their_sign_and_points() -> None:
    assert vi.change(2.04, "%", 1) == "+2,0\u00a0điểm\u00a0%"
    assert vi.change(-3, "người", 0) == "\u22123\u00a0người"
    assert vi.change(0.01, "%", 1) == "0,0\u00a0điểm\u00a0%"
    assert not any(letter.isdigit() for letter in vi.change(None, "%"))


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_dates_read_back(value: date) -> None:
    d, m, y = vi.day(value).split("/")
    assert date(int(y), int(m), int(d)) == value
    assert len(d) == len(m) == 2
