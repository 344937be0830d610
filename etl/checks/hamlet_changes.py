"""Rules on the changes of hamlets (form M10b): whole shares, and hamlets that end and begin on the day."""

import polars as pl

from etl.checks.intake import Intake
from etl.tables.column import Column, Rule

TOLERANCE = 0.001
"""How far the shares of one hamlet may be from 1: what rounding to three decimals leaves."""

_GROUP = ["sheet_id", "old_hamlet_code", "change_date"]


def shares_sum_to_1(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """All households of the old hamlet go somewhere: its shares of one day on one sheet are a whole."""
    total = pl.col(column.name).sum().over(_GROUP)
    rows = intake.standing.unique([*_GROUP, "new_hamlet_code"], keep="last", maintain_order=True)
    found = rows.with_columns(
        pl.col("old_hamlet_code").alias("_old"), pl.col("change_date").alias("_day"),
        (100 * total).round(1).alias("_sum"),
    )  # fmt: skip
    return found.filter((total - 1).abs() > TOLERANCE)


def still_in_force(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """A hamlet of which nothing is left ends in M10 by the day of the change."""
    goes_on = (pl.col("new_hamlet_code") == pl.col(column.name)).any().over(_GROUP)
    rows = _with_validity(intake, column.name).filter(~goes_on)
    return rows.filter(pl.col("_to").is_null() | (pl.col("_to") > pl.col("change_date"))).with_columns(
        pl.col("change_date").alias("_day")
    )


def successor_in_force(intake: Intake, column: Column, rule: Rule) -> pl.DataFrame:
    """The new hamlet stands in M10 on the day of the change, and not only afterwards."""
    rows = _with_validity(intake, column.name).with_columns(pl.col("change_date").alias("_day"))
    late = pl.col("_from") > pl.col("change_date")
    return rows.filter(late | (pl.col("_to") < pl.col("change_date")).fill_null(False))


def _with_validity(intake: Intake, column: str) -> pl.DataFrame:
    """The rows with the first (``_from``) and the last day (``_to``, null: in force) of a hamlet in M10."""
    latest = intake.known.current("M10").sort(
        "data_date", "received_date", "received_order", nulls_last=False
    )
    names = latest.unique(["hamlet_code", "valid_from"], keep="last", maintain_order=True)
    ends = names.sort("valid_from").group_by("hamlet_code", maintain_order=True).agg(
        pl.col("valid_from").first().alias("_from"), pl.col("valid_to").last().alias("_to")
    )  # fmt: skip
    return intake.rows.join(ends, left_on=column, right_on="hamlet_code", maintain_order="left")
