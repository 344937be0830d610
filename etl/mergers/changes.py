"""The changes of hamlets (form M10b) in steps: the first day of change of a commune is its step 1."""

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from etl.indicators.scope import Scope

STEPS = {
    "commune_code": pl.String(), "change_date": pl.Date(), "step": pl.Int32(),
    "old_hamlet_code": pl.String(), "new_hamlet_code": pl.String(), "share": pl.Float64(),
}  # fmt: skip


def steps(scope: "Scope") -> pl.DataFrame:
    """One row an old hamlet, day and new hamlet (STEPS); the shares of one old hamlet and day add up to 1."""
    rows = scope.hamlet_changes
    if rows.is_empty():
        return pl.DataFrame(schema=STEPS)
    one = ["old_hamlet_code", "change_date"]
    return rows.with_columns(
        share=pl.col("share") / pl.col("share").sum().over(one),
        step=pl.col("change_date").rank("dense").over("commune_code").cast(pl.Int32),
    ).select(list(STEPS))


def days(changes: pl.DataFrame) -> pl.DataFrame:
    """commune_code, step and the day of it."""
    return changes.select("commune_code", "step", "change_date").unique()


def step_of(scope: "Scope", changes: pl.DataFrame, rows: pl.DataFrame, day: str) -> pl.DataFrame:
    """The rows of hamlets with the step in which each lies (0: before the first), by the day it begins.

    A row of a new hamlet is never of a time before it stood, nor one of an ended hamlet of a time after:
    the month in which a merger falls may be reported under either code.
    """
    first = scope.catalogue.group_by("hamlet_code").agg(pl.col("valid_from").min())
    bounded = (
        rows.with_columns(commune_code=pl.col("hamlet_code").str.head(5))
        .join(first, on="hamlet_code", how="left", maintain_order="left")
        .join(_ends(changes), on="hamlet_code", how="left", maintain_order="left")
        .with_columns(begins=pl.max_horizontal(day, "valid_from"))
        .with_columns(begins=pl.min_horizontal("begins", pl.col("ended").dt.offset_by("-1d")))
    )
    return (
        bounded.sort("begins", maintain_order=True)
        .join_asof(
            days(changes).sort("change_date"),
            left_on="begins",
            right_on="change_date",
            by="commune_code",
            check_sortedness=False,
        )
        .with_columns(pl.col("step").fill_null(0))
        .select(*rows.columns, "step")
    )


def _ends(changes: pl.DataFrame) -> pl.DataFrame:
    """Hamlets of which nothing was left after their last change: hamlet_code, ``ended`` (its day)."""
    goes_on = (pl.col("new_hamlet_code") == pl.col("old_hamlet_code")) & (pl.col("share") > 0)
    left = changes.group_by("old_hamlet_code", "change_date").agg(goes_on=goes_on.any())
    gone = left.filter(~pl.col("goes_on")).group_by("old_hamlet_code").agg(ended=pl.col("change_date").max())
    again = changes.filter(~goes_on).group_by("new_hamlet_code").agg(since=pl.col("change_date").max())
    alive = gone.join(again, left_on="old_hamlet_code", right_on="new_hamlet_code", how="left")
    ended = alive.filter(pl.col("since").is_null() | (pl.col("since") < pl.col("ended")))
    return ended.select(hamlet_code="old_hamlet_code", ended="ended")
