"""Ranks of the communes: from the best, ties shared, none without a value."""

import random
from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from etl import reference
from tests.assess.frames import CODES, judged, value

LATE = date(2026, 11, 22)
GROUP = dict(reference.peer_groups().select("commune_code", "group").iter_rows())
some = settings(max_examples=20, deadline=None)
figures = st.lists(st.one_of(st.none(), st.integers(0, 20)), min_size=129, max_size=129)


def ranked(indicator: str, reached: list[int | None], below: float | None) -> pl.DataFrame:
    return judged(
        [value(indicator, "2026-11", code, above, below) for code, above in zip(CODES, reached, strict=True)],
        LATE,
    )


def test_ties_share_and_the_next_rank_is_left_out() -> None:
    # 90, 90, 80, nothing: first, first, third; three of the province have a value.
    frame = ranked("C1", [90, 80, 90, *[None] * 126], 100)
    ranks = dict(frame.select("commune_code", "rank_all").iter_rows())
    assert [ranks[code] for code in CODES[:4]] == [1, 3, 1, None]
    assert frame["of_all"].unique().to_list() == [3]


def test_where_lower_is_better_the_least_is_first() -> None:
    ranks = dict(ranked("S1", [3, 1, 2, *[None] * 126], None).select("commune_code", "rank_all").iter_rows())
    assert [ranks[code] for code in CODES[:3]] == [3, 1, 2]


def test_one_score_reached_in_two_ways_is_one_rank() -> None:
    # 0.1 + 0.2 is not 0.3 to a machine.
    rows = [value("K6", "2026-11", CODES[0], 0.1 + 0.2), value("K6", "2026-11", CODES[1], 0.3)]
    assert judged(rows, LATE)["rank_all"].to_list() == [1, 1]


@some
@given(figures, st.sampled_from(["C1", "S1"]))
def test_a_rank_is_one_more_than_the_number_of_better_ones(reached: list[int | None], code: str) -> None:
    frame = ranked(code, reached, 20 if code == "C1" else None)
    sign = 1 if code == "C1" else -1
    mine = dict(zip(CODES, reached, strict=True))
    for row in frame.iter_rows(named=True):
        own = mine[row["commune_code"]]
        for rank, of, others in (
            ("rank_all", "of_all", CODES),
            ("rank_peer", "of_peer", [c for c in CODES if GROUP[c] == GROUP[row["commune_code"]]]),
        ):
            known = [mine[c] for c in others if mine[c] is not None]
            assert row[of] == len(known)
            better = None if own is None else 1 + sum(sign * other > sign * own for other in known)
            assert row[rank] == better


@some
@given(figures, st.integers(0, 999))
def test_the_order_in_which_communes_come_changes_nothing(reached: list[int | None], seed: int) -> None:
    pairs = list(zip(CODES, reached, strict=True))
    rows = [value("C1", "2026-11", code, above, 20) for code, above in pairs]
    frame = judged(rows, LATE).sort("commune_code")
    random.Random(seed).shuffle(rows)
    assert_frame_equal(judged(rows, LATE).sort("commune_code"), frame)
