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
            "forms": ",".join(one.forms), "grains": ",".join(one.grains), "reason": one.reason,
            "never_above_100": one.never_above_100, "province_adds": one.province_adds,
            "whole_numbers": one.whole_numbers, "may_be_negative": one.may_be_negative,
            "is_quotient": one.value_of == "quotient", "sort": at,
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


def parts() -> pl.DataFrame:
    """One row a part of an indicator: its name (that of the indicator where there is one), unit, target."""
    rows = [
        {
            "code": one.code, "part": part, "name": one.part_names.get(part, one.short_name),
            "unit": one.unit_of(part), "decimals": one.part_decimals.get(part, one.decimals),
            "is_rate": part in one.rates,
        }
        for one in INDICATORS.values()
        for part in one.parts
    ]  # fmt: skip
    targets = reference.targets().select(
        pl.col("indicator").alias("code"), pl.col("part").cast(pl.Int32), pl.col("value").alias("target"),
        pl.col("status").alias("target_status"),
    )  # fmt: skip
    schema = {"part": pl.Int32, "decimals": pl.Int32}
    frame = pl.DataFrame(rows, schema_overrides=schema)
    return frame.join(targets, on=["code", "part"], how="left", maintain_order="left")
