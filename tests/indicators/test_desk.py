"""Worked examples of family C: C7, C8, C9."""

from datetime import date
from typing import Any

import pytest

from etl import calendar
from tests.indicators.tables_in_memory import A, B, InMemory, Row, Values

C, D = "13318", "13330"
NOT_REPORTED = (None, None, None, "not_reported", False)
NOTHING = (None, None, None, "not_applicable", False)


def week(commune: str, monday: date, received: int, online: int, helped: int | None, **more: Any) -> Row:
    """A row of M06: dossiers received, online, online with the team's help."""
    dossiers = {"dossiers_received": received, "online_dossiers": online, "team_assisted_dossiers": helped}
    at = {"commune_code": commune, "period": calendar.month_of(monday), "start_date": monday}
    shifts = {"planned_shifts": 5, "held_shifts": 4, "people_assisted": 0}
    return at | shifts | dossiers | more


@pytest.fixture(scope="module")
def values() -> Values:
    """The month of September 2026 runs from 15 August to 14 September, and belongs to quarter III.

    | commune | Monday | received | online | helped | source | working, rota days | signed |
    | A       | 10/8   | 100      | 50     | 10     | system | 5, 5               | yes    | (August)
    | A       | 17/8   | 40       | 30     | blank  | system | 5, 5               | yes    |
    | A       | 24/8   | 60       | 60     | 15     | system | 5, 3               | no     |
    | B       | 17/8   | 10       | 0      | 0      | manual | 5, 5               | no     |
    | C       | 14/9   | 0        | 0      | blank  | system | blank              | yes    |
    """
    system = {"data_source": "tthc_system"}
    full = {"working_days": 5, "rota_days": 5, "rota_signed": True}
    return (
        InMemory(date(2026, 9, 20))
        .add("M06", week(A, date(2026, 8, 10), 100, 50, 10, **system, **full))
        .add("M06", week(A, date(2026, 8, 17), 9, 9, 9), week(A, date(2026, 8, 24), 60, 60, 15, **system,
             working_days=5, rota_days=3))
        # the same week once more: this one stands
        .add("M06", week(A, date(2026, 8, 17), 40, 30, None, **system, **full))
        .add("M06", week(B, date(2026, 8, 17), 10, 0, 0, **(full | {"rota_signed": False})))
        .add("M06", week(C, date(2026, 9, 14), 0, 0, None, **system, rota_signed=True))
        .values("2026-07", "2026-08", "2026-09", "2026-10", "2026-Q3")
    )  # fmt: skip


def test_c7_adds_the_rows_of_the_period(values: Values) -> None:
    # 30 + 60 of 40 + 60; the week of 10 August belongs to the month before.
    assert values.figure("C7", "2026-09", A) == (90, 100, 90.0, "ok", False)
    assert values.figure("C7", "2026-08", A) == (50, 100, 50.0, "ok", False)
    assert values.figure("C7", "2026-09", B) == (0, 10, 0.0, "ok", False)
    # Of the sums, not the mean of 90 % and 0 %; communes without a row are in neither.
    for base in ("full", "reported"):
        assert values.figure("C7", "2026-09", base=base) == (90, 110, round(9000 / 110, 4), "ok", False)
    assert values.figure("C7", "2026-Q3", A) == (140, 200, 70.0, "ok", False)


def test_c7_tells_nothing_received_from_nothing_sent(values: Values) -> None:
    # Monday 14 September is the last day of the month of September.
    assert values.figure("C7", "2026-09", C) == NOTHING
    assert values.figure("C7", "2026-08", C) == NOT_REPORTED
    assert values.figure("C7", "2026-09", D) == NOT_REPORTED
    assert values.figure("C7", "2026-07") == NOT_REPORTED


def test_c7_is_official_where_all_rows_come_from_the_system(values: Values) -> None:
    assert values.row("C7", "2026-09", A)["source"] == "official"
    assert values.row("C7", "2026-09", B)["source"] == "declared"
    assert values.row("C7", "2026-09")["source"] == "declared"
    assert values.row("C7", "2026-08")["source"] == "official"
    assert values.row("C8", "2026-08")["source"] == "declared"


def test_c8_leaves_out_rows_that_do_not_say_how_many_were_helped(values: Values) -> None:
    assert values.figure("C8", "2026-09", A) == (15, 60, 25.0, "ok", False)
    assert values.figure("C8", "2026-Q3", A) == (25, 110, round(2500 / 110, 4), "ok", False)
    # B had no online dossier; C did not fill the cell.
    assert values.figure("C8", "2026-09", B) == NOTHING
    assert values.figure("C8", "2026-09", C) == NOT_REPORTED
    assert values.figure("C8", "2026-09") == (15, 60, 25.0, "ok", False)


def test_c9_needs_a_signed_rota_on_four_days_of_five(values: Values) -> None:
    # A: signed, 5 + 3 of 10 days: 80 %, just enough. B: not signed. C: no working day written down.
    assert values.figure("C9", "2026-09", A) == (1, 1, 100.0, "ok", False)
    assert values.figure("C9", "2026-09", B) == (0, 1, 0.0, "ok", False)
    assert values.figure("C9", "2026-09", C) == (0, 1, 0.0, "ok", False)
    assert values.figure("C9", "2026-09", D) == NOT_REPORTED
    assert values.figure("C9", "2026-09") == (1, 129, round(100 / 129, 4), "ok", False)
    assert values.figure("C9", "2026-09", base="reported") == (1, 3, 33.3333, "ok", False)
    # Before anybody sent the form nothing is known.
    assert values.figure("C9", "2026-07") == NOT_REPORTED


def test_c9_counts_shifts_beside(values: Values) -> None:
    assert values.figure("C9", "2026-09", A, part=2) == (8, None, 8, "ok", False)
    assert values.figure("C9", "2026-09", part=2) == (16, None, 16, "ok", False)
    assert values.figure("C9", "2026-09", part=3) == (20, None, 20, "ok", False)
    assert values.figure("C9", "2026-09", D, part=2) == NOT_REPORTED
