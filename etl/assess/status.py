"""Where each commune and the province stand on each indicator in each period."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from etl import reference
from etl.assess.plan import period_frame, with_change, with_plan
from etl.assess.tone import with_tone
from etl.calendar import Period
from etl.indicators import INDICATORS

COMMUNE_KEYS = ("commune_code", "indicator", "part")
PROVINCE_KEYS = ("indicator", "part")
PUBLISHED = (pl.col("base") == "full") & (pl.col("breakdown") == "")


def commune_status(
    values: pl.DataFrame, coverage: pl.DataFrame, periods: Sequence[Period], as_of: date
) -> pl.DataFrame:
    """One row a period, indicator, part and commune (full base): value, plan, gap, tone, change, ranks.

    Ranks count from the best, ties share, and only communes with a value are ranked, in the province and
    inside their peer group.
    """
    chosen = values.filter(PUBLISHED & (pl.col("level") == "commune"))
    counted = coverage.filter(pl.col("level") == "commune").drop("level")
    beside = chosen.join(
        counted, on=["period", "indicator", "part", "commune_code"], how="left", maintain_order="left"
    )
    judged = _judge(beside, periods, as_of, COMMUNE_KEYS)
    groups = reference.peer_groups().select("commune_code", "group")
    return _ranked(judged.join(groups, on="commune_code", how="left", maintain_order="left")).select(
        "period", "indicator", "part", "commune_code", "value", "numerator", "denominator", "unit", "state",
        "stale", "source", "plan", "gap", "tone", "change", "rank_all", "of_all", "rank_peer", "of_peer",
        "units_reporting", "units_total",
    )  # fmt: skip


def province_status(
    values: pl.DataFrame, coverage: pl.DataFrame, periods: Sequence[Period], as_of: date
) -> pl.DataFrame:
    """One row a period, indicator and part: the published figure, the reported base beside it, n/129."""
    province = values.filter((pl.col("breakdown") == "") & (pl.col("level") == "province"))
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
    whole = province.filter(pl.col("base") == "full")
    for beside in (reported, counted, hamlets):
        whole = whole.join(beside, on=keys, how="left", maintain_order="left")
    judged = _judge(whole, periods, as_of, PROVINCE_KEYS)
    return judged.select(
        *keys, "value", "numerator", "denominator", "unit", "state", "stale", "source", "reported_value",
        "plan", "gap", "tone", "change", "communes_reporting", "communes_total", "units_reporting",
        "units_total",
    )  # fmt: skip


def _judge(values: pl.DataFrame, periods: Sequence[Period], as_of: date, keys: Sequence[str]) -> pl.DataFrame:
    """Plan, gap, change and tone.

    A figure that was carried whole tells of no change, and a flow of a running period is no full one.
    """
    flows = [one.code for one in INDICATORS.values() if one.kind == "flow"]
    carried = pl.col("stale") & (pl.col("units_reporting").fill_null(0) == 0)
    running = pl.col("indicator").is_in(flows) & ~pl.col("closed")
    planned = with_plan(values, period_frame(periods, as_of))
    compared = with_change(planned.with_columns((~carried & ~running).alias("comparable")), keys)
    return with_tone(compared, keys)


def _ranked(values: pl.DataFrame) -> pl.DataFrame:
    """Ranks by the nine first decimals, so that one score reached in two ways is one rank."""
    signs = {"up": -1.0, "down": 1.0, "none": None}
    sign = pl.col("indicator").replace_strict(
        {code: signs[one.better] for code, one in INDICATORS.items()}, return_dtype=pl.Float64
    )
    whole, peers = ["period", "indicator", "part"], ["period", "indicator", "part", "group"]
    ranking = values.with_columns((pl.col("value") * sign).round(9).alias("ranking"))
    return ranking.with_columns(
        pl.col("ranking").rank("min").over(whole).cast(pl.Int32).alias("rank_all"),
        pl.col("ranking").count().over(whole).cast(pl.Int32).alias("of_all"),
        pl.col("ranking").rank("min").over(peers).cast(pl.Int32).alias("rank_peer"),
        pl.col("ranking").count().over(peers).cast(pl.Int32).alias("of_peer"),
    )
