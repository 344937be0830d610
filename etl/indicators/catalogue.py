"""The catalogue of hamlets (M10) at the end of each period: which are in force, and with which figures."""

from datetime import date

import polars as pl

FIGURES = (
    "households", "residents_18_plus", "residents_60_plus", "certified_disabled_people",
    "household_businesses", "ocop_products",
)  # fmt: skip


def in_force(catalogue: pl.DataFrame, periods: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Units in force at the ``end`` of each period: period, end, commune_code, hamlet_code and FIGURES.

    Whether a unit is in force is judged by what is known now (a merger entered late ends the hamlet on its
    day all the same); its figures are those of the latest ``data_date`` up to the end, null before the first.
    """
    units = _validity(catalogue, as_of).join(periods.select("period", "end"), how="cross")
    standing = units.filter(
        (pl.col("valid_from") <= pl.col("end"))
        & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= pl.col("end")))
    )
    one_each = standing.sort("valid_from").unique(["period", "hamlet_code"], keep="last", maintain_order=True)
    figures = catalogue.sort("data_date", "valid_from", "received_order", maintain_order=True).unique(
        ["hamlet_code", "data_date"], keep="last", maintain_order=True
    )
    return (
        one_each.select("period", "end", "commune_code", "hamlet_code")
        .sort("end")
        .join_asof(
            figures.select("hamlet_code", "data_date", *FIGURES).sort("data_date"),
            left_on="end",
            right_on="data_date",
            by="hamlet_code",
            check_sortedness=False,
        )
        .select("period", "commune_code", "hamlet_code", *FIGURES)
    )


def _validity(catalogue: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """From when to when a unit stands under one name, by its latest row known on the as-of date."""
    known = catalogue.filter(pl.col("data_date").is_null() | (pl.col("data_date") <= as_of))
    latest = known.sort("data_date", "received_order", nulls_last=False, maintain_order=True).unique(
        ["hamlet_code", "valid_from"], keep="last", maintain_order=True
    )
    return latest.select("commune_code", "hamlet_code", "valid_from", "valid_to")
