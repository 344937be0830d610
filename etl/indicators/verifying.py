"""K5: the flags that are still open, of each hamlet and of the commune's own forms."""

import polars as pl

from etl.indicators import receipts
from etl.indicators.carry import inside, settle
from etl.indicators.declaration import counts, reported_or_not
from etl.indicators.explained import judged
from etl.indicators.scope import Scope

_COMMUNE = ["period", "commune_code"]
_HAMLET = ["period", "hamlet_code"]


def reporting(scope: Scope) -> pl.DataFrame:
    """period, hamlet_code of the hamlets with a row of their own in each period: only they can be flagged."""
    rows = [scope.tables.current(form).select("hamlet_code", "period") for form in ("M03", "M05")]
    own = pl.concat(rows).drop_nulls().unique()
    return inside(scope, scope.dated(own)).select("period", "hamlet_code").unique()


def to_verify(scope: Scope) -> pl.DataFrame:
    """Flags of each hamlet, and of the commune's own forms; a unit that sent nothing has no figure.

    A flag of which the explanation was accepted counts 0.
    """
    flagged = inside(scope, scope.dated(scope.shared(judged)))
    once = flagged.unique(["period", "commune_code", "hamlet_code", "rule", "row_first"])
    sums = once.group_by(*_COMMUNE, "hamlet_code").agg(
        numerator=pl.col("decision").is_null().sum().cast(pl.Int64)
    )
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
