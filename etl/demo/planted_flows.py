"""Fakes planted in the flows of M03: a sudden jump, identical neighbours, first visits only."""

import numpy as np

from etl.demo.chance import Ints
from etl.demo.fakes import Fake, jump_factor, months_of, of_communes, of_hamlets, victims
from etl.demo.parameters import parameters
from etl.demo.world import World

_FIRST_MONTH = 4
_NOT_COPIED = frozenset(
    {
        "households",
        "cumulative_households",
        "cumulative_proficient_households",
        "qr_household_businesses",
        "ocop_products_listed",
    }
)
"""What a hamlet that copies its neighbour keeps as its own: its stocks."""


def plant_flows(world: World, table: dict[str, Ints]) -> list[Fake]:
    """Bend the tables of a few communes, in place; returns what was planted."""
    chosen, found = victims(world), []
    for at in chosen["sudden_jump"]:
        found += _jump(world, table, int(at))
    for at in chosen["twin_hamlets"]:
        found += _twin_hamlets(world, table, int(at))
    for at in chosen["first_equals_all"]:
        found += _first_equals_all(world, table, int(at))
    if len(chosen["twin_communes"]):
        found += _twin_communes(world, table, *map(int, chosen["twin_communes"]))
    return found


def _jump(world: World, table: dict[str, Ints], at: int) -> list[Fake]:
    """In one month every flow of the commune is six times what it was going to be."""
    months = [month for month in months_of(world, at) if month >= _FIRST_MONTH]
    if not months:
        return []
    month = int(world.rng(f"jump {at}").choice(months))
    rows = np.flatnonzero(world.at == at)
    for name, values in table.items():
        if name not in _NOT_COPIED:
            values[rows, month] = np.round(values[rows, month] * jump_factor()).astype(np.int64)
    _settle(table, rows)
    return of_communes(world, "sudden_jump", [(at, month)])


def _settle(table: dict[str, Ints], rows: Ints) -> None:
    """Stocks follow the flows again, and nobody reaches more households than there are."""
    households = table["households"][rows]
    reached = np.minimum(np.cumsum(table["first_time_households"][rows], axis=1), households)
    first = np.diff(reached, axis=1, prepend=0)
    table["first_time_households"][rows], table["cumulative_households"][rows] = first, reached
    guided = np.maximum(table["guided_households"][rows], first)
    table["guided_households"][rows] = np.minimum(guided, households)
    known = np.minimum(table["cumulative_proficient_households"][rows], reached)
    table["cumulative_proficient_households"][rows] = known


def _copy(table: dict[str, Ints], source: tuple[Ints, Ints], target: tuple[Ints, Ints]) -> None:
    for name, values in table.items():
        if name not in _NOT_COPIED:
            values[target] = values[source]


def _twin_hamlets(world: World, table: dict[str, Ints], at: int) -> list[Fake]:
    """For three months a hamlet writes down what its neighbour in the list wrote."""
    rows = np.flatnonzero(world.at == at)
    active = (table["guided_households"] > 0) & world.reported
    wanted = int(parameters()["fakes"]["twin_months"])
    free = table["households"][rows, -1] - table["cumulative_households"][rows, -1]
    for place in np.argsort(-free[1:], kind="stable") + 1:
        one, two = int(rows[place - 1]), int(rows[place])
        months = np.flatnonzero((active[one] & active[two])[_FIRST_MONTH:])[:wanted] + _FIRST_MONTH
        fits = table["guided_households"][one, months].max(initial=0) <= table["households"][two, 0]
        if len(months) == wanted and fits:
            _copy(table, (np.full(wanted, one), months), (np.full(wanted, two), months))
            _settle(table, np.array([two]))
            cells = np.zeros_like(world.reported)
            cells[one, months] = cells[two, months] = True
            return of_hamlets(world, "identical_neighbours", cells)
    return []


def _twin_communes(world: World, table: dict[str, Ints], one: int, two: int) -> list[Fake]:
    """For two months a commune sends the flows of the commune next to it, line by line."""
    mine, theirs = np.flatnonzero(world.at == two), np.flatnonzero(world.at == one)
    lines = min(len(mine), len(theirs))
    mine, theirs = mine[:lines], theirs[:lines]
    common = np.intersect1d(months_of(world, one), months_of(world, two))
    chosen = [int(month) for month in common if month >= _FIRST_MONTH][:2]
    for month in chosen:
        fits = table["guided_households"][theirs, month] <= table["households"][mine, month]
        fits &= world.reported[mine, month] & world.reported[theirs, month]
        months = np.full(int(fits.sum()), month)
        _copy(table, (theirs[fits], months), (mine[fits], months))
    _settle(table, mine)
    cells = [(at, month) for at in (one, two) for month in chosen]
    return of_communes(world, "identical_neighbours", cells)


def _first_equals_all(world: World, table: dict[str, Ints], at: int) -> list[Fake]:
    """Every household guided is said to be guided for the first time, month after month."""
    rows = np.flatnonzero(world.at == at)
    table["guided_households"][rows] = table["first_time_households"][rows]
    return of_communes(world, "first_equals_all", [(at, month) for month in months_of(world, at)])
