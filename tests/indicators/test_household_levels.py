"""Worked examples of family C: C3, C10, C11."""

from datetime import date
from typing import Any

import pytest

from tests.indicators.tables_in_memory import A, B, InMemory, Row, Values, hamlet, month

H1, H2, H3, H4 = (f"{A}-00{n}" for n in (1, 2, 3, 4))
K1, K2 = f"{B}-001", f"{B}-002"
NOT_REPORTED = (None, None, None, "not_reported", False)
NOTHING = (None, None, None, "not_applicable", False)


def report(code: str, period: str, skilled: int, cashless: int, codes: int | None, listed: int | None) -> Row:
    """A row of M03: skilled households, people guided on cashless payment, QR codes, OCOP products listed."""
    return month(
        code, period, cumulative_proficient_households=skilled, people_guided_cashless_payment=cashless,
        qr_household_businesses=codes, ocop_products_listed=listed,
    )  # fmt: skip


def place(code: str, households: int | None, businesses: int | None, products: int | None) -> Row:
    more: dict[str, Any] = {"household_businesses": businesses, "ocop_products": products}
    return hamlet(code, households, **more)


@pytest.fixture(scope="module")
def values() -> Values:
    """Households, household businesses and OCOP products of M10; what was reported.

    | hamlet | M10           | 2026-07            | 2026-08               | 2026-09          |
    | H1     | 100, 10, 4    | 5 skilled, 7 cash, | 8 skilled, 2 cash,    | –                |
    |        |               |   QR 3, listed 1   |   QR blank, listed 2  |                  |
    | H2     | 200, 20, 0    | –                  | 40, 5, QR 6, 0        | 41, 0, QR 5, 0   |
    | H3     | 300, blank, 6 | –                  | –                     | –                |
    | H4     | –, 0, blank   | –                  | 9, 1, QR 0, blank     | –                |
    | K1, K2 | 50, 5, 0      | –                  | K1: 60, 4, QR 1, 0    | –                |
    """
    return (
        InMemory(date(2026, 9, 20))
        .add("M10", place(H1, 100, 10, 4), place(H2, 200, 20, 0), place(H3, 300, None, 6))
        .add("M10", place(H4, None, 0, None), place(K1, 50, 5, 0), place(K2, 50, 5, 0))
        .add("M03", report(H1, "2026-07", 5, 7, 3, 1), report(H1, "2026-08", 99, 99, 9, 4))
        # the same key once more: this one stands
        .add("M03", report(H1, "2026-08", 8, 2, None, 2), report(H2, "2026-08", 40, 5, 6, 0))
        .add("M03", report(H2, "2026-09", 41, 0, 5, 0), report(H4, "2026-08", 9, 1, 0, None))
        .add("M03", report(K1, "2026-08", 60, 4, 1, 0))
        .values("2026-06", "2026-07", "2026-08", "2026-09", "2026-Q3")
    )


def test_c3_keeps_last_known_values_and_marks_them(values: Values) -> None:
    # H1 8 of 100, H2 40 of 200, H3 0 of 300; H4 has no households in M10 and is in neither.
    assert values.figure("C3", "2026-08", A) == (48, 600, 8.0, "ok", False)
    assert values.figure("C3", "2026-08", A, "reported") == (48, 300, 16.0, "ok", False)
    # In September only H2 reported (41); H1 is carried.
    assert values.figure("C3", "2026-09", A) == (49, 600, round(4900 / 600, 4), "ok", True)
    assert values.figure("C3", "2026-09", A, "reported") == (41, 200, 20.5, "ok", False)
    # A stock: the quarter has the last value of each hamlet, never 5 + 8.
    assert values.figure("C3", "2026-Q3", A) == (49, 600, round(4900 / 600, 4), "ok", False)


def test_c3_of_hamlets_and_of_the_province(values: Values) -> None:
    assert values.figure("C3", "2026-08", H1) == (8, 100, 8.0, "ok", False)
    assert values.figure("C3", "2026-09", H1) == NOT_REPORTED
    assert values.figure("C3", "2026-08", H4) == NOT_REPORTED
    # Above 100 % is shown as it is.
    assert values.figure("C3", "2026-08", K1) == (60, 50, 120.0, "ok", False)
    # 48 + 60 of 600 + 50 + 50: K2, which never reported, is below the line.
    assert values.figure("C3", "2026-08") == (108, 700, round(10800 / 700, 4), "ok", False)
    assert values.figure("C3", "2026-08", base="reported") == (108, 350, round(10800 / 350, 4), "ok", False)
    assert values.figure("C3", "2026-07", B) == NOT_REPORTED
    assert values.figure("C3", "2026-06") == NOT_REPORTED


