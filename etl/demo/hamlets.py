"""The hamlets of every commune: old commune, name, place, households and people."""

import numpy as np
import polars as pl

from etl.demo.chance import Ints, Reals, apportion, stream
from etl.demo.naming import name_hamlets
from etl.demo.parameters import parameters, share, triple
from etl.demo.places import scatter

_FEWEST = 1
_FEWEST_IN_STORIES = 9


def draw_hamlets(seed: int, communes: pl.DataFrame, scale: float) -> pl.DataFrame:
    """One row a hamlet: codes, names, position, households and population bases, by hamlet code.

    ``scale`` keeps that share of the hamlets of every commune; the hamlets themselves keep their size.
    """
    full = communes["hamlets"].to_numpy()
    at = np.repeat(np.arange(communes.height), full)
    number = np.concatenate([np.arange(1, count + 1) for count in full])
    frame = pl.DataFrame(
        {
            "at": at,
            "commune_code": communes["commune_code"].gather(at),
            "number": number,
            "households": _households(seed, communes, full),
        }
    ).with_columns(
        (pl.col("commune_code") + "-" + pl.col("number").cast(pl.String).str.zfill(3)).alias("hamlet_code")
    )
    kept = _kept(communes, full, scale)
    frame = frame.filter(pl.Series(number <= kept[at]))
    frame = name_hamlets(seed, communes, frame)
    frame = scatter(seed, communes, frame)
    return _people(seed, communes, frame)


def _kept(communes: pl.DataFrame, full: Ints, scale: float) -> Ints:
    kept = np.maximum(_FEWEST, np.round(full * min(1.0, scale))).astype(np.int64)
    told = {*parameters()["paper_communes"].values(), *parameters()["cast"].values()}
    in_story = communes["commune_code"].is_in(sorted(told)).to_numpy()
    least = np.where(in_story, _FEWEST_IN_STORIES, _FEWEST)
    return np.minimum(full, np.maximum(kept, least))


def _households(seed: int, communes: pl.DataFrame, full: Ints) -> Ints:
    """Households of the hamlets: lognormal sizes that add up to the commune's total."""
    rng = stream(seed, "hamlet households")
    parts = []
    low, middle, high = triple("hamlet_households")
    for total, count in zip(communes["households"].to_list(), full, strict=True):
        sizes = np.clip(
            rng.lognormal(0.0, share("hamlet_household_sigma"), count), low / middle, high / middle
        )
        parts.append(apportion(total, sizes))
    return np.concatenate(parts)


def _people(seed: int, communes: pl.DataFrame, frame: pl.DataFrame) -> pl.DataFrame:
    """Registered people and their age groups, by the province's bases and the commune's age."""
    rng = stream(seed, "people")
    totals = parameters()["totals"]
    households, at = frame["households"].to_numpy(), frame["at"].to_numpy()
    registered = np.round(
        households * totals["registered"] / totals["households"] * _near(rng, len(at), 0.05)
    )

    def part(base: str, factor: Reals, noise: float) -> Reals:
        return np.round(
            registered * totals[base] / totals["registered"] * factor * _near(rng, len(at), noise)
        )

    old = communes["old_age"].to_numpy()[at]
    young = 1 - (old - 1) * 0.12
    aged_18 = part("aged_18_plus", 1 / young, 0.015)
    columns = {
        "registered_residents": registered,
        "actual_residents": np.round(registered * communes["present"].to_numpy()[at]),
        "residents_14_plus": np.minimum(registered, np.round(aged_18 * 3400 / 3151)),
        "residents_18_plus": aged_18,
        "residents_60_plus": part("aged_60_plus", old, 0.06),
        "certified_disabled_people": part("disabled", communes["disability"].to_numpy()[at], 0.35),
        "household_businesses": np.round(households * rng.uniform(0.04, 0.16, len(at))),
        "ocop_products": rng.poisson(totals["ocop_products"] / totals["hamlets"], len(at)),
    }
    return frame.with_columns([pl.Series(name, values).cast(pl.Int64) for name, values in columns.items()])


def _near(rng: np.random.Generator, size: int, noise: float) -> Reals:
    return rng.lognormal(0.0, noise, size)
