"""Laws that every indicator keeps, whatever was received."""

from copy import deepcopy

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from etl import calendar
from etl.indicators import INDICATORS, Figures, compute_all
from etl.indicators.rollup import VALUES
from tests.indicators.random_tables import HAMLETS, MONTHS, PERIODS, tables
from tests.indicators.tables_in_memory import InMemory, Settled, hamlet, month

few = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
KEY = ["period", "level", "commune_code", "hamlet_code", "indicator", "part", "breakdown", "base"]
NEVER_FALL = ("A1", "A2", "A3", "A6", "C1", "C2", "C3", "C4", "C5", "C9", "C10", "C11", "D1", "D2", "D3",
              "D4", "D5", "D6", "D7", "D8", "E1", "E2", "E5", "E6", "S1", "S2", "S3")  # fmt: skip
FLOWS = [("C2", 1), ("C10", 1), ("D1", 1), ("D2", 1), ("E2", 1), ("E6", 1), ("E6", 2)]
"""Plain counts of what was done in a period, by indicator and part."""


def figures(found: InMemory) -> Figures:
    computed = compute_all(Settled(found), [calendar.period(period) for period in PERIODS])
    return computed._replace(values=computed.values.sort(KEY))


def values(found: InMemory) -> pl.DataFrame:
    return figures(found).values


def every_figure_has_its_row_once_and_a_value_only_where_ok(computed: Figures) -> None:
    frame = computed.values
    assert frame.schema == pl.Schema(VALUES)
    assert frame.select(KEY).is_duplicated().sum() == 0
    wide = frame.filter(pl.col("level") != "hamlet")
    cells = sum(
        len(i.breakdowns) * len(i.parts) * ((129 if "commune" in i.grains else 0) + ("province" in i.grains))
        for i in INDICATORS.values()
    )
    assert wide.height == cells * 2 * len(PERIODS)
    assert frame.filter((pl.col("state") == "ok") != pl.col("value").is_not_null()).is_empty()
    assert frame.filter(
        (pl.col("state") != "ok") & (pl.col("numerator").is_not_null() | pl.col("stale"))
    ).is_empty()


def a_value_is_its_numerator_over_its_denominator(computed: Figures) -> None:
    shown = computed.values.filter(state="ok")
    rates = shown.filter(unit="%")
    assert_frame_equal(
        rates.select("value"), rates.select(value=100 * pl.col("numerator") / pl.col("denominator"))
    )
    counted = shown.filter(pl.col("denominator").is_null())
    assert counted.filter(pl.col("value") != pl.col("numerator")).is_empty()


def the_province_is_the_sum_of_what_its_communes_add(computed: Figures) -> None:
    names = ["numerator", "denominator"]
    at = ["period", "indicator", "part"]
    sums = computed.added.group_by(at).agg(pl.col(names).sum(), stands=pl.col("stands").any())
    whole = pl.col("breakdown") == ""
    province = computed.values.filter(whole, level="province", base="full", state="ok")
    both = province.join(sums, on=at, how="left", suffix="_added")
    assert both.filter(~pl.col("stands")).is_empty()
    for name in names:
        gap = pl.col(name).fill_null(0) - pl.col(f"{name}_added")
        assert both.filter(gap.abs() > 1e-9).is_empty()


def a_commune_adds_the_figure_that_it_shows(computed: Figures) -> None:
    communes = computed.values.filter(pl.col("breakdown") == "", level="commune", base="full", state="ok")
    at = ["period", "indicator", "part", "commune_code"]
    both = communes.filter(pl.col("indicator") != "K6").join(
        computed.added, on=at, how="left", suffix="_added"
    )
    assert both.filter(pl.col("numerator") != pl.col("numerator_added")).is_empty()
    shown_below = pl.col("denominator").is_not_null()
    assert both.filter(shown_below & (pl.col("denominator") != pl.col("denominator_added"))).is_empty()


def a_stock_of_a_quarter_is_that_of_its_last_month(computed: Figures) -> None:
    stocks = computed.values.filter(
        pl.col("indicator").is_in([i.code for i in INDICATORS.values() if i.kind in ("stock", "as_of")]),
        level="province",
        base="full",
    )
    shown = [name for name in VALUES if name not in ("period", "stale")]
    # What comes once a quarter has no month to be compared with.
    due = pl.col("state") != "not_applicable"
    month_end = stocks.filter(due, period=MONTHS[-1]).select(shown)
    quarter = stocks.filter(period="2026-Q3").select(shown)
    cell = ["indicator", "part", "breakdown"]
    assert_frame_equal(quarter.join(month_end, on=cell, how="semi"), month_end, check_row_order=False)


