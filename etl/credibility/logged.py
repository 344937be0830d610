"""Signals that the checks at receipt have seen already: copied months, falling stocks, only first visits."""

import polars as pl

from etl.indicators import flags
from etl.indicators.scope import Scope

_KINDS = {"same_as_previous": "copied_month", "not_decreasing": "falling_cumulative"}
_EVERY_MONTH = "equal_every_month"
_FIRST = "first_time_households"


def signals(scope: Scope) -> pl.DataFrame:
    """Flags of those rules on what stands now, and accounts above the number of cards (M05)."""
    known = scope.shared(flags.flags).filter(pl.col("rule").is_in(list(_KINDS)))
    named = known.with_columns(kind=pl.col("rule").replace_strict(_KINDS), usual="limit")
    return pl.concat([named, _only_first(scope), _above_cards(scope)], how="diagonal")


def _only_first(scope: Scope) -> pl.DataFrame:
    """Rows of M03 that stand and of which the log says that every household was a new one, every month."""
    log = scope.tables.quality().filter(pl.col("rule") == _EVERY_MONTH, pl.col("column") == _FIRST)
    rows = scope.tables.current("M03").select(
        "sheet_key", "row", "period", "commune_code", "hamlet_code", _FIRST
    )
    found = log.select("sheet_key", "row", "column").unique().join(rows, on=["sheet_key", "row"])
    return found.with_columns(
        kind=pl.lit("first_equals_all"), form=pl.lit("M03"), value=pl.col(_FIRST).cast(pl.Float64)
    )


def _above_cards(scope: Scope) -> pl.DataFrame:
    rows = scope.tables.current("M05").drop_nulls("cumulative_level2_accounts")
    above = pl.col("cumulative_level2_accounts") > pl.col("residents_14_plus_with_card")
    return rows.filter(above).select(
        "period", "commune_code", "hamlet_code", "sheet_key", "row",
        kind=pl.lit("above_issued"), form=pl.lit("M05"), column=pl.lit("cumulative_level2_accounts"),
        value=pl.col("cumulative_level2_accounts").cast(pl.Float64),
        usual=pl.col("residents_14_plus_with_card").cast(pl.Float64),
    )  # fmt: skip
