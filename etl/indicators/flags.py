"""What looks wrong and should be verified: flags of the checks at receipt, and those that need all rows."""

from collections.abc import Mapping

import polars as pl

from etl.indicators import over_base, peers
from etl.indicators.scope import Scope

LOGGED = ("jump_over_3x_own_median", "not_decreasing", "round_numbers", "same_as_previous")
"""Rules of the checks at receipt that make a flag."""
OVER, PEERS = "over_100_percent", "jump_over_3x_peer_median"
"""Rules that only a build can judge."""
FLAGS: Mapping[str, pl.DataType] = {
    "period": pl.String(),
    "commune_code": pl.String(),
    "hamlet_code": pl.String(),
    "rule": pl.String(),
    "form": pl.String(),
    "column": pl.String(),
    "value": pl.Float64(),
    "limit": pl.Float64(),
    "sheet_key": pl.Int64(),
    "row": pl.Int32(),
}
"""One row a cell: the period and unit of its row (hamlet null: the commune itself), the rule, the cell, what
it says and what it was held against (null where the rule is about a whole row). K5 counts a unit, rule and
period once, however many cells."""
_ARRIVAL = ["received_date", "received_order", "sheet_key"]


def flags(scope: Scope) -> pl.DataFrame:
    """Every flag on what stands now, for whatever period (FLAGS); a scope of all communes is needed."""
    found = [logged(scope), over_base.over(scope, OVER), peers.jumps(scope, PEERS)]
    return pl.concat(frame.select(pl.col(name).cast(kind) for name, kind in FLAGS.items()) for frame in found)


def logged(scope: Scope) -> pl.DataFrame:
    """Flags of the quality log on rows that stand, and on rejected rows that nothing has come in place of."""
    sheets = scope.tables.ledger().select("sheet_key", "form", "commune_code", *_ARRIVAL[:2])
    log = scope.tables.quality().filter(pl.col("rule").is_in(LOGGED)).drop_nulls(["row", "period"])
    known = log.join(sheets, on="sheet_key").with_columns(
        value=pl.col("value").cast(pl.Float64, strict=False), limit=None
    )
    kept = [_standing(scope, form, known.filter(pl.col("form") == form)) for form in known["form"].unique()]
    return pl.concat([known.clear(), *kept])


def _standing(scope: Scope, form: str, log: pl.DataFrame) -> pl.DataFrame:
    rows = scope.tables.current(form)
    unit = ["commune_code", "hamlet_code", "period"]
    refused = log.filter(pl.col("severity") == "error")
    beside = rows.select(*unit, *_ARRIVAL)
    later = refused.join(beside, on=unit, nulls_equal=True, suffix="_later").filter(_came_later())
    warned = log.filter(pl.col("severity") == "warning")
    return pl.concat(
        [
            warned.join(rows, on=["sheet_key", "row"], how="semi"),
            refused.join(later, on=["sheet_key", "row"], how="anti"),
        ]
    )


def _came_later() -> pl.Expr:
    """Whether the row beside came after: by the day, then the receipt, then the sheet."""
    found = pl.lit(False)
    for name in reversed(_ARRIVAL):
        one, other = pl.col(name), pl.col(f"{name}_later")
        found = (other > one) | ((other == one) & found)
    return found
