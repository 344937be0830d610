"""Local Moran's I (Anselin 1995): low places whose neighbours are low, more than by chance.

Weights are row-standardised over the neighbours that have a figure. Chance is conditional permutation: the
place keeps its figure, its neighbours get those of others at random, ``DRAWS`` times from a fixed seed.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
DRAWS = 999
SEED = 1995
SOON, HOPELESS = 99, 20
"""A place with more hits than HOPELESS among the first SOON draws is drawn no further: it cannot be rare."""
LEVEL = 0.05
"""Share of false finds that is borne among what is found (Benjamini and Hochberg)."""


def low_among_low(values: Floats, beside: Flags, asked: Flags) -> tuple[Floats, Floats]:
    """Local I of every place, and for those ``asked`` how rarely chance gives neighbours as low.

    ``beside`` says of each pair of places whether they are neighbours. The rarity is (1 + draws at or
    below) / (1 + draws); 1 where the place or its neighbours are not below the mean, or it has none.
    """
    z = values - values.mean()
    spread = float((z**2).mean())
    rare = np.ones(len(z))
    if spread == 0:
        return np.zeros(len(z)), rare
    many = beside.sum(axis=1)
    around = beside @ z / np.maximum(many, 1)
    for i in np.flatnonzero(asked & (z < 0) & (around < 0)):
        others, drawn = np.delete(z, i), _draws(len(z))[:, : many[i]]
        most = around[i] * many[i] + 1e-9
        soon = np.count_nonzero(others[drawn[:SOON]].sum(axis=1) <= most)
        if soon > HOPELESS:
            rare[i] = (1 + soon) / (1 + SOON)
        else:
            later = np.count_nonzero(others[drawn[SOON:]].sum(axis=1) <= most)
            rare[i] = (1 + soon + later) / (1 + DRAWS)
    return z * around / spread, rare


def found(rare: Floats, asked: Flags) -> Flags:
    """Places that stand out with at most LEVEL false among them, all those ``asked`` having been looked at.

    Asking by a place's own figure is fair: its draws hold that figure fixed.
    """
    order = np.flatnonzero(asked)[np.argsort(rare[asked], kind="stable")]
    limits = LEVEL * np.arange(1, len(order) + 1) / max(1, len(order))
    kept = np.flatnonzero(rare[order] <= limits)
    chosen = np.zeros(len(rare), dtype=bool)
    if len(kept):
        chosen[order[: kept[-1] + 1]] = True
    return chosen


@cache
def _draws(places: int) -> NDArray[np.int16]:
    """For each draw the order in which the others are taken, as far as any place has neighbours."""
    dice = np.random.default_rng(SEED).random((DRAWS, places - 1))
    return np.argsort(dice, axis=1, kind="stable").astype(np.int16)
