"""Laws of the draws: parts add up, ranks keep order, streams depend on seed and name only."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.demo.chance import apportion, bell, from_ranges, quantiles, ranks, rounded, stream

WEIGHTS = st.lists(st.floats(0.01, 1e6), min_size=1, max_size=60).map(np.array)
SCORES = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=60, unique=True).map(np.array)


@settings(deadline=None)
@given(total=st.integers(0, 10**7), weights=WEIGHTS)
def test_parts_add_up_and_stay_near_their_share(total: int, weights: np.ndarray) -> None:
    parts = apportion(total, weights)
    assert parts.sum() == total
    assert (np.abs(parts - total * weights / weights.sum()) < 1 + 1e-6 * total).all()


@settings(deadline=None)
@given(scores=SCORES)
def test_ranks_are_even_steps_in_the_order_of_the_scores(scores: np.ndarray) -> None:
    found = ranks(scores)
    assert np.allclose(np.sort(found), (np.arange(len(scores)) + 0.5) / len(scores))
    assert (np.argsort(found) == np.argsort(scores)).all()


@settings(deadline=None)
@given(scores=SCORES)
def test_traits_stay_within_their_range(scores: np.ndarray) -> None:
    for found in (bell(scores, (0.1, 0.3, 0.9)), quantiles(scores, [0.1, 0.2, 0.3, 0.5, 0.9])):
        assert found.min() >= 0.1 - 1e-12
        assert found.max() <= 0.9 + 1e-12
        assert (np.diff(found[np.argsort(scores)]) >= -1e-12).all()


@settings(deadline=None)
@given(value=st.floats(0, 1000))
def test_rounding_goes_to_a_neighbour_and_is_right_on_average(value: float) -> None:
    found = rounded(stream(1, "rounding"), np.full(2000, value))
    assert ((found == np.floor(value)) | (found == np.floor(value) + 1)).all()
    assert abs(found.mean() - value) < 0.06


def test_ranges_are_kept() -> None:
    found = from_ranges(stream(1, "ranges"), {"1-4": 0.2, "9": 0.5, "10-13": 0.3}, 5000)
    assert set(found.tolist()) == {1, 2, 3, 4, 9, 10, 11, 12, 13}
    assert abs((found == 9).mean() - 0.5) < 0.03


def test_streams_differ_by_seed_and_by_name() -> None:
    draws = {(seed, name): stream(seed, name).random() for seed in (1, 2) for name in ("a", "b")}
    assert len(set(draws.values())) == 4
    assert stream(1, "a").random() == draws[1, "a"]
