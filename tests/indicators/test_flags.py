"""Worked examples of the flags that only a build can raise: above the population, above the peers."""

from datetime import date

import polars as pl

from etl import reference
from etl.calendar import period
from etl.indicators import Scope
from etl.indicators.flags import FLAGS, flags
from tests.indicators.tables_in_memory import A, B, InMemory, Row, hamlet, lesson, month

SEPTEMBER = "2026-09"


def found(tables: InMemory, rule: str) -> list[Row]:
    frame = flags(Scope(tables, [period(SEPTEMBER)]))
    assert frame.schema == pl.Schema(FLAGS)
    return frame.filter(rule=rule).sort("period", "commune_code", "hamlet_code", "column").to_dicts()


def test_more_households_than_the_hamlet_has() -> None:
    # M10: 100 households, 120 from 1/9 on. 110 in August is above, in September not; 121 would be.
    grown = hamlet(f"{A}-001", 120, data_date=date(2026, 9, 1))
    tables = InMemory(date(2026, 10, 20)).add("M10", hamlet(f"{A}-001"), grown, hamlet(f"{A}-002", None))
    tables.add("M03", month(f"{A}-001", "2026-08", cumulative_households=110))
    tables.add("M03", month(f"{A}-001", SEPTEMBER, cumulative_households=110))
    # Of A-002 M10 does not tell the households: the team's own 50 stand in.
    tables.add("M03", month(f"{A}-002", SEPTEMBER, cumulative_households=51, households=50))
    rows = found(tables, "over_100_percent")
    assert [(row["hamlet_code"], row["period"], row["value"], row["limit"]) for row in rows] == [
        (f"{A}-001", "2026-08", 110, 100),
        (f"{A}-002", SEPTEMBER, 51, 50),
    ]


def test_more_accounts_and_adults_than_people() -> None:
    people = {"residents_18_plus": 300, "residents_60_plus": 40}
    tables = InMemory(date(2026, 10, 20)).add(
        "M10", hamlet(f"{A}-001", **people), hamlet(f"{A}-002", **people)
    )
    row = {
        "commune_code": A,
        "period": SEPTEMBER,
        "data_source": "police",
        "residents_14_plus_with_card": 500,
    }
    tables.add("M05", row | {"cumulative_level2_accounts": 501, "cumulative_adults_digital_signature": 601})
    # Learners over 60: 50 in August and 31 in September of 80; only the running 81 is above.
    for number, day, learners in ((1, date(2026, 8, 1), 50), (2, date(2026, 9, 1), 31)):
        tables.add("M04", lesson(A, number, day, first_time_elderly_attendees=learners))
    rows = found(tables, "over_100_percent")
    assert [(row["column"], row["hamlet_code"], row["value"], row["limit"]) for row in rows] == [
        ("cumulative_adults_digital_signature", None, 601, 600),
        ("cumulative_level2_accounts", None, 501, 500),
        ("first_time_elderly_attendees", None, 81, 80),
    ]
    assert {row["period"] for row in rows} == {SEPTEMBER}


def peers(number: int, people: int, last: int, households: int = 100) -> InMemory:
    """So many hamlets of A with ``people`` guided each, and one more with ``last``."""
    codes = [f"{A}-{i:03}" for i in range(1, number + 1)]
    tables = InMemory(date(2026, 10, 20)).add("M10", *(hamlet(code) for code in codes))
    tables.add("M10", hamlet(f"{B}-001", households))
    tables.add("M03", *(month(code, SEPTEMBER, people_guided_ecommerce=people) for code in codes))
    return tables.add("M03", month(f"{B}-001", SEPTEMBER, people_guided_ecommerce=last))


def test_far_above_the_middle_of_the_peers_for_each_household() -> None:
    # The middle is 10 for 100 households; three times that is 30. A and B are both of the group of wards.
    groups = {row["commune_code"]: row["group"] for row in reference.rows("peer_groups")}
    assert groups[A] == groups[B]
    rule = "jump_over_3x_peer_median"
    (row,) = found(peers(12, 10, 31), rule)
    assert (row["hamlet_code"], row["column"], row["value"], row["limit"]) == (
        f"{B}-001",
        "people_guided_ecommerce",
        31,
        30,
    )
    assert found(peers(12, 10, 30), rule) == []
    assert found(peers(12, 10, 60, households=200), rule) == []  # twice the households, twice the limit


def test_too_few_peers_or_a_middle_of_nothing_say_nothing() -> None:
    rule = "jump_over_3x_peer_median"
    assert found(peers(8, 10, 500), rule) == []  # nine in all, ten are asked for
    assert found(peers(12, 0, 500), rule) == []
