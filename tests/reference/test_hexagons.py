"""The committed hexagon layout keeps what it claims, and the script that makes it keeps its laws."""

import json
from math import hypot, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import reference
from etl.hexagons.__main__ import ground
from etl.hexagons.grid import around, centre, holes, pieces, touch
from etl.hexagons.layout import Improver, assign, score, wanted
from etl.hexagons.quality import kept, measure, pairs
from etl.reference.reading import FOLDER

CELLS = st.tuples(st.integers(-30, 30), st.integers(-30, 30))
LAYOUT = {row["code"]: (row["q"], row["r"]) for row in reference.rows("hexagons")}
PLACES, NEAR = ground()


def test_every_commune_has_a_cell_of_its_own():
    assert LAYOUT.keys() == {row["code"] for row in reference.rows("communes")}
    assert len(set(LAYOUT.values())) == 129
    assert pieces(LAYOUT.values()) == 1
    assert holes(LAYOUT.values()) == 0
    for row in reference.rows("hexagons"):
        assert (row["x"], row["y"]) == pytest.approx(centre((row["q"], row["r"])), abs=1e-6)


def test_four_of_five_neighbouring_pairs_are_kept():
    assert kept(LAYOUT, NEAR) / len(pairs(NEAR)) >= 0.8


def test_the_measures_beside_the_layout_are_true():
    claimed = json.loads((FOLDER / "hexagons_quality.json").read_text(encoding="utf-8"))
    low = min(q for q, _ in LAYOUT.values()), min(r for _, r in LAYOUT.values())
    assert low == (0, 0)
    told = measure(LAYOUT, wanted(PLACES), NEAR)
    for name in ("communes", "neighbouring_pairs", "pairs_kept", "share_of_pairs_kept", "pieces", "holes"):
        assert claimed[name] == told[name]
    assert claimed["mean_cosine_of_directions"] == pytest.approx(told["mean_cosine_of_directions"], abs=1e-4)


@pytest.mark.parametrize(
    ("code", "side"),
    [
        ("13330", "north"), ("13396", "north-west"), ("14404", "west"), ("14698", "south"), ("14161", "east"),
        ("14212", "south-east"),
    ],
)  # fmt: skip
def test_the_province_keeps_its_corners(code, side):
    x, y = centre(LAYOUT[code])
    xs, ys = zip(*(centre(cell) for cell in LAYOUT.values()), strict=True)
    middle_x, middle_y = sum(xs) / 129, sum(ys) / 129
    assert ("north" not in side) or y < middle_y
    assert ("south" not in side) or y > middle_y
    assert ("west" not in side) or x < middle_x
    assert ("east" not in side) or x > middle_x


def test_a_short_run_is_a_permutation_and_no_worse():
    places = wanted(PLACES)
    start = assign(places)
    for seed in (1, 2):
        end = Improver(start, places, NEAR).run(seed, 3000)
        assert end.keys() == start.keys()
        assert len(set(end.values())) == 129
        assert pieces(end.values()) + holes(end.values()) <= pieces(start.values()) + holes(start.values())
        assert kept(end, NEAR) >= 0
        assert end == Improver(start, places, NEAR).run(seed, 3000)
    assert score(LAYOUT, places, NEAR) > score(end, places, NEAR)


@given(CELLS, CELLS)
def test_cells_touch_exactly_where_their_centres_are_one_width_apart(first, second):
    (x, y), (u, v) = centre(first), centre(second)
    assert touch(first, second) == touch(second, first) == (abs(hypot(x - u, y - v) - 1) < 1e-9)
    assert all(touch(first, beside) for beside in around(first))


def test_pieces_and_holes():
    ring = set(around((0, 0)))
    assert (pieces(ring), holes(ring)) == (1, 1)
    assert holes(ring | {(0, 0)}) == 0
    assert pieces([(0, 0), (5, 5)]) == 2
    assert centre((0, 1)) == (0.5, sqrt(3) / 2)
