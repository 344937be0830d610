"""Nothing is lost and nothing doubled: over chains of changes the totals stay exactly what they were."""

from datetime import date, timedelta

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.indicators.classes import D3
from etl.mergers import carried, carried_sums
from etl.mergers.sharing import share_out
from tests.mergers.village import START, Village, change, hamlet, report, school, scope_of

COMMUNES = ("13285", "13291")
AFTER = "2026-06"
DAYS = [date(2025, 9, 20) + timedelta(days=25 * number) for number in range(8)]


@st.composite
def histories(draw: st.DrawFn) -> Village:
    """Hamlets of two communes with one early report each, then up to four days of change in each commune."""
    tables = Village(date(2026, 7, 1))
    for commune in COMMUNES:
        count = draw(st.integers(2, 5))
        alive = [f"{commune}-{number:03d}" for number in range(1, count + 1)]
        rows = {code: hamlet(code) for code in alive}
        for code in alive:
            if draw(st.booleans()) or code == alive[0]:
                tables.add("M03", report(code, "2025-08", draw(st.integers(0, 200))))
                tables.add("M04", school(code, date(2025, 8, 1), draw(st.integers(0, 90)), f"L{code}"))
        for day in sorted(draw(st.sets(st.sampled_from(DAYS), max_size=4))):
            old = draw(st.sampled_from(alive))
            count += 1
            fresh = f"{commune}-{count:03d}"
            news = draw(st.lists(st.sampled_from([*alive, fresh]), min_size=1, max_size=3, unique=True))
            weights = [draw(st.integers(1, 9)) for _ in news]
            tables.add(
                "M10b",
                *(change(day, old, new, w / sum(weights)) for new, w in zip(news, weights, strict=True)),
            )
            if fresh in news:
                rows[fresh] = hamlet(fresh, day)
                alive.append(fresh)
            if old not in news:
                alive.remove(old)
                rows[old]["valid_to"] = day - timedelta(days=1)
        tables.add("M10", *rows.values())
    return tables


def commune(frame: pl.DataFrame, column: str) -> dict[str, int]:
    sums = frame.group_by(pl.col("hamlet_code").str.head(5).alias("commune")).agg(pl.col(column).sum())
    return dict(sums.sort("commune").iter_rows())


@settings(max_examples=60, deadline=None)
@given(tables=histories())
def test_the_totals_of_communes_and_province_are_conserved(tables: Village) -> None:
    scope = scope_of(tables, "2025-12", AFTER)
    told = tables.rows("M03").drop_nulls("hamlet_code")
    stocks = carried(scope, scope.dated(told), ["cumulative_households"])
    for name in ("2025-12", AFTER):
        period = stocks.filter(period=name)
        assert commune(period, "cumulative_households") == commune(told, "cumulative_households")
        in_force = scope.hamlets.filter(period=name)["hamlet_code"].to_list()
        assert set(period["hamlet_code"]) <= set(in_force)
        assert period["hamlet_code"].is_unique().all()
        assert (period["cumulative_households"] >= 0).all()


@settings(max_examples=40, deadline=None)
@given(tables=histories())
def test_learners_are_conserved_too(tables: Village) -> None:
    scope = scope_of(tables, AFTER)
    held = tables.rows("M04").drop("period").with_columns(period=pl.lit(AFTER))
    sums = carried_sums(scope, held, ["first_time_elderly_attendees"], "session_date")
    column = "first_time_elderly_attendees"
    assert commune(sums, column) == commune(tables.rows("M04"), column)
    published = D3.counts(scope).filter(pl.col("part") == 1)
    assert published["numerator"].sum() == tables.rows("M04")[column].sum()


@settings(max_examples=200, deadline=None)
@given(total=st.integers(0, 10**6), weights=st.lists(st.integers(0, 99), min_size=1, max_size=6))
def test_shares_of_a_whole_number_are_whole_and_fair(total: int, weights: list[int]) -> None:
    weights[0] += 1
    rows = pl.DataFrame(
        {
            "old": ["a"] * len(weights),
            "new": [str(number) for number in range(len(weights))],
            "share": [weight / sum(weights) for weight in weights],
            "value": [total] * len(weights),
        }
    )
    shared = share_out(rows, ["value"], ["old"], "new")
    assert shared["value"].sum() == total
    exact = total * rows["share"]
    assert ((shared["value"] - exact).abs() < 1 + 1e-6).all()


def test_a_home_without_changes_is_as_it_was() -> None:
    tables = Village(date(2026, 7, 1)).add("M10", hamlet("13285-001", START)).add(
        "M03", report("13285-001", "2025-08", 12)
    )  # fmt: skip
    scope = scope_of(tables, "2025-12")
    told = carried(scope, scope.dated(tables.rows("M03")), ["cumulative_households"])
    assert told.select("cumulative_households", "fresh", "converted").rows() == [(12, False, False)]
