"""Worked examples of family E: E6."""

from datetime import date
from typing import Any

import pytest

from tests.indicators.tables_in_memory import A, B, InMemory, Row, Values, hamlet, lesson, zero

C, D = "13318", "13330"
H1, H2 = f"{A}-001", f"{A}-002"
NOT_REPORTED = (None, None, None, "not_reported", False)


def led(unit: str, period: str, sessions: int | None, people: int | None, source: str = "police") -> Row:
    """A row of M05 with sessions and the people present."""
    place: dict[str, Any] = {"commune_code": unit[:5], "hamlet_code": unit if "-" in unit else None}
    figures = {"safety_sessions": sessions, "safety_session_attendees": people}
    return place | {"period": period, "data_source": source} | figures


@pytest.fixture(scope="module")
def values() -> Values:
    """Sessions and people of M05; classes against fraud of M04 (both kinds).

    | unit | 2026-08                                | 2026-09                            |
    | A    | police 3, 90; commune 9, 9;            | H1 police 2, 40; commune A 7, 7;   |
    |      |   H1 police 2, 50;                     |   a class in H2 on another topic   |
    |      |   class in H1 with 25, training 10     |                                    |
    | B    | commune 1, 15                          | police: cells blank                |
    | C    | zero report                            | police 0, blank                    |
    | D    | police 2, blank                        | –                                  |
    """
    fraud: dict[str, Any] = {"topics": ["fraud_prevention", "vneid"]}
    return (
        InMemory(date(2026, 9, 20))
        .add("M10", hamlet(H1), hamlet(H2))
        .add("M04", lesson(H1, 1, date(2026, 8, 1), attendees=25, **fraud))
        .add("M04", lesson(A, 2, date(2026, 8, 2), attendees=10, class_kind="member_training", **fraud))
        .add(
            "M04",
            lesson(H2, 3, date(2026, 9, 1), attendees=70, topics=["digital_safety"]),
            zero(C, "2026-08"),
        )
        .add("M05", led(A, "2026-08", 3, 90), led(A, "2026-08", 9, 9, "commune"), led(H1, "2026-08", 2, 50))
        .add("M05", led(H1, "2026-09", 2, 40), led(A, "2026-09", 7, 7, "commune"))
        .add("M05", led(B, "2026-08", 1, 15, "commune"), led(B, "2026-09", None, None))
        .add("M05", led(C, "2026-09", 0, None), led(D, "2026-08", 2, None))
        .values("2026-08", "2026-09", "2026-10", "2026-Q3")
    )


def test_e6_adds_sessions_of_the_police_and_classes(values: Values) -> None:
    # 3 sessions of the commune's police row, and two classes; not the 2 of its hamlet beside it.
    assert values.figure("E6", "2026-08", A) == (5, None, 5, "ok", False)
    assert values.figure("E6", "2026-08", A, part=2) == (125, None, 125, "ok", False)
    # September: the police told of H1 alone; the class was about something else.
    assert values.figure("E6", "2026-09", A) == (2, None, 2, "ok", False)
    assert values.figure("E6", "2026-Q3", A) == (7, None, 7, "ok", False)
    assert values.figure("E6", "2026-Q3", A, part=2) == (165, None, 165, "ok", False)


def test_e6_of_hamlets(values: Values) -> None:
    # H1: 2 sessions and a class; H2: 0, for its commune keeps the log of classes.
    assert values.figure("E6", "2026-08", H1) == (3, None, 3, "ok", False)
    assert values.figure("E6", "2026-08", H1, part=2) == (75, None, 75, "ok", False)
    assert values.figure("E6", "2026-08", H2) == (0, None, 0, "ok", False)
    assert values.figure("E6", "2026-10", H1) == NOT_REPORTED


def test_e6_takes_the_commune_where_the_police_tell_nothing(values: Values) -> None:
    assert values.figure("E6", "2026-08", B) == (1, None, 1, "ok", False)
    assert values.figure("E6", "2026-09", B) == NOT_REPORTED
    # One form is enough, and a zero report is a report.
    assert values.figure("E6", "2026-08", C) == (0, None, 0, "ok", False)
    assert values.figure("E6", "2026-09", C) == (0, None, 0, "ok", False)
    assert values.figure("E6", "2026-09", C, part=2) == (0, None, 0, "ok", False)


def test_e6_does_not_know_how_many_came_where_the_cell_is_blank(values: Values) -> None:
    assert values.figure("E6", "2026-08", D) == (2, None, 2, "ok", False)
    assert values.figure("E6", "2026-08", D, part=2) == NOT_REPORTED
    assert values.figure("E6", "2026-08") == (8, None, 8, "ok", False)
    assert values.figure("E6", "2026-08", part=2) == (140, None, 140, "ok", False)
