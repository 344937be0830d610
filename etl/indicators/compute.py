"""Every indicator for every period, grain and base, and how many units stand behind each figure."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

import polars as pl

from etl.calendar import Period
from etl.indicators.declaration import Indicator
from etl.indicators.families import INDICATORS
from etl.indicators.rollup import VALUES, commune_values, hamlet_values, province_values
from etl.indicators.scope import Scope, Tables
from etl.indicators.sums import ADDED, SUMS, added, summed

COVERAGE: Mapping[str, pl.DataType] = {
    "period": pl.String(),
    "indicator": pl.String(),
    "part": pl.Int32(),
    "level": pl.String(),
    "commune_code": pl.String(),
    "units_reporting": pl.Int64(),
    "units_total": pl.Int64(),
}


Coding = Callable[[pl.DataFrame], pl.DataFrame]


def _as_is(values: pl.DataFrame) -> pl.DataFrame:
    return values


class CommuneFigures(NamedTuple):
    """What follows from each commune's own rows: its values and its hamlets' (VALUES), n/N, its sums (SUMS).

    Nothing in it looks across communes, so that a commune may be computed alone.
    """

    values: pl.DataFrame
    hamlets: pl.DataFrame
    coverage: pl.DataFrame
    sums: pl.DataFrame


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
    """All figures of a scope that holds every commune."""
    parts = compute_communes(scope), compute_across(scope)
    figures = compute_province(scope, *parts)
    return figures._replace(values=pl.concat([*(part.hamlets for part in parts), figures.values]))


def compute_communes(scope: Scope, coded: Coding = _as_is) -> CommuneFigures:
    """Figures of the communes of the scope; indicators made of other indicators come in a second pass.

    Values of hamlets are many; ``coded`` is applied to those of each indicator as soon as they are there.
    """
    return _computed(scope, False, coded)


def compute_across(scope: Scope, coded: Coding = _as_is) -> CommuneFigures:
    """Figures that hold communes against each other, of a scope that holds every commune."""
    return _computed(scope, True, coded)


def _computed(scope: Scope, across: bool, coded: Coding) -> CommuneFigures:
    """First what is counted from rows, then what is made of other indicators."""
    chosen = [indicator for indicator in INDICATORS.values() if indicator.across == across]
    nothing = (pl.DataFrame(schema=schema) for schema in (VALUES, VALUES, COVERAGE, SUMS))
    made = [CommuneFigures(*nothing)]
    made[0] = made[0]._replace(hamlets=coded(made[0].hamlets))
    made += [_figures(one, one.counts(scope), scope, coded) for one in chosen if one.counts]
    communes = pl.concat(figures.values for figures in made)
    made += [
        _figures(one, one.from_values(scope, communes), scope, coded) for one in chosen if one.from_values
    ]
    return CommuneFigures(*(pl.concat(frames) for frames in zip(*made, strict=True)))


def _figures(indicator: Indicator, counted: pl.DataFrame, scope: Scope, coded: Coding) -> CommuneFigures:
    """The figures of one indicator from its counts."""
    counts = counted.lazy()
    sums = summed(indicator, counts)
    shown = commune_values(indicator, counts, sums, scope)
    below, present = hamlet_values(indicator, counts), _coverage_of(indicator, counts, scope)
    values, hamlets, coverage, added_up = _done([shown, below, present, sums])
    return CommuneFigures(values, coded(hamlets), coverage, added_up)


def _done(plans: list[pl.LazyFrame]) -> list[pl.DataFrame]:
    """The frames of the plans; they are small, and looking for a better order costs more than it saves."""
    return pl.collect_all(plans, engine="in-memory", optimizations=pl.QueryOptFlags.none())


def compute_province(
    scope: Scope, *communes: CommuneFigures, standing: pl.DataFrame | None = None, only: Collection[str] = ()
) -> Figures:
    """Figures of communes and of the province, without hamlets; the scope holds all communes.

    Where the province's values of last time are ``standing``, only those of the indicators in ``only`` are
    computed.
    """
    by_code = pl.concat(part.sums for part in communes).partition_by("indicator", as_dict=True)
    asked = [one.code for one in INDICATORS.values() if standing is None or one.code in only]
    province, adding = [pl.LazyFrame(schema=VALUES)], [pl.LazyFrame(schema=ADDED)]
    for one in INDICATORS.values():
        sums = by_code.get((one.code,), pl.DataFrame(schema=SUMS)).lazy()
        adding.append(added(one, sums))
        if one.code in asked:
            province.append(province_values(one, sums, scope))
    others = [] if standing is None else [standing.filter(~pl.col("indicator").is_in(asked))]
    values = pl.concat([*(part.values for part in communes), *others, *_done(province)])
    coverage = pl.concat(part.coverage for part in communes)
    return Figures(values, pl.concat([coverage, _of_province(coverage)]), pl.concat(_done(adding)))


def _coverage_of(indicator: Indicator, counts: pl.LazyFrame, scope: Scope) -> pl.LazyFrame:
    """Units with data, of all, in each commune."""
    whole = counts.filter(pl.col("breakdown") == "")
    if indicator.reporting_unit == "hamlet":
        units = whole.filter(pl.col("hamlet_code").is_not_null())
    else:
        units = whole.group_by("period", "commune_code", "part").agg(pl.col("present").any())
    found = units.group_by("period", "commune_code", "part").agg(
        units_reporting=pl.col("present").sum(), units_total=pl.len()
    )
    parts = pl.LazyFrame({"part": indicator.parts}, schema={"part": pl.Int32})
    totals = 1 if indicator.reporting_unit == "commune" else 0
    grid = scope.communes.lazy().join(parts, how="cross")
    communes = grid.join(found, on=["period", "commune_code", "part"], how="left").with_columns(
        pl.col("units_reporting").fill_null(0),
        pl.col("units_total").fill_null(totals),
        level=pl.lit("commune"),
        indicator=pl.lit(indicator.code),
    )
    return communes.select(pl.col(name).cast(kind) for name, kind in COVERAGE.items())


def _of_province(communes: pl.DataFrame) -> pl.DataFrame:
    """Communes with data, of all, for each figure."""
    counted = communes.group_by("period", "indicator", "part", maintain_order=True).agg(
        units_reporting=(pl.col("units_reporting") > 0).sum(), units_total=pl.len()
    )
    named = counted.with_columns(level=pl.lit("province"), commune_code=pl.lit(None))
    return named.select(pl.col(name).cast(kind) for name, kind in COVERAGE.items())
