"""Lays the second computation beside the published one and tells every difference."""

import math
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

from tests.indicators.oracle import (
    accounts,
    activities,
    classes,
    composition,
    deadlines,
    desk,
    dormancy,
    households,
    identity,
    learners,
    levels,
    movement,
    quality,
    repairs,
    reporting,
    safety,
    skills,
    spot_reach,
    spots,
    teams,
    training,
)
from tests.indicators.oracle.answers import Answers, Cell, Key
from tests.indicators.oracle.source import Row, Source

FAMILIES = (
    teams, deadlines, composition, training, households, levels, dormancy, desk, classes, learners, skills,
    identity, accounts, safety, spots, repairs, spot_reach, activities, movement, quality, reporting,
)  # fmt: skip


def answers(source: Source) -> dict[Key, Cell]:
    """Every figure of the indicators that are computed a second time; K6 comes last, out of the others."""
    out = Answers()
    for family in FAMILIES:
        family.write(source, out)
    return out.cells


def published(rows: Iterable[Row]) -> dict[Key, Cell]:
    """Rows of the values as figures by their key."""
    names = ("period", "level", "commune_code", "hamlet_code", "indicator", "part", "breakdown", "base")
    key, cell = itemgetter(*names), itemgetter(*Cell._fields)
    return {key(row): Cell._make(cell(row)) for row in rows}


def differences(ours: Mapping[Key, Cell], theirs: Mapping[Key, Cell]) -> list[tuple[Key, Any, Any]]:
    """Figures of one side only, or not the same on both."""
    found: list[tuple[Key, Any, Any]] = [
        (key, ours.get(key), theirs.get(key)) for key in sorted(ours.keys() ^ theirs.keys(), key=str)
    ]
    for key in ours.keys() & theirs.keys():
        if ours[key] != theirs[key] and not _same(key, ours[key], theirs[key]):
            found.append((key, ours[key], theirs[key]))
    return found


def _same(key: Key, one: Cell, other: Cell) -> bool:
    if key[1] == "hamlet" and key[4] == "D4" and other.state == "suppressed":
        return one.state in ("ok", "suppressed")  # which further cells must be hidden is judged elsewhere
    numbers = zip(one[:3], other[:3], strict=True)
    return one[3:] == other[3:] and all(
        a == b or (a is not None and b is not None and math.isclose(a, b, rel_tol=1e-12)) for a, b in numbers
    )
