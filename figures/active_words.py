"""Teams that work and teams that do not, in words and as bars."""

from typing import Any

import polars as pl

from figures import format as vi
from figures.drawing import Drawing
from figures.labels import word
from figures.stacked import bars

Row = dict[str, Any]
SHOWN = 10
"""Communes in the drawing."""
_NAMED = 3


def answer(active: Row | None, communes: pl.DataFrame) -> list[str]:
    """The share of teams with activity; teams without any for two months, and where; who cannot be judged.

    ``active`` is C4 of the scope, ``communes`` the teams_active answer of the same scope.
    """
    return [_share(active), *_dormant(communes)]


def _share(active: Row | None) -> str:
    if not active or active["state"] != "ok" or active["value"] is None:
        return word("active.share_none")
    part = vi.ratio(active["numerator"], active["denominator"])
    return word("active.share", part=part, value=vi.quantity(active["value"], "%", 1))


def _dormant(communes: pl.DataFrame) -> list[str]:
    known = communes.filter(pl.col("sleeping").is_not_null())
    if known.is_empty():
        return [word("active.dormant_none")]
    most = ranked(known)
    silent = communes.height - known.height
    beside = [word("active.silent", n=vi.number(silent))] if silent else []
    if most.is_empty():
        return [word("active.dormant_zero"), *beside]
    named = (
        word("active.one", name=name, n=vi.number(count))
        for name, count in most.head(_NAMED).select("full_name", "sleeping").iter_rows()
    )
    total = float(most["sleeping"].sum())
    said = word("active.dormant", n=vi.number(total), communes=vi.number(most.height), most=", ".join(named))
    return [said, *beside]


def ranked(communes: pl.DataFrame) -> pl.DataFrame:
    """Communes with any such team, most first."""
    return communes.filter(pl.col("sleeping") > 0).sort("sleeping", "name", descending=[True, False])


def drawing(rows: pl.DataFrame) -> Drawing:
    """The first of the ranked communes as bars."""
    shown = rows.head(SHOWN)
    said = [word("active.said", n=vi.number(count)) for count in shown["sleeping"]]
    return bars(shown["name"].to_list(), shown["sleeping"].to_list(), said, "burden.3",
                full=shown["full_name"].to_list(), room=1.3)  # fmt: skip
