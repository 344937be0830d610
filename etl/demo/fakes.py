"""Invented figures on purpose: which communes get which kind, so that detectors can be measured."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

import numpy as np

from etl.demo.chance import Flags, Ints
from etl.demo.parameters import parameters, share
from etl.demo.world import World

KINDS = (
    "round_numbers",
    "copied_month",
    "sudden_jump",
    "last_day_burst",
    "falling_cumulative",
    "over_100_percent",
    "above_issued",
    "identical_neighbours",
    "declared_above_counted",
    "first_equals_all",
)
_MONTHS_NEEDED = 6
"""A jump needs months before it; with fewer months nothing is planted beyond the stories."""


class Fake(NamedTuple):
    """One planted fake: its kind, the commune, the hamlet (None: the commune's whole sheet), the month."""

    kind: str
    commune_code: str
    hamlet_code: str | None
    period: str


def planted_fakes(seed: int, scale: float, as_of: date) -> list[Fake]:
    """Every fake that ``simulate`` with the same arguments plants, in order; ValueError as there."""
    from etl.demo.simulation import simulate

    return list(simulate(seed, scale, as_of).fakes)


def victims(world: World) -> Mapping[str, Ints]:
    """Communes (places in ``world.communes``) by the kind that is planted in them; none serves twice."""
    sizes = parameters()["fakes"]
    wanted = {
        "sudden_jump": int(sizes["jump_communes"]),
        "twin_hamlets": int(sizes["twin_hamlet_communes"]),
        "first_equals_all": int(sizes["first_equals_all_communes"]),
        "last_day_burst": int(sizes["burst_communes"]),
        "above_issued": int(sizes["over_issued_communes"]),
    }
    ordinary = _ordinary(world)
    free = [at for at in world.rng("fakes").permutation(len(ordinary)).tolist() if ordinary[at]]
    if len(world.months) < _MONTHS_NEEDED:
        return {name: np.empty(0, dtype=np.int64) for name in (*wanted, "twin_communes")}
    found: dict[str, Ints] = {"twin_communes": _neighbours(world, free)}
    free = [at for at in free if at not in found["twin_communes"]]
    for name, count in wanted.items():
        found[name], free = np.array(free[:count], dtype=np.int64), free[count:]
    return found


def _ordinary(world: World) -> list[bool]:
    """Communes of no story, that send no real files and no visit logs."""
    cast = parameters()
    told = {*cast["cast"].values(), *cast["paper_communes"].values(), *cast["visits"]["communes"]}
    causes = world.communes["cause"].to_list()
    codes = world.communes["commune_code"].to_list()
    return [code not in told and cause is None for code, cause in zip(codes, causes, strict=True)]


def _neighbours(world: World, free: list[int]) -> Ints:
    """The first two free communes that share a border; none where there are no two."""
    place = {code: at for at, code in enumerate(world.communes["commune_code"].to_list())}
    for at in free:
        near = [place[code] for code in world.communes["neighbours"][at] if place.get(code) in free]
        if near:
            return np.array([at, near[0]], dtype=np.int64)
    return np.empty(0, dtype=np.int64)


def untouched(world: World) -> Flags:
    """Hamlets in whose M03 nothing is planted: only there may a clerk's ordinary slips fall."""
    taken = victims(world)
    kept = ("sudden_jump", "twin_hamlets", "first_equals_all", "twin_communes")
    told = {world.place_of(code) for code in parameters()["cast"].values()}
    told |= {world.place_of(code) for code in parameters()["visits"]["communes"]}
    told |= {int(at) for name in kept for at in taken[name]}
    return ~np.isin(world.at, sorted(told))


def of_communes(world: World, kind: str, cells: Iterable[tuple[int, int]]) -> list[Fake]:
    """Fakes of whole communes, from pairs of commune and month."""
    codes = world.communes["commune_code"]
    return [Fake(kind, codes[int(at)], None, world.months[int(month)].id) for at, month in cells]


def of_hamlets(world: World, kind: str, cells: Flags) -> list[Fake]:
    """Fakes of single hamlets, from a table of hamlets x months; only what was reported counts."""
    names = world.hamlets.select("commune_code", "hamlet_code").rows()
    hamlet, month = np.nonzero(cells & world.reported)
    cells_found = zip(hamlet.tolist(), month.tolist(), strict=True)
    return [Fake(kind, names[at][0], names[at][1], world.months[when].id) for at, when in cells_found]


def months_of(world: World, at: int) -> Ints:
    """Months in which the commune's M03 arrived."""
    return np.flatnonzero(world.sent["M03"][at])


def jump_factor() -> float:
    """How many times the usual a planted jump is."""
    return share("fakes", "jump_factor")
