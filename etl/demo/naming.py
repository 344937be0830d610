"""Old commune, kind and name of every hamlet, as the three former provinces are used to name them."""

import numpy as np
import polars as pl

from etl import reference
from etl.demo.chance import apportion, stream
from etl.demo.parameters import parameters, words

Named = tuple[str, str, str]
"""Old commune, kind, name."""


def name_hamlets(seed: int, communes: pl.DataFrame, hamlets: pl.DataFrame) -> pl.DataFrame:
    """Add ``old_commune``, ``hamlet_type``, ``hamlet_name`` and ``full_name`` (kind and name)."""
    rng = stream(seed, "hamlet names")
    old = _old_units()
    counts = dict(hamlets.group_by("at").len().iter_rows())
    named: list[Named] = []
    for at, commune in enumerate(communes.iter_rows(named=True)):
        named += _of_commune(rng, commune, old[commune["commune_code"]], counts[at])
    kinds = words()["hamlet_types"]
    return hamlets.with_columns(
        pl.Series("old_commune", [one[0] for one in named]),
        pl.Series("hamlet_type", [one[1] for one in named]),
        pl.Series("hamlet_name", [one[2] for one in named]),
        pl.Series("full_name", [f"{kinds[one[1]]} {one[2]}" for one in named]),
    )


def _old_units() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in reference.rows("old_units"):
        found.setdefault(str(row["new_code"]), []).append((str(row["old_name"]), str(row["old_type"])))
    return found


def _of_commune(
    rng: np.random.Generator, commune: dict[str, object], old: list[tuple[str, str]], count: int
) -> list[Named]:
    code = str(commune["commune_code"])
    if commune["group"] == "phuong":
        restart = code == parameters()["cast"]["same_name"]
        return _ward(old[:3] if restart else old, count, restart)
    villages = _village_names(rng, count)
    named: list[Named] = []
    for (name, kind), size in zip(old, _sizes(old, count), strict=True):
        named += _village_part(rng, commune, name, kind, villages[len(named) : len(named) + size])
    return named


def _sizes(old: list[tuple[str, str]], count: int) -> list[int]:
    return [int(size) for size in apportion(count, np.ones(len(old)))]


def _ward(old: list[tuple[str, str]], count: int, restart: bool) -> list[Named]:
    """Residential groups numbered through the ward; in one ward every old unit kept its own numbers."""
    named: list[Named] = []
    for (name, _), size in zip(old, _sizes(old, count), strict=True):
        first = 1 if restart else len(named) + 1
        named += [(name, "to_dan_pho", str(first + step)) for step in range(size)]
    return named


def _village_part(
    rng: np.random.Generator, commune: dict[str, object], old: str, kind: str, villages: list[str]
) -> list[Named]:
    habits = parameters()["hamlet_names"]
    province = str(commune["former_province"])
    if kind in habits["town_kinds"]:
        return [(old, "to_dan_pho", f"{number} {old}") for number in range(1, len(villages) + 1)]
    hamlet_kind = "xom" if rng.random() < habits["xom"][province] else "thon"
    if commune["group"] == "xa_doi_nui" and rng.random() < 0.3:
        hamlet_kind = "ban"
    if rng.random() < habits["numbered"][province]:
        return [(old, hamlet_kind, str(number)) for number in range(1, len(villages) + 1)]
    return [(old, hamlet_kind, name) for name in villages]


def _village_names(rng: np.random.Generator, count: int) -> list[str]:
    first, second = words()["village_first"], words()["village_second"]
    drawn = rng.permutation(len(first) * len(second))[: count * 2]
    pairs = [(first[number // len(second)], second[number % len(second)]) for number in drawn]
    return [f"{one} {two}" for one, two in pairs if one != two][:count]
