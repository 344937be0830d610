"""How long each spot waits for each operator: from its sending to the repair that its commune confirmed."""

import polars as pl

from etl.indicators import spot_log
from etl.indicators.scope import Scope
from etl.indicators.spot_replies import by_operator, completions, newest

_PAIR = ["spot_code", "operator"]


def waits(scope: Scope) -> pl.DataFrame:
    """One row a spot, operator, period and breakdown: ``days`` and whether the repair ``happened``.

    Adds ``commune_code``, ``sheet_key``, ``row`` of M07, ``sent_date`` and ``fixed_date`` (null while open).
    A spot of all operators waits once in the whole, and once for each operator. Spots that the check did not
    confirm, or that were not sent, are left out; so is a confirmed one of which no day of repair is known.
    """
    confirmed, end = pl.col("status") == "confirmed", pl.col("end")
    fixed = pl.coalesce(_after_sending("completed_date"), _after_sending("rechecked_date"))
    told = scope.shared(_pairs).join(_answers(scope), on=["period", *_PAIR], how="left")
    sent = told.filter(spot_log.is_sent() & (pl.col("status").fill_null("") != "not_confirmed"))
    known = sent.with_columns(fixed_date=pl.when(confirmed).then(fixed)).filter(
        ~confirmed.fill_null(False) | pl.col("fixed_date").is_not_null()
    )
    return known.with_columns(happened=(pl.col("fixed_date") <= end).fill_null(False)).with_columns(
        days=(pl.when("happened").then("fixed_date").otherwise(end) - pl.col("sent_date")).dt.total_days()
    )


def _after_sending(day: str) -> pl.Expr:
    """A day of repair before the sending is that of an earlier repair."""
    return pl.when(pl.col(day) >= pl.col("sent_date")).then(day)


def _pairs(scope: Scope) -> pl.DataFrame:
    """The standing row of every spot and operator in each period, in the whole and by operator."""
    names = (
        "period", "end", "commune_code", "spot_code", "operators", "status", "sent_date", "document_number",
        "rechecked_date", "sheet_key", "row", "row_first", "row_last", "received_order",
    )  # fmt: skip
    lines = scope.shared(spot_log.standing).select(names)
    everyone = pl.col("operators").list.contains("all")
    named = pl.when(everyone).then(pl.lit(["all"])).otherwise("operators")
    whole = lines.with_columns(operator=named, breakdown=pl.lit("")).explode("operator")
    each = by_operator(lines).with_columns(breakdown=pl.format("operator={}", "operator"))
    both = pl.concat([whole.drop_nulls("operator"), each], how="diagonal")
    return newest(both, ["period", "breakdown", *_PAIR])


def _answers(scope: Scope) -> pl.DataFrame:
    """Days of completion; a spot of all operators is complete when the last of them has said so."""
    told = scope.shared(completions)
    last = told.group_by("period", "spot_code").agg(pl.col("completed_date").max())
    return pl.concat([told, last.with_columns(operator=pl.lit("all"))], how="diagonal")
