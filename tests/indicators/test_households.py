"""Worked examples of family C: C1, C2, C4."""

from datetime import date

import pytest

from etl import calendar
from etl.indicators import coverage
from tests.indicators.tables_in_memory import A, B, InMemory, Values, hamlet, month, roster

H1, H2, H3, H4 = (f"{A}-00{n}" for n in (1, 2, 3, 4))
K1 = f"{B}-001"


def tables() -> InMemory:
    """A: H1 100, H2 200, H3 300 households, H4 unknown to M10; B: K1 100.

    | hamlet | 2026-07            | 2026-08            | 2026-09            |
    | H1     | cum. 10, 4 guided  | cum. 15, 5 guided  | –                  |
    | H2     | –                  | cum. 40, all zero  | cum. 40, 1 session |
    | H4     | –                  | cum. 25 of 50      | –                  |
    | K1     | –                  | cum. 110           | –                  |
    H3 has a roster but never reported.
    """
    return (
        InMemory(date(2026, 9, 20))
        .add("M10", hamlet(H1, 100), hamlet(H2, 200), hamlet(H3, 300), hamlet(H4, None), hamlet(K1, 100))
        .add("M01", *roster(H3, 9, date(2026, 7, 1), 1))
        .add(
            "M03",
            month(H1, "2026-07", cumulative_households=10, guided_households=4, first_time_households=4),
            month(H1, "2026-08", cumulative_households=12, guided_households=2, people_guided_ecommerce=99),
            # the same key once more: this one stands
            month(H1, "2026-08", cumulative_households=15, guided_households=5, people_guided_ecommerce=3,
                  people_guided_public_services=7, people_guided_vneid=50),
            month(H2, "2026-08", cumulative_households=40),
            month(H2, "2026-09", cumulative_households=40, outreach_sessions=1),
            month(H4, "2026-08", cumulative_households=25, households=50, people_guided_self_protection=2),
            month(K1, "2026-08", cumulative_households=110, people_guided_cashless_payment=4),
        )
    )  # fmt: skip


@pytest.fixture(scope="module")
def values() -> Values:
    return tables().values("2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-Q3", "2026")


def test_c1_keeps_last_known_values_and_marks_them(values: Values) -> None:
    # 2026-08: H1 15/100, H2 40/200, H3 0/300, H4 25/50 (its own households): 80 of 650.
    assert values.figure("C1", "2026-08", A) == (80, 650, round(8000 / 650, 4), "ok", False)
    # 2026-09: only H2 reported; H1 and H4 are carried: the same sum, marked stale.
    assert values.figure("C1", "2026-09", A) == (80, 650, round(8000 / 650, 4), "ok", True)
    assert values.figure("C1", "2026-09", A, "reported") == (40, 200, 20.0, "ok", False)
    # 2026-07: H1 10 of 100; H2 and H3 count 0 over 500; H4's households are not known yet.
    assert values.figure("C1", "2026-07", A) == (10, 600, round(1000 / 600, 4), "ok", False)
    assert values.figure("C1", "2026-07", A, "reported") == (10, 100, 10.0, "ok", False)


def test_c1_is_a_stock_also_over_a_quarter_and_a_year(values: Values) -> None:
    for period in ("2026-Q3", "2026"):
        # Latest: H1 15 (August lies in the quarter), H2 40, H4 25. Never 10 + 15 + 40 + 40 + 25.
        assert values.figure("C1", period, A) == (80, 650, round(8000 / 650, 4), "ok", False)
        assert values.figure("C1", period, A, "reported") == (80, 350, round(8000 / 350, 4), "ok", False)


def test_c1_of_hamlets_and_of_the_province(values: Values) -> None:
    assert values.figure("C1", "2026-08", H1) == (15, 100, 15.0, "ok", False)
    assert values.figure("C1", "2026-09", H1) == (None, None, None, "not_reported", False)
    assert values.figure("C1", "2026-09", H3) == (None, None, None, "not_reported", False)
    # Above 100 % is shown as it is.
    assert values.figure("C1", "2026-08", K1) == (110, 100, 110.0, "ok", False)
    assert values.figure("C1", "2026-08") == (190, 750, round(19000 / 750, 4), "ok", False)
    assert values.figure("C1", "2026-08", base="reported") == (190, 450, round(19000 / 450, 4), "ok", False)


def test_c2_adds_flows_and_carries_nothing(values: Values) -> None:
    # H1 7 + 3 (VNeID's 50 is not in it), H2 0, H4 2.
    assert values.figure("C2", "2026-08", A) == (12, None, 12, "ok", False)
    assert values.figure("C2", "2026-08", A, "reported") == (12, None, 12, "ok", False)
    assert values.figure("C2", "2026-08", H1, breakdown="content=ecommerce")[2] == 3
    assert values.figure("C2", "2026-08", A, breakdown="content=self_protection")[2] == 2
    assert values.figure("C2", "2026-08", H2) == (0, None, 0, "ok", False)
    assert values.figure("C2", "2026-09", H1)[3] == "not_reported"
    assert values.figure("C2", "2026-09", B) == (None, None, None, "not_reported", False)
    assert values.figure("C2", "2026-Q3") == (16, None, 16, "ok", False)
    assert values.figure("C2", "2026-06")[3] == "not_reported"


