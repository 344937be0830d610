"""The slips of the pen in M03: months copied from the one before, and rows that break a rule."""

from collections.abc import Mapping

import numpy as np

from etl.demo.chance import Flags, Ints
from etl.demo.fakes import Fake, of_communes, of_hamlets, untouched
from etl.demo.parameters import share
from etl.demo.world import World

BLANK = -(10**6)
"""Stands for an empty cell in the whole-number arrays."""

_CONTENTS = (
    "people_guided_public_services", "people_guided_cashless_payment", "people_guided_ecommerce",
    "people_guided_self_protection", "people_guided_vneid",
)  # fmt: skip
_FALL = 4
"""The way of breaking a row in which its stock falls."""


def with_slips(world: World, table: Mapping[str, Ints]) -> tuple[dict[str, Ints], list[Fake]]:
    """The table as it was really written: a copy, with a few months and rows gone wrong."""
    written = {name: values.copy() for name, values in table.items()}
    ordinary = untouched(world)
    copied, fakes = _copy_months(world, written, ordinary)
    fallen = _break_rows(world, written, ordinary[:, None] & ~copied)
    return written, fakes + of_hamlets(world, "falling_cumulative", fallen)


def _copy_months(world: World, written: dict[str, Ints], ordinary: Flags) -> tuple[Flags, list[Fake]]:
    """Copy whole communes' months, never two in a row; returns the cells copied and those copied from."""
    rng = world.rng("copied months")
    copied = rng.random(world.sent["M03"].shape) < share("reporting", "copied_month")
    copied[:, 1:] &= ~copied[:, :-1]
    cells = copied[world.at] & world.reported & ordinary[:, None]
    cells[:, 1:] &= world.reported[:, :-1]
    cells[:, 0] = False
    hamlet, month = np.nonzero(cells)
    for values in written.values():
        values[hamlet, month] = values[hamlet, month - 1]
    told = sorted(set(zip(world.at[hamlet].tolist(), month.tolist(), strict=True)))
    cells[hamlet, month - 1] = True
    return np.asarray(cells), of_communes(world, "copied_month", told)


def _break_rows(world: World, written: dict[str, Ints], allowed: Flags) -> Flags:
    """Break a few rows in one of five ways; returns the cells whose stock was made to fall."""
    rng = world.rng("broken rows")
    wrong = (rng.random(world.reported.shape) < share("reporting", "row_error")) & world.reported
    hamlet, month = np.nonzero(wrong & allowed)
    kind = rng.integers(0, 5, len(hamlet))
    extra = rng.integers(1, 10, len(hamlet))
    cumulative = written["cumulative_households"]
    before = cumulative[hamlet, np.maximum(month - 1, 0)]
    earlier = (world.reported & ~wrong)[hamlet, np.maximum(month - 1, 0)] & (month > 0)
    kind = np.where((kind == _FALL) & (~earlier | (before < 20)), 0, kind)
    for number in range(5):
        chosen = kind == number
        _break(number, written, (hamlet[chosen], month[chosen]), extra[chosen], before[chosen])
    fallen = np.zeros_like(world.reported)
    fallen[hamlet[kind == _FALL], month[kind == _FALL]] = True
    return fallen


def _break(
    number: int, written: dict[str, Ints], cells: tuple[Ints, Ints], extra: Ints, before: Ints
) -> None:
    if number == 0:
        written["first_time_households"][cells] = written["guided_households"][cells] + extra
    elif number == 1:
        written["guided_households"][cells] = written["households"][cells] + extra
    elif number == 2:
        written["guided_households"][cells] = BLANK
    elif number == 3:
        total = np.sum([written[name][cells] for name in _CONTENTS], axis=0)
        written["people_guided_elderly"][cells] = total + extra
    else:
        written["cumulative_households"][cells] = before - extra
