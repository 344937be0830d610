"""Worked examples of family B: B1, B2, B3, B4."""

from datetime import date
from typing import Any

import pytest

from etl import calendar
from tests.indicators.tables_in_memory import A, B, InMemory, Row, Values, hamlet, lesson, roster, zero

C = "13318"
H1, H2 = f"{A}-001", f"{A}-002"
NO_FIGURE = (None, None, None, "not_reported", False)


def training(commune: str, number: int, day: date, topics: list[str], **more: Any) -> Row:
    """A row of M04 about a class for members of the teams."""
    return lesson(commune, number, day, class_kind="member_training", topics=topics, **more)


@pytest.fixture(scope="module")
def values() -> Values:
    """A: 10 members in H1, 5 in H2 (ended on 31/8/2026), 15 in its own team. B: 20 in its own team. C: none.

    The year 2026 runs from 15/12/2025. A: on 14/12/2025 (the year before) 8 people, on 15/12/2025 6, on
    20/7/2026 4; a public class on 21/7 with 3 that completed a course. B: zero report of August. C: a class.
    """
    tables = InMemory(date(2026, 10, 20)).add("M10", hamlet(H1), hamlet(H2, valid_to=date(2026, 8, 31)))
    tables.add("M01", *roster(H1, 10, date(2026, 1, 5), 1), *roster(H2, 5, date(2026, 1, 5), 2))
    tables.add("M02b", *roster(A, 15, date(2026, 1, 6), 3), *roster(B, 20, date(2026, 1, 6), 4))
    first, done = "first_time_in_year_team_members", "first_time_team_members_completed"
    tables.add(
        "M04",
        training(A, 1, date(2025, 12, 14), ["ai", "vneid"], **{first: 8, done: 2}),
        training(A, 2, date(2025, 12, 15), ["vneid", "internet"], **{first: 6, done: 1}),
        training(A, 3, date(2026, 7, 20), ["fraud_prevention", "vneid"], **{first: 4}),
        lesson(A, 4, date(2026, 7, 21), topics=["digital_signature"], **{done: 3}),
        zero(B, "2026-08"),
        training(C, 5, date(2026, 8, 1), ["vneid"], **{first: 9, done: 9}),
    )
    return tables.values("2025", "2026-07", "2026-08", "2026-09")


def test_b1_adds_the_reporting_year_over_all_members(values: Values) -> None:
    # August: 6 + 4 of 10 + 5 + 15. The 8 of 14/12/2025 are of the year before. C has no members: in neither.
    assert values.figure("B1", "2026-08", A) == (10, 30, 33.3333, "ok", False)
    assert values.figure("B1", "2026-08", B) == (0, 20, 0.0, "ok", False)
    assert values.figure("B1", "2026-08", C) == NO_FIGURE
    assert values.figure("B1", "2026-08") == (10, 50, 20.0, "ok", False)
    # July: B has sent nothing yet. Full base with its 20 members, reported base without.
    assert values.figure("B1", "2026-07", A)[:2] == (6, 30)
    assert values.figure("B1", "2026-07", B) == NO_FIGURE
    assert values.figure("B1", "2026-07") == (6, 50, 12.0, "ok", False)
    assert values.figure("B1", "2026-07", base="reported") == (6, 30, 20.0, "ok", False)
    # In September H2 is gone, and its members with it. Nothing is carried: the year's sum is still 10.
    assert values.figure("B1", "2026-09", A) == (10, 25, 40.0, "ok", False)


def test_b1_is_not_told_by_hamlet(values: Values) -> None:
    assert values.figure("B1", "2026-08", H1)[3] == "not_applicable"


def test_b2_counts_the_four_subjects_for_members(values: Values) -> None:
    # August: VNeID and fraud; digital signature was a public class, "internet" is none of the four.
    assert values.figure("B2", "2026-08", A) == (2, 4, 2.0, "ok", False)
    assert values.figure("B2", "2026-07", A) == (1, 4, 1.0, "ok", False)
    assert values.figure("B2", "2026-08", B) == (0, 4, 0.0, "ok", False)
    assert values.figure("B2", "2026-07", B) == NO_FIGURE
    assert values.row("B2", "2026-08", A)["unit"] == "chuyên đề"


