"""Local Moran against a slow count of every way to draw; clusters on hand-made maps of the communes."""

from itertools import combinations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import reference
from etl.assess.clusters import FEWEST, clusters
from etl.assess.local_moran import DRAWS, found, low_among_low

BESIDE = {row["code"]: row["neighbours"] for row in reference.rows("communes")}
CODES = sorted(BESIDE)
PERIOD = "2026-10"


def by_hand(values: list[float], neighbours: list[list[int]]) -> tuple[list[float], list[float]]:
    """Local I by its definition, and the share of all ways to choose neighbours that are as low or lower."""
    mean = sum(values) / len(values)
    z = [value - mean for value in values]
    spread = sum(one * one for one in z) / len(z)
    local, share = [], []
    for i, around in enumerate(neighbours):
        lag = sum(z[j] for j in around) / len(around)
        local.append(z[i] * lag / spread)
        others = [one for j, one in enumerate(z) if j != i]
        ways = [sum(chosen) / len(around) for chosen in combinations(others, len(around))]
        share.append(sum(way <= lag + 1e-9 for way in ways) / len(ways))
    return local, share


def matrix(neighbours: list[list[int]]) -> np.ndarray:
    beside = np.zeros((len(neighbours), len(neighbours)), dtype=bool)
    for i, around in enumerate(neighbours):
        beside[i, around] = True
    return beside


RING = [[(i - 1) % 14, (i + 1) % 14, (i + 2) % 14] for i in range(14)]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=14, max_size=14).filter(lambda values: len(set(values)) > 1))
def test_local_moran_is_what_counting_every_draw_gives(values: list[int]) -> None:
    slow, share = by_hand([float(value) for value in values], RING)
    asked = np.ones(14, dtype=bool)
    local, rare = low_among_low(np.array(values, dtype=np.float64), matrix(RING), asked)
    assert local == pytest.approx(slow)
    mean = sum(values) / 14
    for i, value in enumerate(values):
        low = value < mean - 1e-9 and sum(values[j] for j in RING[i]) / 3 < mean - 1e-9
        if not low:
            assert rare[i] == 1 or share[i] > 0
        elif rare[i] < 0.2:  # drawn to the end: within five standard errors of the exact share
            assert rare[i] == pytest.approx(share[i], abs=5 * (0.2 * 0.8 / DRAWS) ** 0.5)


def test_the_local_figures_add_up_to_the_global_one() -> None:
    """Anselin 1995: with rows that sum to one, the mean of the local I is Moran's I itself."""
    values = np.array([3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7])
    local, _ = low_among_low(values, matrix(RING), np.zeros(14, dtype=bool))
    z = values - values.mean()
    cross = sum(z[i] * z[j] / 3 for i, around in enumerate(RING) for j in around)
    assert local.mean() == pytest.approx(cross / (z**2).sum())


def test_false_finds_are_bounded_as_benjamini_and_hochberg_say() -> None:
    """Their own worked example: fifteen comparisons at 0.05, of which four stand (1995, section 4.1)."""
    given_p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
               0.5719, 0.6528, 0.7590, 1.0]  # fmt: skip
    asked = np.ones(15, dtype=bool)
    assert found(np.array(given_p), asked).tolist() == [True] * 4 + [False] * 11
    asked[:2] = False
    assert not found(np.array(given_p), asked)[:2].any()
    assert not found(np.ones(3), np.ones(3, dtype=bool)).any()


def status(values: dict[str, float | None], late: set[str], indicator: str = "C1") -> pl.DataFrame:
    rows = [
        {"period": PERIOD, "indicator": indicator, "part": 1, "commune_code": code, "value": value,
         "plan": 60.0, "state": "not_reported" if value is None else "ok",
         "tone": "no_data" if value is None else "behind" if code in late else "on_track"}
        for code, value in values.items()
    ]  # fmt: skip
    return pl.DataFrame(rows, schema_overrides={"value": pl.Float64})


def patch(start: str, rings: int) -> set[str]:
    """A commune with its neighbours, so many rings of them."""
    inside = {start}
    for _ in range(rings):
        inside |= {other for code in inside for other in BESIDE[code]}
    return inside


def noisy(low: set[str]) -> dict[str, float | None]:
    rng = np.random.default_rng(3)
    return {code: float(rng.normal(20 if code in low else 70, 6)) for code in CODES}


def test_a_patch_of_low_communes_is_one_cluster() -> None:
    low = patch(CODES[60], 2)
    members, tests = clusters(status(noisy(low), low))
    assert tests.rows() == [(PERIOD, "C1", 129, 0, 1)]
    named = set(members["commune_code"])
    assert named <= low
    assert len(named) >= len(low) - 3
    assert set(members["cluster"]) == {1}
    cores = members.filter("core")
    assert cores["rarity"].max() < 0.05
    assert cores["local_i"].min() > 0
    assert members.filter(~pl.col("core"))["rarity"].null_count() == len(named) - len(cores)


def test_low_where_low_is_good_is_no_cluster_and_high_is() -> None:
    low = patch(CODES[60], 2)
    good = status(noisy(low), set(CODES) - low, "E3")
    assert clusters(good)[0].filter(pl.col("commune_code").is_in(list(low))).height == 0
    turned = {code: 100 - (value or 0) for code, value in noisy(low).items()}
    assert set(clusters(status(turned, low, "E3"))[0]["commune_code"]) <= low


def test_silent_communes_are_left_out_and_counted() -> None:
    low = patch(CODES[60], 2)
    values = noisy(low)
    silent = sorted(low)[:3]
    members, tests = clusters(status(values | dict.fromkeys(silent), low))
    assert tests.row(0)[2:4] == (126, 3)
    assert not set(silent) & set(members["commune_code"])
    few = {code: values[code] if i < FEWEST - 1 else None for i, code in enumerate(CODES)}
    members, tests = clusters(status(few, low))
    assert tests.row(0) == (PERIOD, "C1", FEWEST - 1, 129 - FEWEST + 1, None)
    assert members.is_empty()


def test_chance_and_sameness_give_none() -> None:
    every = set(CODES)
    assert clusters(status(dict.fromkeys(CODES, 50.0), every))[1]["clusters"].to_list() == [0]
    rng = np.random.default_rng(0)
    many = [
        clusters(status({code: float(rng.normal(50, 9)) for code in CODES}, every))[1]["clusters"][0]
        for _ in range(40)
    ]
    assert sum(one > 0 for one in many) <= 6  # 5 % of 40 are 2


def test_order_of_rows_does_not_matter() -> None:
    low = patch(CODES[60], 2)
    frame = status(noisy(low), low)
    for first, second in zip(clusters(frame), clusters(frame.sample(fraction=1, shuffle=True)), strict=True):
        assert first.equals(second)
