"""Clusters of neighbouring communes that lag, by local Moran's I, of each period and indicator."""

from collections.abc import Iterator
from functools import cache

import numpy as np
import polars as pl

from etl import reference
from etl.assess.local_moran import Flags, found, low_among_low
from etl.indicators import INDICATORS

FEWEST = 30
"""With fewer communes that have a figure nothing is tested."""
LATE = ("behind", "attention")
_KEYS = ["period", "indicator"]
MEMBERS = {
    "period": pl.String, "indicator": pl.String, "cluster": pl.Int32, "commune_code": pl.String,
    "core": pl.Boolean, "local_i": pl.Float64, "rarity": pl.Float64,
}  # fmt: skip
TESTS = {"period": pl.String, "indicator": pl.String, "tested": pl.Int32, "left_out": pl.Int32,
         "clusters": pl.Int32}  # fmt: skip


def clusters(status: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Members of the clusters (MEMBERS), and one row a period and indicator with what was tested (TESTS).

    ``status`` is the communes' status. A core lags and stands out (see local_moran); with it go its
    neighbours that lag too. Communes without a figure are left out and counted; with fewer than FEWEST that
    have one, ``clusters`` is null. Clusters are numbered by size.
    """
    mine = status.filter((pl.col("part") == 1) & pl.col("plan").is_not_null()).select(
        *_KEYS, "commune_code", "value", "tone", "state"
    )
    known = mine.filter((pl.col("state") == "ok") & pl.col("value").is_not_null())
    members: list[tuple[object, ...]] = []
    keys_of = mine.select(_KEYS).unique().sort(_KEYS).iter_rows()
    tests: dict[tuple[object, ...], tuple[int, int | None]] = dict.fromkeys(keys_of, (0, None))
    for keys, group in known.sort("commune_code").group_by(_KEYS, maintain_order=True):
        key = str(keys[0]), str(keys[1])
        rows = list(_members(group, key[1])) if group.height >= FEWEST else None
        members += [(*key, *row) for row in rows or ()]
        tests[key] = group.height, None if rows is None else len({row[0] for row in rows})
    every = reference.communes().height
    counted = [(*key, tested, every - tested, many) for key, (tested, many) in tests.items()]
    return (
        pl.DataFrame(members, schema=MEMBERS, orient="row").sort(*_KEYS, "cluster", "commune_code"),
        pl.DataFrame(counted, schema=TESTS, orient="row"),
    )


@cache
def _beside() -> tuple[dict[str, int], Flags]:
    """The place of each commune by code, and for each pair whether they are neighbours."""
    communes = reference.communes()
    at = {code: i for i, code in enumerate(communes["code"])}
    beside = np.zeros((len(at), len(at)), dtype=bool)
    for code, others in communes.select("code", "neighbours").iter_rows():
        beside[at[code], [at[other] for other in others]] = True
    return at, beside


def _members(known: pl.DataFrame, indicator: str) -> Iterator[tuple[int, str, bool, float, float | None]]:
    """Cluster number, commune, core or not, local I, a core's rarity; every row of ``known`` has a figure."""
    late, codes = known["tone"].is_in(LATE).to_numpy(), known["commune_code"].to_list()
    at, all_beside = _beside()
    here = [at[code] for code in codes]
    beside = all_beside[np.ix_(here, here)]
    sign = -1 if INDICATORS[indicator].better == "down" else 1
    values = sign * known["value"].to_numpy().astype(np.float64)
    asked = late & (values < values.mean())
    local, rare = low_among_low(values, beside, asked)
    cores = [int(i) for i in np.flatnonzero(found(rare, asked))]
    for number, group in enumerate(_grown(cores, beside & late), 1):
        for i in group:
            yield number, codes[i], i in cores, float(local[i]), float(rare[i]) if i in cores else None


def _grown(cores: list[int], beside: Flags) -> list[list[int]]:
    """Each core with what lies ``beside`` it, joined where they share one; the largest first, none alone."""
    groups: list[set[int]] = []
    for core in cores:
        mine = {core, *map(int, np.flatnonzero(beside[core]))}
        touching = [group for group in groups if group & mine]
        groups = [group for group in groups if not group & mine] + [mine.union(*touching)]
    whole = [sorted(group) for group in groups if len(group) > 1]
    return sorted(whole, key=lambda group: (-len(group), group[0]))
