"""Every indicator for every period, grain and base, and how many units stand behind each figure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import polars as pl

from etl.calendar import Period
from etl.indicators.declaration import Indicator
from etl.indicators.families import INDICATORS
from etl.indicators.rollup import ADDED, VALUES, added, rolled, values_of
from etl.indicators.scope import Scope, Tables

COVERAGE: Mapping[str, pl.DataType] = {
    "period": pl.String(),
    "indicator": pl.String(),
    "part": pl.Int32(),
    "level": pl.String(),
    "commune_code": pl.String(),
    "units_reporting": pl.Int64(),
    "units_total": pl.Int64(),
}


class Figures(NamedTuple):
    """Values (VALUES), n/N beside each (COVERAGE), and what each commune adds to the province (ADDED)."""

    values: pl.DataFrame
    coverage: pl.DataFrame
    added: pl.DataFrame


def compute(tables: Tables, periods: Sequence[Period]) -> pl.DataFrame:
    """The ``values`` of the contract: every indicator, period, grain and base; percentages 0–100."""
    return compute_all(tables, periods).values


def coverage(tables: Tables, periods: Sequence[Period]) -> pl.DataFrame:
    """Units with data in the period, of all units.

    Level province: communes, of the 129. Level commune: hamlets of those in force where hamlets report
    (``reporting_unit``), else the commune itself, 1 or 0 of 1.
    """
    return compute_all(tables, periods).coverage


def compute_all(tables: Tables, periods: Sequence[Period]) -> Figures:
    """Values, coverage and additions of the tables for the periods."""
    return compute_in(Scope(tables, periods))


def compute_in(scope: Scope) -> Figures:
    """All figures in one go; indicators made of other indicators come in a second pass."""
    values: list[pl.DataFrame] = [pl.DataFrame(schema=VALUES)]
    reporting: list[pl.DataFrame] = [pl.DataFrame(schema=COVERAGE)]
    adding: list[pl.DataFrame] = [pl.DataFrame(schema=ADDED)]
    for indicator, counts in _counted(scope, values):
        sums = rolled(indicator, counts)
        values.append(values_of(indicator, counts, sums, scope))
        reporting.extend(_coverage_of(indicator, counts, scope))
        adding.append(added(indicator, sums))
    return Figures(pl.concat(values), pl.concat(reporting), pl.concat(adding))


def _counted(scope: Scope, values: list[pl.DataFrame]) -> Iterator[tuple[Indicator, pl.DataFrame]]:
    """Each indicator with its counts; the second pass sees what the caller put into ``values`` meanwhile."""
    for indicator in INDICATORS.values():
        if indicator.counts:
            yield indicator, indicator.counts(scope)
    communes = pl.concat(frame.filter(pl.col("level") == "commune") for frame in values)
    for indicator in INDICATORS.values():
        if indicator.from_values:
            yield indicator, indicator.from_values(scope, communes)


def _coverage_of(indicator: Indicator, counts: pl.DataFrame, scope: Scope) -> Iterator[pl.DataFrame]:
    whole = counts.filter(pl.col("breakdown") == "")
    if indicator.reporting_unit == "hamlet":
        units = whole.filter(pl.col("hamlet_code").is_not_null())
    else:
        units = whole.group_by("period", "commune_code", "part").agg(pl.col("present").any())
    found = units.group_by("period", "commune_code", "part").agg(
        units_reporting=pl.col("present").sum(), units_total=pl.len()
    )
    parts = pl.DataFrame({"part": indicator.parts}, schema={"part": pl.Int32})
    totals = 1 if indicator.reporting_unit == "commune" else 0
    grid = scope.communes.join(parts, how="cross")
    communes = grid.join(found, on=grid.columns, how="left").with_columns(
        pl.col("units_reporting").fill_null(0), pl.col("units_total").fill_null(totals)
    )
    province = communes.group_by("period", "part").agg(
        units_reporting=(pl.col("units_reporting") > 0).sum(), units_total=pl.len()
    )
    for level, frame in (("commune", communes), ("province", province)):
        absent = {} if level == "commune" else {"commune_code": pl.lit(None)}
        shown = frame.with_columns(level=pl.lit(level), indicator=pl.lit(indicator.code), **absent)
        yield shown.select(pl.col(name).cast(kind) for name, kind in COVERAGE.items())
