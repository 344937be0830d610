"""Worked examples of family G: news and broadcasts (G1), the digital day (G2)."""

from datetime import date
from typing import Any

import pytest

from tests.indicators.tables_in_memory import A, B, InMemory, Values, activities

C, D, E = "13318", "13324", "13330"
Q2, Q3, Q4, H1, H2, YEAR = "2026-Q2", "2026-Q3", "2026-Q4", "2026-H1", "2026-H2", "2026"


def news(quantity: int | None) -> dict[str, Any]:
    return {"activity_group": "news", "quantity": quantity}


def broadcast(quantity: int | None) -> dict[str, Any]:
    return {"activity_group": "broadcast", "quantity": quantity}


MODEL = {"activity_group": "model", "quantity": 3}


def tables() -> InMemory:
    """A: 5 news and 40 broadcasts in Q2; Q3 first 9 news, then a sheet that replaces it: 2 + 4 news.

    B: a sheet of Q3 without news. C: news of a quantity left blank, 7 broadcasts. D: nothing.
    """
    return (
        InMemory(date(2026, 9, 30))
        .add("M09", *activities(A, Q2, news(5), broadcast(40)))
        .add("M09", *activities(A, Q3, news(9), broadcast(100)))
        .add("M09", *activities(A, Q3, news(2), news(4), MODEL, number=2))
        .add("M09", *activities(B, Q3, MODEL))
        .add("M09", *activities(C, Q3, news(None), broadcast(7)))
    )


@pytest.fixture(scope="module")
def values() -> Values:
    return tables().values("2026-08", Q2, Q3, H1, H2, YEAR)


def test_g1_adds_what_the_last_sheet_of_each_quarter_lists(values: Values) -> None:
    assert values.figure("G1", Q2, A) == (45, None, 45, "ok", False)
    assert values.figure("G1", Q3, A) == (6, None, 6, "ok", False)  # the later sheet has no broadcast
    assert values.figure("G1", YEAR, A)[2] == 51
    assert values.figure("G1", Q3, A, breakdown="kind=news")[2] == 6
    assert values.figure("G1", Q3, A, breakdown="kind=broadcast")[2] == 0
    assert values.figure("G1", Q3) == (13, None, 13, "ok", False)
    assert values.figure("G1", Q3, base="reported")[2] == 13


def test_g1_a_sheet_without_news_is_zero_and_no_sheet_is_missing(values: Values) -> None:
    assert values.figure("G1", Q3, B) == (0, None, 0, "ok", False)
    assert values.figure("G1", Q2, B)[3] == "not_reported"
    assert values.figure("G1", H1, B)[3] == "not_reported"
    assert values.figure("G1", Q3, D)[3] == "not_reported"


def test_g1_a_quantity_left_blank_is_not_zero(values: Values) -> None:
    assert values.figure("G1", Q3, C)[2] == 7
    assert values.figure("G1", Q3, C, breakdown="kind=news")[3] == "not_reported"


def test_g1_has_no_months(values: Values) -> None:
    for unit in (A, D, ""):
        assert values.figure("G1", "2026-08", unit)[3] == "not_applicable"


def day(first: date, last: date | None = None) -> dict[str, Any]:
    return {"activity_group": "digital_day", "start_date": first, "end_date": last}


def october(as_of: date) -> InMemory:
    """A: from 28/9 to 2/10. B: 30/9 alone. C: a sheet of Q3 with an event on 10/10. D: Q3. E: none."""
    return (
        InMemory(as_of)
        .add("M09", *activities(A, Q4, day(date(2026, 9, 28), date(2026, 10, 2))))
        .add("M09", *activities(B, Q4, day(date(2026, 9, 30)), MODEL))
        .add("M09", *activities(C, Q3, day(date(2026, 10, 10))))
        .add("M09", *activities(D, Q3, MODEL))
    )


def test_g2_needs_an_event_dated_in_october() -> None:
    values = october(date(2026, 11, 22)).values("2026-11", Q3, Q4, H2, YEAR)
    for period in (Q4, H2, YEAR):
        assert values.figure("G2", period) == (2, 129, 1.5504, "ok", False)
        assert values.figure("G2", period, base="reported") == (2, 3, 66.6667, "ok", False)
        shown = [values.figure("G2", period, unit)[2:4] for unit in (A, B, C)]
        assert shown == [(100.0, "ok"), (0.0, "ok"), (100.0, "ok")]
        # A sheet about summer says nothing of October.
        assert values.figure("G2", period, D)[3] == "not_reported"
        assert values.figure("G2", period, E)[3] == "not_reported"


def test_g2_is_not_asked_before_october_nor_by_the_month() -> None:
    values = october(date(2026, 11, 22)).values("2026-11", Q3, Q4, H2, YEAR)
    assert values.figure("G2", Q3)[3] == "not_applicable"
    assert values.figure("G2", "2026-11", A)[3] == "not_applicable"
    early = october(date(2026, 9, 30)).values(Q4, YEAR)
    for period in (Q4, YEAR):
        assert early.figure("G2", period)[3] == "not_applicable"
        assert early.figure("G2", period, A)[3] == "not_applicable"
    assert october(date(2026, 10, 1)).values(Q4).figure("G2", Q4)[0] == 2
