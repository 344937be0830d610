"""Stories planted in M03: more than all households, a falling cumulative figure, round numbers only."""

import numpy as np

from etl.demo.catalogue import households_in_force
from etl.demo.chance import Ints
from etl.demo.fakes import Fake, months_of, of_communes, of_hamlets
from etl.demo.parameters import parameters
from etl.demo.planted_flows import plant_flows
from etl.demo.world import World


def plant(world: World, table: dict[str, Ints]) -> list[Fake]:
    """Bend the tables of the three communes, and of those chosen for the other kinds, in place."""
    cast = parameters()["cast"]
    _over_100(world, table, _hamlets_of(world, cast["over_100"]))
    _round_numbers(world, table, _hamlets_of(world, cast["round_numbers"]))
    _falling(world, table, _hamlets_of(world, cast["falling"]))
    round_one, falling = world.place_of(cast["round_numbers"]), world.place_of(cast["falling"])
    fell = [(falling, len(world.months) - 2)] if len(world.months) > 2 else []
    return [
        *of_communes(world, "round_numbers", [(round_one, month) for month in months_of(world, round_one)]),
        *of_communes(world, "falling_cumulative", [cell for cell in fell if world.sent["M03"][cell]]),
        *plant_flows(world, table),
    ]


def above_all(world: World, table: dict[str, Ints]) -> list[Fake]:
    """Hamlets said to have reached more households than the catalogue of that month holds."""
    over = table["cumulative_households"] > households_in_force(world)
    return of_hamlets(world, "over_100_percent", over)


def _hamlets_of(world: World, code: str) -> Ints:
    return np.flatnonzero(world.at == world.place_of(code))


def _over_100(world: World, table: dict[str, Ints], rows: Ints) -> None:
    """Households on paper are a seventh more than the catalogue's; nearly all are said to be reached."""
    catalogue = world.hamlets["households"].to_numpy()[rows]
    table["households"][rows] = np.round(catalogue * 1.14).astype(np.int64)[:, None]
    goal = catalogue * world.rng("over 100").uniform(1.03, 1.10, len(rows))
    cumulative = table["cumulative_households"][rows]
    last = np.maximum(cumulative[:, -1:], 1)
    cumulative = np.floor(cumulative / last * goal[:, None]).astype(np.int64)
    first = np.diff(cumulative, axis=1, prepend=0)
    table["cumulative_households"][rows] = cumulative
    table["first_time_households"][rows] = first
    guided = np.maximum(table["guided_households"][rows], first)
    table["guided_households"][rows] = np.minimum(guided, table["households"][rows])


def _round_numbers(world: World, table: dict[str, Ints], rows: Ints) -> None:
    households = np.maximum(50, np.round(table["households"][rows] / 50) * 50).astype(np.int64)
    active = (table["guided_households"][rows] > 0) & (world.rng("round").random(households.shape) < 0.45)
    cumulative = np.minimum(np.cumsum(active * 50, axis=1), households)
    first = np.diff(cumulative, axis=1, prepend=0)
    bent = {
        "households": households,
        "cumulative_households": cumulative,
        "first_time_households": first,
        "guided_households": np.where(active, 50, 0),
        "cumulative_proficient_households": cumulative // 100 * 50,
        "people_guided_elderly": np.where(active, 50, 0),
        "people_guided_disabled": np.zeros_like(first),
    }
    for name in table:
        if name in bent:
            table[name][rows] = bent[name]
        elif name.startswith("people_guided_"):
            table[name][rows] = np.where(active, 50 if "ecommerce" in name or "cashless" in name else 100, 0)
    table["qr_household_businesses"][rows] = 0
    table["ocop_products_listed"][rows] = 0
    table["outreach_sessions"][rows] = active * 50


def _falling(world: World, table: dict[str, Ints], rows: Ints) -> None:
    """In the last month but one the cumulative figure is a tenth lower than it was."""
    if len(world.months) < 3:
        return
    column = table["cumulative_households"]
    column[rows, -2] = np.floor(column[rows, -3] * 0.9).astype(np.int64)
