"""Which communes to work with first, and how firm that order is: rank among peers, never the bare score."""

from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word

Row = dict[str, Any]
FIVE = 5


def first(communes: pl.DataFrame) -> pl.DataFrame:
    """The communes last among their peers, of week_communes (in its order)."""
    return communes.filter(pl.col("rank_peer").is_not_null()).head(FIVE)


def fairness(communes: pl.DataFrame) -> list[str]:
    """How many are ranked, and how far ranks move with one component left out."""
    ranked = communes.filter(pl.col("rank_peer").is_not_null())
    if ranked.is_empty():
        return [word("week.none")]
    left = communes.height - ranked.height
    said = word(
        "week.fair", ranked=vi.number(ranked.height), of=vi.number(communes.height),
        left=word("week.left", n=vi.number(left)) if left else "",
    )  # fmt: skip
    width = (ranked["worst_peer"].cast(pl.Int64) - ranked["best_peer"].cast(pl.Int64)).median()
    wide = int(float(width or 0.0))  # type: ignore[arg-type]
    return [said, word("week.firm", n=vi.number(wide)) if wide else word("week.steady")]


def reasons(row: Row) -> str:
    """The shares furthest behind plan, and how many more are behind."""
    if not row["reasons"]:
        return word("week.reasons_none")
    points = word("unit.points")
    said = [
        word("week.reason", name=one["name"], gap=vi.quantity(one["gap"], points, one["decimals"]))
        for one in row["reasons"]
    ]
    more = row["behind"] - len(said)
    return "; ".join([*said, *([word("week.more", n=vi.number(more))] if more else [])])


def rank(row: Row) -> str:
    """Rank among peers, and its range with one component left out in turn."""
    return word("week.rank", rank=row["rank_peer"], of=row["of_peer"])


def spread(row: Row) -> str:
    """The range of the rank."""
    return word("week.range", best=row["best_peer"], worst=row["worst_peer"])
