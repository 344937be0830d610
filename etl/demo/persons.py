"""Made-up people: names put together from common parts, and phone numbers that no network has given out."""

import numpy as np
import polars as pl

from etl.demo.parameters import words

_UNUSED_PREFIXES = ("0300", "0500")
"""Of the right pattern, but 030 and 050 are not among the mobile ranges handed out."""
_PER_PREFIX = 10**6


def draw_people(rng: np.random.Generator, size: int) -> pl.DataFrame:
    """So many people: ``full_name``, ``gender`` (female, male), ``zalo_phone`` (ten digits, no two alike)."""
    lists = words()
    female = rng.random(size) < 0.44
    weights = np.array(lists["surname_weights"], dtype=float)
    parts = pl.DataFrame(
        {
            "surname": _drawn(rng, lists["surnames"], size, weights / weights.sum()),
            "male_middle": _drawn(rng, lists["male_middles"], size),
            "male_given": _drawn(rng, lists["male_given"], size),
            "female_middle": _drawn(rng, lists["female_middles"], size),
            "female_given": _drawn(rng, lists["female_given"], size),
            "female": female,
        }
    )
    she = pl.concat_str("surname", "female_middle", "female_given", separator=" ")
    he = pl.concat_str("surname", "male_middle", "male_given", separator=" ")
    return parts.select(
        pl.when("female").then(she).otherwise(he).alias("full_name"),
        pl.when("female").then(pl.lit("female")).otherwise(pl.lit("male")).alias("gender"),
    ).with_columns(_phones(rng, size))


def _drawn(
    rng: np.random.Generator, names: list[str], size: int, chances: np.ndarray | None = None
) -> pl.Series:
    return pl.Series(names).gather(rng.choice(len(names), size, p=chances))


def _phones(rng: np.random.Generator, size: int) -> pl.Series:
    numbers = rng.choice(len(_UNUSED_PREFIXES) * _PER_PREFIX, size, replace=False, shuffle=True)
    prefix = pl.Series(list(_UNUSED_PREFIXES)).gather(numbers // _PER_PREFIX)
    digits = pl.Series(numbers % _PER_PREFIX).cast(pl.String).str.zfill(6)
    return (prefix + digits).alias("zalo_phone")
