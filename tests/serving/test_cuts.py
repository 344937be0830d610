"""Class bounds: natural breaks against every possible division, and what holds for every method."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.cuts import CLASSES, METHODS, _natural, cuts

few = st.lists(st.integers(0, 60).map(float), min_size=1, max_size=11)
many = st.lists(st.floats(0, 5000), min_size=1, max_size=300)


def squares(values: list[float]) -> float:
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values)


def divided(ordered: list[float], starts: list[float]) -> float:
    """Squares inside the classes that begin at these values."""
    edges = [ordered[0], *starts, float("inf")]
    classes = [[value for value in ordered if low <= value < top] for low, top in pairwise(edges)]
    return sum(squares(inside) for inside in classes if inside)


@given(few)
def test_natural_breaks_are_the_best_of_all_divisions(values: list[float]) -> None:
    ordered, different = sorted(values), sorted(set(values))
    number = min(CLASSES, len(different)) - 1
    best = min(divided(ordered, list(starts)) for starts in combinations(different[1:], number))
    found = _natural(ordered)
    assert len(found) == number
    assert divided(ordered, found) == pytest.approx(best, abs=1e-6)


def test_natural_breaks_fall_into_the_gaps() -> None:
    groups = [[1, 2, 2], [10, 11], [30, 31, 32], [70], [99, 100]]
    assert _natural([float(value) for group in groups for value in group]) == [10, 30, 70, 99]


@given(many, st.sampled_from(METHODS), st.booleans())
def test_every_value_lies_in_a_class_and_bounds_rise(values: list[float], method: str, even: bool) -> None:
    bounds = cuts(values, method, even)
    assert len(bounds) >= 2
    assert all(low < top for low, top in pairwise(bounds))
    assert bounds[0] <= min(values)
    assert max(values) <= bounds[-1]


def test_equal_numbers_of_places_and_equal_steps() -> None:
    values = [float(value) for value in [*range(1, 21), 1000]]
    assert cuts(values, "equal", False) == [0, 200, 400, 600, 800, 1000]
    assert len(cuts([float(value) for value in range(100)], "quantile", True)) == CLASSES + 1
    assert cuts([], "auto", True) == []
