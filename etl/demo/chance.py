"""Random draws that depend on the seed and on a name, never on the order in which modules run."""

import zlib
from collections.abc import Mapping, Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]


def stream(seed: int, name: str) -> np.random.Generator:
    """The random stream of that name; the same seed and name give the same draws."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def ranks(scores: Reals) -> Reals:
    """Place of every score among all, from 0 to 1 (middle of its step)."""
    order = np.empty(len(scores))
    order[np.argsort(scores, kind="stable")] = np.arange(len(scores))
    return (order + 0.5) / len(scores)


def bell(scores: Reals, values: tuple[float, float, float]) -> Reals:
    """Values shaped like a bell between low and high around the middle, in the order of the scores."""
    low, middle, high = values
    normal = NormalDist()
    z = np.array([normal.inv_cdf(rank) for rank in ranks(scores)])
    reach = max(1.0, float(np.abs(z).max()))
    return np.asarray(middle + z / reach * np.where(z > 0, high - middle, middle - low))


def quantiles(scores: Reals, values: Sequence[float]) -> Reals:
    """Values that follow the given quantiles (evenly spaced from 0 to 1), in the order of the scores."""
    return np.interp(ranks(scores), np.linspace(0, 1, len(values)), np.asarray(values, dtype=float))


def rounded(rng: np.random.Generator, values: Reals) -> Ints:
    """Whole numbers whose expectation is the value, so that many small ones add up rightly."""
    whole = np.floor(values + rng.random(values.shape))
    return whole.astype(np.int64)


def apportion(total: int, weights: Reals) -> Ints:
    """Whole parts of the total in proportion to the weights (largest remainder); they add up to it."""
    exact = total * weights / weights.sum()
    parts = np.floor(exact).astype(np.int64)
    rest = total - int(parts.sum())
    parts[np.argsort(parts - exact, kind="stable")[:rest]] += 1
    return parts


def pick(rng: np.random.Generator, weights: Mapping[str, float], size: int) -> NDArray[np.object_]:
    """So many names drawn by their weights."""
    names = np.array(list(weights), dtype=object)
    chances = np.array(list(weights.values()), dtype=float)
    return np.asarray(names[rng.choice(len(names), size=size, p=chances / chances.sum())])


def from_ranges(rng: np.random.Generator, weights: Mapping[str, float], size: int) -> Ints:
    """Whole numbers from a table like ``{"9": 0.5, "10-13": 0.2}``: a range first, then evenly inside it."""
    drawn = pick(rng, weights, size)
    bounds = {name: (int(name.split("-")[0]), int(name.split("-")[-1])) for name in weights}
    low = np.array([bounds[name][0] for name in drawn])
    high = np.array([bounds[name][1] for name in drawn])
    return rng.integers(low, high + 1).astype(np.int64)


def triangle(rng: np.random.Generator, values: tuple[float, float, float], size: int) -> Reals:
    """Independent values between low and high, most often near the middle."""
    return rng.triangular(*values, size)