def test_c4_of_closed_months(values: Values) -> None:
    # 2026-08: teams H1, H2, H4 (rows of M03) and H3 (roster): active are H1 and H4, of four; reported three.
    assert values.figure("C4", "2026-08", A) == (2, 4, 50.0, "ok", False)
    assert values.figure("C4", "2026-08", A, "reported") == (2, 3, 66.6667, "ok", False)
    # 2026-07: H2 and H4 are no teams yet: H1 active of H1 and H3.
    assert values.figure("C4", "2026-07", A) == (1, 2, 50.0, "ok", False)
    # The quarter's months have closed on 20/9: H1, H2 (its session in September) and H4, of four.
    assert values.figure("C4", "2026-Q3", A) == (3, 4, 75.0, "ok", False)
    assert values.figure("C4", "2026-08", H1)[2] == 100.0
    assert values.figure("C4", "2026-08", H2) == (0, 1, 0.0, "ok", False)
    assert values.figure("C4", "2026-08", H3)[3] == "not_reported"


def test_c4_says_nothing_of_an_open_month(values: Values) -> None:
    assert values.figure("C4", "2026-10", A)[3] == "not_reported"
    assert values.figure("C4", "2026-10")[3] == "not_reported"


def test_hamlets_reporting_of_all() -> None:
    frame = coverage(tables(), [calendar.period("2026-09")])
    c1 = frame.filter(indicator="C1", level="commune", commune_code=A).row(0, named=True)
    assert (c1["units_reporting"], c1["units_total"]) == (1, 4)
    province = frame.filter(indicator="C1", level="province").row(0, named=True)
    assert (province["units_reporting"], province["units_total"]) == (1, 129)


def test_a_hamlet_that_ended_adds_to_the_flow_of_its_commune_only() -> None:
    # H1 ended on 31/8: not in force on 14/9, the quarter's end, but its July belongs to the quarter.
    ended = InMemory(date(2026, 9, 20)).add("M10", hamlet(H1, valid_to=date(2026, 8, 31)), hamlet(H2))
    ended.add("M03", month(H1, "2026-07", people_guided_ecommerce=5, cumulative_households=9))
    values = ended.values("2026-Q3")
    assert values.figure("C2", "2026-Q3", A)[2] == 5
    # Its 9 households went with it: H2 stands, and H2 never reported. The province has H2 below the line,
    # but nobody reported anything that stands.
    assert values.figure("C1", "2026-Q3", A) == (None, None, None, "not_reported", False)
    assert values.figure("C1", "2026-Q3") == (None, None, None, "not_reported", False)
    # A5 is about the hamlets of the deadline's day, one that ended since among them.
    assert set(values.frame.filter(hamlet_code=H1)["indicator"]) <= {"A5"}


def test_a_row_sent_before_its_month_has_closed_tells_nothing_of_activity_yet() -> None:
    # Quarter IV runs from 15/9 to 14/12; on 20/10 October has closed, November has not.
    early = InMemory(date(2026, 10, 20)).add("M10", hamlet(H1), hamlet(H2))
    early.add("M03", month(H1, "2026-11", outreach_sessions=1), month(H2, "2026-10", outreach_sessions=1))
    values = early.values("2026-Q4")
    assert values.figure("C4", "2026-Q4", A) == (1, 2, 50.0, "ok", False)
    assert values.figure("C4", "2026-Q4", A, "reported") == (1, 1, 100.0, "ok", False)
    assert values.figure("C4", "2026-Q4", H1)[3] == "not_reported"


def test_c1_of_a_commune_without_households_is_no_zero() -> None:
    nobody = InMemory(date(2026, 9, 20)).add("M10", hamlet(H1, None)).values("2026-08")
    assert nobody.figure("C1", "2026-08", A) == (None, None, None, "not_reported", False)


def test_a_commune_whose_hamlets_never_reported_shows_nothing_and_counts_below_the_province() -> None:
    tables = InMemory(date(2026, 9, 20)).add("M10", hamlet(H1, 80), hamlet(K1, 20))
    tables.add("M01", *roster(H1, 9, date(2026, 7, 1), 1))
    tables.add("M03", month(K1, "2026-08", cumulative_households=10, households=20, outreach_sessions=1))
    silent = tables.values("2026-08", "2026-09")
    for unit, base in ((A, "full"), (A, "reported"), (H1, "full")):
        assert silent.figure("C1", "2026-08", unit, base)[3] == "not_reported"
    # 10 of 80 + 20, not 10 of 20; one team of two was active (H1 has a roster).
    assert silent.figure("C1", "2026-08") == (10, 100, 10.0, "ok", False)
    assert silent.figure("C1", "2026-08", base="reported") == (10, 20, 50.0, "ok", False)
    assert silent.figure("C4", "2026-08", A) == (None, None, None, "not_reported", False)
    assert silent.figure("C4", "2026-08") == (1, 2, 50.0, "ok", False)
    # Of September nobody reported: the stock is carried, of activity nothing is known.
    assert silent.figure("C1", "2026-09", B) == (10, 20, 50.0, "ok", True)
    assert silent.figure("C4", "2026-09", B)[3] == "not_reported"
    assert silent.figure("C4", "2026-09") == (None, None, None, "not_reported", False)
