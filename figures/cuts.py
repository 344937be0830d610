"""Where to cut the numbers of a map into classes: equal steps, equal numbers of places, natural breaks."""

from collections.abc import Callable, Sequence
from math import ceil, floor, log10

import numpy as np

METHODS = ("auto", "equal", "quantile", "natural")
"""Ways to cut; ``auto`` takes equal steps for shares and scores, equal numbers of places for counts."""
CLASSES = 5
_FINEST = 200
"""Different values that natural breaks look at; more are thinned to quantiles first."""


def cuts(values: Sequence[float], method: str, even: bool) -> list[float]:
    """Class bounds, rising; the last lies at or above every value. None for no values.

    ``even`` says what ``auto`` stands for: equal steps, or equal numbers of places. Bounds are round numbers.
    """
    if not values:
        return []
    if method == "equal" or (method == "auto" and even):
        return _equal(min(values), max(values))
    ordered = sorted(values)
    inner = _quantiles(ordered) if method != "natural" else _natural(ordered)
    return _rounded(ordered[0], inner, ordered[-1])


def nice(step: float) -> float:
    """The next larger of 1, 2, 3, 5 times a power of ten."""
    size = 10 ** floor(log10(step)) if step > 0 else 1.0
    return next(size * unit for unit in (1, 2, 3, 5, 10) if size * unit >= step * 0.999)


def _equal(low: float, high: float) -> list[float]:
    step = max(nice(max(high - low, 1e-9) / CLASSES), 1.0)
    first, last = floor(low / step), max(ceil(high / step - 1e-9), floor(low / step) + 1)
    return [i * step for i in range(first, last + 1)]


def _quantiles(ordered: Sequence[float]) -> list[float]:
    return [ordered[len(ordered) * i // CLASSES] for i in range(1, CLASSES)]


def _natural(ordered: Sequence[float]) -> list[float]:
    """The first value of each class after the first, so that squares inside the classes are least.

    Fisher's exact method (On grouping for maximum homogeneity, JASA 1958), which Jenks brought to maps.
    """
    whole = np.asarray(ordered, dtype=float)
    if len(np.unique(whole)) > _FINEST:
        whole = np.quantile(whole, np.linspace(0, 1, _FINEST))
    values, weights = np.unique(whole, return_counts=True)
    number = len(values)
    weight, first, second = (
        np.concatenate([[0.0], np.cumsum(part)]) for part in (weights, weights * values, weights * values**2)
    )

    def spread(start: np.ndarray, end: int) -> np.ndarray:
        """Squares about the mean of values start … end - 1, for many starts at once."""
        many, total = weight[end] - weight[start], first[end] - first[start]
        return second[end] - second[start] - total**2 / many

    best = np.array([np.inf, *(spread(np.array([0]), end)[0] for end in range(1, number + 1))])
    starts = [np.zeros(number + 1, dtype=int)]
    for _ in range(1, min(CLASSES, number)):
        after, where = np.full(number + 1, np.inf), np.zeros(number + 1, dtype=int)
        for end in range(len(starts) + 1, number + 1):
            begin = np.arange(len(starts), end)
            total = best[begin] + spread(begin, end)
            where[end] = begin[int(np.argmin(total))]
            after[end] = total.min()
        best = after
        starts.append(where)
    found, end = [], number
    for where in reversed(starts[1:]):
        end = int(where[end])
        found.append(float(values[end]))
    return found[::-1]


def _rounded(low: float, inner: Sequence[float], high: float) -> list[float]:
    """The bounds as round as their distance allows, each at most one of a kind."""
    step = max(nice((high - low) / 100), 0.01) if high > low else 1.0
    step = max(step, 1.0) if high > 12 and high - low > CLASSES else step

    def near(value: float, way: Callable[[float], float] = round) -> float:
        return round(way(value / step) * step, 6)

    top = near(high, ceil)
    return sorted({near(low, floor), *map(near, inner), top if top > high else round(top + step, 6)})
