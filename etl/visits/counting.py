"""Visits counted by hamlet and reporting month: the small table that every figure is made from."""

from datetime import timedelta

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


def by_month(visits: pl.DataFrame) -> pl.DataFrame:
    """Stored visits (PARTS), sorted and each once, counted (MONTHS)."""
    if visits.is_empty():
        return pl.DataFrame(schema=MONTHS)
    months, ids = _months(visits)
    household = packing.household_of(pl.col("key"))
    told = visits.select(
        household=household,
        month=pl.Series(months).gather(visits.select(packing.day_of(pl.col("key"))).to_series()),
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
    counted = cells.group_by("cell").agg(
        new_households=pl.col("first").sum().cast(pl.Int64),
        households=pl.col("other").sum().cast(pl.Int64),
        visits=pl.len().cast(pl.Int64),
        **{"people": pl.col("people").sum(), **{c: _with(at) for at, c in enumerate(CONTENTS)}},
    ).collect(engine="streaming")  # fmt: skip
    return _named(counted.sort("cell"), ids)


def _with(at: int) -> pl.Expr:
    """People guided at the visits that have this content."""
    return pl.when((pl.col("flags") & (1 << at)) > 0).then("people").otherwise(0).sum()


def _months(visits: pl.DataFrame) -> tuple[list[int], list[str]]:
    """Of every day that a key can hold up to the last one met, its month; and the months' ids."""
    last = int(visits.select(packing.day_of(pl.col("key")).max()).item())
    ids: dict[str, int] = {}
    months: list[int] = []
    while len(months) <= last:
        month = calendar.containing(packing.EPOCH + timedelta(days=len(months)), "month")
        days = (month.last_day - packing.EPOCH).days + 1 - len(months)
        months += [ids.setdefault(month.id, len(ids))] * days
    return months, list(ids)


def _named(counted: pl.DataFrame, ids: list[str]) -> pl.DataFrame:
    cell = counted["cell"]
    places = hamlets.codes(cell // len(ids))
    period = pl.Series("period", ids, dtype=pl.String).gather(cell % len(ids))
    named = pl.concat([places, pl.DataFrame({"period": period}), counted], how="horizontal")
    return named.select(pl.col(name).cast(kind) for name, kind in MONTHS.items())
