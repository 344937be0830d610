"""Plan to date, gap and change, each reckoned by hand."""

from datetime import date

import polars as pl
import pytest

from etl.assess.plan import share_asked
from tests.assess.frames import CODES, coverage, judged, one, value

A = CODES[0]
LATE = date(2026, 11, 22)


def test_a_linear_plan_grows_by_the_day() -> None:
    # C1: 100 % from 1/7/2025 to 14/12/2026, 531 days; by 14/11/2026 501 of them have passed.
    row = judged([value("C1", "2026-11", A, 90, 100)], LATE).row(0, named=True)
    assert row["plan"] == pytest.approx(100 * 501 / 531)
    assert row["gap"] == pytest.approx(90 - 100 * 501 / 531)
    # D3: 50 % over the same days.
    assert one(judged([value("D3", "2026-11", A, 1, 4)], LATE))["plan"] == pytest.approx(50 * 501 / 531)


def test_a_running_period_is_asked_for_its_days_so_far() -> None:
    # December runs to 14/12; on 22/11 509 of 531 days have passed.
    row = one(judged([value("C1", "2026-12", A, 90, 100)], LATE))
    assert row["plan"] == pytest.approx(100 * 509 / 531)


def test_flat_targets_hold_at_any_time_and_lower_is_better_has_no_slope() -> None:
    rows = [value("E1", "2025-08", A, 1, 2), value("S1", "2025-08", A, 3), value("C2", "2025-08", A, 5)]
    status = judged(rows, LATE)
    assert one(status, indicator="E1")["plan"] == 90
    assert one(status, indicator="S1")["gap"] == 3
    assert (one(status, indicator="C2")["plan"], one(status, indicator="C2")["tone"]) == (None, None)


def test_a_deadline_asks_nothing_before_its_last_chance() -> None:
    # “Before 15/8/2025”, that day not included: on 13/8 nothing is due yet, on 14/8 all of it.
    early, due = (one(judged([value("A1", "2025-08", A, 1, 2)], date(2025, 8, day))) for day in (13, 14))
    assert (early["plan"], early["gap"], early["tone"]) == (None, None, None)
    assert (due["plan"], due["gap"], due["tone"]) == (100, -50, "behind")


@pytest.mark.parametrize(
    ("day", "linear", "s_curve"),
    [(date(2026, 1, 1), 0, 0), (date(2026, 1, 11), 0.25, 0.15625), (date(2026, 1, 21), 0.5, 0.5),
     (date(2026, 2, 10), 1, 1), (date(2025, 1, 1), 0, 0), (date(2027, 1, 1), 1, 1)],
)  # fmt: skip
def test_curves(day: date, linear: float, s_curve: float) -> None:
    # 40 days; the S curve is 3t² - 2t³: at a quarter 3/16 - 2/64 = 10/64.
    frame = pl.DataFrame(
        {"curve": ["linear", "s_curve", "flat", "linear"], "direction": ["up"] * 3 + ["down"]}
    ).with_columns(end=pl.lit(day), start_date=date(2026, 1, 1), by_date=date(2026, 2, 10))
    assert frame.select(share_asked()).to_series().to_list() == pytest.approx([linear, s_curve, 1, 1])


def test_change_is_against_the_period_before_of_the_same_kind() -> None:
    reached = {"2026-09": 30, "2026-10": 42, "2026-11": 45, "2026-Q2": 20, "2026-Q3": 30}
    rows = [value("C1", period, A, above, 100) for period, above in reached.items()]
    status = judged(rows, LATE)
    changes = {row["period"]: row["change"] for row in status.iter_rows(named=True)}
    assert changes == {"2026-09": None, "2026-10": 12, "2026-11": 3, "2026-Q2": None, "2026-Q3": 10}


def test_no_change_is_told_where_nothing_was_reported() -> None:
    # November's C1 is October's, carried by every hamlet: 0 would say that nothing moved, which nobody knows.
    rows = [value("C1", "2026-10", A, 42, 100), value("C1", "2026-11", A, 42, 100, stale=True)]
    silent = judged(rows, LATE, coverage(("C1", "2026-11", A, 0, 3), ("C1", "2026-10", A, 3, 3)))
    assert one(silent, period="2026-11")["change"] is None
    # Where one hamlet of three reported, the commune's figure moved by what that one told.
    partly = judged(rows, LATE, coverage(("C1", "2026-11", A, 1, 3), ("C1", "2026-10", A, 3, 3)))
    assert one(partly, period="2026-11")["change"] == 0


def test_a_flow_of_a_running_period_is_not_compared() -> None:
    rows = [value("C2", "2026-11", A, 100), value("C2", "2026-12", A, 7)]
    assert one(judged(rows, LATE), period="2026-12")["change"] is None
    assert one(judged(rows, date(2026, 12, 14)), period="2026-12")["change"] == -93


def test_a_missing_value_has_neither_gap_nor_change() -> None:
    rows = [value("C1", "2026-10", A, None), value("C1", "2026-11", A, 40, 100)]
    status = judged(rows, LATE)
    assert one(status, period="2026-10")["gap"] is None
    assert one(status, period="2026-11")["change"] is None
