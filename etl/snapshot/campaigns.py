"""The table of campaigns: which each commune held, under what name, and when."""

import polars as pl

from etl.store import Tables

_NEWEST = ["period", "received_date", "received_order"]
_KEYS = ["campaign", "commune_code"]


def campaigns(tables: Tables) -> pl.DataFrame:
    """One row a campaign and commune: its code (null where it has none), name, days, hamlets that took part.

    ``campaign`` tells campaigns apart as the indicators do: by code, one without a code by its commune and
    what it is about. A later row gives the name; the days are the widest that were told.
    """
    rows = tables.current("M09").filter(
        (pl.col("activity_group") == "campaign") & pl.col("start_date").is_not_null()
    )
    own = pl.concat_str(pl.lit("own"), "commune_code", "content", separator="\n", ignore_nulls=True)
    return (
        rows.with_columns(pl.coalesce("campaign_code", own).alias("campaign"))
        .sort(*_NEWEST, "row")
        .group_by(_KEYS)
        .agg(
            pl.col("campaign_code").last().alias("code"),
            pl.col("content").drop_nulls().last().alias("name"),
            pl.col("start_date").min().alias("first_day"),
            pl.coalesce("end_date", "start_date").max().alias("last_day"),
            pl.col("participating_hamlets").max().alias("hamlets"),
        )
        .sort(_KEYS)
    )
