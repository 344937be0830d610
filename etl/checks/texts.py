"""Rules on free texts."""

import polars as pl

from etl.checks.intake import Intake
from etl.tables.column import Column, Rule

_LONGEST = 1000


def max_length_1000(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """At most a thousand characters; a longer text is kept whole."""
    length = pl.col(column.name).str.len_chars().cast(pl.Int64)
    return intake.rows.with_columns(length.alias("_length"), pl.lit(_LONGEST).alias("_limit")).filter(
        pl.col("_length") > _LONGEST
    )
