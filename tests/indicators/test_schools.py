"""Worked examples of family D: schools and pupils (D9), proficient officials (D10)."""

from datetime import date
from typing import Any

import pytest

from tests.indicators.tables_in_memory import A, B, InMemory, Values, activities

C, D = "13318", "13324"
JANUARY, JULY, Q2, Q3 = "2026-01", "2026-07", "2026-Q2", "2026-Q3"
FIRST, SECOND, YEAR = "2026-H1", "2026-H2", "2026"


def school(taught: int | None, schools: int | None, pupils: int, all_pupils: int | None) -> dict[str, Any]:
    below = {"quantity_total": schools, "people_total": all_pupils}
    return {"activity_group": "school", "quantity": taught, "people": pupils, **below}


def officials(proficient: int, everyone: int | None) -> dict[str, Any]:
    return {"activity_group": "officials", "people": proficient, "people_total": everyone}


def tables() -> InMemory:
    """A: last year 9 of 9 schools; H1 two rows, 2 of 3 and 1 of 5, the second without its pupils in all.

    B: H1 4 of 4, then Q3 2 of 4. C: schools without a total. D: nothing.
    Officials of A: 30 of 40 in Q2; of B: no total.
    """
    return (
        InMemory(date(2026, 12, 20))
        .add("M09", *activities(A, "2025-H2", school(9, 9, 90, 90)))
        .add("M09", *activities(A, FIRST, school(2, 3, 100, 300), school(1, 5, 50, None)))
        .add("M09", *activities(A, Q2, officials(30, 40)))
        .add("M09", *activities(B, FIRST, school(4, 4, 200, 200), officials(9, None)))
        .add("M09", *activities(B, Q3, school(2, 4, 80, 200)))
        .add("M09", *activities(C, FIRST, school(3, None, 10, None)))
    )


@pytest.fixture(scope="module")
def values() -> Values:
    return tables().values(JANUARY, JULY, "2026-Q1", Q2, Q3, FIRST, SECOND, YEAR, "2026-Q4")


def test_d9_adds_the_rows_of_the_last_period_with_schools(values: Values) -> None:
    assert values.figure("D9", FIRST, A) == (3, 8, 37.5, "ok", False)
    # Pupils: the row that does not say how many there are in all is in neither.
    assert values.figure("D9", FIRST, A, part=2) == (100, 300, 33.3333, "ok", False)
    assert values.figure("D9", FIRST) == (7, 12, 58.3333, "ok", False)
    assert values.figure("D9", Q3, B)[:3] == (2, 4, 50.0)
    assert values.figure("D9", YEAR, B)[:3] == (2, 4, 50.0)
    assert values.figure("D9", FIRST, C)[3] == "not_reported"
    assert values.figure("D9", FIRST, D)[3] == "not_reported"


def test_d9_keeps_the_half_year_until_the_next_is_due(values: Values) -> None:
    for period in (Q2, JULY, Q3):
        assert values.figure("D9", period, A) == (3, 8, 37.5, "ok", False)
    # At the end of the second half-year A has told nothing new: carried in the province, not shown itself.
    assert values.figure("D9", SECOND, A)[3] == "not_reported"
    assert values.figure("D9", SECOND) == (5, 12, 41.6667, "ok", True)
    assert values.figure("D9", SECOND, base="reported") == (2, 4, 50.0, "ok", False)
    assert values.figure("D9", YEAR, A)[3] == "ok"


def test_d9_last_year_is_not_carried_into_this(values: Values) -> None:
    assert values.figure("D9", JANUARY)[3] == "not_reported"
    assert values.figure("D9", "2026-Q1", A)[3] == "not_reported"


def test_d10_officials_of_communes_by_the_year(values: Values) -> None:
    assert values.figure("D10", Q2, A) == (30, 40, 75.0, "ok", False)
    assert values.figure("D10", Q3, A) == (30, 40, 75.0, "ok", False)
    assert values.figure("D10", FIRST, B)[3] == "not_reported"
    assert values.figure("D10", FIRST) == (30, 40, 75.0, "ok", False)
    # By the end of the year the year's figure was due: for the quarter the row of spring is an old one.
    assert values.figure("D10", "2026-Q4", A)[3] == "not_reported"
    assert values.figure("D10", "2026-Q4") == (30, 40, 75.0, "ok", True)
    assert values.figure("D10", YEAR, A)[2:] == (75.0, "ok", False)
