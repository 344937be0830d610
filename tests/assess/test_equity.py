"""Measures of inequality against WHO's published example and against figures worked out by hand."""

from math import log

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.assess.equity import MEASURES, equity
from tests.assess.frames import CODES, Row, value, values

PERIOD = "2026-09"
GROUPS = ("period", "indicator", "part", "group_kind", "group_code", "value", "denominator")
WHO = {  # births attended by skilled staff (%), and thousands of births
    "poorest": (75.60530, 2072.436),
    "second": (91.01997, 2112.204),
    "middle": (96.03959, 1983.059),
    "fourth": (97.04223, 2052.124),
    "richest": (99.22405, 1884.510),
}


"""The sample of wealth quintiles in the manual of WHO's program healthequal 1.0.1, with its results."""


def groups(found: dict[str, tuple[float | None, float]], indicator: str = "C1") -> pl.DataFrame:
    rows = [(PERIOD, indicator, 1, "peer_group", name, *pair) for name, pair in found.items()]
    return pl.DataFrame(rows, schema=list(GROUPS), orient="row", schema_overrides={"part": pl.Int32})


def measured(found: dict[str, tuple[float | None, float]], indicator: str = "C1") -> Row:
    return equity(values(), groups(found, indicator)).row(0, named=True)


def test_whos_published_example() -> None:
    found = measured(dict(WHO))
    assert found["average"] == pytest.approx(91.59669, abs=1e-4)
    assert found["paf"] == pytest.approx(8.327116, abs=1e-4)
    assert found["par"] == pytest.approx(99.22405 - 91.59669, abs=1e-4)
    assert found["difference"] == pytest.approx(99.22405 - 75.60530)
    assert found["ratio"] == pytest.approx(99.22405 / 75.60530)
    assert (found["lowest_unit"], found["highest_unit"]) == ("poorest", "richest")


def test_by_hand() -> None:
    # Of 100, 200 and 100 people 20, 50 and 80 %: average (20 + 100 + 80) / 4 = 50; apart 30, 0, 30.
    found = measured({"a": (20.0, 100), "b": (50.0, 200), "c": (80.0, 100)})
    assert found["average"] == pytest.approx(50)
    assert found["idis"] == pytest.approx(100 * 20 / 50)  # (30 + 0 + 30) / 3 = 20
    assert found["idis_weighted"] == pytest.approx(100 * 15 / 50)  # 30/4 + 0 + 30/4 = 15
    assert found["cov"] == pytest.approx(100 * 450**0.5 / 50)  # 900/4 + 900/4 = 450
    assert found["theil"] == pytest.approx(1000 * (0.25 * 0.4 * log(0.4) + 0.25 * 1.6 * log(1.6)))
    assert (found["par"], found["paf"]) == (pytest.approx(30), pytest.approx(60))


def test_where_less_is_better_the_best_is_the_lowest() -> None:
    found = measured({"a": (20.0, 100), "b": (50.0, 200), "c": (80.0, 100)}, "S4")
    assert (found["par"], found["paf"]) == (pytest.approx(-30), pytest.approx(-60))


def test_a_zero_has_no_ratio_and_still_a_theil_index() -> None:
    found = measured({"a": (0.0, 100), "b": (50.0, 100), "c": (100.0, 100)})
    assert found["ratio"] is None
    assert found["theil"] == pytest.approx(1000 * (0 + 0 + (2 / 3) * log(2)), abs=0.01)


@pytest.mark.parametrize(("silent", "told"), [(19, True), (20, False)])
def test_too_few_units_with_a_figure_tell_nothing(silent: int, told: bool) -> None:
    """129 communes: 110 are 85.3 % of them, 109 are 84.5 %."""
    rows = [
        value("C1", PERIOD, code, None if at < silent else 10.0 + at, 200.0) for at, code in enumerate(CODES)
    ]
    empty = groups({"phuong": (None, 1)}).clear()
    found = equity(values(*rows), empty).row(0, named=True)
    assert (found["units"], found["units_with_data"], found["dimension"]) == (129, 129 - silent, "commune")
    assert all((found[name] is not None) == told for name in MEASURES)


@given(st.lists(st.tuples(st.floats(0.5, 100), st.integers(1, 5000)), min_size=3, max_size=12))
def test_equal_units_are_equal_and_others_lie_between_their_ends(pairs: list[tuple[float, int]]) -> None:
    found = measured({str(at): (share, float(weight)) for at, (share, weight) in enumerate(pairs)})
    assert found["lowest"] - 1e-9 <= found["average"] <= found["highest"] + 1e-9
    assert all(found[name] >= -1e-9 for name in MEASURES)
    level = measured({str(at): (50.0, float(weight)) for at, (_, weight) in enumerate(pairs)})
    assert [level[name] for name in MEASURES] == [
        pytest.approx(float(name == "ratio"), abs=1e-6) for name in MEASURES
    ]
