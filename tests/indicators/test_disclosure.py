"""No small cell of a hamlet follows from what is published about the hamlets and their commune over time."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import product

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from etl.indicators.disclosure import hidden_cells, suppress

SMALL = 5
FIRST = date(2026, 1, 14)
Days = dict[date, dict[str, tuple[float, float]]]


def day(number: int) -> date:
    return FIRST + timedelta(days=30 * number)


def days(*tables: dict[str, tuple[float, float]]) -> Days:
    return {day(number): cells for number, cells in enumerate(tables)}


def test_a_small_cell_is_never_hidden_alone() -> None:
    # 20 - 8 - 9 = 3 would tell a's three; b, of the two the one with fewer people, is hidden too.
    assert hidden_cells(days({"a": (3, 10), "b": (8, 20), "c": (9, 30)}), SMALL) == {FIRST: {"a", "b"}}


def test_two_zeros_do_not_cover_each_other() -> None:
    # a + b = 0 tells both; with c the sum is 9 and any of the three may hold it.
    assert hidden_cells(days({"a": (0, 10), "b": (0, 20), "c": (9, 30)}), SMALL) == {FIRST: {"a", "b", "c"}}


def test_few_people_below_the_line_are_hidden_as_well() -> None:
    # a and b are hidden; their 6 trained are enough, their 4 people are not: c goes too.
    assert hidden_cells(days({"a": (3, 2), "b": (3, 2), "c": (9, 30), "d": (9, 40)}), SMALL) == {
        FIRST: {"a", "b", "c"}
    }


def test_two_small_cells_do_not_cover_each_other() -> None:
    # Both are below five, as the mark on them says, so that 8 in all would tell that both are 4.
    assert hidden_cells(days({"a": (4, 10), "b": (4, 12), "c": (9, 30)}), SMALL) == {FIRST: {"a", "b", "c"}}


@pytest.mark.parametrize("people", [(10, 20, 30), (10, 20), (20, 10, 3), (0, 10, 30)])
def test_nor_can_one_who_knows_the_rules_from_one_day(people: tuple[int, ...]) -> None:
    """All worlds of up to 16 learners a hamlet, by what is published: a small cell differs in them."""
    most, names = 16, "abcd"[: len(people)]
    worlds = defaultdict(list)
    for world in product(range(most + 1), repeat=len(people)):
        cells = {name: (float(n), float(of)) for name, n, of in zip(names, world, people, strict=True)}
        hidden = hidden_cells({FIRST: cells}, SMALL)[FIRST]
        shown = tuple(None if name in hidden else n for name, n in zip(names, world, strict=True))
        worlds[sum(world), shown].append(world)
    for (total, shown), same in worlds.items():
        if total - sum(n for n in shown if n is not None) > most:
            continue  # worlds with more learners than are looked at here are missing
        for at, cell in enumerate(shown):
            values = {world[at] for world in same}
            assert cell is not None or len(values) > 1 or not 1 <= min(values) < SMALL, (total, shown)


def test_what_was_shown_before_covers_nobody_after() -> None:
    # Day 0 hides a with b and shows c. On day 1 b has more people than c, and nothing else changed: were
    # c hidden instead and b shown, then b's 8 of day 1 were its 8 of day 0, and a the rest of 11.
    first, second = {"a": (3, 10), "b": (8, 20), "c": (9, 30)}, {"a": (3, 10), "b": (8, 40), "c": (9, 30)}
    assert hidden_cells(days(first, second), SMALL) == {day(0): {"a", "b"}, day(1): {"a", "b"}}


def test_a_new_hamlet_among_shown_ones_still_hides_a_second() -> None:
    old = {"a": (6, 10), "b": (8, 20)}
    assert hidden_cells(days(old, old | {"c": (1, 9)}), SMALL) == {day(0): set(), day(1): {"a", "c"}}


def test_periods_of_one_day_hide_the_same_cells_and_other_states_stay() -> None:
    rows = pl.DataFrame(
        {
            "period": ["2026-03", "2026-03", "2026-Q1", "2026-Q1", "2026-03"],
            "commune_code": ["13285"] * 4 + ["13291"],
            "hamlet_code": ["13285-001", "13285-002"] * 2 + ["13291-001"],
            "end": [date(2026, 3, 14)] * 5,
            "numerator": [3.0, 9, 3, 9, None],
            "denominator": [20.0, 30, 20, 30, None],
            "state": ["ok"] * 4 + ["not_reported"],
        }
    )
    assert suppress(rows, SMALL)["state"].to_list() == ["suppressed"] * 4 + ["not_reported"]


@st.composite
def histories(draw: st.DrawFn) -> Days:
    """Trained people of up to five hamlets, who only grow in number, over up to four days."""
    hamlets = "abcde"[: draw(st.integers(2, 5))]
    people = {hamlet: draw(st.integers(3, 40)) for hamlet in hamlets}
    trained = dict.fromkeys(hamlets, 0)
    found: Days = {}
    for number in range(draw(st.integers(1, 4))):
        for hamlet in hamlets:
            trained[hamlet] += draw(st.sampled_from([0, 0, 1, 3, 9]))
            people[hamlet] = max(people[hamlet] + draw(st.sampled_from([0, 0, 0, 5, -5])), 1)
        found[day(number)] = {hamlet: (trained[hamlet], people[hamlet]) for hamlet in hamlets}
    return found


def bounds(known: Days, hidden: dict[date, set[str]], at: date, hamlet: str) -> tuple[float, float]:
    """The least and the most that a hidden numerator can be, for one who knows all that is published.

    Unknown are all cells; known are those shown, the commune's sum of each day, and that none ever falls.
    """
    order = [(d, h) for d in sorted(known) for h in sorted(known[d])]
    place = {cell: number for number, cell in enumerate(order)}
    equal, totals = [], []
    for d, cells in known.items():
        equal.append([float(cell[0] == d) for cell in order])
        totals.append(sum(pair[0] for pair in cells.values()))
    falls = []
    for (d, h), number in place.items():
        later = min((other for other in known if other > d), default=None)
        if later:
            row = np.zeros(len(order))
            row[number], row[place[later, h]] = 1, -1
            falls.append(row)
    span = [(0, None) if h in hidden[d] else (known[d][h][0],) * 2 for d, h in order]
    aim = np.zeros(len(order))
    aim[place[at, hamlet]] = 1
    growth = (np.array(falls), np.zeros(len(falls))) if falls else (None, None)
    least, most = (
        linprog(sign * aim, *growth, A_eq=np.array(equal), b_eq=totals, bounds=span).fun for sign in (1, -1)
    )
    return least, -most


@settings(max_examples=60, deadline=None)
@given(histories())
def test_nobody_can_work_out_a_small_cell(known: Days) -> None:
    hidden = hidden_cells(known, SMALL)
    for at, cells in known.items():
        assert {h for h, pair in cells.items() if min(pair) < SMALL} <= hidden[at]
        # Where all of a commune is hidden its own figure may be as small as it is: that one is published.
        total = sum(pair[0] for pair in cells.values())
        for hamlet in hidden[at]:
            if cells[hamlet][0] < SMALL and total >= SMALL:
                least, most = bounds(known, hidden, at, hamlet)
                assert most - least > 0.5, (at, hamlet, known, hidden)
