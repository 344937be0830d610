"""Where each commune and the province stand on each indicator in each period."""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from etl import reference
from etl.assess.plan import period_frame, with_change, with_plan, with_tone
from etl.calendar import Period

COMMUNE_KEYS = ("commune_code", "indicator", "part")
PROVINCE_KEYS = ("indicator", "part")
PUBLISHED = (pl.col("base") == "full") & (pl.col("breakdown") == "")


def commune_status(
    values: pl.DataFrame,
    coverage: pl.DataFrame,
    better: Mapping[str, str],
    periods: Sequence[Period],
    as_of: date,
) -> pl.DataFrame:
    """One row a period, indicator, part and commune (full base): value, plan, gap, tone, change, ranks.

    ``better`` gives ``up``, ``down`` or ``none`` by indicator. Ranks count from the best, ties share, and
    only communes with a value are ranked, in the province and inside their peer group.
    """
    chosen = values.filter(PUBLISHED & (pl.col("level") == "commune"))
    judged = _judge(chosen, periods, as_of, COMMUNE_KEYS)
    groups = reference.peer_groups().select("commune_code", "group")
    judged = judged.join(groups, on="commune_code", how="left", maintain_order="left")
    ways = pl.DataFrame({"indicator": list(better), "better": list(better.values())})
    judged = judged.join(ways, on="indicator", how="left", maintain_order="left")
    counted = coverage.filter(pl.col("level") == "commune").drop("level")
    return _ranked(judged).join(
        counted, on=["period", "indicator", "part", "commune_code"], how="left", maintain_order="left"
    ).select(
        "period", "indicator", "part", "commune_code", "value", "numerator", "denominator", "unit", "state",
        "stale", "source", "plan", "gap", "tone", "change", "rank_all", "of_all", "rank_peer", "of_peer",
        "units_reporting", "units_total",
    )  # fmt: skip


def province_status(
    values: pl.DataFrame, coverage: pl.DataFrame, periods: Sequence[Period], as_of: date
) -> pl.DataFrame:
    """One row a period, indicator and part: the published figure, the reported base beside it, n/129."""
    province = values.filter((pl.col("breakdown") == "") & (pl.col("level") == "province"))
    judged = _judge(province.filter(pl.col("base") == "full"), periods, as_of, PROVINCE_KEYS)
    keys = ["period", "indicator", "part"]
    reported = province.filter(pl.col("base") == "reported").select(
        *keys, pl.col("value").alias("reported_value")
    )
    counted = coverage.filter(pl.col("level") == "province").select(
        *keys,
        pl.col("units_reporting").alias("communes_reporting"),
        pl.col("units_total").alias("communes_total"),
    )
    hamlets = (
        coverage.filter(pl.col("level") == "commune")
        .group_by(keys)
        .agg(pl.col("units_reporting", "units_total").sum())
    )
    for beside in (reported, counted, hamlets):
        judged = judged.join(beside, on=keys, how="left", maintain_order="left")
    return judged.select(
        *keys, "value", "numerator", "denominator", "unit", "state", "stale", "source", "reported_value",
        "plan", "gap", "tone", "change", "communes_reporting", "communes_total", "units_reporting",
        "units_total",
    )  # fmt: skip


def _judge(values: pl.DataFrame, periods: Sequence[Period], as_of: date, keys: Sequence[str]) -> pl.DataFrame:
    planned = with_plan(values, period_frame(periods, as_of))
    return with_tone(with_change(planned, keys), keys)


def _ranked(values: pl.DataFrame) -> pl.DataFrame:
    ranking = pl.when(pl.col("better") == "up").then(-pl.col("value")).when(pl.col("better") == "down").then(
        pl.col("value")
    )  # fmt: skip
    whole, peers = ["period", "indicator", "part"], ["period", "indicator", "part", "group"]
    values = values.with_columns(ranking.alias("ranking"))
    return values.with_columns(
        pl.col("ranking").rank("min").over(whole).cast(pl.Int32).alias("rank_all"),
        pl.col("ranking").count().over(whole).cast(pl.Int32).alias("of_all"),
        pl.col("ranking").rank("min").over(peers).cast(pl.Int32).alias("rank_peer"),
        pl.col("ranking").count().over(peers).cast(pl.Int32).alias("of_peer"),
    )