def test_c10_adds_the_people_guided_and_carries_none_of_them(values: Values) -> None:
    assert values.figure("C10", "2026-08", A) == (8, None, 8, "ok", False)
    assert values.figure("C10", "2026-08", A, "reported") == (8, None, 8, "ok", False)
    assert values.figure("C10", "2026-09", A) == (0, None, 0, "ok", False)
    assert values.figure("C10", "2026-09", H1) == NOT_REPORTED
    assert values.figure("C10", "2026-Q3", H1) == (9, None, 9, "ok", False)
    assert values.figure("C10", "2026-Q3") == (19, None, 19, "ok", False)


def test_c10_shares_of_businesses_take_a_blank_cell_for_not_reported(values: Values) -> None:
    # August: H1 left the cell blank and keeps July's 3 of 10; H2 6 of 20; H3's businesses are not known.
    assert values.figure("C10", "2026-08", A, part=2) == (9, 30, 30.0, "ok", True)
    assert values.figure("C10", "2026-08", A, "reported", part=2) == (6, 20, 30.0, "ok", False)
    assert values.figure("C10", "2026-08", H1, part=2) == NOT_REPORTED
    # H4 has no household business: nothing to count.
    assert values.figure("C10", "2026-08", H4, part=2) == NOTHING
    # The level may fall; the province has K2 below the line.
    assert values.figure("C10", "2026-09", H2, part=2) == (5, 20, 25.0, "ok", False)
    assert values.figure("C10", "2026-08", part=2) == (10, 40, 25.0, "ok", True)


def test_c11_leaves_out_hamlets_without_products(values: Values) -> None:
    # H1 2 of 4; H3 never reported: 0 of 6. H2 has no product, of H4 nobody knows.
    assert values.figure("C11", "2026-08", A) == (2, 10, 20.0, "ok", False)
    assert values.figure("C11", "2026-08", A, "reported") == (2, 4, 50.0, "ok", False)
    assert values.figure("C11", "2026-09", A) == (2, 10, 20.0, "ok", True)
    # Commune B has no product at all, whether it reports or not.
    assert values.figure("C11", "2026-08", B) == NOTHING
    assert values.figure("C11", "2026-06", B) == NOTHING
    assert values.figure("C11", "2026-08") == (2, 10, 20.0, "ok", False)
    # In June there were products, and nobody had reported.
    assert values.figure("C11", "2026-06", A) == NOT_REPORTED
    assert values.figure("C11", "2026-06") == NOT_REPORTED
    assert values.frame.filter(indicator="C11", level="hamlet").is_empty()


def test_c10_counts_the_visits_of_a_month_without_a_report() -> None:
    log = {"people": 9, "public_services": 9, "cashless_payment": 6, "ecommerce": 0, "self_protection": 0}
    found = InMemory(date(2026, 9, 20)).add("M10", place(H1, 100, 10, 4))
    found.add("M03", report(H1, "2026-08", 5, 7, 3, 1))
    for period in ("2026-08", "2026-09"):
        found.counted_visits.append({"commune_code": A, "hamlet_code": H1, "period": period, **log})
    values = found.values("2026-08", "2026-09", "2026-Q3")
    # August stands as declared; of September there is the log alone.
    assert (values.figure("C10", "2026-08", H1)[2], values.row("C10", "2026-08", H1)["source"]) == (
        7,
        "declared",
    )
    assert (values.figure("C10", "2026-09", H1)[2], values.row("C10", "2026-09", H1)["source"]) == (
        6,
        "counted",
    )
    assert (values.figure("C10", "2026-Q3", H1)[2], values.row("C10", "2026-Q3")["source"]) == (
        13,
        "declared",
    )
    # Levels are no part of the log: the QR codes of August are carried.
    assert values.figure("C10", "2026-09", A, part=2) == (3, 10, 30.0, "ok", True)
