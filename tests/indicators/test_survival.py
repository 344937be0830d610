"""The median of waits: a worked example, and the same as SciPy's estimate on random waits with ties."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from etl.indicators.survival import medians

WAITS = st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=40)


def frame(waits: list[tuple[int, bool]], group: str = "a") -> pl.DataFrame:
    return pl.DataFrame(
        [(group, days, happened) for days, happened in waits],
        schema={"group": pl.String, "days": pl.Int64, "happened": pl.Boolean},
        orient="row",
    )


def median(waits: list[tuple[int, bool]]) -> float | None:
    return medians(frame(waits), ["group"]).row(0, named=True)["median"]


def by_scipy(waits: list[tuple[int, bool]]) -> float | None:
    """The smallest time of an event at which SciPy's Kaplan–Meier estimate is at most a half."""
    days = np.array([wait[0] for wait in waits], dtype=float)
    waiting = np.array([not wait[1] for wait in waits])
    if waiting.all():
        return None
    survival = stats.ecdf(stats.CensoredData.right_censored(days, waiting)).sf
    at_most_half = survival.quantiles[survival.probabilities <= 0.5 + 1e-9]
    return float(at_most_half[0]) if at_most_half.size else None


def test_a_worked_example() -> None:
    # 4 wait. Day 10: 1 of 4 happens, 3/4 left. Day 20: one is still waiting. Day 30: 1 of 2, 3/8 left.
    assert median([(10, True), (20, False), (30, True), (40, False)]) == 30


def test_a_half_exactly_is_reached() -> None:
    assert median([(10, True), (20, True), (30, False), (40, False)]) == 20
    # 3/4 x 2/3 is a half, whatever the last digit of the machine's product.
    assert median([(5, True), (6, True), (7, False), (7, False)]) == 6


def test_of_one_day_what_happened_counts_first() -> None:
    assert median([(10, True), (10, False)]) == 10


def test_it_may_never_be_reached() -> None:
    told = medians(frame([(10, True), (20, False), (30, False)]), ["group"]).row(0, named=True)
    assert told == {"group": "a", "median": None, "longest": 30, "happened": 1, "waits": 3}


@settings(max_examples=200, deadline=None)
@given(WAITS)
def test_it_is_what_scipy_says(waits: list[tuple[int, bool]]) -> None:
    assert median(waits) == by_scipy(waits)


@settings(max_examples=50, deadline=None)
@given(WAITS, WAITS)
def test_groups_do_not_touch_each_other(one: list[tuple[int, bool]], other: list[tuple[int, bool]]) -> None:
    both = medians(pl.concat([frame(one, "a"), frame(other, "b")]), ["group"]).sort("group")
    assert both["median"].to_list() == [by_scipy(one), by_scipy(other)]


def test_scipy_knows_ties() -> None:
    """The measure itself: of four, two on one day leave a half."""
    assert by_scipy([(3, True), (3, True), (3, False), (9, False)]) == pytest.approx(3)
