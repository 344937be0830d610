"""Evidence of family S: the log of weak-signal spots (M07), a line a spot and its rows behind it."""

import polars as pl

from etl.indicators.spot_log import OPERATORS
from etl.passport.lines import lines
from etl.passport.rows import dated, latest
from etl.passport.view import View

_SPOT = "spot_code"


def spot_rows(view: View) -> pl.DataFrame:
    """The last row of every spot and set of operators up to the period, as it stood at its end.

    Adds ``was_sent`` and the spot's place: that of its newest row.
    """
    rows = dated(view.scope, "M07").drop_nulls(_SPOT)
    operators = pl.col("operators").list.unique().list.sort().list.join(", ").fill_null("chưa rõ nhà mạng")
    named = rows.with_columns(operators_named=operators).with_columns(
        among=pl.concat_str(_SPOT, "operators_named", separator="|")
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
        newest = pl.col("spot_type").last().over(_SPOT)
        frames.append(rows.with_columns(breakdown=pl.format("spot_type={}", newest)))
    placed = pl.concat(frames).drop_nulls("breakdown")
    place = [pl.col(name).last().over("breakdown", _SPOT) for name in ("commune_code", "hamlet_code")]
    return placed.with_columns(place)


def one_each(rows: pl.DataFrame, side: str, counted: pl.Expr) -> pl.DataFrame:
    """Lines of the spots for which ``counted`` holds: its first row counts one, the others stand behind."""
    chosen = rows.filter(counted)
    first = chosen.select(pl.struct("breakdown", _SPOT).is_first_distinct()).to_series()
    note = pl.format("điểm {}, {}", _SPOT, "operators_named")
    return lines(chosen, side=side, form="M07", amount=pl.when(first).then(1), note=note)


def open_spots(view: View) -> pl.DataFrame:
    """S1: one for every spot any of whose rows is open; a report that none is open adds nothing."""
    rows = by_breakdown(spot_rows(view), types=True)
    is_open = ~pl.col("status").is_in(["confirmed", "not_confirmed"])
    zeros = latest(view.scope, dated(view.scope, "M07").filter(pl.col("zero_report")), "commune_code")
    nothing = lines(
        zeros, side="numerator", form="M07", hamlet_code=None, amount=0,
        note=pl.format("báo không phát sinh, kỳ {}", "of_period"),
    )  # fmt: skip
    return pl.concat([one_each(rows, "numerator", is_open.any().over("breakdown", _SPOT)), nothing])


def _kept(view: View) -> pl.DataFrame:
    """Rows of the spots that were not all found to be none."""
    rows = by_breakdown(spot_rows(view), types=False)
    return rows.filter(~_all(pl.col("status") == "not_confirmed"))


def _all(condition: pl.Expr) -> pl.Expr:
    return condition.all().over("breakdown", _SPOT)


def sent(view: View) -> pl.DataFrame:
    """S2: spots all of whose rows were sent to the operator with a document, of those detected."""
    rows = _kept(view)
    detected = (pl.col("detected_date") <= view.end).fill_null(False).any().over("breakdown", _SPOT)
    above = one_each(rows, "numerator", detected & _all(pl.col("was_sent")))
    return pl.concat([above, one_each(rows, "denominator", detected)])


def fixed(view: View) -> pl.DataFrame:
    """S3: spots whose rows are all confirmed fixed, of those sent; rows found to be none are left out."""
    rows = _kept(view).filter(pl.col("status") != "not_confirmed")
    was_sent = _all(pl.col("was_sent"))
    above = one_each(rows, "numerator", was_sent & _all(pl.col("status") == "confirmed"))
    return pl.concat([above, one_each(rows, "denominator", was_sent)])


EVIDENCE = {"S1": open_spots, "S2": sent, "S3": fixed}
