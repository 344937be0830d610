"""From counts to values: numerators and denominators are added up by grain and base, and divided last."""

from collections.abc import Mapping

import polars as pl

from etl.indicators.declaration import Base, Indicator
from etl.indicators.scope import Scope

VALUES: Mapping[str, pl.DataType] = {
    "period": pl.String(),
    "level": pl.String(),
    "commune_code": pl.String(),
    "hamlet_code": pl.String(),
    "indicator": pl.String(),
    "part": pl.Int32(),
    "breakdown": pl.String(),
    "base": pl.String(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "value": pl.Float64(),
    "unit": pl.String(),
    "state": pl.String(),
    "source": pl.String(),
    "stale": pl.Boolean(),
}
_CELL = ["part", "breakdown"]
_SUMS = ["numerator", "denominator", "state", "stale"]


def values_of(indicator: Indicator, counts: pl.DataFrame, scope: Scope) -> pl.DataFrame:
    """Values of one indicator at all of its grains, in both bases, with the columns of VALUES."""
    frames = []
    if "hamlet" in indicator.grains:
        hamlets = counts.filter(pl.col("hamlet_code").is_not_null())
        frames.append(_finish(indicator, hamlets, "hamlet", "full"))
    rolling = counts if indicator.counted_by == "hamlet" else counts.filter(pl.col("hamlet_code").is_null())
    for base in ("full", "reported"):
        if "commune" in indicator.grains:
            frames.append(_finish(indicator, _communes(indicator, rolling, scope, base), "commune", base))
        if "province" in indicator.grains:
            frames.append(_finish(indicator, _province(indicator, rolling, scope, base), "province", base))
    return pl.concat(frames)


def _communes(indicator: Indicator, counts: pl.DataFrame, scope: Scope, base: Base) -> pl.DataFrame:
    key = ["period", "commune_code", *_CELL]
    if indicator.counted_by == "hamlet":
        sums = _add_up(indicator, counts, key, base)
    elif base == "full":
        sums = counts.select(*key, *_SUMS)
    else:
        sums = counts.filter("reported").select(*key, *_SUMS)
    return _complete(indicator, scope.communes, sums, base)


def _province(indicator: Indicator, counts: pl.DataFrame, scope: Scope, base: Base) -> pl.DataFrame:
    sums = _add_up(indicator, counts, ["period", *_CELL], base)
    return _complete(indicator, scope.periods.select("period"), sums, base)


def _add_up(indicator: Indicator, counts: pl.DataFrame, key: list[str], base: Base) -> pl.DataFrame:
    counted = pl.col(base)
    sums = counts.group_by(key).agg(
        numerator=pl.col("numerator").filter(counted).sum(),
        denominator=pl.col("denominator").filter(counted).sum(),
        stale=(pl.col("stale") & counted).any(),
        stands=(counted & pl.col("known") if base == "full" else counted).any(),
        nothing_to_count=(pl.col("state") == "not_applicable").any(),
    )
    stands = pl.col("stands") & (pl.col("denominator") > 0) if indicator.is_rate else pl.col("stands")
    empty = pl.when("nothing_to_count").then(pl.lit("not_applicable")).otherwise(pl.lit("not_reported"))
    return sums.select(
        *key,
        "numerator",
        denominator=pl.col("denominator") if indicator.is_rate else pl.lit(None, pl.Float64),
        state=pl.when(stands).then(pl.lit("ok")).otherwise(empty),
        stale="stale",
    )


def _complete(indicator: Indicator, units: pl.DataFrame, sums: pl.DataFrame, base: Base) -> pl.DataFrame:
    """Every unit, part and breakdown has a row: those without sums are ``not_reported``.

    A base that the indicator does not have is ``not_applicable`` throughout.
    """
    cells = pl.DataFrame({"part": indicator.parts}, schema={"part": pl.Int32}).join(
        pl.DataFrame({"breakdown": indicator.breakdowns}), how="cross"
    )
    grid = units.join(cells, how="cross")
    whole = grid.join(sums, on=grid.columns, how="left")
    if base not in indicator.bases:
        return whole.with_columns(state=pl.lit("not_applicable"))
    return whole.with_columns(pl.col("state").fill_null("not_reported"))


def _finish(indicator: Indicator, sums: pl.DataFrame, level: str, base: Base) -> pl.DataFrame:
    """Divide, and leave numbers only where the state is ``ok``."""
    shown = pl.col("state") == "ok"
    quotient = pl.col("numerator") * indicator.scale / pl.col("denominator")
    value = pl.when(pl.col("denominator").is_null()).then("numerator").otherwise(quotient)
    unit = pl.col("part").replace_strict(indicator.part_units, default=indicator.unit, return_dtype=pl.String)
    columns = {
        "level": pl.lit(level),
        "indicator": pl.lit(indicator.code),
        "base": pl.lit(base),
        "numerator": pl.when(shown).then("numerator"),
        "denominator": pl.when(shown).then("denominator"),
        "value": pl.when(shown).then(value),
        "unit": unit if indicator.part_units else pl.lit(indicator.unit),
        "source": pl.lit(indicator.source),
        "stale": pl.col("stale").fill_null(False) & shown,
    }
    absent = {name: pl.lit(None) for name in ("commune_code", "hamlet_code") if name not in sums.columns}
    whole = sums.with_columns(**absent, **columns)
    return whole.select(pl.col(name).cast(kind) for name, kind in VALUES.items())
