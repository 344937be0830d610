"""The log of weak-signal spots (M07) as it stood at the end of each period: who reported, and each spot."""

import polars as pl

from etl import reference
from etl.indicators.carry import last
from etl.indicators.scope import Scope

OPERATORS = tuple(str(row["code"]) for row in reference.rows("operators") if row["code"] != "all")
_NEWEST = ["row_last", "received_order"]


def _log(scope: Scope) -> pl.DataFrame:
    """Rows about spots and zero reports; a row that only carries the commune's speed tells of no spot."""
    rows = scope.dated(scope.tables.current("M07"))
    return rows.filter(pl.col("spot_code").is_not_null() | pl.col("zero_report").fill_null(False))


def reports(scope: Scope) -> pl.DataFrame:
    """Communes that ever reported by the period; present = in the period itself."""
    names = ["commune_code", "row_first", "row_last", "received_order"]
    found = last(scope, scope.shared(_log).select(names), ["commune_code"])
    return found.select("period", "commune_code", present="fresh", ever=pl.lit(True))


def standing(scope: Scope) -> pl.DataFrame:
    """The last row of every spot and set of operators (``among``) in each period (``period``, ``end``)."""
    rows = scope.shared(_log).drop_nulls("spot_code")
    named = rows.with_columns(
        among=pl.col("operators").list.unique().list.sort().list.join(";").fill_null(""),
    )
    return last(scope, named, ["spot_code", "among"])


def _touched(scope: Scope) -> pl.DataFrame:
    """The standing rows once for the whole and once for each operator that they are about."""
    touched = [pl.when(is_about(code)).then(pl.lit(f"operator={code}")) for code in OPERATORS]
    return (
        scope.shared(standing)
        .with_columns(breakdown=pl.concat_list(pl.lit(""), *touched).list.drop_nulls())
        .explode("breakdown")
        .sort(_NEWEST)
    )


def is_about(operator: str) -> pl.Expr:
    """Whether a row of M07 is about an operator: it names it, or all."""
    named = pl.col("operators").list
    return named.contains(operator) | named.contains("all")


def is_sent() -> pl.Expr:
    """Whether a standing row says that the spot was sent by the end of the period: a date and a document."""
    in_time = (pl.col("sent_date") <= pl.col("end")).fill_null(False)
    return in_time & pl.col("document_number").is_not_null()


def spots(scope: Scope) -> pl.DataFrame:
    """One row a spot, period and breakdown: whether it is open, detected, sent and fixed, and for how many.

    A spot is open where any of its rows is. ``sent`` looks at every row; ``sent_kept`` and ``fixed``
    leave out the rows that the check did not confirm (RULES, ruling 4). ``urgent``: at an administrative
    centre or in a dense residential area.
    """
    status = pl.col("status").fill_null("")
    refused, confirmed = status == "not_confirmed", status == "confirmed"
    row_sent, priorities = is_sent(), pl.col("priorities").list
    urgent = priorities.contains("admin_centre") | priorities.contains("dense_residential")
    return (
        scope.shared(_touched)
        .group_by("period", "breakdown", "spot_code", maintain_order=True)
        .agg(
            pl.col("commune_code", "hamlet_code", "spot_type").last(),
            open=(~refused & ~confirmed).any(),
            refused=refused.all(),
            detected=(pl.col("detected_date") <= pl.col("end")).any(),
            sent=row_sent.all(),
            sent_kept=(row_sent | refused).all(),
            fixed=(confirmed | refused).all(),
            affected_households=pl.col("affected_households").max(),
            urgent=urgent.fill_null(False).any(),
        )
    )
