"""Worked examples of families D and E: D7, D8, E5."""

from datetime import date
from typing import Any

import pytest

from tests.indicators.tables_in_memory import A, B, InMemory, Row, Values, hamlet

C = "13318"
H1, H2 = f"{A}-001", f"{A}-002"
K1 = f"{B}-001"
NOT_REPORTED = (None, None, None, "not_reported", False)


def told(unit: str, period: str, source: str | None, judged: int | None = None,
         confirmed: int | None = None, signing: int | None = None) -> Row:  # fmt: skip
    """A row of M05 about a commune or a hamlet; its other figures stay blank."""
    place: dict[str, Any] = {"commune_code": unit[:5], "hamlet_code": unit if "-" in unit else None}
    figures = {
        "cumulative_adults_basic_skills": judged,
        "cumulative_adults_skills_confirmed": confirmed,
        "cumulative_adults_digital_signature": signing,
    }
    return place | {"period": period, "data_source": source} | figures


@pytest.fixture(scope="module")
def values() -> Values:
    """Adults: H1 200, H2 300 (A 500), K1 100 (B), of C nothing is known.

    | unit | month   | source  | judged | confirmed | signing |
    | A    | 2026-07 | police  | 90     | 50        | 10      |
    | A    | 2026-07 | commune | 120    | 999       | 999     |
    | A    | 2026-08 | police  | blank  | 60        | blank   |
    | A    | 2026-08 | commune | 130    | –         | –       |
    | H1   | 2026-09 | police  | –      | 40        | –       |
    | H2   | 2026-09 | blank   | –      | 30        | –       |
    | B    | 2026-08 | commune | 110    | 70        | –       |
    | C    | 2026-08 | police  | 5      | 5         | 5       |
    """
    return (
        InMemory(date(2026, 9, 20))
        .add("M10", hamlet(H1, residents_18_plus=200), hamlet(H2, residents_18_plus=300))
        .add("M10", hamlet(K1, residents_18_plus=100))
        .add("M05", told(A, "2026-07", "police", 90, 50, 10), told(A, "2026-07", "commune", 120, 999, 999))
        .add("M05", told(A, "2026-08", "commune", 130), told(A, "2026-08", "police", None, 60))
        .add("M05", told(H1, "2026-09", "police", None, 40), told(H2, "2026-09", None, None, 30))
        .add("M05", told(B, "2026-08", "commune", 110, 70), told(C, "2026-08", "police", 5, 5, 5))
        .values("2026-06", "2026-07", "2026-08", "2026-09", "2026-Q3")
    )


def test_d7_takes_the_commune_s_own_judgement_before_that_of_the_police(values: Values) -> None:
    assert values.figure("D7", "2026-07", A) == (120, 500, 24.0, "ok", False)
    assert values.figure("D7", "2026-08", A) == (130, 500, 26.0, "ok", False)
    assert values.figure("D7", "2026-09", A) == NOT_REPORTED
    assert values.figure("D7", "2026-08", B) == (110, 100, 110.0, "ok", False)


def test_d7_of_the_province_carries_and_counts_silent_communes_below(values: Values) -> None:
    # July: B has told nothing yet and counts 0 of 100. C has no adults to count and is in neither.
    assert values.figure("D7", "2026-07") == (120, 600, 20.0, "ok", False)
    assert values.figure("D7", "2026-07", base="reported") == (120, 500, 24.0, "ok", False)
    assert values.figure("D7", "2026-09") == (240, 600, 40.0, "ok", True)
    assert values.figure("D7", "2026-09", base="reported") == NOT_REPORTED
    # A stock of the quarter: the last rows, which lie in it.
    assert values.figure("D7", "2026-Q3") == (240, 600, 40.0, "ok", False)
    assert values.figure("D7", "2026-06") == NOT_REPORTED
    assert values.figure("D7", "2026-08", C) == NOT_REPORTED


def test_d8_uses_the_police_alone(values: Values) -> None:
    assert values.figure("D8", "2026-07", A) == (50, 500, 10.0, "ok", False)
    assert values.figure("D8", "2026-08", A) == (60, 500, 12.0, "ok", False)
    # September: only rows of hamlets came, of the police and of a blank source: their sum.
    assert values.figure("D8", "2026-09", A) == (70, 500, 14.0, "ok", False)
    assert values.figure("D8", "2026-08", B) == NOT_REPORTED
    assert values.figure("D8", "2026-08") == (60, 600, 10.0, "ok", False)
    assert values.row("D8", "2026-08")["source"] == "official"


def test_e5_keeps_the_last_figure_where_the_cell_is_blank(values: Values) -> None:
    assert values.figure("E5", "2026-07", A) == (10, 500, 2.0, "ok", False)
    # The cell of August is blank: not reported, and not 0.
    assert values.figure("E5", "2026-08", A) == NOT_REPORTED
    assert values.figure("E5", "2026-08") == (10, 600, round(1000 / 600, 4), "ok", True)
