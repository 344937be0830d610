"""The reporting calendar of Decree 09/2019: worked dates, and laws over any date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import calendar

DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))
KINDS = st.sampled_from(["month", "quarter", "half", "year"])


@pytest.mark.parametrize(
    ("id", "first", "last"),
    [
        ("2026-11", "2026-10-15", "2026-11-14"),
        ("2026-01", "2025-12-15", "2026-01-14"),
        ("2026-Q1", "2025-12-15", "2026-03-14"),
        ("2026-Q3", "2026-06-15", "2026-09-14"),
        ("2026-H1", "2025-12-15", "2026-06-14"),
        ("2026-H2", "2026-06-15", "2026-12-14"),
        ("2026", "2025-12-15", "2026-12-14"),
    ],
)
def test_the_decree_s_cuts(id, first, last):
    period = calendar.period(id)
    assert (period.first_day.isoformat(), period.last_day.isoformat()) == (first, last)
    assert period.closed is None


@pytest.mark.parametrize(
    ("id", "label"),
    [
        ("2026-11", "Tháng 11/2026 (15/10–14/11/2026)"),
        ("2026-01", "Tháng 01/2026 (15/12/2025–14/01/2026)"),
        ("2026-Q3", "Quý III/2026 (15/06–14/09/2026)"),
        ("2026-H1", "6 tháng đầu năm 2026 (15/12/2025–14/06/2026)"),
        ("2026", "Năm 2026 (15/12/2025–14/12/2026)"),
    ],
)
def test_labels(id, label):
    assert calendar.period(id).label_vi == label


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "2026-00",
        "2026-13",
        "2026-1",
        "2026-Q5",
        "2026-H3",
        "26",
        "2026-q3",
        "1800",
        "２０２６",
        "2026-11 ",
        "x",
    ],
)
def test_nonsense_is_refused(nonsense):
    with pytest.raises(ValueError, match="no such period"):
        calendar.period(nonsense)


def test_on_the_day_of_the_letter_and_on_22_november_2026():
    assert calendar.month_of(date(2025, 8, 14)) == "2025-08"
    assert calendar.month_of(date(2025, 8, 15)) == "2025-09"
    assert calendar.containing(date(2025, 8, 15), "quarter").id == "2025-Q3"
    known = {period.id: period for period in calendar.periods_until(date(2026, 11, 22))}
    closed = {
        kind: [p.id for p in known.values() if p.kind == kind and p.closed] for kind in ("month", "quarter")
    }
    assert next(iter(known)) == "2025-08"
    assert closed["month"][-1] == "2026-11"
    assert closed["quarter"][-1] == "2026-Q3"
    assert [p.id for p in known.values() if not p.closed] == ["2026-12", "2026-Q4", "2026-H2", "2026"]
    assert known["2026-Q4"].first_day == date(2026, 9, 15)


@given(DAYS, KINDS)
def test_periods_tile_the_line(day, kind):
    here = calendar.containing(day, kind)
    assert here.first_day <= day <= here.last_day
    assert calendar.period(here.id) == here
    before = calendar.previous(here)
    assert before.kind == kind
    assert before.last_day + timedelta(days=1) == here.first_day


@given(DAYS)
def test_months_fill_quarters_quarters_fill_halves_halves_fill_years(day):
    for kind, count in (("month", 1), ("quarter", 3), ("half", 6), ("year", 12)):
        whole = calendar.containing(day, kind)
        months = calendar.months_in(whole)
        assert len(months) == count
        assert (months[0].first_day, months[-1].last_day) == (whole.first_day, whole.last_day)
        assert all(calendar.contains(whole, month) for month in months)
        assert not calendar.contains(whole, calendar.previous(months[0]))


@given(DAYS)
def test_periods_until_holds_each_period_once_and_knows_which_are_closed(day):
    periods = calendar.periods_until(day, since=day - timedelta(days=400))
    assert len({period.id for period in periods}) == len(periods)
    for period in periods:
        assert period.first_day <= day
        assert period.closed == (period.last_day <= day)
    for kind in ("month", "quarter", "half", "year"):
        assert [p for p in periods if p.kind == kind][-1].id == calendar.containing(day, kind).id
