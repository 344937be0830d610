"""Rows of M05 by hamlet, in the few communes whose police give them so, under the row of the commune."""

import numpy as np
import polars as pl

from etl.demo.parameters import share
from etl.demo.world import World

_STOCKS = {
    "residents_14_plus_with_card": "residents_14_plus",
    "cumulative_level2_accounts": "residents_14_plus",
    "residents_60_plus_with_card": "residents_60_plus",
    "cumulative_level2_accounts_60_plus": "residents_60_plus",
}
"""Columns that are split over the hamlets, each with the catalogue's figure by which it is split."""
_HELPED = 0.3


def hamlet_accounts(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """The commune's rows split over its hamlets, rounded down so that they never exceed it."""
    shares = _shares(world, _communes(world))
    split = rows.select(
        "at", "month", "commune_code", "period", "received_date", "data_source", "file", "sheet", *_STOCKS
    )
    split = split.join(shares, on="at", how="inner", maintain_order="left")
    split = split.with_columns(
        [(pl.col(name) * pl.col(f"{base}_share")).floor().cast(pl.Int64) for name, base in _STOCKS.items()]
    )
    stock = pl.col("cumulative_level2_accounts")
    split = split.sort("hamlet_code", "month").with_columns(
        (stock - stock.shift().over("hamlet_code"))
        .fill_null((stock * 0.004).floor().cast(pl.Int64))
        .alias("new_level2_accounts")
    )
    helped = (pl.col("new_level2_accounts") * _HELPED).floor().cast(pl.Int64)
    return split.with_columns(helped.alias("team_assisted_level2_accounts")).select(pl.exclude(r"^.*_share$"))


def _communes(world: World) -> list[int]:
    """Communes of no trouble in the middle of the list of codes, the same for every as-of date."""
    quiet = np.flatnonzero(world.communes["cause"].is_null().to_numpy())
    start = len(quiet) // 3
    return [int(at) for at in quiet[start : start + int(share("identity_by_hamlet"))]]


def _shares(world: World, communes: list[int]) -> pl.DataFrame:
    bases = sorted(set(_STOCKS.values()))
    hamlets = world.hamlets.filter(pl.col("at").is_in(communes))
    return hamlets.select(
        "at",
        "hamlet_code",
        "hamlet_name",
        "full_name",
        (pl.col("number") + 1).alias("line"),
        *[(pl.col(name) / pl.col(name).sum().over("at")).alias(f"{name}_share") for name in bases],
    )
