"""Tables of places and periods in a snapshot: communes, hamlets, periods."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from etl import reference
from etl.assess.groups import PEER_NAMES
from etl.calendar import Period
from etl.place.hamlet_names import TYPE_NAMES


def communes() -> pl.DataFrame:
    """One row a commune: names, groups, population, area, centre and its hexagon."""
    places = reference.communes().select(
        pl.col("code").alias("commune_code"), "name", "type", "full_name", "former_province", "population",
        "area_km2", pl.col("admin_lat").alias("lat"), pl.col("admin_lon").alias("lon"),
    )  # fmt: skip
    groups = reference.peer_groups().select(
        "commune_code",
        pl.col("group").alias("peer_group"),
        pl.col("group").replace_strict(PEER_NAMES).alias("peer_group_name"),
        pl.col("status").alias("peer_group_status"),
    )
    cells = reference.hexagons().select(
        pl.col("code").alias("commune_code"),
        *[pl.col(name).alias(f"hex_{name}") for name in ("q", "r", "x", "y")],
    )
    joined = places.join(groups, on="commune_code", how="left").join(cells, on="commune_code", how="left")
    return joined.sort("commune_code").with_row_index("sort").with_columns(pl.col("sort").cast(pl.Int32))


def hamlets(catalogue: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """One row a hamlet in force: its name with the type word, households, position."""
    latest = catalogue.filter(
        (pl.col("hamlet_type") != "commune")
        & (pl.col("data_date") <= as_of)
        & (pl.col("valid_from") <= as_of)
        & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= as_of))
    )
    latest = latest.sort("data_date", "received_date", "received_order").unique("hamlet_code", keep="last")
    return latest.select(
        "hamlet_code", "commune_code", "hamlet_name",
        _named().alias("full_name"),
        "hamlet_type", "old_commune", "households", "lat", "lon", "valid_from", "valid_to",
    ).sort("hamlet_code")  # fmt: skip


def _named() -> pl.Expr:
    return pl.format("{} {}", pl.col("hamlet_type").replace_strict(TYPE_NAMES), "hamlet_name")


def periods(computed: Sequence[Period], as_of: date) -> pl.DataFrame:
    """One row a period, open ones too; ``cut_off`` is the day up to which its figures go."""
    return pl.DataFrame(
        [
            (p.id, p.kind, p.first_day, p.last_day, min(p.last_day, as_of), p.closed, p.label_vi, at)
            for at, p in enumerate(computed)
        ],
        schema={
            "period": pl.String, "kind": pl.String, "first_day": pl.Date, "last_day": pl.Date,
            "cut_off": pl.Date, "closed": pl.Boolean, "label": pl.String, "sort": pl.Int32,
        },
        orient="row",
    )  # fmt: skip
