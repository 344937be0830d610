"""Households declared (M03) far above those counted from the visit log (M03b) of the same hamlet."""

import polars as pl

from etl import reference
from etl.credibility.flows import UNIT
from etl.indicators.scope import Scope


def signals(scope: Scope) -> pl.DataFrame:
    """Hamlets whose declared stock is over a share (setting) above what was counted by the same month."""
    counted = scope.tables.visits().with_columns(_month()).sort("month")
    stock = counted.select(
        "month", "hamlet_code", usual=pl.col("new_households").cum_sum().over("hamlet_code")
    )
    declared = scope.tables.current("M03").drop_nulls(["hamlet_code", "cumulative_households"])
    single = declared.filter(pl.col("period").str.contains(r"^\d{4}-\d\d$")).with_columns(_month())
    beside = single.sort("month").join_asof(stock, on="month", by="hamlet_code", check_sortedness=False)
    more = pl.col("cumulative_households") > pl.col("usual") * (
        1 + reference.number("signal_declared_above") / 100
    )
    return beside.filter(more.fill_null(False)).select(
        *UNIT, "sheet_key", "row", pl.col("usual").cast(pl.Float64),
        kind=pl.lit("declared_above_counted"), form=pl.lit("M03"), column=pl.lit("cumulative_households"),
        value=pl.col("cumulative_households").cast(pl.Float64),
    )  # fmt: skip


def _month() -> pl.Expr:
    """Months counted on, so that they can be held against each other."""
    year, month = pl.col("period").str.head(4).cast(pl.Int32), pl.col("period").str.tail(2).cast(pl.Int32)
    return (year * 12 + month).alias("month")
