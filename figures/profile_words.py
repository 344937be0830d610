"""Words of a commune's profile: what kind of place it is, how it stands, where it is furthest behind."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from figures import format as vi
from figures.labels import word


def summary(place: Mapping[str, Any], standing: pl.DataFrame) -> list[str]:
    """Two or three sentences; ``place`` is a row of communes, ``standing`` the commune_indicators answer."""
    tones = dict(standing.group_by("tone").len().iter_rows())
    said = [
        word(
            "profile.summary",
            name=place["full_name"],
            group=place["peer_group_name"],
            former=place["former_province"],
            population=vi.number(place["population"]),
            area=vi.number(place["area_km2"], 1),
        ),
        word(
            "profile.tones",
            **{name: tones.get(name, 0) for name in ("behind", "attention", "on_track", "no_data")},
        ),
    ]
    late = furthest_behind(standing)
    return [*said, word("profile.worst", names="; ".join(late))] if late else said


def furthest_behind(standing: pl.DataFrame) -> list[str]:
    """The three shares furthest behind plan; counts have no measure in common with them and stay out."""
    late = standing.filter((pl.col("tone") == "behind") & (pl.col("unit") == "%"))
    return [
        word("profile.worst_one", name=row["short_name"],
             gap=vi.quantity(-row["gap"], word("unit.points"), row["decimals"]))
        for row in late.sort("gap", "short_name").head(3).iter_rows(named=True)
    ]  # fmt: skip
