"""Values and coverage of a few communes, written by hand."""

from datetime import date
from typing import Any

import polars as pl

from etl import calendar, reference
from etl.assess.status import commune_status, province_status
from etl.indicators import INDICATORS
from etl.indicators.compute import COVERAGE
from etl.indicators.rollup import VALUES
from etl.indicators.sums import ADDED

Row = dict[str, Any]
CODES = [str(row["code"]) for row in reference.rows("communes")]


def value(indicator: str, period: str, commune: str | None, above: float | None, below: float | None = None,
          **more: Any) -> Row:  # fmt: skip
    """A row of values: of a commune, or (None) of the province; ``above`` None is not_reported."""
    declared = INDICATORS[indicator]
    scale = 100 if declared.unit == "%" else 1
    quotient = above if below is None or above is None else scale * above / below
    usual = {"part": 1, "breakdown": "", "base": "full", "stale": False, "source": declared.source}
    return {
        "period": period, "indicator": indicator, "commune_code": commune, "numerator": above,
        "level": "commune" if commune else "province", "denominator": None if above is None else below,
        "value": quotient, "unit": declared.unit, "state": "ok" if above is not None else "not_reported",
        **usual, **more,
    }  # fmt: skip


def values(*rows: Row) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict(VALUES))


def coverage(*rows: tuple[str, str, str | None, int, int]) -> pl.DataFrame:
    """Rows of coverage: indicator, period, commune, units reporting, units in all."""
    return pl.DataFrame(
        [
            {"indicator": i, "period": p, "commune_code": c, "units_reporting": n, "units_total": of,
             "part": 1, "level": "commune" if c else "province"}
            for i, p, c, n, of in rows
        ],
        schema=dict(COVERAGE),
    )  # fmt: skip


def added(*rows: tuple[str, str, str, float, float | None, bool]) -> pl.DataFrame:
    """What communes add: indicator, period, commune, numerator, denominator, whether it stands."""
    names = ("indicator", "period", "commune_code", "numerator", "denominator", "stands")
    return pl.DataFrame(
        [dict(zip(names, row, strict=True)) | {"part": 1} for row in rows], schema=dict(ADDED)
    )


def judged(rows: list[Row], as_of: date, counted: pl.DataFrame | None = None) -> pl.DataFrame:
    """Status of the communes (or of the province) that the rows are about."""
    periods = [calendar.period(id) for id in dict.fromkeys(row["period"] for row in rows)]
    work = commune_status if rows[0]["commune_code"] else province_status
    return work(values(*rows), coverage() if counted is None else counted, periods, as_of)


def one(frame: pl.DataFrame, **asked: Any) -> Row:
    """The one row that fits."""
    found = frame.filter(**asked)
    assert found.height == 1, found.height
    return found.row(0, named=True)
