"""Worked examples of family K: K1, K6."""

from datetime import date

import pytest

from etl import reference
from tests.indicators.tables_in_memory import (
    A,
    B,
    InMemory,
    Values,
    hamlet,
    lesson,
    month,
    roster,
    sheet,
    spot,
)  # fmt: skip

C, D, E = "13318", "13324", "13330"
PACK = ("M03", "M04", "M05", "M06", "M07")


def pack(commune: str, period: str, received: date, *, late: date | None = None) -> list[dict[str, object]]:
    """Sheets of the five forms of a month, the last of them ``late``."""
    return [sheet(commune, form, period, late if late and form == "M07" else received) for form in PACK]


@pytest.fixture(scope="module")
def k1() -> Values:
    """September ends on 14/9, to be sent by 17/9; October ends on 14/10, by 17/10. Today is 17/10.

    A: September by 17/9, complete, M09 of the quarter too; October complete. B: September's M07 on 18/9.
    C: no M05. D: nothing.
    E: September complete, but nothing of the quarter.
    """
    tables = InMemory(date(2026, 10, 17))
    tables.sheets += pack(A, "2026-09", date(2026, 9, 15), late=date(2026, 9, 17))
    tables.sheets += pack(A, "2026-10", date(2026, 10, 15))
    tables.sheets += pack(B, "2026-09", date(2026, 9, 15), late=date(2026, 9, 18))
    tables.sheets += [row for row in pack(C, "2026-09", date(2026, 9, 15)) if row["form"] != "M05"]
    tables.sheets.append(sheet(C, "M05", "2026-09", date(2026, 9, 15), "rejected"))
    tables.sheets += pack(E, "2026-09", date(2026, 9, 15))
    tables.sheets += [sheet(commune, "M09", "2026-Q3", date(2026, 9, 17)) for commune in (A, B)]
    return tables.values("2026-09", "2026-10", "2026-Q3", "2026-Q4")


def test_k1_needs_every_form_of_the_pack_in_time(k1: Values) -> None:
    assert k1.figure("K1", "2026-09", A) == (1, 1, 100.0, "ok", False)
    assert k1.figure("K1", "2026-09", B) == (0, 1, 0.0, "ok", False)
    assert k1.figure("K1", "2026-09", C) == (0, 1, 0.0, "ok", False)
    assert k1.figure("K1", "2026-09", D) == (0, 1, 0.0, "ok", False)
    assert k1.figure("K1", "2026-09") == (2, 129, round(200 / 129, 4), "ok", False)
    assert k1.figure("K1", "2026-09", base="reported")[3] == "not_applicable"


def test_k1_of_a_quarter_is_its_m09_and_the_pack_of_its_last_month(k1: Values) -> None:
    assert k1.figure("K1", "2026-Q3", A) == (1, 1, 100.0, "ok", False)
    assert k1.figure("K1", "2026-Q3", B)[2] == 0.0
    assert k1.figure("K1", "2026-09", E)[2] == 100.0
    assert k1.figure("K1", "2026-Q3", E)[2] == 0.0


def test_k1_judges_nobody_before_the_deadline_has_passed(k1: Values) -> None:
    # 17/10 is still in time: who is complete is on time, the others are not late yet.
    assert k1.figure("K1", "2026-10", A) == (1, 1, 100.0, "ok", False)
    assert k1.figure("K1", "2026-10", B)[3] == "not_reported"
    assert k1.figure("K1", "2026-10")[3] == "not_reported"
    assert k1.figure("K1", "2026-Q4", A)[3] == "not_reported"


@pytest.fixture(scope="module")
def k6() -> Values:
    """Commune A in September 2026, one hamlet of 100 households; B sends only a roster and its pack late.

    A1 100 (roster of 9), A2 100, A3 0 (team of 10), C1 40, C4 100, D3 20 (10 of 50), D4 no denominator,
    E1 45 (450 of 1000), S3 50 (1 of 2), K1 0 (nothing in the ledger).
    """
    h1 = f"{A}-001"
    in_august = {"sent_date": date(2026, 8, 20), "document_number": "1"}
    tables = InMemory(date(2026, 10, 20))
    tables.add("M10", hamlet(h1, residents_60_plus=50), hamlet(f"{B}-001"))
    tables.add("M01", *roster(h1, 9, date(2026, 8, 1), 1), *roster(f"{B}-001", 9, date(2026, 8, 1), 2))
    tables.add("M02b", *roster(A, 10, date(2026, 8, 1), 3))
    tables.add("M03", month(h1, "2026-09", cumulative_households=40, guided_households=5))
    tables.add("M04", lesson(h1, 1, date(2026, 8, 20), first_time_elderly_attendees=10))
    police = {"cumulative_level2_accounts": 450, "residents_14_plus_with_card": 1000}
    tables.add("M05", {"commune_code": A, "period": "2026-09", "data_source": "police", **police})
    tables.add(
        "M07",
        spot(h1, 1, "2026-09", "confirmed", ["viettel"], **in_august),
        spot(h1, 2, "2026-09", "sent", ["viettel"], **in_august),
    )
    return tables.values("2026-09")


def test_k6_rescales_to_the_components_present(k6: Values) -> None:
    # weight x min(1, value / target); D4 (weight 10) is not there: 90 remain.
    # A1 20/3 x 1 + A2 20/3 x 1 + A3 20/3 x 0   = 40/3
    # C1 12.5 x 0.4 + C4 12.5 x 1               = 17.5
    # D3 10 x 20/50                             = 4
    # E1 15 x 45/90                             = 7.5
    # S3 10 x 0.5 + K1 10 x 0                   = 5
    points = 40 / 3 + 17.5 + 4 + 7.5 + 5
    numerator, denominator, value, state, stale = k6.figure("K6", "2026-09", A)
    assert numerator == pytest.approx(100 * points)
    assert denominator == pytest.approx(90)
    assert value == round(100 * points / 90, 4)
    assert (state, stale) == ("ok", False)
    assert k6.figure("K6", "2026-09", A, part=2) == (9, None, 9, "ok", False)
    assert k6.row("K6", "2026-09", A, part=2)["unit"] == "chỉ số"


def test_k6_does_not_rank_below_seven_components(k6: Values) -> None:
    # B has A1, A2 and K1; its team is silent, so C1 and C4 are missing and no zeros: three.
    assert k6.figure("K6", "2026-09", B) == (None, None, None, "not_ranked", False)
    assert k6.figure("K6", "2026-09", B, part=2)[2] == 3
    # A commune of which nothing is known still has K1.
    assert k6.figure("K6", "2026-09", C, part=2)[2] == 1


def test_k6_counts_no_component_above_its_target() -> None:
    # 60 % of the elderly trained is more than the 50 % aimed at, and adds no more than its weight.
    assert reference.k6_weights()["weight"].sum() == pytest.approx(100)
    h1 = f"{A}-001"
    tables = InMemory(date(2026, 10, 20)).add("M10", hamlet(h1, residents_60_plus=10))
    tables.add("M01", *roster(h1, 9, date(2026, 8, 1), 1)).add("M02b", *roster(A, 15, date(2026, 8, 1), 2))
    tables.add("M03", month(h1, "2026-09", cumulative_households=130, outreach_sessions=1))
    tables.add("M04", lesson(h1, 1, date(2026, 8, 20), first_time_elderly_attendees=6))
    tables.sheets += pack(A, "2026-09", date(2026, 9, 15))
    # A1, A2, A3, C1 (130 %), C4, D3 (60 %), K1: seven, each at its full weight.
    assert tables.values("2026-09").figure("K6", "2026-09", A)[2] == 100.0