def a_flow_of_a_quarter_is_the_sum_of_its_months(computed: Figures) -> None:
    named = pl.DataFrame(FLOWS, schema={"indicator": pl.String, "part": pl.Int32}, orient="row")
    shown = computed.values.filter(level="province", base="full", state="ok")
    flows = shown.join(named, on=["indicator", "part"], how="semi")
    cell = ["indicator", "part", "breakdown"]
    months = flows.filter(pl.col("period").is_in(MONTHS)).group_by(cell).agg(pl.col("value").sum())
    quarter = flows.filter(period="2026-Q3").select(*cell, "value")
    assert_frame_equal(months, quarter, check_row_order=False)


def the_reported_base_is_a_part_of_the_full_base(computed: Figures) -> None:
    frame = computed.values.filter(pl.col("indicator").is_in(NEVER_FALL), level="province")
    at = ["period", "indicator", "part", "breakdown"]
    both = frame.filter(base="full").join(
        frame.filter(base="reported", state="ok"), on=at, suffix="_reported"
    )
    for name in ("numerator", "denominator"):
        assert both.filter(pl.col(f"{name}_reported") > pl.col(name)).is_empty()


def a_commune_that_sent_nothing_has_no_figure(computed: Figures) -> None:
    silent = computed.values.filter(pl.col("commune_code") == "13330")
    shown = silent.filter(state="ok").select("indicator", "part").unique().rows()
    assert set(shown) <= {("A4", 1), ("K1", 1), ("K6", 2)}


def units_that_report_are_among_all_units(computed: Figures) -> None:
    frame = computed.coverage
    assert frame.filter(pl.col("units_reporting") > pl.col("units_total")).is_empty()
    province = frame.filter(level="province")
    assert province["units_total"].unique().to_list() == [129]
    parts = sum(len(indicator.parts) for indicator in INDICATORS.values())
    assert frame.height == parts * 130 * len(PERIODS)


LAWS = (
    every_figure_has_its_row_once_and_a_value_only_where_ok,
    a_value_is_its_numerator_over_its_denominator,
    the_province_is_the_sum_of_what_its_communes_add,
    a_commune_adds_the_figure_that_it_shows,
    a_stock_of_a_quarter_is_that_of_its_last_month,
    a_flow_of_a_quarter_is_the_sum_of_its_months,
    the_reported_base_is_a_part_of_the_full_base,
    a_commune_that_sent_nothing_has_no_figure,
    units_that_report_are_among_all_units,
)
"""What holds of every computation."""


@settings(few, max_examples=12)
@given(tables())
def test_every_computation_keeps_the_laws(found: InMemory) -> None:
    """All laws of one computation, for computing takes far longer than looking."""
    computed = figures(found)
    for law in LAWS:
        law(computed)


@few
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(found: InMemory, chance: object) -> None:
    shuffled = deepcopy(found)
    for rows in shuffled.forms.values():
        chance.shuffle(rows)  # type: ignore[attr-defined]
    assert_frame_equal(values(found), values(shuffled), check_exact=True)


@few
@given(tables(), st.sampled_from(HAMLETS), st.integers(0, 200))
def test_a_hamlet_that_reports_more_lowers_nothing(found: InMemory, code: str, people: int) -> None:
    fresh = not any(row["hamlet_code"] == code for row in found.forms["M03"])
    more = deepcopy(found)
    if not any(row["hamlet_code"] == code for row in found.forms["M10"]):
        found.add("M10", hamlet(code) | {"received_order": 99})
        more.add("M10", hamlet(code) | {"received_order": 99})
    if fresh:
        more.add("M03", month(code, "2026-08", cumulative_households=people, people_guided_ecommerce=people))
    at = ["period", "indicator", "breakdown", "base"]
    wanted = pl.col("indicator").is_in(["C1", "C2"]) & (pl.col("level") == "province")
    pair = values(found).filter(wanted).join(values(more).filter(wanted), on=at, suffix="_more")
    assert pair.height == (2 + 2 * 5) * len(PERIODS)
    for name in ("numerator", "denominator"):
        assert pair.filter(pl.col(f"{name}_more").fill_null(0) < pl.col(name).fill_null(0)).is_empty()


@few
@given(tables(), st.sampled_from(HAMLETS))
def test_what_comes_later_does_not_change_what_was(found: InMemory, code: str) -> None:
    later = deepcopy(found)
    later.forms["M03"] = [row for row in later.forms["M03"] if row["period"] != MONTHS[-1]]
    later.add("M03", month(code, MONTHS[-1], cumulative_households=300) | {"received_order": 999})
    before = pl.col("period").is_in(MONTHS[:2])
    assert_frame_equal(values(found).filter(before), values(later).filter(before))
