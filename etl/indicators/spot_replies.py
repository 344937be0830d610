"""Spots taken operator by operator, and what each operator answered about them (returns M08a)."""

import polars as pl

from etl import reference
from etl.indicators import spot_log
from etl.indicators.carry import last
from etl.indicators.scope import Scope

_DATED = ("row_first", "row_last", "received_order")
_NEWEST = ["row_last", "row_first", "received_order", "sheet_key", "row"]
_PAIR = ["spot_code", "operator"]


def _replies(scope: Scope) -> pl.DataFrame:
    """Rows of M08a that stand, with the days of their period."""
    return scope.dated(scope.tables.current("M08a").drop_nulls(_PAIR))


def promises(scope: Scope) -> pl.DataFrame:
    """period, spot_code, operator, committed_date: the latest commitment known in each period."""
    return _latest(scope, "committed_date")


def completions(scope: Scope) -> pl.DataFrame:
    """period, spot_code, operator, completed_date: the latest completion known in each period.

    A completion that a later return leaves blank keeps its date.
    """
    return _latest(scope, "completed_date")


def _latest(scope: Scope, day: str) -> pl.DataFrame:
    dated = scope.shared(_replies).drop_nulls(day).select(*_PAIR, day, *_DATED)
    return last(scope, dated, _PAIR).select("period", *_PAIR, day)


def completed(scope: Scope) -> pl.DataFrame:
    """commune_code, spot_code, operator, completed_date: the last told by the as-of date, one row a pair."""
    told = scope.shared(_replies).drop_nulls("completed_date")
    return newest(told, _PAIR).select("commune_code", *_PAIR, "completed_date")


def rechecks(scope: Scope) -> pl.DataFrame:
    """The pairs of :func:`completed`, and what the last row of M07 by the as-of date says of each.

    ``rechecked``: checked by the commune on the day of completion or later; ``reopened``: soon after it.
    """
    log = scope.dated(scope.tables.current("M07").drop_nulls("spot_code"))
    names = (*_PAIR, "rechecked_date", "reopened_date", "sheet_key", "row")
    last = newest(by_operator(log), _PAIR).select(names)
    after = (pl.col("reopened_date") - pl.col("completed_date")).dt.total_days()
    pairs = scope.shared(completed).join(last, on=_PAIR, how="left")
    return pairs.with_columns(
        rechecked=pl.col("rechecked_date") >= pl.col("completed_date"),
        reopened=after.is_between(0, reference.whole("spot_reopen_days")),
    )


def by_operator(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of M07 once for each operator that they are about (``operator``)."""
    named = [pl.when(spot_log.is_about(code)).then(pl.lit(code)) for code in spot_log.OPERATORS]
    pairs = rows.with_columns(operator=pl.concat_list(named).list.drop_nulls())
    return pairs.explode("operator").drop_nulls("operator")


def newest(rows: pl.DataFrame, unit: list[str]) -> pl.DataFrame:
    """Of each unit the row of the latest period, of one period the latest received."""
    return rows.sort(_NEWEST, maintain_order=True).unique(unit, keep="last", maintain_order=True)
