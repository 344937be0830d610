"""Small cells: figures of a hamlet about so few people that they could be recognised are not shown."""

import polars as pl


def suppress(rows: pl.DataFrame, threshold: int) -> pl.DataFrame:
    """Set the state of small cells among rows of counts to ``suppressed``.

    A cell is small where its numerator or its denominator is blank or below the threshold. Where one
    hamlet of a commune alone is hidden, its figure is the commune's less the others': then the shown one
    with the fewest people below the line is hidden too. Rows in another state than ``ok`` stay as they are.
    """
    small = (pl.col("numerator").fill_null(0) < threshold) | (pl.col("denominator").fill_null(0) < threshold)
    first = rows.with_columns(
        state=pl.when((pl.col("state") == "ok") & small).then(pl.lit("suppressed")).otherwise("state")
    )
    return first.with_columns(state=pl.when(_second(first)).then(pl.lit("suppressed")).otherwise("state"))


def _second(rows: pl.DataFrame) -> pl.Series:
    commune = ["period", "commune_code"]
    order = rows.with_columns(
        alone=(pl.col("state") == "suppressed").sum().over(commune) == 1,
        place=pl.struct("denominator", "hamlet_code").rank("ordinal").over([*commune, "state"]),
    )
    return order.select(pl.col("alone") & (pl.col("state") == "ok") & (pl.col("place") == 1)).to_series()
