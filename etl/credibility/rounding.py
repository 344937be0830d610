"""Numbers too round to have been counted: the share of a commune's figures of a month that end in 0."""

import polars as pl

from etl import reference
from etl.credibility.flows import cells
from etl.indicators.scope import Scope

SMALLEST = 20
"""Below it a 0 at the end says little: 10 households are soon reached."""


def signals(scope: Scope) -> pl.DataFrame:
    """Communes and months in which more than a share (setting) of enough cells of M03 are multiples of 10.

    ``value`` is the share in per cent; of honest counts about one in ten ends in 0 (``usual``). Each of the
    round cells is listed below the commune's own line.
    """
    large = scope.shared(cells).filter(pl.col("value") >= SMALLEST)
    tens = pl.col("value") % 10 == 0
    unit = ["period", "commune_code"]
    shares = large.group_by(unit).agg(value=100 * tens.mean(), cells=pl.len())
    enough = pl.col("cells") >= reference.whole("signal_min_cells")
    found = shares.filter(enough & (pl.col("value") >= reference.number("signal_round_share")))
    named = {"kind": pl.lit("round_numbers"), "form": pl.lit("M03")}
    communes = found.select(*unit, "value", usual=pl.lit(10.0), **named)
    each = large.filter(tens).join(found.select(unit), on=unit, how="semi").with_columns(**named)
    return pl.concat([communes, each], how="diagonal")
