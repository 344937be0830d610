"""How firm a rank by the composite score is: the ranks with one component left out in turn."""

import polars as pl

from etl import reference
from etl.assess.status import PUBLISHED

SCORE = "K6"
_COMMUNE = ["period", "commune_code"]
_NONE = ""
"""The way of scoring in which no component is left out."""


def score_ranks(values: pl.DataFrame) -> pl.DataFrame:
    """One row a period and commune that is ranked: score, number of components, and its ranks.

    ``rank_all`` of ``of_all`` in the province and ``rank_peer`` of ``of_peer`` in its peer group, ties
    sharing; ``best_*`` and ``worst_*`` are the ends of the interval over the scores with each of the ten
    components left out in turn (weights rescaled, as where one is missing). Weights are a proposal: a rank
    with a wide interval is mostly the choice of weights.
    """
    asked = pl.col("indicator").is_in([SCORE, *reference.k6_weights()["indicator"]])
    shown = values.filter(asked & PUBLISHED & (pl.col("level") == "commune") & (pl.col("state") == "ok"))
    score = (pl.col("indicator") == SCORE) & (pl.col("part") == 1)
    ranked = shown.filter(score).select(*_COMMUNE, score="value")
    ways = _ranked(_scored(shown).join(ranked.select(_COMMUNE), on=_COMMUNE, how="semi"))
    usual = ways.filter(pl.col("left_out") == _NONE).drop("left_out", "way_score")
    ends = ways.group_by(_COMMUNE).agg(
        pl.col("rank_all").min().alias("best_all"), pl.col("rank_all").max().alias("worst_all"),
        pl.col("rank_peer").min().alias("best_peer"), pl.col("rank_peer").max().alias("worst_peer"),
    )  # fmt: skip
    whole = ranked.join(usual, on=_COMMUNE).join(ends, on=_COMMUNE)
    return whole.select(
        *_COMMUNE, "score", "components", "rank_all", "best_all", "worst_all", "of_all", "rank_peer",
        "best_peer", "worst_peer", "of_peer",
    ).sort(_COMMUNE)  # fmt: skip


def _scored(shown: pl.DataFrame) -> pl.DataFrame:
    """The score of every commune in every way; in a fixed order, so that equal figures give equal sums."""
    weights = reference.k6_weights().select("indicator", "part", "weight", "target")
    parts = shown.join(weights, on=["indicator", "part"]).sort(*_COMMUNE, "indicator")
    reached = pl.min_horizontal(pl.lit(1.0), pl.col("value") / pl.col("target"))
    ways = pl.DataFrame({"left_out": [_NONE, *weights["indicator"]]})
    return (
        parts.with_columns(points=pl.col("weight") * reached, components=pl.len().over(_COMMUNE))
        .join(ways, how="cross", maintain_order="left")
        .filter(pl.col("indicator") != pl.col("left_out"))
        .group_by(*_COMMUNE, "left_out", maintain_order=True)
        .agg(
            way_score=100 * pl.col("points").sum() / pl.col("weight").sum(),
            components=pl.col("components").first(),
        )
    )


def _ranked(scores: pl.DataFrame) -> pl.DataFrame:
    """Ranks from the best in each way, by the nine first decimals as all ranks are."""
    groups = reference.peer_groups().select("commune_code", "group")
    placed = scores.join(groups, on="commune_code", how="left")
    ranking = -pl.col("way_score").round(9)
    whole, peers = ["period", "left_out"], ["period", "left_out", "group"]
    return placed.with_columns(
        rank_all=ranking.rank("min").over(whole).cast(pl.Int32), of_all=pl.len().over(whole).cast(pl.Int32),
        rank_peer=ranking.rank("min").over(peers).cast(pl.Int32), of_peer=pl.len().over(peers).cast(pl.Int32),
    ).drop("group")  # fmt: skip
