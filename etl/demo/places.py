"""Positions: points spread around a commune's centre, nearer to it than to any neighbour's centre."""

import numpy as np
import polars as pl

from etl.demo.chance import Flags, Ints, Reals, stream

KM_PER_DEGREE_LAT = 110.6
KM_PER_DEGREE_LON = 104.4
"""At the province's latitude, about 20.3 degrees."""
_TRIES = 12


def scatter(seed: int, communes: pl.DataFrame, hamlets: pl.DataFrame) -> pl.DataFrame:
    """Add ``lat`` and ``lon`` of every hamlet's culture house (WGS84, 5 decimals)."""
    rng = stream(seed, "places")
    at = hamlets["at"].to_numpy()
    centres = np.column_stack([communes["lat"].to_numpy(), communes["lon"].to_numpy()])
    radius = 0.62 * np.sqrt(communes["area_km2"].to_numpy() / np.pi)
    borders = _border_table(communes)
    points, open_ = centres[at].copy(), np.ones(len(at), dtype=bool)
    for step in range(_TRIES):
        reach = radius[at] * (1 - step / (_TRIES + 2))
        tried = moved(centres[at], reach * np.sqrt(rng.random(len(at))), rng.uniform(0, 2 * np.pi, len(at)))
        good = open_ & _at_home(tried, at, centres, borders)
        points[good] = tried[good]
        open_ &= ~good
    rounded_points = np.round(points, 5)
    return hamlets.with_columns(
        pl.Series("lat", rounded_points[:, 0]), pl.Series("lon", rounded_points[:, 1])
    )


def moved(points: Reals, kilometres: Reals, angles: Reals) -> Reals:
    """Points (lat, lon) moved that far in that direction (radians from the east)."""
    north = kilometres * np.sin(angles) / KM_PER_DEGREE_LAT
    east = kilometres * np.cos(angles) / KM_PER_DEGREE_LON
    return np.asarray(points + np.column_stack([north, east]))


def distances(one: Reals, other: Reals) -> Reals:
    """Kilometres between points (lat, lon), pair by pair or broadcast."""
    gap = (one - other) * np.array([KM_PER_DEGREE_LAT, KM_PER_DEGREE_LON])
    return np.asarray(np.sqrt((gap**2).sum(axis=-1)))


def _border_table(communes: pl.DataFrame) -> Ints:
    """Indices of the neighbours of every commune, filled up with its own."""
    index = {code: at for at, code in enumerate(communes["commune_code"].to_list())}
    lists = [[index[code] for code in codes] for codes in communes["neighbours"].to_list()]
    width = max(len(one) for one in lists)
    return np.array([one + [at] * (width - len(one)) for at, one in enumerate(lists)])


def _at_home(points: Reals, at: Ints, centres: Reals, borders: Ints) -> Flags:
    own = distances(points, centres[at])
    others = distances(points[:, None, :], centres[borders[at]])
    return np.asarray((own[:, None] <= others * 0.92 + (borders[at] == at[:, None]) * 1e6).all(axis=1))
