"""Rows of M05 behind a figure: the commune's own before its hamlets', of the police or of both sources."""

import polars as pl

from etl.passport.rows import latest, within
from etl.passport.view import View

POLICE = pl.col("data_source").fill_null("police") != "commune"
"""Rows of the police, and of a blank source."""
_MONTH = ["commune_code", "row_first", "row_last"]


def first_choice(rows: pl.DataFrame, wanted: pl.Expr) -> pl.DataFrame:
    """Of a commune and month only the rows of the wanted source, where it has any."""
    months = rows.filter(wanted).select(_MONTH).unique()
    others = rows.filter(~wanted).join(months, on=_MONTH, how="anti", maintain_order="left")
    return pl.concat([rows.filter(wanted), others])


def last_of_hamlets(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """The last row of each hamlet in force; ``fresh`` and ``fresh_sum`` where it lies in the period."""
    last = latest(view.scope, rows, "hamlet_code")
    inside = last.join(view.scope.hamlets, on=["commune_code", "hamlet_code"], how="semi")
    return inside.with_columns(fresh_sum=pl.col("fresh"))


def last_of_communes(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows behind each commune's figure: its own last one, or its hamlets' where they came later.

    ``fresh_sum`` tells whether any row of the commune lies in the period.
    """
    own = latest(view.scope, rows.filter(pl.col("hamlet_code").is_null()), "commune_code")
    hamlets = last_of_hamlets(view, rows)
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


def added_of_hamlets(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """Hamlets' own rows in the period, one each month: the latest received."""
    return _newest(view, rows.drop_nulls("hamlet_code"))


def added_of_communes(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows in the period: of each month the commune's own, or its hamlets' where there is none."""
    newest = _newest(view, rows)
    own = newest.filter(pl.col("hamlet_code").is_null())
    hamlets = newest.drop_nulls("hamlet_code").join(own, on=_MONTH, how="anti", maintain_order="left")
    return pl.concat([own, hamlets])


def _newest(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    inside = within(view.scope, rows).sort("received_order", "sheet_key", "row")
    return inside.unique([*_MONTH, "hamlet_code"], keep="last", maintain_order=True)
