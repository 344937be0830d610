"""A visit as one whole number: which place, household and day above, which row and what it holds below.

Sorting such numbers brings the rows of one visit together, the latest of them last, and the visits of one
household in the order of their days; nothing else is needed to tell duplicates and first visits.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import polars as pl

EPOCH = date(2025, 1, 1)
"""Day 0 of a visit's key; no visit is older, for the programme began later."""
HOUSEHOLD_BITS, DAY_BITS, PEOPLE_BITS, FLAG_BITS, ROW_BITS = 34, 12, 30, 5, 28
LAST = EPOCH + timedelta(days=(1 << DAY_BITS) - 1)
LARGEST_ROW = (1 << ROW_BITS) - 1
"""Rows that one file may have: 268 million."""
CONTENTS = ("public_services", "cashless_payment", "ecommerce", "self_protection", "vneid")
"""What a visit may be about, from the lowest flag up."""

NONE = -1
"""Stands where a row has no visit: a number that is none costs less to sort than a null."""

_PLACE, _DAY = 1 << (HOUSEHOLD_BITS + DAY_BITS), 1 << DAY_BITS
_ROW, _PEOPLE = 1 << (PEOPLE_BITS + FLAG_BITS), 1 << FLAG_BITS
_KEY = 1 << 63
_EPOCH_DAYS = (EPOCH - date(1970, 1, 1)).days

PARTS: dict[str, pl.DataType] = {"key": pl.UInt64(), "people": pl.UInt32(), "flags": pl.UInt8()}
"""Columns of stored visits: place, household and day in one key; people guided; the contents as bits."""
REPEATED: dict[str, pl.DataType] = {"key": pl.UInt64(), "row": pl.UInt32(), "other": pl.UInt32()}
"""Rows that a later row of the same visit replaces, and that later row."""


def base_of(place: pl.Expr) -> pl.Expr:
    """The first key of a place."""
    return place.cast(pl.UInt64) * _PLACE


def key_of(base: pl.Expr, household: pl.Expr, day: pl.Expr) -> pl.Expr:
    """Key of a visit from the first key of its place, its household (UInt64) and its date.

    Null for a date before EPOCH; rules keep later dates than LAST away.
    """
    days = day.cast(pl.Int32) - _EPOCH_DAYS
    return base + household * _DAY + days.cast(pl.UInt64, strict=False)


def flags_of(contents: Sequence[pl.Expr]) -> pl.Expr:
    """The contents, true or not, as bits."""
    bits = [content.fill_null(False).cast(pl.UInt8) * (1 << at) for at, content in enumerate(contents)]
    return pl.sum_horizontal(bits).cast(pl.UInt8)


def below_of(order: pl.Expr, people: pl.Expr, flags: pl.Expr) -> pl.Expr:
    """What stands below the key: ``order``, people and flags; null where the people are fewer than none.

    ``order`` is the row of a visit, or the order of its file (the later the greater).
    """
    number, guided = order.cast(pl.UInt64), people.cast(pl.UInt64, strict=False)
    return number * _ROW + guided * _PEOPLE + flags.cast(pl.UInt64)


def with_key(key: pl.Expr, below: pl.Expr) -> pl.Expr:
    """A visit as one Int128."""
    return key.cast(pl.Int128) * _KEY + below.cast(pl.Int128)


def packed(key: pl.Expr, order: pl.Expr, people: pl.Expr, flags: pl.Expr) -> pl.Expr:
    """A visit as one Int128, as :func:`below_of` and :func:`with_key` make it."""
    return with_key(key, below_of(order, people, flags))


def again(visits: pl.DataFrame, order: int) -> pl.Series:
    """Stored visits (PARTS) of one file as such numbers."""
    number = pl.lit(order, pl.UInt64)
    return visits.select(v=packed(pl.col("key"), number, pl.col("people"), pl.col("flags")))["v"]


def in_order(visits: list[pl.Series]) -> pl.Series:
    """The visits of all series sorted; nulls and negative numbers are none. Empties the list."""
    whole = pl.concat(visits) if visits else pl.Series(dtype=pl.Int128)
    visits.clear()
    whole = whole.sort()
    # What is none comes first: to cut it off the sorted visits costs nothing, to drop it before a copy.
    whole = whole.slice(whole.null_count())
    return whole.slice(int(whole.search_sorted(0)))


def cut(visits: pl.Series, rows: int) -> list[pl.Series]:
    """Sorted visits in pieces of about so many; all visits of a place lie in one piece."""
    ends = [0]
    for middle in range(rows, visits.len(), rows):
        place = visits[middle] // _KEY // _PLACE
        ends.append(int(visits.search_sorted((place + 1) * _PLACE * _KEY)))
    ends.append(visits.len())
    return [visits.slice(start, end - start) for start, end in pairwise(ends) if end > start]


def rows_of(visits: pl.Series) -> pl.DataFrame:
    """Sorted visits as ``key`` and ``below`` (row, people and flags)."""
    number = pl.col("visit")
    return visits.to_frame("visit").select(
        key=(number // _KEY).cast(pl.UInt64), below=(number & (_KEY - 1)).cast(pl.UInt64)
    )


def latest(rows: pl.DataFrame) -> pl.DataFrame:
    """Of the sorted rows of one key only the last, as visits are stored (PARTS)."""
    last = pl.col("key").ne_missing(pl.col("key").shift(-1))
    return rows.filter(last).select(
        "key",
        people=(pl.col("below") // _PEOPLE % (1 << PEOPLE_BITS)).cast(pl.UInt32),
        flags=(pl.col("below") % _PEOPLE).cast(pl.UInt8),
    )


def repeated(rows: pl.DataFrame) -> pl.DataFrame:
    """Of the sorted rows those that a later row of the visit replaces (REPEATED)."""
    row = (pl.col("below") // _ROW).cast(pl.UInt32)
    again = (pl.col("key") == pl.col("key").shift(-1)) | (pl.col("key") == pl.col("key").shift(1))
    groups = rows.filter(again).select("key", row=row)
    last = pl.col("row").last().over("key")
    return groups.with_columns(other=last).filter(pl.col("row") != pl.col("other"))


def place_of(key: pl.Expr) -> pl.Expr:
    """Number of the place of a key."""
    return (key // _PLACE).cast(pl.UInt32)


def household_of(key: pl.Expr) -> pl.Expr:
    """Place and household of a key, as one number."""
    return key // _DAY


def day_of(key: pl.Expr) -> pl.Expr:
    """Days since EPOCH."""
    return (key % _DAY).cast(pl.UInt32)


def first_key(place: int) -> int:
    """The least key of a place."""
    return place * _PLACE
