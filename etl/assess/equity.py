"""How unequal a figure is over communes and over groups of communes: the summary measures of WHO's HEAT."""

import polars as pl

from etl import reference
from etl.assess.status import PUBLISHED
from etl.indicators import INDICATORS

MEASURES = ("difference", "ratio", "par", "paf", "idis", "idis_weighted", "cov", "theil")
"""Formulas: Schlotheuber and Hosseinpoor, Summary measures of health inequality, IJERPH 2022, 19, 3697."""
_FIGURE = ["period", "indicator", "part"]
_KEY = [*_FIGURE, "dimension"]
_SMALLEST = 1e-6
"""What stands for a zero under the logarithm of the Theil index, as in WHO's own program."""


def equity(values: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """One row a period, rate (indicator and part) and dimension: how far its units lie apart.

    ``values`` (VALUES) gives the communes, ``groups`` (group_status) the peer groups and former provinces. A
    unit weighs as many as its denominator counts. ``difference``, ``par``: percentage points; ``paf``,
    ``idis``, ``idis_weighted``, ``cov``: per cent of the average; ``theil``: times 1,000; ``ratio``: none
    where the lowest is 0. ``par`` and ``paf`` are against the best unit, negative where less is better. All
    are empty where fewer than the setting ``equity_min_share`` (WHO: 85 %) of the units have a figure, or
    fewer than three.
    """
    units = pl.concat([_of_communes(values), _of_groups(groups)])
    rates = [(one.code, part, one.better) for one in INDICATORS.values() for part in _rates(one.code)]
    asked = pl.DataFrame(
        rates, schema={"indicator": pl.String, "part": pl.Int32, "better": pl.String}, orient="row"
    )
    return _measured(units.join(asked, on=["indicator", "part"])).sort(_KEY)


def _rates(code: str) -> list[int]:
    """Parts that are shares of something: only of these is an average over units a figure of the whole."""
    one = INDICATORS[code]
    return [
        part for part in one.parts if part in one.rates and one.unit_of(part) == "%" and one.better != "none"
    ]


def _of_communes(values: pl.DataFrame) -> pl.DataFrame:
    chosen = values.filter(PUBLISHED & (pl.col("level") == "commune"))
    return _unit(chosen, pl.lit("commune"), pl.col("commune_code"))


def _of_groups(groups: pl.DataFrame) -> pl.DataFrame:
    return _unit(groups, pl.col("group_kind"), pl.col("group_code"))


def _unit(rows: pl.DataFrame, dimension: pl.Expr, name: pl.Expr) -> pl.DataFrame:
    return rows.select(
        *_FIGURE, dimension.alias("dimension"), name.alias("unit_code"), "value",
        pl.col("denominator").cast(pl.Float64).alias("weight"),
    )  # fmt: skip


def _measured(units: pl.DataFrame) -> pl.DataFrame:
    shown = pl.col("value").is_not_null() & (pl.col("weight") > 0)
    counted = units.group_by(_KEY).agg(
        pl.len().cast(pl.Int32).alias("units"), shown.sum().cast(pl.Int32).alias("units_with_data")
    )
    enough = (pl.col("units_with_data") >= reference.number("equity_min_share") / 100 * pl.col("units")) & (
        pl.col("units_with_data") > 2
    )
    found = units.filter(shown).sort("value", "unit_code").group_by(_KEY, maintain_order=True).agg(*_sums())
    whole = counted.join(found, on=_KEY, how="left").with_columns(**_formulas())
    kept = [pl.when(enough).then(pl.col(name)).alias(name) for name in ("average", *MEASURES)]
    return whole.with_columns(kept).select(
        *_KEY,
        "units",
        "units_with_data",
        "average",
        "lowest_unit",
        "lowest",
        "highest_unit",
        "highest",
        *MEASURES,
    )


def _sums() -> list[pl.Expr]:
    """What the formulas need of the units of one figure, which come sorted by value."""
    value, weight = pl.col("value"), pl.col("weight")
    share = weight / weight.sum()
    average = (share * value).sum()
    above_zero = pl.when(value == 0).then(_SMALLEST).otherwise(value)
    relative = above_zero / (share * above_zero).sum()
    return [
        average.alias("average"),
        value.first().alias("lowest"), value.last().alias("highest"),
        pl.col("unit_code").first().alias("lowest_unit"), pl.col("unit_code").last().alias("highest_unit"),
        pl.col("better").first(),
        (value - average).abs().mean().alias("apart"),
        (share * (value - average).abs()).sum().alias("apart_weighted"),
        (share * (value - average) ** 2).sum().alias("variance"),
        (1000 * (share * relative * relative.log()).sum()).alias("theil"),
    ]  # fmt: skip


def _formulas() -> dict[str, pl.Expr]:
    average = pl.when(pl.col("average") > 0).then("average")
    best = pl.when(pl.col("better") == "up").then("highest").otherwise("lowest")
    return {
        "difference": pl.col("highest") - pl.col("lowest"),
        "ratio": pl.col("highest") / pl.when(pl.col("lowest") > 0).then("lowest"),
        "par": best - pl.col("average"),
        "paf": 100 * (best - average) / average,
        "idis": 100 * pl.col("apart") / average,
        "idis_weighted": 100 * pl.col("apart_weighted") / average,
        "cov": 100 * pl.col("variance").sqrt() / average,
        "theil": pl.when(pl.col("average") > 0).then("theil"),
    }
