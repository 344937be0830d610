"""The same indicators by peer group and former province: one figure from the sums, and the spread."""

import polars as pl

from etl import reference
from etl.assess.status import PUBLISHED
from etl.indicators import INDICATORS, Figures

PEER_NAMES = {
    "phuong": "Phường",
    "xa_ven_bien": "Xã ven biển",
    "xa_doi_nui": "Xã đồi núi",
    "xa_dong_bang": "Xã đồng bằng",
}
_FIGURE = ["period", "indicator", "part"]
_GROUP = ["group_kind", "group_code", "group_name"]


def group_status(values: pl.DataFrame, figures: Figures) -> pl.DataFrame:
    """One row a period, indicator, part and group: the group's own figure, and the spread of its communes.

    The figure is made as the province's is, from what each commune adds to the full base (silent communes
    below the line too), so that the groups of a kind add up to the province; it is never an average, and
    empty where the province has no figure (a score is not added up). The quartiles describe the communes
    that show a value, as units. ``communes_reporting`` are those with data in the period.
    """
    key = [*_FIGURE, *_GROUP]
    shown = values.filter(PUBLISHED & (pl.col("level") == "commune"))
    spread = _placed(shown).group_by(key, maintain_order=True).agg(
        pl.col("unit").first(),
        pl.col("value").min().alias("lowest"),
        pl.col("value").quantile(0.25, "linear").alias("q1"),
        pl.col("value").median().alias("median"),
        pl.col("value").quantile(0.75, "linear").alias("q3"),
        pl.col("value").max().alias("highest"),
    )  # fmt: skip
    coverage = figures.coverage.filter(pl.col("level") == "commune")
    counted = _placed(coverage).group_by(key).agg(
        pl.len().cast(pl.Int32).alias("communes"),
        (pl.col("units_reporting") > 0).sum().cast(pl.Int32).alias("communes_reporting"),
    )  # fmt: skip
    whole = spread
    for beside in (_sums(figures.added, key), counted):
        whole = whole.join(beside, on=key, how="left", maintain_order="left")
    return whole.select(
        *key, "unit", "numerator", "denominator", "communes", "communes_reporting", "lowest", "q1", "median",
        "q3", "highest", "value",
    )  # fmt: skip


def _sums(added: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    """Numerator, denominator and value by group; none of the three where there is nothing to stand on."""
    rates = pl.DataFrame(
        [
            (one.code, part, part in one.rates, 100.0 if one.unit_of(part) == "%" else 1.0)
            for one in INDICATORS.values()
            for part in one.parts
        ],
        schema={"indicator": pl.String, "part": pl.Int32, "is_rate": pl.Boolean, "scale": pl.Float64},
        orient="row",
    )
    above, below = pl.col("numerator"), pl.col("denominator")
    sums = _placed(added).group_by(key).agg(above.sum(), below.sum(), pl.col("stands").any())
    good = pl.col("stands") & (~pl.col("is_rate") | (below > 0))
    value = pl.when("is_rate").then(pl.col("scale") * above / below).otherwise(above)
    return sums.join(rates, on=["indicator", "part"]).select(
        *key,
        pl.when(good).then(above).alias("numerator"),
        pl.when(good & pl.col("is_rate")).then(below).alias("denominator"),
        pl.when(good).then(value).alias("value"),
    )


def _placed(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.join(memberships(), on="commune_code", how="inner", maintain_order="left")


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
