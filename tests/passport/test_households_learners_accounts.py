"""The lines behind C3, C5 to C11, D2, D5 to D8, E2 and E4 to E6 come to the published figures."""

from datetime import date

import polars as pl
from hypothesis import HealthCheck, given, settings

from etl import calendar
from etl.indicators.scope import Scope
from etl.passport.evidence import evidence_of
from etl.passport.view import View
from tests.indicators import test_dormancy
from tests.indicators.oracle.random_rows import messy_tables
from tests.indicators.random_tables import PERIODS
from tests.indicators.tables_in_memory import A, B, InMemory, hamlet, lesson, month
from tests.passport.proving import differences

CODES = ("C3", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "D2", "D5", "D6", "D7", "D8", "E1", "E2", "E4",
         "E5", "E6")  # fmt: skip
VISITED = ("C1", "C2", "C4")
"""Those that visits change too: the random tables hold visits."""
few = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))


@few
@given(messy_tables())
def test_on_random_tables(found: InMemory) -> None:
    periods = [calendar.period(period) for period in PERIODS]
    assert differences(found, periods, (*VISITED, *CODES)) == []


def test_on_the_worked_example_of_teams() -> None:
    periods = [calendar.period(period) for period in ("2026-08", "2026-Q3")]
    found = test_dormancy.tables()
    assert differences(found, periods, ("C5", "C6")) == []
    logs = ((test_dormancy.H1, 6), (test_dormancy.H4, 10))
    found.counted_visits += [test_dormancy.visit_log(code, "2026-08", people) for code, people in logs]
    assert differences(found, periods, ("C5", "C6", "C10")) == []


def view(found: InMemory, period: str, grain: str) -> View:
    return View(Scope(found, [calendar.period(period)]), grain, lambda: None)  # type: ignore[arg-type, return-value]


def test_a_commune_of_one_form_is_told_that_the_other_adds_nothing() -> None:
    sent = InMemory(date(2026, 9, 20)).add("M10", hamlet(f"{A}-001"))
    sent.add("M05", {"commune_code": B, "period": "2026-08", "safety_sessions": 2})
    sent.add("M04", lesson(A, 1, date(2026, 8, 1), attendees=9, topics=["fraud_prevention"]))
    evidence = evidence_of("E6")
    assert evidence
    found = evidence.lines(view(sent, "2026-08", "commune")).filter(part=1)
    missing = found.filter(pl.col("sheet_key").is_null()).sort("commune_code")
    assert missing.select("commune_code", "form", "amount").rows() == [(A, "M05", 0.0), (B, "M04", 0.0)]


def test_hamlets_that_were_merged_and_split() -> None:
    """On 20 August H1 went into H2 whole, and a third of H3 too."""
    old, into, split = (f"{A}-00{n}" for n in (1, 2, 3))
    day = date(2026, 8, 20)
    people = {"residents_60_plus": 90, "certified_disabled_people": 40}
    learners = {"first_time_elderly_attendees": 6, "first_time_disabled_attendees": 7}
    found = InMemory(date(2026, 10, 20)).add(
        "M10",
        hamlet(old, 100, valid_to=date(2026, 8, 19), ocop_products=4),
        hamlet(into, 200, ocop_products=5, **people),
        hamlet(split, 300, ocop_products=6, **people),
    )
    for code, to, share in ((old, into, 1.0), (split, into, 1 / 3), (split, split, 2 / 3)):
        found.add("M10b", {"commune_code": A, "change_date": day, "old_hamlet_code": code,
                           "new_hamlet_code": to, "share": share, "sheet_key": 7})  # fmt: skip
    for number, (code, skilled) in enumerate(((old, 10), (into, 21), (split, 32))):
        found.add("M03", month(code, "2026-07", cumulative_proficient_households=skilled,
                               cumulative_households=3 * skilled,
                               ocop_products_listed=2))  # fmt: skip
        found.add(
            "M04", lesson(code, number, date(2026, 8, 1), attendees=30, first_time_attendees=7, **learners)
        )
    found.add("M03", month(split, "2026-10", cumulative_proficient_households=20))
    periods = [calendar.period(period) for period in ("2026-07", "2026-08", "2026-09", "2026-10", "2026-Q3")]
    assert differences(found, periods, ("C1", "C3", "C11", "D2", "D3", "D4")) == []
    values = found.values("2026-10")
    # 10 of H1 and 11 of 32 of H3 came to the 21 of H2, by largest remainder; H3 reported 20 itself.
    assert values.figure("C3", "2026-10", A)[:2] == (62, 500)
    told = evidence_of("C3")
    assert told
    lines = told.lines(view(found, "2026-10", "hamlet")).filter(hamlet_code=into, side="numerator")
    assert lines.filter(form="M10b")["amount"].to_list() == [42.0]
    assert lines.filter(form="M03")["amount"].is_null().all()
