"""A worked example: one commune, a rename, a merger and a split, each figure to be checked with a pencil."""

from datetime import date

import pytest

from etl.indicators import monthly
from etl.mergers import converted_marks
from tests.indicators.tables_in_memory import A
from tests.mergers.village import Village, change, hamlet, report, school, scope_of

ONE, TWO, THREE, FOUR, FIVE, SIX = (f"{A}-{number:03d}" for number in range(1, 7))
MERGED, SPLIT = date(2025, 10, 15), date(2025, 11, 15)


@pytest.fixture
def village() -> Village:
    """001 and 002 merge into 004 on 15 October; 003 is split on 15 November: 60 % to 005, 40 % to 006.

    By the end of September 001 had reached 41 households, 002 30, 003 55; in October 003 reached 57.
    """
    eve, eve2 = date(2025, 10, 14), date(2025, 11, 14)
    tables = Village(date(2026, 2, 1)).add(
        "M10", hamlet(ONE, until=eve), hamlet(TWO, until=eve), hamlet(THREE, until=eve2),
        hamlet(FOUR, MERGED, households=200), hamlet(FIVE, SPLIT, households=60),
        hamlet(SIX, SPLIT, households=40),
    )  # fmt: skip
    tables.add("M03", report(ONE, "2025-09", 41), report(TWO, "2025-09", 30), report(THREE, "2025-09", 55))
    tables.add("M03", report(THREE, "2025-10", 57), report(FIVE, "2026-01", 36))
    tables.add(
        "M10b", change(MERGED, ONE, FOUR, 1.0), change(MERGED, TWO, FOUR, 1.0),
        change(SPLIT, THREE, FIVE, 0.6), change(SPLIT, THREE, SIX, 0.4),
    )  # fmt: skip
    return tables


def test_the_figures_go_with_the_households(village: Village) -> None:
    values = village.values("2025-10", "2025-11", "2025-12", "2026-01")
    assert values.row("C1", "2025-10", A)["numerator"] == 41 + 30 + 57
    assert values.row("C1", "2025-11", FOUR)["state"] == "not_reported"  # its month has no row of its own
    assert values.row("C1", "2025-11", A)["numerator"] == 71 + 57
    december = values.row("C1", "2025-12", A)
    assert (december["numerator"], december["denominator"], december["stale"]) == (71 + 34 + 23, 300, True)
    assert values.row("C1", "2026-01", A)["numerator"] == 71 + 36 + 23  # 005 reports 36 itself: 36 stands
    assert values.row("C1", "2026-01", FIVE)["value"] == pytest.approx(60.0)


def test_what_each_successor_stands_on(village: Village) -> None:
    scope = scope_of(village, "2025-12", "2026-01")
    told = monthly.standing(scope).sort("period", "hamlet_code")
    standing = {(row["period"], row["hamlet_code"]): row for row in told.iter_rows(named=True)}
    assert standing["2025-12", FOUR]["cumulative_households"] == 71
    assert [standing["2025-12", code]["cumulative_households"] for code in (FIVE, SIX)] == [34, 23]
    assert standing["2026-01", FIVE]["cumulative_households"] == 36
    assert [standing["2026-01", code]["converted"] for code in (FOUR, FIVE, SIX)] == [True, False, True]
    assert (standing["2025-12", FOUR]["fresh"], standing["2026-01", FIVE]["fresh"]) == (False, True)


def test_the_carried_figures_are_marked(village: Village) -> None:
    marks = converted_marks(scope_of(village, "2025-10", "2025-12", "2026-01"))
    found = marks.filter(indicator="C1").select("period", "hamlet_code").rows()
    assert found == [
        ("2025-12", FOUR),
        ("2025-12", FIVE),
        ("2025-12", SIX),
        ("2026-01", FOUR),
        ("2026-01", SIX),
    ]


def test_learners_of_a_split_hamlet_are_shared_and_new_ones_are_added(village: Village) -> None:
    village.add("M04", school(THREE, date(2025, 9, 1), 11, "a"), school(FIVE, date(2025, 12, 20), 4, "b"))
    values = village.values("2025-11", "2025-12", "2026-01")
    assert values.row("D3", "2025-11", A)["numerator"] == 11
    assert values.row("D3", "2025-12", A)["numerator"] == 11
    assert values.row("D3", "2026-01", A)["numerator"] == 15
    assert values.row("D3", "2026-01", FIVE)["numerator"] == 7 + 4  # 6,6 and 4,4 of 11: 7 and 4
    assert values.row("D3", "2026-01", SIX)["numerator"] == 4


def test_a_change_after_the_period_has_no_effect_in_it(village: Village) -> None:
    before = village.values("2025-09").row("C1", "2025-09", A)
    assert before["numerator"] == 41 + 30 + 55
    village.forms["M10b"] = []
    assert village.values("2025-09").row("C1", "2025-09", A) == before


def test_a_hamlet_that_keeps_its_code_adds_what_comes_to_it() -> None:
    day = date(2025, 11, 15)
    tables = Village(date(2026, 2, 1)).add("M10", hamlet(ONE), hamlet(TWO, until=date(2025, 11, 14)))
    tables.add("M03", report(ONE, "2025-11", 50), report(TWO, "2025-10", 20))
    tables.add("M10b", change(day, TWO, ONE, 1.0))
    values = tables.values("2025-11", "2025-12")
    assert values.row("C1", "2025-12", A)["numerator"] == 70
    tables.add("M03", report(ONE, "2025-12", 72))
    assert tables.values("2025-12").row("C1", "2025-12", A)["numerator"] == 72


def test_a_part_that_moves_leaves_the_rest_where_it_was() -> None:
    day = date(2025, 11, 15)
    tables = Village(date(2026, 2, 1)).add("M10", hamlet(ONE), hamlet(TWO))
    tables.add("M03", report(ONE, "2025-11", 50), report(TWO, "2025-11", 20))
    tables.add("M10b", change(day, ONE, ONE, 0.9), change(day, ONE, TWO, 0.1))
    standing = monthly.standing(scope_of(tables, "2025-12")).sort("hamlet_code")
    assert standing["cumulative_households"].to_list() == [45, 25]
    tables.add("M03", report(ONE, "2025-12", 46))
    standing = monthly.standing(scope_of(tables, "2025-12")).sort("hamlet_code")
    assert standing["cumulative_households"].to_list() == [46, 25]


def test_a_late_row_of_an_ended_hamlet_goes_to_its_successor() -> None:
    day = date(2025, 10, 15)
    tables = Village(date(2026, 2, 1)).add("M10", hamlet(ONE, until=date(2025, 10, 14)), hamlet(FOUR, day))
    tables.add("M03", report(ONE, "2025-09", 41), report(ONE, "2025-12", 45))
    tables.add("M10b", change(day, ONE, FOUR, 1.0))
    values = tables.values("2025-11", "2025-12")
    assert values.row("C1", "2025-11", A)["numerator"] == 41
    assert values.row("C1", "2025-12", FOUR)["numerator"] == 45


def test_a_blank_is_carried_as_a_blank() -> None:
    day = date(2025, 10, 15)
    tables = Village(date(2026, 2, 1)).add("M10", hamlet(ONE, until=date(2025, 10, 14)), hamlet(FOUR, day))
    tables.add("M03", report(ONE, "2025-09", None))
    tables.add("M10b", change(day, ONE, FOUR, 1.0))
    standing = monthly.standing(scope_of(tables, "2025-12")).filter(hamlet_code=FOUR)
    assert standing["cumulative_households"].to_list() == [None]
