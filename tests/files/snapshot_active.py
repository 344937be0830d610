"""What idle teams and ranks need of the snapshot: three hamlets of one commune, scores of communes."""

import polars as pl

PERIOD = "2026-11"


def with_idle(like: pl.DataFrame, commune: str) -> pl.DataFrame:
    """The rows of indicator_values with C5 of three hamlets: idle, at work, and not reported."""
    known = {"period": PERIOD, "level": "hamlet", "commune_code": commune, "indicator": "C5", "part": 1,
             "breakdown": "", "base": "full", "unit": "tổ", "source": "declared", "stale": False}  # fmt: skip
    told = [(1.0, "ok"), (0.0, "ok"), (None, "not_reported")]
    rows = [
        {**known, "hamlet_code": f"{commune}-{at:03d}", "value": value, "numerator": value, "state": state}
        for at, (value, state) in enumerate(told, start=1)
    ]
    return pl.concat([like, pl.DataFrame(rows, schema=like.schema)])


def score_ranks(communes: pl.DataFrame) -> pl.DataFrame:
    """Scores and ranks among their peers of all communes but the first, with a range of three places."""
    ranked = communes.sort("commune_code").slice(1).select("commune_code", "peer_group")
    rank, of = pl.int_range(1, pl.len() + 1).over("peer_group"), pl.len().over("peer_group")
    return ranked.select(
        "commune_code", period=pl.lit(PERIOD), score=90.0 - pl.int_range(pl.len()) / 2, components=pl.lit(10),
        rank_all=pl.int_range(1, pl.len() + 1), best_all=pl.lit(1), worst_all=pl.len(), of_all=pl.len(),
        rank_peer=rank, best_peer=(rank - 1).clip(1), worst_peer=pl.min_horizontal(rank + 1, of), of_peer=of,
    )  # fmt: skip
