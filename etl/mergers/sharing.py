"""Whole numbers shared out by fractions: whole again, and their sum exactly what it was."""

from collections.abc import Sequence

import polars as pl


def share_out(rows: pl.DataFrame, columns: Sequence[str], of: Sequence[str], order: str) -> pl.DataFrame:
    """The columns times ``share``, over the rows of each ``of`` by the largest remainder.

    All rows of one ``of`` hold the same whole number in each column, and their shares add up to 1. Of equal
    remainders the first by ``order`` gets the one left over. Null stays null.
    """
    for column in columns:
        exact = pl.col(column) * pl.col("share")
        near = (exact + _NOISE).floor()
        parts = rows.with_columns(_whole=near.cast(pl.Int64), _rest=exact - near)
        place = pl.struct(-pl.col("_rest").round(9), order).rank("ordinal").over(of)
        left = pl.col(column).cast(pl.Int64) - pl.col("_whole").sum().over(of)
        rows = parts.with_columns(
            pl.when(pl.col(column).is_not_null())
            .then(pl.col("_whole") + (place <= left).cast(pl.Int64))
            .cast(pl.Int64)
            .alias(column)
        ).drop("_whole", "_rest")
    return rows


_NOISE = 1e-9
"""What a product of a count and a fraction may lack of a whole number for no other reason than arithmetic."""
