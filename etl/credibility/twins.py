"""Units with the same row of figures in one month: hamlets of a commune, communes side by side."""

import polars as pl

from etl import reference
from etl.credibility.flows import UNIT, rows
from etl.indicators.peers import counted_columns
from etl.indicators.scope import Scope

_DIFFERENT = 4
"""So many different figures of 2 or more a row must hold: 0, 0, 5, 5 is soon written twice."""


def signals(scope: Scope) -> pl.DataFrame:
    """Hamlets of one commune that report the same flows (M03) in so many months (setting), and communes.

    ``other`` names the first such hamlet. Two communes side by side, of which so many lines (setting) are
    the same in a month, both have a line of their own with the number of lines as ``value``. Two lines alike
    in one month happen by chance: in a province of 4,200 hamlets there are hundreds of thousands of pairs.
    """
    pairs = scope.shared(_pairs)
    named = {"kind": pl.lit("identical_neighbours"), "form": pl.lit("M03")}
    home = pairs.filter(pl.col("commune_code") == pl.col("commune_code_other"))
    months = pl.col("period").n_unique().over("hamlet_code", "hamlet_code_other")
    often = home.filter(months >= reference.whole("signal_twin_months"))
    hamlets = often.group_by(*UNIT, "sheet_key", "row").agg(other=pl.col("hamlet_code_other").min())
    across = pairs.join(_neighbours(), on=["commune_code", "commune_code_other"], how="semi")
    lines = across.group_by("period", "commune_code", other="commune_code_other").agg(
        value=pl.col("hamlet_code").n_unique().cast(pl.Float64)
    )
    communes = lines.filter(pl.col("value") >= reference.whole("signal_twin_lines"))
    return pl.concat([hamlets.with_columns(**named), communes.with_columns(**named)], how="diagonal")


def _pairs(scope: Scope) -> pl.DataFrame:
    """Every two hamlets with the same flows in a month; columns of the second end in ``_other``."""
    columns = counted_columns()
    large = pl.element().filter(pl.element() > 1)
    varied = pl.concat_list(columns).list.unique().list.eval(large).list.len()
    told = scope.shared(rows).filter(varied >= _DIFFERENT)
    pairs = told.join(told.select(*UNIT, *columns), on=["period", *columns], suffix="_other")
    return pairs.filter(pl.col("hamlet_code") != pl.col("hamlet_code_other"))


def _neighbours() -> pl.DataFrame:
    """Pairs of communes that share a border."""
    pairs = [
        (str(row["code"]), str(other))
        for row in reference.rows("communes")
        for other in row["neighbours"] or ()  # type: ignore[union-attr]
    ]
    return pl.DataFrame(pairs, schema=["commune_code", "commune_code_other"], orient="row")
