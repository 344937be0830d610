"""What each commune adds to a figure: numerators and denominators of its units, added up base by base."""

from collections.abc import Mapping

import polars as pl

from etl.indicators.declaration import Base, Indicator

BASES: tuple[Base, ...] = ("full", "reported")
_CELL = ["part", "breakdown"]
_SUMS = {"numerator": pl.Float64, "denominator": pl.Float64, "stale": pl.Boolean, "stands": pl.Boolean}
SUMS: Mapping[str, pl.DataType] = {
    "indicator": pl.String(),
    "period": pl.String(),
    "commune_code": pl.String(),
    "part": pl.Int32(),
    "breakdown": pl.String(),
    "nothing": pl.Boolean(),
    **{f"{base}_{name}": kind() for base in BASES for name, kind in (_SUMS | {"proven": pl.Boolean}).items()},
}
"""What each commune adds, base by base: from these every figure above the communes is made."""
ADDED: Mapping[str, pl.DataType] = {
    "period": pl.String(),
    "indicator": pl.String(),
    "part": pl.Int32(),
    "commune_code": pl.String(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "stands": pl.Boolean(),
}


def summed(indicator: Indicator, counts: pl.LazyFrame) -> pl.LazyFrame:
    """Add up by commune the hamlets, or the communes' own rows, as the indicator is counted (SUMS).

    ``*_stale`` says that some unit is carried, ``*_stands`` that some is known, ``*_proven`` that all are
    proven, ``nothing`` that some unit has nothing to count.
    """
    sums: dict[str, pl.Expr] = {"nothing": (pl.col("state") == "not_applicable").any()}
    for base in BASES:
        sums[f"{base}_numerator"] = pl.col("numerator").filter(base).sum()
        sums[f"{base}_denominator"] = pl.col("denominator").filter(base).sum()
        sums[f"{base}_stale"] = (pl.col("stale") & pl.col(base)).any()
        sums[f"{base}_stands"] = (pl.col(base) & (pl.col("known") | (base == "reported"))).any()
        sums[f"{base}_proven"] = (pl.col("proven") | ~pl.col(base)).all()
    added = units_of(indicator, counts).group_by("period", "commune_code", *_CELL).agg(**sums)
    named = added.with_columns(indicator=pl.lit(indicator.code))
    return named.select(pl.col(name).cast(kind) for name, kind in SUMS.items())


def added(indicator: Indicator, sums: pl.LazyFrame) -> pl.LazyFrame:
    """What each commune adds to the full base of the province, shown at the commune or not (ADDED).

    ``stands`` says whether the sum has something to stand on. Empty where the province has no figure, or
    one that is no sum.
    """
    additive = "province" in indicator.grains and not indicator.combine and not indicator.whole
    whole = sums.filter((pl.col("breakdown") == "") & pl.col("commune_code").is_not_null() & additive)
    rate = pl.col("part").is_in(indicator.rates)
    named = whole.with_columns(
        numerator="full_numerator", denominator=pl.when(rate).then("full_denominator"), stands="full_stands"
    )
    return named.select(pl.col(name).cast(kind) for name, kind in ADDED.items())


def units_of(indicator: Indicator, counts: pl.LazyFrame) -> pl.LazyFrame:
    """The counts that are added up: those of the hamlets, or of the communes themselves."""
    own = pl.col("hamlet_code").is_null()
    return counts if indicator.counted_by == "hamlet" else counts.filter(own)
