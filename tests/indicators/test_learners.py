"""Worked examples of family D: D2, D5, D6."""

from datetime import date

import pytest

from tests.indicators.tables_in_memory import A, B, InMemory, Values, hamlet, lesson, zero

C = "13318"
H1, H2, H3 = (f"{A}-00{n}" for n in (1, 2, 3))
K1 = f"{B}-001"
NOT_REPORTED = (None, None, None, "not_reported", False)


@pytest.fixture(scope="module")
def values() -> Values:
    """Public classes: attendees, of them for the first time, topics.

    | class | place | day        | attendees | first | topics                                  |
    | 1     | H1    | 2025-12-10 | 30        | 30    | digital_safety                          | (year 2025)
    | 2     | H1    | 2026-08-01 | 20        | 12    | digital_safety, online_health           |
    | 3     | A     | 2026-08-10 | 50        | blank | fraud_prevention                        |
    | 4     | H2    | 2026-08-20 | 15        | 5     | digital_safety                          |
    | 5     | H3    | 2026-08-05 | 40        | 40    | a training of members: not counted here |
    B sent zero reports of August and of September; C sent nothing. H3 ended on 1 September.
    """
    return (
        InMemory(date(2026, 9, 20))
        .add("M10", hamlet(H1), hamlet(H2), hamlet(H3, valid_to=date(2026, 9, 1)), hamlet(K1))
        .add(
            "M04",
            lesson(H1, 1, date(2025, 12, 10), attendees=30, first_time_attendees=30,
                   topics=["digital_safety"]),
            lesson(H1, 2, date(2026, 8, 1), attendees=20, first_time_attendees=12,
                   topics=["digital_safety", "online_health"]),
            lesson(A, 3, date(2026, 8, 10), attendees=50, topics=["fraud_prevention"]),
            lesson(H2, 4, date(2026, 8, 20), attendees=15, first_time_attendees=5, topics=["digital_safety"]),
            lesson(H3, 5, date(2026, 8, 5), attendees=40, first_time_attendees=40,
                   class_kind="member_training", topics=["online_health"]),
            zero(B, "2026-08"), zero(B, "2026-09"),
        )
        .values("2025-12", "2026-01", "2026-08", "2026-09", "2026-10", "2026-Q3")
    )  # fmt: skip


def test_d2_adds_attendances_of_the_period(values: Values) -> None:
    assert values.figure("D2", "2026-08", A) == (70, None, 70, "ok", False)
    assert values.figure("D2", "2026-08", H1) == (20, None, 20, "ok", False)
    assert values.figure("D2", "2026-08", H2) == (0, None, 0, "ok", False)
    assert values.figure("D2", "2026-09", A) == (15, None, 15, "ok", False)
    assert values.figure("D2", "2026-Q3", A) == (85, None, 85, "ok", False)
    # A zero report is zero, silence is not.
    assert values.figure("D2", "2026-08", B) == (0, None, 0, "ok", False)
    assert values.figure("D2", "2026-08", C) == NOT_REPORTED
    assert values.figure("D2", "2026-10", A) == NOT_REPORTED
    assert values.figure("D2", "2026-08") == (70, None, 70, "ok", False)


def test_d2_distinct_learners_are_a_stock(values: Values) -> None:
    # 30 + 12 of H1; 5 more of H2 in September. Nobody counts the training of members.
    assert values.figure("D2", "2026-08", A, part=2) == (42, None, 42, "ok", False)
    assert values.figure("D2", "2026-09", A, part=2) == (47, None, 47, "ok", False)
    assert values.figure("D2", "2026-Q3", A, part=2) == (47, None, 47, "ok", False)
    assert values.figure("D2", "2026-09", H1, part=2) == (42, None, 42, "ok", False)
    # Silent in October and in January: the last known number, marked.
    assert values.figure("D2", "2026-10", A, part=2) == (47, None, 47, "ok", True)
    assert values.figure("D2", "2026-01", H1, part=2) == (30, None, 30, "ok", True)
    assert values.figure("D2", "2026-10", A, "reported", part=2) == NOT_REPORTED
    assert values.figure("D2", "2026-09", B, part=2) == (0, None, 0, "ok", False)
    assert values.figure("D2", "2026-09", C, part=2) == NOT_REPORTED


def test_d5_counts_hamlets_with_a_class_in_the_reporting_year(values: Values) -> None:
    # December 2025 ends on 14 December: the class of the 10th is of the year 2025.
    assert values.figure("D5", "2025-12", H1) == (1, 1, 100.0, "ok", False)
    assert values.figure("D5", "2025-12", A) == (1, 3, 33.3333, "ok", False)
    assert values.figure("D5", "2026-01", A) == NOT_REPORTED
    # August: H1, H2 later; the class of the whole commune counts for no hamlet, nor does the training.
    assert values.figure("D5", "2026-08", A) == (1, 3, 33.3333, "ok", False)
    assert values.figure("D5", "2026-08", H3) == (0, 1, 0.0, "ok", False)
    # September: H3 has ended. Nothing new is needed in October for what was held in the year.
    for period in ("2026-09", "2026-10", "2026-Q3"):
        assert values.figure("D5", period, A) == (2, 2, 100.0, "ok", False)


def test_d5_of_the_province_has_silent_communes_below(values: Values) -> None:
    assert values.figure("D5", "2026-09") == (2, 3, 66.6667, "ok", False)
    assert values.figure("D5", "2025-12") == (1, 4, 25.0, "ok", False)
    assert values.figure("D5", "2025-12", base="reported") == (1, 3, 33.3333, "ok", False)
    assert values.figure("D5", "2025-12", K1) == NOT_REPORTED
    assert values.figure("D5", "2026-09", K1) == (0, 1, 0.0, "ok", False)


def test_d6_needs_the_topic_itself(values: Values) -> None:
    # August: one of two classes is about digital safety; protection from fraud alone is not.
    assert values.figure("D6", "2026-08", A) == (1, 2, 50.0, "ok", False)
    assert values.figure("D6", "2026-08", A, part=2) == (1, 2, 50.0, "ok", False)
    assert values.figure("D6", "2026-Q3", A) == (2, 3, 66.6667, "ok", False)
    assert values.figure("D6", "2026-Q3", A, part=2) == (1, 3, 33.3333, "ok", False)
    assert values.figure("D6", "2026-08", B) == (None, None, None, "not_applicable", False)
    assert values.figure("D6", "2026-08", C) == NOT_REPORTED
    assert values.figure("D6", "2026-08") == (1, 2, 50.0, "ok", False)
    assert values.figure("D6", "2026-10") == NOT_REPORTED
