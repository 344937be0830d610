"""Worked examples of family E: E2, E4."""

from datetime import date
from typing import Any

import pytest

from tests.indicators.tables_in_memory import A, B, InMemory, Row, Values, hamlet

C = "13318"
H1, H2, H3 = (f"{A}-00{n}" for n in (1, 2, 3))
NOT_REPORTED = (None, None, None, "not_reported", False)


def police(unit: str, period: str, new: int = 0, helped: int = 0, *, source: str | None = "police",
           all_four: tuple[int, int, int | None, int | None] = (0, 0, None, None)) -> Row:  # fmt: skip
    """A row of M05: new accounts, with the team's help; accounts and people, of them of sixty and over."""
    place: dict[str, Any] = {"commune_code": unit[:5], "hamlet_code": unit if "-" in unit else None}
    names = ("cumulative_level2_accounts", "residents_14_plus_with_card",
             "cumulative_level2_accounts_60_plus", "residents_60_plus_with_card")  # fmt: skip
    return (
        place
        | {"period": period, "data_source": source}
        | {"new_level2_accounts": new, "team_assisted_level2_accounts": helped}
        | dict(zip(names, all_four, strict=True))
    )


@pytest.fixture(scope="module")
def new() -> Values:
    """A: July by hamlets (H1 10 new, 4 helped; H2 20, 6), August as a whole and by hamlet, then none new.

    B: its own row alone. Of August A's row came twice, of the police and of a blank source.
    """
    return (
        InMemory(date(2026, 9, 20))
        .add("M10", hamlet(H1), hamlet(H2), hamlet(H3))
        .add("M05", police(H1, "2026-07", 10, 4), police(H2, "2026-07", 20, 6))
        .add("M05", police(A, "2026-08", 90, 9), police(A, "2026-08", 50, 20, source=None))
        .add("M05", police(H1, "2026-08", 7, 7), police(A, "2026-09"))
        .add("M05", police(B, "2026-08", 99, 99, source="commune"))
        .values("2026-07", "2026-08", "2026-09", "2026-10", "2026-Q3")
    )


def test_e2_adds_a_commune_s_own_rows_and_its_hamlets_where_they_alone_came(new: Values) -> None:
    assert new.figure("E2", "2026-07", A) == (10, None, 10, "ok", False)
    assert new.figure("E2", "2026-07", A, part=2) == (10, 30, 33.3333, "ok", False)
    # The latest received of the two rows of August, and not those of its hamlets beside it.
    assert new.figure("E2", "2026-08", A) == (20, None, 20, "ok", False)
    assert new.figure("E2", "2026-08", A, part=2) == (20, 50, 40.0, "ok", False)
    assert new.figure("E2", "2026-Q3", A, part=2) == (30, 80, 37.5, "ok", False)
    assert new.figure("E2", "2026-Q3") == (30, None, 30, "ok", False)


def test_e2_carries_nothing_and_adds_nothing_of_the_commune_s(new: Values) -> None:
    assert new.figure("E2", "2026-08", B) == NOT_REPORTED
    assert new.figure("E2", "2026-10", A) == NOT_REPORTED
    # Nobody new in September: 0 helped, and no share of nothing.
    assert new.figure("E2", "2026-09", A) == (0, None, 0, "ok", False)
    assert new.figure("E2", "2026-09", A, part=2) == (None, None, None, "not_applicable", False)
    for base in ("full", "reported"):
        assert new.figure("E2", "2026-08", base=base, part=2) == (20, 50, 40.0, "ok", False)


@pytest.fixture(scope="module")
def gap() -> Values:
    """Accounts of people; of them of sixty and over.

    | unit | 2026-07                | 2026-08               | 2026-09            |
    | A    | 700 of 1000, 40 of 200 | 800 of 1000, 60 of 60+ blank | –           |
    | B    | –                      | 90 of 100, 45 of 50   | 30 of 100, 30 of 50 |
    | C    | 50 of 100, none of 0   | –                     | –                  |
    """
    return (
        InMemory(date(2026, 9, 20))
        .add("M05", police(A, "2026-07", all_four=(700, 1000, 40, 200)))
        .add("M05", police(A, "2026-08", all_four=(800, 1000, 60, None)))
        .add("M05", police(B, "2026-08", all_four=(90, 100, 45, 50)))
        .add("M05", police(B, "2026-09", all_four=(30, 100, 30, 50)))
        .add("M05", police(C, "2026-07", all_four=(50, 100, 0, 0)))
        .values("2026-07", "2026-08", "2026-09")
    )


def test_e4_is_a_difference_of_shares_in_points(gap: Values) -> None:
    # 660 of 800 people of 14 to 59 is 82.5 %, 40 of 200 older ones 20 %.
    assert gap.figure("E4", "2026-07", A) == (62.5, None, 62.5, "ok", False)
    assert gap.row("E4", "2026-07", A)["unit"] == "điểm %"
    # B in August: 45 of 50 each; in September the elderly are ahead: 0 of 50, 30 of 50.
    assert gap.figure("E4", "2026-08", B) == (0, None, 0.0, "ok", False)
    assert gap.figure("E4", "2026-09", B) == (-60, None, -60.0, "ok", False)
    # No older person: no difference to tell. A row with a blank is no report.
    assert gap.figure("E4", "2026-07", C) == NOT_REPORTED
    assert gap.figure("E4", "2026-08", A) == NOT_REPORTED


def test_e4_of_the_province_adds_before_it_divides(gap: Values) -> None:
    # July: A and C: 660 + 50 of 800 + 100, 40 of 200.
    assert gap.figure("E4", "2026-07")[2] == round(100 * 710 / 900 - 20, 4)
    # August: A's July row stands (its August row has a blank), C's too: 710 + 45 of 950, 85 of 250.
    assert gap.figure("E4", "2026-08")[2:] == (round(100 * 755 / 950 - 34, 4), "ok", True)
    assert gap.figure("E4", "2026-08", base="reported")[2:] == (0.0, "ok", False)
