"""Days as whole numbers since 1970, and the reporting months of the simulation."""

from datetime import date, timedelta

import numpy as np
import polars as pl

from etl.calendar import Period, containing, periods_until
from etl.demo.chance import Ints, Reals
from etl.demo.parameters import parameters

_EPOCH = date(1970, 1, 1)
FIRST_ACTIVITY = date(2025, 8, 1)
NEVER = 10**6
"""A day that has not come: later than every as-of date."""


def day(when: date) -> int:
    """Days since 1 January 1970."""
    return (when - _EPOCH).days


def when(number: int) -> date:
    """The date of a day number."""
    return _EPOCH + timedelta(days=int(number))


def dates(name: str, days: Ints, last: int = NEVER - 1) -> pl.Series:
    """A date column; days after ``last`` have not come and are blank."""
    values = pl.Series(name, days, dtype=pl.Int64)
    shown = pl.select(pl.when(values <= last).then(values).otherwise(None).alias(name)).to_series()
    return shown.cast(pl.Int32).cast(pl.Date).alias(name)


def closed_months(as_of: date) -> tuple[Period, ...]:
    """Months from the first activity to the last one closed on that date; ValueError if there is none."""
    first = containing(FIRST_ACTIVITY, "month").first_day
    found = [p for p in periods_until(as_of) if p.kind == "month" and p.closed and p.first_day >= first]
    if not found:
        raise ValueError(f"no reporting month is closed on {as_of.isoformat()}; the first ends 2025-08-14")
    return tuple(found)


def first_days(months: tuple[Period, ...]) -> Ints:
    """First day of every month, but never before the first activity."""
    return np.array([max(day(month.first_day), day(FIRST_ACTIVITY)) for month in months])


def last_days(months: tuple[Period, ...]) -> Ints:
    """Last day of every month."""
    return np.array([day(month.last_day) for month in months])


def seasons(months: tuple[Period, ...]) -> Reals:
    """How busy each month is, 1 = an ordinary one."""
    table = parameters()["seasonality"]
    return np.array([float(table[month.number - 1]) for month in months])


def growth(months: tuple[Period, ...]) -> Reals:
    """Share of the province's households first reached in each month, along the anchors of the S-curve."""
    anchors = parameters()["households_reached"]
    busy, found, waiting, before = seasons(months), np.zeros(len(months)), 0, 0.0
    full = _whole_curve(months)
    for at, month in enumerate(full):
        if month.id in anchors:
            weights = seasons(full[waiting : at + 1])
            parts = (anchors[month.id] - before) * weights / weights.sum()
            end = min(at + 1, len(months))
            found[waiting:end] = parts[: max(0, end - waiting)]
            waiting, before = at + 1, anchors[month.id]
    if waiting < len(months):
        found[waiting:] = parameters()["monthly_growth_after"] * busy[waiting:]
    return found


def _whole_curve(months: tuple[Period, ...]) -> tuple[Period, ...]:
    """The months, continued to the last anchor so that an early as-of date still grows at the right pace."""
    last = max(parameters()["households_reached"])
    if months[-1].id >= last:
        return months
    found = list(months)
    while found[-1].id < last:
        found.append(containing(found[-1].last_day + timedelta(days=1), "month"))
    return tuple(found)
