"""Worked examples of family H: budgets (H1), money a team and what is spent (H2), written criteria (H3)."""

from datetime import date
from typing import Any

import pytest

from tests.indicators.tables_in_memory import A, B, InMemory, Values, activities, hamlet, month, roster

H1, H2, H3 = f"{A}-001", f"{A}-002", f"{B}-001"
C, D = "13318", "13324"
JULY, Q2, Q3, HALF, YEAR = "2026-07", "2026-Q2", "2026-Q3", "2026-H2", "2026"


def budget(amount: int, spent: int | None) -> dict[str, Any]:
    return {"activity_group": "budget", "budget_vnd": amount, "disbursed_vnd": spent}


def criterion(document: str | None) -> dict[str, Any]:
    return {"activity_group": "evaluation_criterion", "document_number": document}


NEWS = {"activity_group": "news", "quantity": 1}


def tables() -> InMemory:
    """Last year A had 99 million. This year A: 12 + 6 million in H1, 9 spent; in Q3 only news.

    B: news alone. C: 5 million, what is spent left blank; no team. D: nothing.
    Teams: A two (a roster, a report of July), B a roster and a log of visits in July; its third hamlet none.
    """
    visits = {"commune_code": B, "hamlet_code": f"{B}-002", "period": JULY, "visits": 3, "new_households": 3}
    content = dict.fromkeys(("public_services", "cashless_payment", "ecommerce", "self_protection"), 0)
    return (
        InMemory(date(2026, 12, 1), counted_visits=[visits | content])
        .add("M10", hamlet(H1), hamlet(H2), hamlet(H3), hamlet(f"{B}-002"), hamlet(f"{B}-003"))
        .add("M01", *roster(H1, 9, date(2026, 2, 1), 1), *roster(H3, 9, date(2026, 2, 1), 2))
        .add("M03", month(H2, JULY))
        .add("M09", *activities(A, "2025-H2", budget(99_000_000, 0), criterion("1/QC")))
        .add("M09", *activities(A, "2026-H1", budget(12_000_000, 9_000_000), budget(6_000_000, None)))
        .add("M09", *activities(A, Q3, NEWS))
        .add("M09", *activities(B, Q2, NEWS, criterion("2/QC")))
        .add("M09", *activities(B, Q3, NEWS, criterion(None)))
        .add("M09", *activities(C, "2026-H1", budget(5_000_000, None)))
    )


@pytest.fixture(scope="module")
def values() -> Values:
    return tables().values("2026-01", "2026-Q1", Q2, "2026-H1", JULY, Q3, HALF, YEAR)


def test_h1_of_129_communes(values: Values) -> None:
    assert values.figure("H1", "2026-H1") == (2, 129, 1.5504, "ok", False)
    assert values.figure("H1", "2026-H1", base="reported") == (2, 3, 66.6667, "ok", False)
    assert [values.figure("H1", "2026-H1", c)[2] for c in (A, B, C)] == [100.0, 0.0, 100.0]
    assert values.figure("H1", "2026-H1", D)[3] == "not_reported"
    # Last year's money is not this year's.
    assert values.figure("H1", "2026-Q1", A)[3] == "not_reported"
    assert values.figure("H1", "2026-01")[3] == "not_reported"


def test_h1_keeps_the_last_half_year(values: Values) -> None:
    assert values.figure("H1", Q2, A)[2:] == (100.0, "ok", False)
    assert values.figure("H1", JULY, A)[2:] == (100.0, "ok", False)
    assert values.figure("H1", Q3, A)[2:] == (100.0, "ok", False)
    # By the end of the second half-year its own figure was due.
    assert values.figure("H1", HALF, A)[2:] == (100.0, "ok", True)
    assert values.figure("H1", YEAR, A)[2:] == (100.0, "ok", False)


def test_h2_thousand_dong_a_team_and_month(values: Values) -> None:
    # A: 18 million of 2 teams x 12 months (H2 reported in July); in H1 of one team only.
    assert values.figure("H2", JULY, A) == (18_000, 24, 750, "ok", False)
    assert values.figure("H2", "2026-H1", A)[:3] == (18_000, 12, 1500)
    # B has two teams and no budget; C a budget and no team.
    assert values.figure("H2", JULY, B) == (0, 24, 0, "ok", False)
    assert values.figure("H2", JULY, C)[3] == "not_reported"
    assert values.figure("H2", JULY, D)[3] == "not_reported"
    # All teams are below, A's and B's: (18 + 5) million / 48. Reported: A and C.
    assert values.figure("H2", JULY) == (23_000, 48, 479.1667, "ok", False)
    assert values.figure("H2", JULY, base="reported") == (23_000, 24, 958.3333, "ok", False)
    assert values.row("H2", JULY)["unit"] == "nghìn đồng"


def test_h2_share_disbursed(values: Values) -> None:
    assert values.figure("H2", JULY, A, part=2) == (9_000_000, 18_000_000, 50.0, "ok", False)
    assert values.figure("H2", JULY, B, part=2)[3] == "not_applicable"
    assert values.figure("H2", JULY, C, part=2)[3] == "not_reported"
    assert values.figure("H2", JULY, D, part=2)[3] == "not_reported"
    assert values.figure("H2", JULY, part=2)[:3] == (9_000_000, 23_000_000, 39.1304)
    assert values.figure("H2", JULY, part=2, base="reported")[:3] == (9_000_000, 18_000_000, 50.0)


def test_h3_a_rule_with_its_number_at_any_time_of_the_year(values: Values) -> None:
    assert values.figure("H3", Q2) == (1, 129, 0.7752, "ok", False)
    # B's later sheet has no number; that of Q2 still stands. A's rule is of last year.
    assert [values.figure("H3", Q3, c)[2] for c in (A, B)] == [0.0, 100.0]
    assert values.figure("H3", Q3, base="reported")[:2] == (1, 3)
    assert values.figure("H3", "2026-Q1", A)[3] == "not_reported"
