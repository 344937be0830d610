"""Evidence of family E: the police's figures on electronic identity accounts (M05)."""

import polars as pl

from etl.passport.lines import carried_note, lines, only_full
from etl.passport.police_rows import POLICE, last_of_communes, last_of_hamlets
from etl.passport.rows import dated
from etl.passport.view import View

_ACCOUNTS, _CARDS = pl.col("cumulative_level2_accounts"), pl.col("residents_14_plus_with_card")


def _rows(view: View) -> pl.DataFrame:
    rows = dated(view.scope, "M05").filter(POLICE)
    return last_of_hamlets(view, rows) if view.grain == "hamlet" else last_of_communes(view, rows)


def _line(rows: pl.DataFrame, side: str, amount: pl.Expr, words: str = "") -> pl.DataFrame:
    old = carried_note(pl.col("fresh"))
    separator = pl.when(pl.col("fresh") | pl.lit(not words)).then(pl.lit("")).otherwise(pl.lit("; "))
    return lines(
        rows, side=side, form="M05", amount=amount.fill_null(0), base=only_full(~pl.col("fresh_sum")),
        note=pl.lit(words) + separator + old,
    )  # fmt: skip


def activated(view: View) -> pl.DataFrame:
    """E1: activated accounts over people of fourteen and more with a card."""
    rows = _rows(view)
    return pl.concat([_line(rows, "numerator", _ACCOUNTS), _line(rows, "denominator", _CARDS)])


def not_activated(view: View) -> pl.DataFrame:
    """E3: people with a card, less activated accounts."""
    rows = _rows(view)
    cards = _line(rows, "numerator", _CARDS, "số người có thẻ")
    return pl.concat([cards, _line(rows, "numerator", -_ACCOUNTS, "trừ tài khoản đã kích hoạt")])


EVIDENCE = {"E1": activated, "E3": not_activated}
