"""Kaplan–Meier: after how many days half of what is waited for has happened, the still waiting included."""

from collections.abc import Sequence

import polars as pl

_HALF = 0.5 + 1e-9
"""A half, with room for the last digits of a product of fractions."""


def medians(waits: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """Of each group the smallest time at which the survival estimate is at most a half.

    ``waits`` has one row a wait: the columns ``by``, ``days`` (number) and ``happened`` (false: still
    waiting after these days, right-censored). Gives ``by``, ``median`` (days; null where the estimate never
    falls to a half), ``longest`` (days), ``happened`` and ``waits`` (how many). Of waits that end on one
    day, those in which it happened are counted first (Kaplan and Meier, 1958).
    """
    steps = waits.group_by(*by, "days").agg(pl.col("happened").sum(), waits=pl.len()).sort(*by, "days")
    at_risk = pl.col("waits").cum_sum(reverse=True).over(by)
    left = (1 - pl.col("happened") / at_risk).cum_prod().over(by)
    return (
        steps.with_columns(left=left)
        .group_by(by, maintain_order=True)
        .agg(
            median=pl.col("days").filter(pl.col("left") <= _HALF).first(),
            longest=pl.col("days").last(),
            happened=pl.col("happened").sum(),
            waits=pl.col("waits").sum(),
        )
    )
