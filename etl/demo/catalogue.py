"""Form M10: the catalogue of hamlets with its denominators, sent every half-year."""

from datetime import date

import numpy as np
import polars as pl

from etl.demo.chance import Ints, pick
from etl.demo.days import dates, day
from etl.demo.world import World

_DATA_DATES = (date(2025, 7, 25), date(2026, 1, 10), date(2026, 7, 10), date(2027, 1, 10), date(2027, 7, 10))
_VALID_FROM = date(2025, 7, 1)
_BASES = (
    "registered_residents", "actual_residents", "residents_14_plus", "residents_18_plus", "residents_60_plus",
    "certified_disabled_people", "household_businesses",
)  # fmt: skip
_SMALL = 5
_GROWTH = 0.003
"""Growth from one version to the next."""
_SOURCES = {"police": 0.7, "statistics": 0.2, "hamlet": 0.1}


def draw_catalogue(world: World) -> pl.DataFrame:
    """Rows of M10, one a hamlet and version, and one for the commune itself (-000)."""
    versions = [_version(world, number, data_date) for number, data_date in enumerate(_DATA_DATES)]
    rows = pl.concat(versions)
    return rows.filter(pl.col("received_date") <= world.as_of)


def households_in_force(world: World) -> Ints:
    """Hamlets x months: households by the version of the catalogue that stands at the end of the month."""
    stood = [sum(one <= month.last_day for one in _DATA_DATES) - 1 for month in world.months]
    growth = 1 + _GROWTH * np.maximum(stood, 0)
    return np.round(world.hamlets["households"].to_numpy()[:, None] * growth[None, :]).astype(np.int64)


def _version(world: World, number: int, data_date: date) -> pl.DataFrame:
    rng = world.rng(f"catalogue {number}")
    hamlets = world.hamlets
    growth = 1 + _GROWTH * number
    sources = pick(rng, _SOURCES, world.communes.height)
    received = day(data_date) + 8 + rng.integers(0, 9 if number == 0 else 25, world.communes.height)
    rows = hamlets.select(
        "at", "commune_code", "hamlet_code", "hamlet_name", "hamlet_type", "old_commune", "lat", "lon",
        "ocop_products", pl.col("number").alias("line"), _aliases(),
        *[_grown(name, growth) for name in ("households", *_BASES)],
    )  # fmt: skip
    if number:
        rows = rows.with_columns(_slip(rng.random(rows.height) < 0.02))
    rows = pl.concat([rows, _commune_rows(world, rows)], how="diagonal")
    return _sent(rows, number, data_date, sources, received)


def _grown(name: str, growth: float) -> pl.Expr:
    value = (pl.col(name) * growth).round().cast(pl.Int64)
    if name == "certified_disabled_people":
        return pl.when(value >= _SMALL).then(value).alias(name)
    return value.alias(name)


def _aliases() -> pl.Expr:
    numbered = pl.col("hamlet_name").str.contains(r"^\d+$")
    alias = pl.concat_str("full_name", pl.lit(" "), "old_commune")
    return pl.when(numbered).then(pl.concat_list(alias)).otherwise(None).alias("aliases")


def _slip(wrong: np.ndarray) -> pl.Expr:
    """A few rows count more people of 60 than of 18: refused, so the earlier row stands."""
    swapped = pl.col("residents_18_plus") + pl.col("residents_60_plus")
    return pl.when(pl.Series(wrong)).then(swapped).otherwise("residents_60_plus").alias("residents_60_plus")


def _commune_rows(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """The commune's own row: it carries the whole number of people with a disability certificate."""
    totals = world.commune_sums("certified_disabled_people")
    return world.communes.select(
        pl.int_range(pl.len()).alias("at"),
        "commune_code",
        (pl.col("commune_code") + "-000").alias("hamlet_code"),
        pl.col("name").alias("hamlet_name"),
        pl.lit("commune").alias("hamlet_type"),
        pl.lit(0, pl.Int64).alias("line"),
        pl.Series("certified_disabled_people", totals),
    ).filter(pl.col("at").is_in(rows["at"].implode()))


def _sent(
    rows: pl.DataFrame, number: int, data_date: date, sources: np.ndarray, received: Ints
) -> pl.DataFrame:
    label = f"{data_date:%Y-%m}"
    at = rows["at"].to_numpy()
    return rows.with_columns(
        pl.Series("data_source", sources[at], dtype=pl.String),
        pl.lit(data_date).alias("data_date"),
        pl.lit(_VALID_FROM).alias("valid_from"),
        pl.lit(None, pl.Date).alias("valid_to"),
        dates("received_date", received[at]),
        (pl.lit("mo-phong/") + pl.col("commune_code") + f"/M10-{label}.xlsx").alias("file"),
        pl.lit("M10").alias("sheet"),
    ).drop("at")
