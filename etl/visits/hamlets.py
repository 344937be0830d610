"""Hamlets as small whole numbers: the commune's place among the 129, and the hamlet's own three digits."""

from functools import cache

import polars as pl

from etl import reference

IN_A_COMMUNE = 1 << 10
"""A hamlet's three digits fit below it."""


@cache
def communes() -> tuple[str, ...]:
    """Codes of the communes, in the order in which they are numbered."""
    return tuple(sorted(str(row["code"]) for row in reference.rows("communes")))


@cache
def commune(code: str | None) -> int | None:
    """The number of a commune; None for what is none of the province."""
    return communes().index(code) if code in communes() else None


def number(code: str) -> int | None:
    """The number of a hamlet; None for what is no code of a hamlet of the province."""
    first, _, own = code.partition("-")
    at = commune(first)
    return at * IN_A_COMMUNE + int(own) if at is not None and len(own) == 3 and own.isdecimal() else None


def codes(numbers: pl.Series) -> pl.DataFrame:
    """Commune and hamlet code of each number: commune_code, hamlet_code."""
    names = pl.Series(communes(), dtype=pl.String)
    first = names.gather(numbers // IN_A_COMMUNE)
    own = (numbers % IN_A_COMMUNE).cast(pl.String).str.zfill(3)
    return pl.DataFrame({"commune_code": first, "hamlet_code": first + "-" + own})
