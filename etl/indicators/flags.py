"""What looks wrong and should be verified: flags of the checks at receipt, and those that need all rows."""

from collections.abc import Mapping

import polars as pl

from etl.indicators import over_base, peers, receipts
from etl.indicators.carry import inside, settle
from etl.indicators.declaration import counts, reported_or_not
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
_COMMUNE = ["period", "commune_code"]
_HAMLET = ["period", "hamlet_code"]
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


def reporting(scope: Scope) -> pl.DataFrame:
    """period, hamlet_code of the hamlets with a row of their own in each period: only they can be flagged."""
    rows = [scope.tables.current(form).select("hamlet_code", "period") for form in ("M03", "M05")]
    own = pl.concat(rows).drop_nulls().unique()
    return inside(scope, scope.dated(own)).select("period", "hamlet_code").unique()


def to_verify(scope: Scope) -> pl.DataFrame:
    """Flags of each hamlet, and of the commune's own forms; a unit that sent nothing has no figure."""
    flagged = inside(scope, scope.dated(scope.shared(flags)))
    once = flagged.unique(["period", "commune_code", "hamlet_code", "rule", "row_first"])
    sums = once.group_by(*_COMMUNE, "hamlet_code").agg(numerator=pl.len().cast(pl.Int64))
    sent = scope.shared(receipts.sheets).select(_COMMUNE).unique()
    silent = sent.with_columns(numerator=pl.lit(0, pl.Int64))
    rows = settle(scope, pl.concat([sums, silent], how="diagonal"))
    own = pl.concat([reporting(scope), once.select(*_HAMLET)]).drop_nulls("hamlet_code").unique()
    there = pl.col("hamlet_code").is_null() | pl.col("sent").fill_null(False)
    placed = rows.join(own.with_columns(sent=pl.lit(True)), on=_HAMLET, how="left")
    return counts(
        placed.with_columns(
            full=there, reported=there, known=there, present=there, state=reported_or_not(there)
        )
    )
