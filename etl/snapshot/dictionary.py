"""The dictionary of indicators in a snapshot: what each means, its target, and the target's source."""

import polars as pl

from etl import reference
from etl.indicators import INDICATORS


def dictionary() -> pl.DataFrame:
    """One row an indicator, in catalogue order; the target is that of its first part."""
    rows = [
        {
            "code": one.code, "family": one.family, "name": one.name, "short_name": one.short_name,
            "unit": one.unit, "decimals": one.decimals, "better": one.better, "kind": one.kind,
            "tier": one.tier, "definition": one.definition, "numerator_text": one.numerator_text,
            "denominator_text": one.denominator_text, "duties": ",".join(one.duties),
            "forms": ",".join(one.forms), "grains": ",".join(one.grains), "sort": at,
        }
        for at, one in enumerate(INDICATORS.values())
    ]  # fmt: skip
    first = reference.targets().filter(pl.col("part") == 1)
    targets = first.select(
        pl.col("indicator").alias("code"),
        pl.col("value").alias("target"),
        pl.col("by_date").alias("target_by"),
        "curve",
        pl.col("status").alias("target_status"),
        pl.col("source").alias("target_source"),
    )
    return pl.DataFrame(rows).join(targets, on="code", how="left", maintain_order="left")
