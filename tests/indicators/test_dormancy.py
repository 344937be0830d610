"""Worked examples of family C: C5, C6."""

from datetime import date

import pytest

from etl import calendar
from etl.indicators import coverage
from tests.indicators.tables_in_memory import A, B, InMemory, Row, Values, hamlet, month, roster

H1, H2, H3, H4 = (f"{A}-00{n}" for n in (1, 2, 3, 4))
K1 = f"{B}-001"
NOT_REPORTED = (None, None, None, "not_reported", False)


def tables() -> InMemory:
    """Rosters: H1 4 people, H2 5 from August on, K1 10; H3 and H4 none.

    | hamlet | 2026-07     | 2026-08            | 2026-09      |
    | H1     | all zero    | all zero           | 12 guided    |
    | H2     | 8 guided    | all zero, then 3+4 | all zero     |
    | H3     | –           | all zero           | all zero     |
    | H4     | all zero    | –                  | all zero     |
    | K1     | all zero    | all zero           | –            |
    """
    return (
        InMemory(date(2026, 10, 20))
        .add("M10", *(hamlet(code) for code in (H1, H2, H3, H4, K1)))
        .add("M01", *roster(H1, 4, date(2026, 7, 1), 1), *roster(H2, 5, date(2026, 8, 1), 2))
        .add("M01", *roster(K1, 10, date(2026, 7, 1), 3))
        .add("M03", month(H1, "2026-07"), month(H1, "2026-08"))
        .add("M03", month(H1, "2026-09", people_guided_public_services=12))
        .add("M03", month(H2, "2026-07", people_guided_ecommerce=8), month(H2, "2026-08"))
        .add("M03", month(H2, "2026-08", people_guided_ecommerce=3, people_guided_self_protection=4))
        .add("M03", month(H2, "2026-09"), month(H3, "2026-08"), month(H3, "2026-09"))
        .add("M03", month(H4, "2026-07"), month(H4, "2026-09"), month(K1, "2026-07"), month(K1, "2026-08"))
    )


@pytest.fixture(scope="module")
def values() -> Values:
    return tables().values("2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-Q3", "2026-Q4")


def test_c5_needs_a_report_of_both_months(values: Values) -> None:
    # August: H1 was idle in July and August; H2 was not; H3 and H4 lack a month.
    assert values.figure("C5", "2026-08", A) == (1, None, 1, "ok", False)
    assert values.figure("C5", "2026-08", A, "reported") == (1, None, 1, "ok", False)
    assert values.figure("C5", "2026-08", H1)[2] == 1
    assert values.figure("C5", "2026-08", H2) == (0, None, 0, "ok", False)
    assert values.figure("C5", "2026-08", H3) == NOT_REPORTED
    assert values.figure("C5", "2026-08", H4) == NOT_REPORTED
    assert values.figure("C5", "2026-08") == (2, None, 2, "ok", False)
    # September: H1 works again, H2 worked in August, H3 was idle in both.
    assert values.figure("C5", "2026-09", A) == (1, None, 1, "ok", False)
    assert values.figure("C5", "2026-09", H3)[2] == 1
    assert values.figure("C5", "2026-09", B) == NOT_REPORTED
    # A silent month before: of July nobody knows, for June was reported by none.
    assert values.figure("C5", "2026-07", A) == NOT_REPORTED


def test_c5_looks_at_months_closed_by_the_end(values: Values) -> None:
    # A quarter is judged by its last two months, August and September.
    assert values.figure("C5", "2026-Q3", A) == (1, None, 1, "ok", False)
    # On 20 October the reporting month of November runs: September and October are the closed ones.
    for period in ("2026-10", "2026-11", "2026-Q4"):
        assert values.figure("C5", period, A) == NOT_REPORTED


def test_c5_lists_the_others_as_not_reported() -> None:
    frame = coverage(tables(), [calendar.period("2026-08")])
    told = frame.filter(indicator="C5", level="commune", commune_code=A).row(0, named=True)
    assert (told["units_reporting"], told["units_total"]) == (2, 4)


def test_c6_divides_by_members_and_months_reported(values: Values) -> None:
    # August: H1 0 by 4 members, H2 3 + 4 by 5; H3 has no roster and is in neither.
    assert values.figure("C6", "2026-08", A) == (7, 9, round(7 / 9, 4), "ok", False)
    assert values.figure("C6", "2026-08", A, "reported") == (7, 9, round(7 / 9, 4), "ok", False)
    assert values.figure("C6", "2026-08", H2) == (7, 5, 1.4, "ok", False)
    assert values.figure("C6", "2026-08", H3) == NOT_REPORTED
    # The quarter: H1 12 in 3 x 4 member months, H2 8 + 7 + 0 in 3 x 5.
    assert values.figure("C6", "2026-Q3", A) == (27, 27, 1.0, "ok", False)
    # K1 reported nothing in September; in August 0 by 10 members.
    assert values.figure("C6", "2026-08", B) == (0, 10, 0.0, "ok", False)
    assert values.figure("C6", "2026-09", B) == NOT_REPORTED


def test_c6_counts_a_roster_that_had_come_by_the_end(values: Values) -> None:
    # H2's roster came on 1 August: after the month of July had ended, before the quarter did.
    assert values.figure("C6", "2026-07", H2) == NOT_REPORTED
    assert values.figure("C6", "2026-Q3", H2) == (15, 15, 1.0, "ok", False)
    assert values.frame.filter(indicator="C6", level="province").is_empty()


def visit_log(code: str, period: str, people: int) -> Row:
    """Visits of a month as counted: so many people guided on e-commerce."""
    contents = {"public_services": 0, "cashless_payment": 0, "ecommerce": people, "self_protection": 0}
    counted = {"new_households": 1, "households": 1, "visits": 1, "people": people, "vneid": 0}
    return {"commune_code": code[:5], "hamlet_code": code, "period": period, **counted, **contents}


def test_visits_take_a_team_off_the_list_and_stand_in_for_a_month_without_a_report() -> None:
    # H1 said that it did nothing in August, and logged a visit; H4 logged visits without any report.
    found = tables()
    found.counted_visits += [visit_log(H1, "2026-08", 6), visit_log(H4, "2026-08", 10)]
    found.add("M01", *roster(H4, 2, date(2026, 8, 1), 9))
    values = found.values("2026-08", "2026-09", "2026-Q3")
    assert values.figure("C5", "2026-08", H1) == (0, None, 0, "ok", False)
    # A visit takes no report's place: of H4 the month of August is missing all the same.
    assert values.figure("C5", "2026-08", H4) == NOT_REPORTED
    assert values.figure("C5", "2026-08", A) == (0, None, 0, "ok", False)
    # C6: H1's declared nothing stands; H4's 10 people of August are counted, by 2 members.
    assert values.figure("C6", "2026-08", H1) == (0, 4, 0.0, "ok", False)
    assert values.figure("C6", "2026-08", H4) == (10, 2, 5.0, "ok", False)
    assert values.figure("C6", "2026-08", A) == (17, 11, round(17 / 11, 4), "ok", False)
    assert values.row("C6", "2026-08", H4)["source"] == "counted"
    assert values.row("C6", "2026-08", A)["source"] == "declared"
    assert values.figure("C6", "2026-Q3", H4) == (10, 6, round(10 / 6, 4), "ok", False)
    assert values.row("C6", "2026-Q3", H4)["source"] == "declared"
