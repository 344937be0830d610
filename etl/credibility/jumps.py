"""A month far above a unit's own months and above what its peers did: by median and median deviation."""

import polars as pl

from etl import reference
from etl.credibility.flows import rows
from etl.indicators.peers import counted_columns
from etl.indicators.scope import Scope

_EVER = 1_200
_FLOOR = 0.1
"""Least spread of peers that is believed: where all do alike, a tenth more is still nothing odd."""
_NORMAL = 1.4826
"""A median deviation times this is a standard deviation where things are normally spread."""


def signals(scope: Scope) -> pl.DataFrame:
    """Communes whose month is over so many times (setting) their own median, and odd among their peers.

    ``value`` is what the commune's hamlets report of one flow, ``usual`` the median of its earlier months
    times what the peers' month was to theirs. Odd: its growth lies more than so many deviations (setting)
    above the median growth of the communes of its group.
    """
    judged = scope.shared(_growth).filter(pl.col("enough"))
    apart = (pl.col("growth").log() - pl.col("peer_growth").log()) / pl.col("spread")
    far = apart > reference.number("signal_jump_deviations")
    high = pl.col("growth") > reference.number("jump_factor") * pl.max_horizontal(pl.lit(1.0), "peer_growth")
    return judged.filter(far & high).select(
        "period", "commune_code", "column", "value",
        kind=pl.lit("sudden_jump"), form=pl.lit("M03"), usual=pl.col("median") * pl.col("peer_growth"),
    )  # fmt: skip


def too_little(scope: Scope) -> pl.DataFrame:
    """Communes and months of which nothing can be said yet: too few earlier months, or too few peers."""
    units = scope.shared(_growth).group_by("period", "commune_code").agg(too_little=~pl.col("enough").any())
    return units.with_columns(kind=pl.lit("sudden_jump"))


def _growth(scope: Scope) -> pl.DataFrame:
    """Sums of each flow by commune and month, against its own earlier months and its peers' growth."""
    columns = counted_columns()
    sums = scope.shared(rows).group_by("period", "commune_code").agg(pl.col(columns).sum(), hamlets=pl.len())
    long = sums.unpivot(
        columns, index=["period", "commune_code", "hamlets"], variable_name="column", value_name="value"
    )
    line = ["commune_code", "column"]
    each = (pl.col("value") / pl.col("hamlets")).alias("each")
    months = reference.whole("signal_min_months")
    usual = pl.col("each").shift(1).rolling_median(_EVER, min_samples=months).over(line).alias("median_each")
    grown = long.sort("period").with_columns(each).with_columns(usual)
    groups = reference.peer_groups().select("commune_code", "group")
    known = grown.join(groups, on="commune_code").with_columns(
        growth=pl.when((pl.col("median_each") > 0) & (pl.col("each") > 0)).then(
            pl.col("each") / pl.col("median_each")
        ),
        median=pl.col("median_each") * pl.col("hamlets"),
    )
    peers = ["group", "period", "column"]
    middle = pl.col("growth").median().over(peers)
    away = (pl.col("growth").log() - middle.log()).abs()
    return known.with_columns(
        peer_growth=middle,
        spread=pl.max_horizontal(pl.lit(_FLOOR), _NORMAL * away.median().over(peers)),
        enough=(
            pl.col("growth").is_not_null()
            & (pl.col("growth").count().over(peers) >= reference.whole("signal_min_peers"))
        ),
    )
