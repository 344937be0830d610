"""Visits counted by hamlet and reporting month: the small table that every figure is made from."""

from datetime import timedelta
from functools import cache

import polars as pl

from etl import calendar
from etl.visits import hamlets, packing
from etl.visits.packing import CONTENTS

MONTHS: dict[str, pl.DataType] = {
    "commune_code": pl.String(),
    "hamlet_code": pl.String(),
    "period": pl.String(),
    "new_households": pl.Int64(),
    "households": pl.Int64(),
    "visits": pl.Int64(),
    "people": pl.Int64(),
    **{content: pl.Int64() for content in CONTENTS},
}
"""One row a hamlet and reporting month with a visit: households whose first visit lies in it, distinct
households visited in it, visits, people guided, and person-times by content."""


def by_cell(visits: pl.DataFrame) -> pl.DataFrame:
    """Stored visits (PARTS), sorted and each once, counted: ``cell`` (hamlet and month), and the counts.

    All visits of a household must be among them.
    """
    months, ids = _months()
    told = visits.select(
        household=packing.household_of(pl.col("key")),
        month=months.gather(visits.select(packing.day_of(pl.col("key"))).to_series()),
        people=pl.col("people").cast(pl.Int64),
        flags=pl.col("flags"),
    )
    first = pl.col("household").ne_missing(pl.col("household").shift())
    other = first | (pl.col("month") != pl.col("month").shift())
    place = (pl.col("household") // (1 << packing.HOUSEHOLD_BITS)).cast(pl.UInt32)
    cells = told.lazy().select(
        "people",
        "flags",
        cell=place * len(ids) + pl.col("month"),
        first=first,
        other=other,
    )
    return cells.group_by("cell").agg(
        new_households=pl.col("first").sum().cast(pl.Int64),
        households=pl.col("other").sum().cast(pl.Int64),
        visits=pl.len().cast(pl.Int64),
        **{"people": pl.col("people").sum(), **{c: _with(at) for at, c in enumerate(CONTENTS)}},
    ).collect(engine="streaming")  # fmt: skip


def named(counted: pl.DataFrame) -> pl.DataFrame:
    """Counted cells under their names (MONTHS), by hamlet and month."""
    _, ids = _months()
    counted = counted.sort("cell")
    cell = counted["cell"]
    places = hamlets.codes(cell // len(ids))
    period = pl.Series("period", ids, dtype=pl.String).gather(cell % len(ids))
    found = pl.concat([places, pl.DataFrame({"period": period}), counted], how="horizontal")
    return found.select(pl.col(name).cast(kind) for name, kind in MONTHS.items())


def _with(at: int) -> pl.Expr:
    """People guided at the visits that have this content."""
    return pl.when((pl.col("flags") & (1 << at)) > 0).then("people").otherwise(0).sum()


@cache
def _months() -> tuple[pl.Series, list[str]]:
    """Of every day that a key can hold, its month by number; and the months' ids."""
    ids: dict[str, int] = {}
    months: list[int] = []
    while len(months) < 1 << packing.DAY_BITS:
        month = calendar.containing(packing.EPOCH + timedelta(days=len(months)), "month")
        days = (month.last_day - packing.EPOCH).days + 1 - len(months)
        months += [ids.setdefault(month.id, len(ids))] * days
    return pl.Series(months, dtype=pl.UInt32), list(ids)
