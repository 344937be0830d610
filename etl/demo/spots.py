"""Weak-signal spots: where they are, whom they touch, and what became of each of them day by day."""

from datetime import date

import numpy as np
import polars as pl

from etl.demo.chance import Ints, Reals, apportion, bell, pick
from etl.demo.days import day
from etl.demo.parameters import parameters, share, triple, words
from etl.demo.places import distances, moved
from etl.demo.spot_days import days_of_the_way
from etl.demo.world import World

_CLUSTERS = {"xa_ven_bien": 2.6, "xa_doi_nui": 2.2, "phuong": 0.6, "xa_dong_bang": 0.9}
_PRIORITIES = ("admin_centre", "dense_residential", "school_health_station", "industrial_zone", "tourism")
_FIRST_SURVEY = 75
"""Days from 1 August 2025 in which communes listed the spots they already knew."""


def draw_spots(world: World) -> pl.DataFrame:
    """One row a spot and operator: place, kind and days of its way; a day not come yet is ``NEVER``."""
    rng = world.rng("spots")
    at = np.repeat(np.arange(world.communes.height), spot_counts(world))
    spots = _describe(world, rng, at)
    twice = rng.random(spots.height) < 0.05
    second = spots.filter(pl.Series(twice)).with_columns(
        pl.col("operator").replace(
            {"viettel": "vnpt", "vnpt": "mobifone", "mobifone": "viettel", "all": "vnpt"}
        )
    )
    rows = pl.concat([spots, second]).sort("spot_code", "operator", maintain_order=True)
    return rows.with_columns(days_of_the_way(world, rows))


def spot_counts(world: World) -> Ints:
    """Spots of each commune: many on the coast and in the hills, none in some thirty communes."""
    rng = world.rng("spot counts")
    facts = world.communes
    weights = np.array([_CLUSTERS[group] for group in facts["group"]]) * rng.gamma(2.5, 0.4, facts.height)
    busy = facts["former_districts"].str.contains_any(words()["spot_districts"]).to_numpy()
    weights *= np.where(busy, 1.6, 1.0) * np.where(
        facts["cause"].eq_missing("weak_signal").to_numpy(), 3.0, 1.0
    )
    told = [world.place_of(parameters()["cast"]["spot_outside"])]
    told += [world.place_of(code) for code in parameters()["paper_communes"].values()]
    weights[told] += 1.0
    weights[np.argsort(weights, kind="stable")[: int(share("spots", "communes_without"))]] = 0.0
    return _within_limit(weights)


def _within_limit(weights: Reals) -> Ints:
    """The province's spots by weight, at least one where there are any, at most so many in a commune."""
    most, total = int(share("spots", "most_a_commune")), int(share("spots", "total"))
    counts = (weights > 0).astype(np.int64)
    for _ in range(12):
        room = np.where(counts < most, weights, 0.0)
        counts = np.minimum(counts + apportion(max(0, total - int(counts.sum())), room), most)
    return counts


def _describe(world: World, rng: np.random.Generator, at: Ints) -> pl.DataFrame:
    size = len(at)
    number = np.concatenate([np.arange(1, count + 1) for count in np.bincount(at, minlength=1) if count])
    hamlet = _hamlets(world, rng, at)
    homes = world.hamlets["households"].to_numpy()[hamlet]
    touched = np.minimum(np.round(bell(rng.normal(size=size), triple("spots", "households"))), homes * 0.8)
    chosen = world.hamlets.select("hamlet_code", "hamlet_name", "full_name")[hamlet]
    rows = chosen.with_columns(
        pl.Series("at", at),
        world.communes["commune_code"].gather(at).alias("commune_code"),
        pl.Series("number", number),
        pl.Series("place", rng.integers(0, len(words()["spot_places"]), size)),
        pl.Series("spot_type", [str(kind) for kind in pick(rng, parameters()["spots"]["type"], size)]),
        pl.Series("operator", [str(name) for name in pick(rng, parameters()["spots"]["operator"], size)]),
        pl.Series("radius_m", np.round(bell(rng.normal(size=size), triple("spots", "radius_m")) / 10) * 10),
        pl.Series("affected_households", touched.astype(np.int64)),
        pl.Series("priority", [_PRIORITIES[n] if n < 5 else None for n in rng.integers(0, 9, size)]),
        pl.Series("detected", _detected(world, rng, size)),
        *_positions(world, rng, at, hamlet),
    )
    code = pl.format("37-{}-{}", "commune_code", pl.col("number").cast(pl.String).str.zfill(3))
    return rows.with_columns(code.alias("spot_code"))


def _hamlets(world: World, rng: np.random.Generator, at: Ints) -> Ints:
    starts = np.searchsorted(world.at, np.arange(world.communes.height))
    counts = np.bincount(world.at, minlength=world.communes.height)
    return np.asarray(starts[at] + np.floor(rng.random(len(at)) * counts[at]).astype(np.int64))


def _detected(world: World, rng: np.random.Generator, size: int) -> Ints:
    """Day of discovery: almost half in the first survey, the rest evenly until November 2026."""
    start, end = day(date(2025, 8, 1)), day(date(2026, 11, 14))
    survey = start + np.floor(rng.random(size) * _FIRST_SURVEY)
    later = start + _FIRST_SURVEY + np.floor(rng.random(size) * (end - start - _FIRST_SURVEY))
    return np.where(rng.random(size) < 0.5, survey, later).astype(np.int64)


def _positions(world: World, rng: np.random.Generator, at: Ints, hamlet: Ints) -> list[pl.Series]:
    """A few hundred metres from the hamlet's culture house; one spot is planted far outside its commune."""
    homes = np.column_stack([world.hamlets["lat"].to_numpy(), world.hamlets["lon"].to_numpy()])[hamlet]
    points = moved(homes, rng.uniform(0.05, 0.45, len(at)), rng.uniform(0, 2 * np.pi, len(at)))
    told = world.place_of(parameters()["cast"]["spot_outside"])
    points[np.flatnonzero(at == told)[0]] = _outside(world, told)
    points = np.round(points, 5)
    return [pl.Series("lat", points[:, 0]), pl.Series("lon", points[:, 1])]


def _outside(world: World, told: int) -> Reals:
    """A point about 3 km beyond the border of the commune: its farthest neighbour within 6 km is there."""
    centres = np.column_stack([world.trait("lat"), world.trait("lon")])
    index = {code: at for at, code in enumerate(world.communes["commune_code"].to_list())}
    near = [index[code] for code in world.communes["neighbours"][told]]
    far = distances(centres[near], centres[told])
    return np.asarray(centres[near[int(np.argmax(np.where(far <= 6.0, far, 0.0)))]])
