"""Rows about weak-signal spots as a passport shows them: the log (M07), and the operators' answers (M08a)."""

import polars as pl

from etl.indicators.spot_log import OPERATORS
from etl.passport.lines import lines
from etl.passport.rows import dated, latest
from etl.passport.view import View

SPOT = "spot_code"
PAIR = [SPOT, "operator"]
CLOSED = ["confirmed", "not_confirmed"]


def spot_rows(view: View) -> pl.DataFrame:
    """The last row of every spot and set of operators up to the period, as it stood at its end.

    Adds ``was_sent`` and the spot's place: that of its newest row.
    """
    rows = dated(view.scope, "M07").drop_nulls(SPOT)
    operators = pl.col("operators").list.unique().list.sort().list.join(", ").fill_null("chưa rõ nhà mạng")
    named = rows.with_columns(operators_named=operators).with_columns(
        among=pl.concat_str(SPOT, "operators_named", separator="|")
    )
    last = latest(view.scope, named, "among").sort("row_last", "received_order", "sheet_key", "row")
    in_time = (pl.col("sent_date") <= view.end).fill_null(False)
    return last.with_columns(
        pl.col("status").fill_null(""), was_sent=in_time & pl.col("document_number").is_not_null()
    )


def by_breakdown(rows: pl.DataFrame, types: bool) -> pl.DataFrame:
    """The rows once for the whole, once for each operator that they name, and where asked by type of spot."""
    frames = [rows.with_columns(breakdown=pl.lit(""))]
    for code in OPERATORS:
        named = pl.col("operators").list.contains(code) | pl.col("operators").list.contains("all")
        frames.append(rows.filter(named.fill_null(False)).with_columns(breakdown=pl.lit(f"operator={code}")))
    if types:
        newest = pl.col("spot_type").last().over(SPOT)
        frames.append(rows.with_columns(breakdown=pl.format("spot_type={}", newest)))
    placed = pl.concat(frames).drop_nulls("breakdown")
    place = [pl.col(name).last().over("breakdown", SPOT) for name in ("commune_code", "hamlet_code")]
    return placed.with_columns(place)


def one_each(rows: pl.DataFrame, side: str, counted: pl.Expr) -> pl.DataFrame:
    """Lines of the spots for which ``counted`` holds: its first row counts one, the others stand behind."""
    chosen = rows.filter(counted)
    first = chosen.select(pl.struct("breakdown", SPOT).is_first_distinct()).to_series()
    note = pl.format("điểm {}, {}", SPOT, "operators_named")
    return lines(chosen, side=side, form="M07", amount=pl.when(first).then(1), note=note)


def of_all(condition: pl.Expr) -> pl.Expr:
    """Whether a condition holds of all rows of a spot and breakdown."""
    return condition.all().over("breakdown", SPOT)


def nothing_found(view: View, part: int = 1) -> pl.DataFrame:
    """A line of 0 for each commune that last reported no spot."""
    zeros = latest(view.scope, dated(view.scope, "M07").filter(pl.col("zero_report")), "commune_code")
    note = pl.format("báo không phát sinh, kỳ {}", "of_period")
    return lines(zeros, side="numerator", form="M07", hamlet_code=None, amount=0, note=note, part=part)


def by_operator(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of M07 once for each operator that they name (``operator``), all of them where they say so."""
    named = pl.when(pl.col("operators").list.contains("all")).then(pl.lit(list(OPERATORS)))
    each = rows.with_columns(operator=named.otherwise(pl.col("operators").list.unique()))
    return each.explode("operator").filter(pl.col("operator").is_in(OPERATORS))


def answers(view: View, day: str) -> pl.DataFrame:
    """Of each spot and operator the last row of M08a up to the period that gives a day."""
    told = dated(view.scope, "M08a").drop_nulls([*PAIR, day])
    named = told.with_columns(pair=pl.concat_str(PAIR, separator="|"))
    return latest(view.scope, named, "pair")


def told_of_spots(view: View) -> pl.DataFrame:
    """commune_code of those that had reported spots, or that there are none, by the end of the period."""
    rows = dated(view.scope, "M07").filter(pl.col(SPOT).is_not_null() | pl.col("zero_report"))
    return latest(view.scope, rows, "commune_code").select("commune_code")
