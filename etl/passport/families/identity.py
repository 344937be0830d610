"""Evidence of family E: the police's figures on electronic identity accounts (M05)."""

import polars as pl

from etl.passport.lines import carried_note, lines, only_full
from etl.passport.rows import dated, latest
from etl.passport.view import View

_ACCOUNTS, _CARDS = pl.col("cumulative_level2_accounts"), pl.col("residents_14_plus_with_card")


def _police(view: View) -> pl.DataFrame:
    """Rows of the police, and of a blank source: what communes say themselves is no official figure."""
    return dated(view.scope, "M05").filter(pl.col("data_source").fill_null("police") != "commune")


def _of_hamlets(view: View) -> pl.DataFrame:
    """The last row of each hamlet in force."""
    last = latest(view.scope, _police(view), "hamlet_code")
    return last.join(view.scope.hamlets, on=["commune_code", "hamlet_code"], how="semi")


def _of_communes(view: View) -> pl.DataFrame:
    """The rows behind each commune's figure: its own last one, or its hamlets' where they came later.

    ``fresh_sum`` tells whether any row of the commune lies in the period.
    """
    own = latest(view.scope, _police(view).filter(pl.col("hamlet_code").is_null()), "commune_code")
    hamlets = _of_hamlets(view)
    ages = hamlets.group_by("commune_code").agg(hamlets_last=pl.col("row_last").max())
    later = (
        ages.join(own.select("commune_code", "row_last"), on="commune_code", how="left")
        .filter(pl.col("row_last").is_null() | (pl.col("hamlets_last") > pl.col("row_last")))
        .select("commune_code")
    )
    chosen = pl.concat(
        [
            own.join(later, on="commune_code", how="anti"),
            hamlets.join(later, on="commune_code", how="semi").select(own.columns),
        ]
    )
    return chosen.with_columns(fresh_sum=pl.col("fresh").any().over("commune_code"))


def _rows(view: View) -> pl.DataFrame:
    if view.grain == "hamlet":
        return _of_hamlets(view).with_columns(fresh_sum=pl.col("fresh"))
    return _of_communes(view)


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
