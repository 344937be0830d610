"""Weak-signal spots added up: by commune and breakdown, and by hamlet, silence told from nothing found."""

import polars as pl

from etl.indicators import spot_log
from etl.indicators.declaration import counts, reported_or_not
from etl.indicators.scope import Scope

BY_OPERATOR = tuple(f"operator={code}" for code in spot_log.OPERATORS)
_COMMUNE = ["period", "commune_code"]


def number(scope: Scope, spots: pl.DataFrame, breakdowns: tuple[str, ...], part: int = 1) -> pl.DataFrame:
    """Counts of communes: the sum of ``numerator``; a commune that only sent zero reports has 0."""
    rows = _by_commune(scope, spots.with_columns(denominator=pl.lit(0)), breakdowns).drop("denominator")
    return counts(rows.with_columns(part=part, known="ever", state=reported_or_not(pl.col("ever"))))


def share(scope: Scope, spots: pl.DataFrame, part: int = 1) -> pl.DataFrame:
    """Counts of communes: ``numerator`` over ``denominator``, as a whole and by operator.

    A commune that reported but has none below has nothing to count.
    """
    rows = _by_commune(scope, spots, ("", *BY_OPERATOR))
    some = pl.col("denominator") > 0
    nothing = pl.when("ever").then(pl.lit("not_applicable")).otherwise(pl.lit("not_reported"))
    state = pl.when(some).then(pl.lit("ok")).otherwise(nothing)
    return counts(rows.with_columns(part=part, known=some, state=state))


def number_by_hamlet(scope: Scope, spots: pl.DataFrame, part: int = 1) -> pl.DataFrame:
    """Counts of hamlets in force: the sum of ``numerator``, 0 where their commune reported none there."""
    sums = spots.group_by("period", "hamlet_code").agg(pl.col("numerator").sum())
    rows = scope.hamlets.join(sums, on=["period", "hamlet_code"], how="left").join(
        scope.shared(spot_log.reports), on=_COMMUNE, how="left"
    )
    ever = pl.col("ever").fill_null(False)
    return counts(
        rows.with_columns(
            pl.col("numerator").fill_null(0),
            pl.col("present").fill_null(False),
            part=part,
            reported=ever,
            state=reported_or_not(ever),
            stale=~pl.col("present").fill_null(True),
        )
    )


def _by_commune(scope: Scope, spots: pl.DataFrame, breakdowns: tuple[str, ...]) -> pl.DataFrame:
    """All communes and breakdowns with sums of ``numerator`` and ``denominator``, and who ever reported."""
    sums = spots.group_by(*_COMMUNE, "breakdown").agg(pl.col("numerator", "denominator").sum())
    grid = scope.communes.join(pl.DataFrame({"breakdown": breakdowns}), how="cross")
    rows = grid.join(sums, on=grid.columns, how="left").join(
        scope.shared(spot_log.reports), on=_COMMUNE, how="left"
    )
    whole = rows.with_columns(
        pl.col("numerator", "denominator").fill_null(0), pl.col("present", "ever").fill_null(False)
    )
    return whole.with_columns(full="ever", reported="ever", stale=pl.col("ever") & ~pl.col("present"))
