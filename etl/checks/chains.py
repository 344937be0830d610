"""The order of dates along the life of a spot or a hamlet, also across the forms M07 and M08a."""

from itertools import combinations

import polars as pl

from etl.checks.intake import Intake
from etl.checks.spots import latest_replies, latest_spots
from etl.tables.column import Column, Rule

_DONE, _RECHECKED, _REOPENED = "completed_date", "rechecked_date", "reopened_date"


def date_order(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """Dates in the order of the chain (``a<=M08a.b<=c``), equal days allowed, blank ones skipped.

    The first pair out of order is named. A completion after a re-check that found the spot not fixed, or
    after a reopening, belongs to the next round of the spot and breaks no order.
    """
    names = rule.argument.split("<=")
    rows = _with_other_form(intake, names)
    pairs = sorted(combinations(range(len(names)), 2), key=lambda pair: pair[1] - pair[0])
    found = [_out_of_order(intake, rows, names[i], names[j]) for i, j in pairs]
    return pl.concat(found).unique("_i", keep="first", maintain_order=True)


def _out_of_order(intake: Intake, rows: pl.DataFrame, before: str, after: str) -> pl.DataFrame:
    wrong = pl.col(_place(before)) > pl.col(_place(after))
    ends = (before.rpartition(".")[2], after.rpartition(".")[2])
    if ends == (_DONE, _RECHECKED):
        wrong = wrong & ~_next_round(rows)
    if ends == (_DONE, _REOPENED):
        wrong = wrong & (pl.col("status") == "reopened")
    return rows.filter(wrong).with_columns(
        pl.lit(_named(intake, before)).alias("_before"),
        pl.col(_place(before)).alias("_before_day"),
        pl.lit(_named(intake, after)).alias("_after"),
        pl.col(_place(after)).alias("_after_day"),
    )


def _next_round(rows: pl.DataFrame) -> pl.Expr:
    prefix = "" if _RECHECKED in rows.columns else "_M07_"
    failed = pl.col(f"{prefix}recheck_result").eq_missing("not_fixed")
    reopened = (pl.col(f"{prefix}{_REOPENED}") >= pl.col(f"{prefix}{_RECHECKED}")).fill_null(False)
    return failed | reopened


def _place(name: str) -> str:
    form, _, column = name.rpartition(".")
    return f"_{form}_{column}" if form else column


def _named(intake: Intake, name: str) -> str:
    form = name.rpartition(".")[0]
    return f"“{intake.heading(name)}”" + (f" (biểu {form})" if form else "")


def _with_other_form(intake: Intake, names: list[str]) -> pl.DataFrame:
    forms = {name.rpartition(".")[0] for name in names} - {""}
    if "M08a" in forms:
        return _with_replies(intake)
    return _with_spots(intake) if "M07" in forms else intake.rows


def _with_replies(intake: Intake) -> pl.DataFrame:
    """Rows of M07, once for each operator named on them that has answered for the spot."""
    replies = latest_replies(intake.known).select(
        "spot_code", "operator", pl.col(_DONE).alias(f"_M08a_{_DONE}")
    )
    named = pl.col("operators").list.contains(pl.col("operator")) | pl.col("operators").list.contains("all")
    pairs = intake.rows.join(replies, on="spot_code", how="inner").filter(named.fill_null(False))
    return pl.concat([pairs.drop("operator"), intake.rows.join(pairs, on="_i", how="anti")], how="diagonal")


def _with_spots(intake: Intake) -> pl.DataFrame:
    """Rows of M08a with the dates of their spot in M07: the row that names the operator, else the latest."""
    dates = ("sent_date", _RECHECKED, _REOPENED, "recheck_result")
    spots = latest_spots(intake.known).select(
        "spot_code",
        pl.col("operators").alias("_M07_operators"),
        *[pl.col(name).alias(f"_M07_{name}") for name in dates],
    )
    named = pl.col("_M07_operators").list.contains(pl.col("operator")).fill_null(False)
    joined = intake.rows.join(spots, on="spot_code", how="left", maintain_order="left_right")
    ranked = joined.with_columns(named.alias("_named")).sort("_i", "_named", maintain_order=True)
    return ranked.unique("_i", keep="last", maintain_order=True).drop("_M07_operators")
