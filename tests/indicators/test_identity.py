"""Worked examples of family E: E1, E3."""

from datetime import date
from typing import Any

import pytest

from tests.indicators.tables_in_memory import A, B, InMemory, Values, hamlet

H1, H2 = f"{A}-001", f"{A}-002"


def police(
    code: str, period: str, accounts: int, people: int, source: str | None = "police"
) -> dict[str, Any]:
    place = {"commune_code": code[:5], "hamlet_code": code if "-" in code else None}
    figures = {"cumulative_level2_accounts": accounts, "residents_14_plus_with_card": people}
    return {**place, "period": period, "data_source": source, **figures}


@pytest.fixture(scope="module")
def values() -> Values:
    """A sends its own row for August beside its hamlets' rows, only hamlets' rows for September.

    B sends July (source left blank), and for August a row of the commune itself, which is not used.
    """
    rows = [
        police(A, "2026-08", 900, 1000),
        police(H1, "2026-08", 300, 400),
        police(H2, "2026-08", 500, 600),
        police(H1, "2026-09", 320, 400),
        police(B, "2026-07", 450, 500, None),
        police(B, "2026-08", 499, 500, "commune"),
    ]
    tables = InMemory(date(2026, 10, 20)).add("M10", hamlet(H1), hamlet(H2)).add("M05", *rows)
    return tables.values("2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-Q3")


def test_e1_prefers_the_row_of_the_commune(values: Values) -> None:
    assert values.figure("E1", "2026-08", A) == (900, 1000, 90.0, "ok", False)
    assert values.figure("E3", "2026-08", A) == (100, None, 100, "ok", False)


def test_e1_adds_hamlets_where_they_alone_came(values: Values) -> None:
    # September: H1 320 of 400, and H2's August row carried, 500 of 600.
    assert values.figure("E1", "2026-09", A) == (820, 1000, 82.0, "ok", True)
    assert values.figure("E1", "2026-09", H1) == (320, 400, 80.0, "ok", False)
    assert values.figure("E1", "2026-09", H2)[3] == "not_reported"


def test_e1_has_a_row_for_every_hamlet_and_a_figure_where_the_police_give_one(values: Values) -> None:
    assert values.figure("E1", "2026-08", H2) == (500, 600, round(500 / 6, 4), "ok", False)
    for period in ("2026-06", "2026-07", "2026-10"):
        for code in (H1, H2):
            assert values.figure("E1", period, code) == (None, None, None, "not_reported", False)


def test_e1_carries_a_silent_commune_into_the_province_only(values: Values) -> None:
    assert values.figure("E1", "2026-07", B) == (450, 500, 90.0, "ok", False)
    assert values.figure("E1", "2026-08", B) == (None, None, None, "not_reported", False)
    # August: A 900 of 1000 and B's July 450 of 500; reported base: A alone.
    assert values.figure("E1", "2026-08") == (1350, 1500, 90.0, "ok", True)
    assert values.figure("E1", "2026-08", base="reported") == (900, 1000, 90.0, "ok", False)
    assert values.figure("E3", "2026-08") == (150, None, 150, "ok", True)
    # July: A has never reported: it is in neither.
    assert values.figure("E1", "2026-07") == (450, 500, 90.0, "ok", False)
    assert values.figure("E1", "2026-06")[3] == "not_reported"
    assert values.figure("E1", "2026-10", base="reported")[3] == "not_reported"


def test_e1_of_a_quarter_is_the_last_known_stock(values: Values) -> None:
    # Q3 is 15/6 to 14/9: A's September sum 820 of 1000, B's July 450 of 500; both lie in the quarter.
    assert values.figure("E1", "2026-Q3", B) == (450, 500, 90.0, "ok", False)
    assert values.figure("E1", "2026-Q3")[:2] == (1270, 1500)


def test_more_accounts_than_people_is_shown_as_it_is() -> None:
    tables = InMemory(date(2026, 10, 20)).add("M05", police(A, "2026-08", 105, 100))
    values = tables.values("2026-08")
    assert values.figure("E1", "2026-08", A)[2] == 105.0
    assert values.figure("E3", "2026-08", A)[2] == -5
