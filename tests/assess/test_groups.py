"""Figures of groups: made from sums as the province is, never from averages; the spread beside them."""

from datetime import date

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings

from etl import calendar, reference
from etl.assess.groups import group_status, memberships
from etl.assess.status import PUBLISHED
from etl.indicators import Figures, compute_all
from tests.assess.frames import added, coverage, one, value, values
from tests.indicators.random_tables import PERIODS, tables
from tests.indicators.tables_in_memory import InMemory

WARDS = [
    row["commune_code"] for row in reference.peer_groups().iter_rows(named=True) if row["group"] == "phuong"
]
A, B, C, D = WARDS[:4]
FIGURE = ["period", "indicator", "part"]
few = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))


def wards(figures: Figures) -> dict[str, object]:
    return one(group_status(figures.values, figures), group_kind="peer_group", group_code="phuong")


def test_a_rate_is_made_from_sums_with_silent_communes_below_the_line() -> None:
    # A 10 of 100 (10 %), B 45 of 50 (90 %), C never reported: 0 of 50 (shown as nothing).
    # (10 + 45 + 0) / (100 + 50 + 50) = 27,5 %; the mean of 10 and 90 would be 50, without C 36,7.
    row = wards(
        Figures(
            values(value("C1", "2026-11", A, 10, 100), value("C1", "2026-11", B, 45, 50),
                   value("C1", "2026-11", C, None)),
            coverage(("C1", "2026-11", A, 1, 2), ("C1", "2026-11", B, 0, 1), ("C1", "2026-11", C, 0, 3)),
            added(("C1", "2026-11", A, 10, 100, True), ("C1", "2026-11", B, 45, 50, True),
                  ("C1", "2026-11", C, 0, 50, False)),
        )
    )  # fmt: skip
    assert (row["numerator"], row["denominator"], row["value"]) == (55, 200, 27.5)
    assert (row["lowest"], row["q1"], row["median"], row["q3"], row["highest"]) == pytest.approx(
        (10, 30, 50, 70, 90)
    )
    assert (row["communes"], row["communes_reporting"]) == (3, 1)


def test_a_count_is_a_sum_and_a_score_is_not_added_up() -> None:
    rows = [value("S1", "2026-11", A, 3), value("S1", "2026-11", B, 4)]
    sums = added(("S1", "2026-11", A, 3, None, True), ("S1", "2026-11", B, 4, None, True))
    row = wards(Figures(values(*rows), coverage(), sums))
    assert (row["numerator"], row["denominator"], row["value"]) == (7, None, 7)
    scores = [value("K6", "2026-11", A, 50), value("K6", "2026-11", B, 70)]
    row = wards(Figures(values(*scores), coverage(), added()))
    assert (row["value"], row["numerator"], row["median"]) == (None, None, 60)


def test_a_group_of_which_nothing_is_known_shows_nothing() -> None:
    rows = [value("C1", "2026-11", A, None), value("C1", "2026-11", B, None)]
    sums = added(("C1", "2026-11", A, 0, 100, False), ("C1", "2026-11", B, 0, 100, False))
    row = wards(Figures(values(*rows), coverage(), sums))
    assert (row["value"], row["numerator"], row["denominator"]) == (None, None, None)


def test_every_commune_is_in_one_group_of_each_kind() -> None:
    figures = compute_all(InMemory(date(2026, 10, 20)), [calendar.period("2026-09")])
    counted = group_status(figures.values, figures).filter(indicator="C1")
    assert dict(counted.group_by("group_kind").agg(pl.col("communes").sum()).iter_rows()) == {
        "peer_group": 129, "former_province": 129
    }  # fmt: skip


@few
@given(tables())
def test_groups_of_a_kind_add_up_to_the_province(found: InMemory) -> None:
    figures = compute_all(found, [calendar.period(period) for period in PERIODS])
    at = FIGURE
    names = ["numerator", "denominator"]
    groups = group_status(figures.values, figures)
    sums = groups.group_by(*at, "group_kind").agg(
        pl.col(names).sum(), whole=pl.col("value").is_not_null().all()
    )
    province = figures.values.filter(
        pl.col("breakdown") == "", level="province", base="full", state="ok"
    ).select(*at, *names)
    province = province.join(_added_up(figures), on=at, how="semi")
    both = province.join(sums, on=at, suffix="_groups")
    assert both.height == 2 * province.height
    for name in names:
        gap = pl.col(name).fill_null(0) - pl.col(f"{name}_groups")
        assert both.filter(gap < -1e-9).is_empty()
        # Short of it only where a group has nothing to stand on and so shows nothing.
        assert both.filter((gap > 1e-9) & pl.col("whole")).is_empty()


@few
@given(tables())
def test_the_value_lies_between_those_of_its_communes_unless_some_are_silent(found: InMemory) -> None:
    figures = compute_all(found, [calendar.period(period) for period in PERIODS])
    rates = group_status(figures.values, figures).filter(pl.col("unit") == "%", pl.col("value").is_not_null())
    all_shown = rates.join(_with_more_than_is_shown(figures), on=[*FIGURE, "group_code"], how="anti")
    assert all_shown.filter(pl.col("value") > pl.col("highest") + 1e-9).is_empty()
    assert rates.filter(
        (pl.col("value") - 100 * pl.col("numerator") / pl.col("denominator")).abs() > 1e-9
    ).is_empty()


def _added_up(figures: Figures) -> pl.DataFrame:
    """The figures of the province that are sums of its communes' (a median of all is not)."""
    return figures.added.select(FIGURE).unique()


def _with_more_than_is_shown(figures: Figures) -> pl.DataFrame:
    """Groups with a commune that adds an earlier figure, and itself shows none as it did not report."""
    shown = figures.values.filter(PUBLISHED & (pl.col("level") == "commune") & (pl.col("state") == "ok"))
    silent = figures.added.filter(pl.col("numerator") > 0).join(
        shown, on=[*FIGURE, "commune_code"], how="anti"
    )
    return silent.join(memberships(), on="commune_code").select(*FIGURE, "group_code").unique()
