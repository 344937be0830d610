"""The way of a weak-signal spot, day by day: sent, taken in, measured, promised, fixed, checked again."""

import numpy as np
import polars as pl

from etl.demo.chance import Flags, Ints, Reals, pick
from etl.demo.days import NEVER
from etl.demo.parameters import parameters, share
from etl.demo.world import World

_AFTER_MEASURING = 0.7
"""Part of the days from sending to fixing that is left once the spot has been measured."""


def days_of_the_way(world: World, rows: pl.DataFrame) -> list[pl.Series]:
    """The days of every spot and operator, each ``NEVER`` where it does not come, and the solution chosen."""
    rng = world.rng("spot days")
    size, chances = rows.height, parameters()["spots"]
    detected = rows["detected"].to_numpy()
    sent = _after(rng, detected, 7, 0.7, rng.random(size) < chances["sent"])
    received = _after(rng, sent, 3, 0.5, rng.random(size) < 0.99)
    measured = _after(rng, received, 12, 0.6, rng.random(size) < chances["measured"])
    solution = [str(name) for name in pick(rng, chances["solution"], size)]
    typical = np.array([float(chances["days_to_fix"][name]) for name in solution])
    none = rng.random(size) < chances["not_confirmed"]
    planned = _after(rng, measured, 6, 0.4, ~none)
    working = _after(rng, planned, 10, 0.5, rng.random(size) < 0.96)
    fixable = (rng.random(size) < chances["fixed"]) & (working < NEVER)
    completed = np.maximum(_after(rng, measured, typical * _AFTER_MEASURING, 0.45, fixable), working + 1)
    completed = np.where(fixable, completed, NEVER)
    checked = _checks(rng, measured, completed, none)
    reopened = _after(rng, checked, 12, 0.5, (completed < NEVER) & (rng.random(size) < chances["reopened"]))
    days = {
        "sent": sent, "taken_in": received, "measured": measured, "planned": planned, "working": working,
        "completed": completed, "checked": checked, "reopened": reopened,
        **_promises(world, planned, typical, completed),
    }  # fmt: skip
    return [
        *[pl.Series(name, values) for name, values in days.items()],
        pl.Series("none_there", none),
        pl.Series("solution", solution),
    ]


def _after(
    rng: np.random.Generator, start: Ints, typical: float | Reals, spread: float, happens: Flags
) -> Ints:
    """A day so many days later (lognormal around the typical), or never."""
    wait = np.maximum(1, np.round(rng.lognormal(np.log(typical), spread, len(start)))).astype(np.int64)
    return np.where(happens & (start < NEVER), start + wait, NEVER)


def _checks(rng: np.random.Generator, measured: Ints, completed: Ints, none: Flags) -> Ints:
    """The commune's own check: after a repair, or after a measurement that found nothing."""
    fixed = _after(rng, completed, 8, 0.5, rng.random(len(none)) < 0.97)
    return np.where(none, _after(rng, measured, 9, 0.4, none), fixed)


def _promises(world: World, planned: Ints, typical: Reals, completed: Ints) -> dict[str, Ints]:
    """The date promised with the plan; most operators promise a new one when it has passed."""
    rng = world.rng("promises")
    size = len(planned)
    room = np.round(typical * rng.uniform(1.1, 2.4, size)).astype(np.int64) + 5
    committed = np.where(planned < NEVER, planned + room, NEVER)
    late = (completed > committed) & (committed < NEVER) & (rng.random(size) < share("spots", "recommitted"))
    again = np.where(late, committed + rng.integers(3, 15, size), NEVER)
    return {
        "committed": committed,
        "promised_again": again,
        "committed_again": np.where(late, again + rng.integers(150, 360, size), NEVER),
    }
