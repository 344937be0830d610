"""What the police report of a commune or its hamlets (form M05): the commune's row before its hamlets'."""

from collections.abc import Sequence

import polars as pl

from etl.indicators.carry import inside, last
from etl.indicators.scope import Scope

BY_POLICE = pl.col("data_source").is_null() | (pl.col("data_source") != "commune")
"""Rows of the police, of a blank source too; the others are the commune's own."""
_COMMUNE = ["period", "commune_code"]
_UNIT = ["commune_code", "hamlet_code"]
_SPAN = ["row_first", "row_last"]


def rows(scope: Scope) -> pl.DataFrame:
    """Rows of both sources that stand, with the days of their period."""
    return scope.dated(scope.tables.current("M05").drop_nulls("commune_code"))


def preferring(rows: pl.DataFrame, source: pl.Expr) -> pl.DataFrame:
    """Of each commune and period the rows of one source, those of the other where it has none."""
    return rows.filter(source | ~source.any().over("commune_code", *_SPAN))


def last_of_hamlets(scope: Scope, rows: pl.DataFrame) -> pl.DataFrame:
    """Last row of each hamlet in force that has one, with ``row_last`` and ``fresh``."""
    found = last(scope, rows.drop_nulls("hamlet_code"), _UNIT)
    return found.join(scope.hamlets, on=["period", *_UNIT], how="semi")


def last_of_communes(scope: Scope, rows: pl.DataFrame, figures: Sequence[str]) -> pl.DataFrame:
    """Last figures of each commune: its own row, or the sum of its hamlets where they alone came later.

    Adds ``fresh`` and ``carried``: whether some row lies in the period, and whether some does not.
    """
    whole = last(scope, rows.filter(pl.col("hamlet_code").is_null()), ["commune_code"])
    hamlets = (
        last_of_hamlets(scope, rows)
        .group_by(_COMMUNE)
        .agg(
            pl.col(figures).sum(),
            pl.col("row_last").max(),
            fresh=pl.col("fresh").any(),
            carried=(~pl.col("fresh")).any(),
        )
    )
    own = whole.select(*_COMMUNE, *figures, "row_last", "fresh", carried=~pl.col("fresh"))
    both = pl.concat([hamlets.select(own.columns), own]).sort("row_last", maintain_order=True)
    return both.unique(_COMMUNE, keep="last", maintain_order=True)


def added_by_commune(scope: Scope, rows: pl.DataFrame, figures: Sequence[str]) -> pl.DataFrame:
    """Figures of the rows in each period, added: of a month the commune's own row, or its hamlets'."""
    one_each = _one_each(rows)
    own = pl.col("hamlet_code").is_null()
    used = one_each.filter(own | ~own.any().over("commune_code", *_SPAN))
    return inside(scope, used).group_by(_COMMUNE).agg(pl.col(figures).sum())


def added_by_hamlet(scope: Scope, rows: pl.DataFrame, figures: Sequence[str]) -> pl.DataFrame:
    """Figures of the hamlets' own rows that lie in each period, added."""
    own = _one_each(rows.drop_nulls("hamlet_code"))
    return inside(scope, own).group_by("period", *_UNIT).agg(pl.col(figures).sum())


def _one_each(rows: pl.DataFrame) -> pl.DataFrame:
    """Of a unit and period the latest received: a blank source and the police are one source."""
    ordered = rows.sort("received_order", maintain_order=True)
    return ordered.unique([*_UNIT, *_SPAN], keep="last", maintain_order=True)