def test_b3_adds_since_the_start_and_stays(values: Values) -> None:
    # August: 2 + 1 + 3, public class included, of 30; C in neither. July: the public class of 21/7 not yet.
    assert values.figure("B3", "2026-08", A) == (6, 30, 20.0, "ok", False)
    assert values.figure("B3", "2026-07", A) == (3, 30, 10.0, "ok", True)
    assert values.figure("B3", "2026-08") == (6, 50, 12.0, "ok", False)
    assert values.figure("B3", "2026-07", base="reported")[:2] == (3, 30)
    # Nothing came in September: the sum stands, as an old one; over the members of that day.
    assert values.figure("B3", "2026-09", A) == (6, 25, 24.0, "ok", True)
    assert values.figure("B3", "2026-07", B) == NO_FIGURE


def conference(firm: str, day: date, commune: str | None = None, content: str = "VNeID") -> Row:
    """A row of M08b."""
    at = {"commune_code": commune, "period": calendar.month_of(day), "session_date": day}
    return {**at, "enterprise": firm, "content": content, "team_members_attending": 40}


def package(firm: str, name: str, period: str, members: int, commune: str | None = None) -> Row:
    """A row of M08c."""
    at = {"commune_code": commune, "period": period, "package_name": name}
    return {**at, "enterprise": firm, "members_benefiting": members}


@pytest.fixture(scope="module")
def firms() -> Values:
    """Viettel: two conferences in July (one told twice), one in August; a package of 100, then 120 members.

    VNPT: only a package, of two communes. The post office: a conference on 15/9, in the next quarter.
    """
    day = date(2026, 7, 1)
    conferences = [
        conference("viettel", day, A),
        conference("viettel", day, A),
        conference("viettel", day, content="Chữ ký số"),
        conference("viettel", date(2026, 8, 3)),
        conference("post", date(2026, 9, 15), B),
    ]
    packages = [
        package("viettel", "5G", "2026-07", 100),
        package("viettel", "5G", "2026-08", 120),
        package("viettel", "Học", "2026-07", 30),
        package("vnpt", "Tổ số", "2026-07", 7, A),
        package("vnpt", "Tổ số", "2026-07", 8, B),
    ]
    tables = InMemory(date(2026, 10, 20)).add("M08b", *conferences).add("M08c", *packages)
    return tables.values("2026-07", "2026-08", "2026-Q3", "2026-10")


def test_b4_counts_conferences_by_their_day(firms: Values) -> None:
    viettel = {"breakdown": "enterprise=viettel"}
    assert firms.figure("B4", "2026-07", **viettel) == (2, None, 2, "ok", False)
    assert firms.figure("B4", "2026-08", **viettel)[2] == 1
    assert firms.figure("B4", "2026-Q3", **viettel)[2] == 3
    assert firms.figure("B4", "2026-Q3")[2] == 3
    assert firms.figure("B4", "2026-10", breakdown="enterprise=post")[2] == 1


def test_b4_takes_the_last_row_of_each_package_and_adds_no_months(firms: Values) -> None:
    # July: 100 + 30 + 7 + 8. Quarter: the 120 of August stand for the 5G package, the rest as in July.
    assert firms.figure("B4", "2026-07", part=2)[2] == 145
    assert firms.figure("B4", "2026-Q3", part=2)[2] == 165
    assert firms.figure("B4", "2026-Q3", part=2, breakdown="enterprise=vnpt")[2] == 15
    assert firms.row("B4", "2026-07", part=2)["unit"] == "người"


def test_b4_of_an_enterprise_that_returned_nothing(firms: Values) -> None:
    # VNPT returned packages only: no conference. MobiFone returned nothing at all.
    assert firms.figure("B4", "2026-07", breakdown="enterprise=vnpt") == (0, None, 0, "ok", False)
    for part in (1, 2):
        silent = firms.figure("B4", "2026-07", breakdown="enterprise=mobifone", part=part)
        assert silent == NO_FIGURE
    assert firms.figure("B4", "2026-08", breakdown="enterprise=vnpt") == NO_FIGURE
