"""Holds every published figure against the lines of its passport."""

from collections.abc import Iterator, Sequence

import polars as pl

from etl.calendar import Period
from etl.indicators import INDICATORS, Indicator, compute_all
from etl.indicators.declaration import Grain
from etl.indicators.scope import Scope, Tables
from etl.passport.evidence import Evidence, evidence_of, result
from etl.passport.lines import LINES
from etl.passport.view import View
from tests.indicators.tables_in_memory import Settled

UNIT = {"hamlet": "hamlet_code", "commune": "commune_code", "province": None}
CELL = ["part", "breakdown"]


def proven() -> list[str]:
    """Codes of the indicators that have evidence."""
    return [code for code in INDICATORS if evidence_of(code)]


def differences(
    tables: Tables, periods: Sequence[Period], codes: Sequence[str] = (), values: pl.DataFrame | None = None
) -> list[str]:
    """Every figure of state ok that its lines do not give, in words; all grains, parts and bases.

    ``values`` are those of the tables where they were computed before.
    """
    tables = Settled(tables)
    values = compute_all(tables, periods).values if values is None else values
    found = []
    for period in periods:
        scope = Scope(tables, [period])
        mine = values.filter(pl.col("period") == period.id)
        for code in codes or proven():
            found += list(_of_indicator(INDICATORS[code], scope, mine))
    return found


def _of_indicator(indicator: Indicator, scope: Scope, values: pl.DataFrame) -> Iterator[str]:
    evidence = evidence_of(indicator.code)
    assert evidence, f"{indicator.code} has no evidence"
    shown = values.filter((pl.col("level") == "commune") & (pl.col("base") == "full"))
    for grain in indicator.grains:
        asked = values.filter(indicator=indicator.code, level=grain, state="ok")
        lines = evidence.lines(View(scope, grain, lambda: shown))
        assert lines.schema == pl.Schema(LINES), f"{indicator.code}: {lines.schema}"
        assert set(lines["side"].unique()) <= {"numerator", "denominator"}
        for base in ("full", "reported"):
            counted = lines.filter(pl.col("base").is_in(["", base]))
            yield from _compared(indicator, evidence, grain, counted, asked.filter(base=base))


def _compared(
    indicator: Indicator, evidence: Evidence, grain: Grain, lines: pl.DataFrame, asked: pl.DataFrame
) -> Iterator[str]:
    if not evidence.value:
        yield from _sums_compared(indicator, grain, lines, asked)
        return
    unit = UNIT[grain]
    for row in asked.iter_rows(named=True):
        mine = lines if unit is None else lines.filter(pl.col(unit) == row[unit])
        mine = mine.filter(
            pl.col("part").is_in(evidence.parts_of(row["part"])), pl.col("breakdown") == row["breakdown"]
        )
        found = result(indicator, evidence, mine, row["part"]).value
        if found is None or abs(found - row["value"]) > 1e-6:
            yield f"{indicator.code} {row}: lines give {found}"


def _sums_compared(
    indicator: Indicator, grain: Grain, lines: pl.DataFrame, asked: pl.DataFrame
) -> Iterator[str]:
    """All units at once, as one :func:`result` after another would say."""
    unit = UNIT[grain]
    key = [*CELL, *([unit] if unit else [])]
    amount = pl.col("amount")
    sums = lines.group_by(key).agg(
        above=amount.filter(pl.col("side") == "numerator").sum(),
        below=amount.filter(pl.col("side") == "denominator").sum(),
    )
    both = asked.join(sums, on=key, how="left").with_columns(pl.col("above", "below").fill_null(0))
    rate = pl.col("part").is_in(indicator.rates)
    percent = pl.col("part").is_in([part for part in indicator.parts if indicator.unit_of(part) == "%"])
    quotient = pl.when(percent).then(100.0).otherwise(1.0) * pl.col("above") / pl.col("below")
    divided = rate & (indicator.value_of == "quotient")
    value = pl.when(divided).then(quotient).otherwise("above")
    wrong = (pl.col("above") - pl.col("numerator")).abs() > 1e-6
    wrong |= rate & ((pl.col("below") - pl.col("denominator")).abs() > 1e-6)
    wrong |= (value - pl.col("value")).abs().fill_nan(1) > 1e-6
    for row in both.filter(wrong).head(5).iter_rows(named=True):
        yield f"{indicator.code} {row}"
