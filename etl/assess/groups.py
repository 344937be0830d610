"""The same indicators by peer group and former province: one figure from the sums, and the spread."""

import polars as pl

from etl import reference
from etl.assess.status import _PUBLISHED

PEER_NAMES = {
    "phuong": "Phường",
    "xa_ven_bien": "Xã ven biển",
    "xa_doi_nui": "Xã đồi núi",
    "xa_dong_bang": "Xã đồng bằng",
}


def group_status(values: pl.DataFrame) -> pl.DataFrame:
    """One row a period, indicator, part and group: Σ numerators over Σ denominators, quartiles of communes.

    Percentages are made again from the sums, never averaged; the quartiles describe communes as units.
    """
    chosen = values.filter(_PUBLISHED & (pl.col("level") == "commune"))
    placed = chosen.join(memberships(), on="commune_code", how="inner", maintain_order="left")
    keys = ["period", "indicator", "part", "group_kind", "group_code", "group_name"]
    counted = pl.col("value").is_not_null()
    grouped = placed.group_by(keys, maintain_order=True).agg(
        pl.col("unit").first(),
        pl.col("numerator").filter(counted).sum().alias("numerator"),
        pl.col("denominator").filter(counted).sum().alias("denominator"),
        pl.len().cast(pl.Int32).alias("communes"),
        counted.sum().cast(pl.Int32).alias("communes_reporting"),
        pl.col("value").min().alias("lowest"),
        pl.col("value").quantile(0.25, "linear").alias("q1"),
        pl.col("value").median().alias("median"),
        pl.col("value").quantile(0.75, "linear").alias("q3"),
        pl.col("value").max().alias("highest"),
        pl.col("value").sum().alias("total"),
    )
    divided = 100 * pl.col("numerator") / pl.col("denominator")
    value = (
        pl.when(pl.col("communes_reporting") == 0)
        .then(None)
        .when((pl.col("unit") == "%") & (pl.col("denominator") > 0))
        .then(divided)
        .when(pl.col("unit") == "%")
        .then(None)
        .when(pl.col("indicator") == "K6")
        .then(None)
        .otherwise(pl.col("total"))
    )
    return grouped.with_columns(value.alias("value")).drop("total")


def memberships() -> pl.DataFrame:
    """One row a commune and group it belongs to: kind, code and name of the group."""
    peers = reference.peer_groups().select(
        "commune_code",
        pl.lit("peer_group").alias("group_kind"),
        pl.col("group").alias("group_code"),
        pl.col("group").replace_strict(PEER_NAMES).alias("group_name"),
    )
    former = reference.communes().select(
        pl.col("code").alias("commune_code"),
        pl.lit("former_province").alias("group_kind"),
        pl.col("former_province").alias("group_code"),
        pl.col("former_province").alias("group_name"),
    )
    return pl.concat([peers, former])
