"""The planted stories, said in one sentence each, so that a reader of the demo knows what to look for."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from etl.demo.paper import SentFile
from etl.demo.parameters import parameters, words
from etl.demo.world import World

_OLD_DISTRICT_COMMUNE = "14215"


@dataclass(frozen=True, slots=True)
class Story:
    """One planted story: its code, the commune it is about, and a sentence in Vietnamese."""

    code: str
    commune: str
    sentence: str


def tell(world: World, files: Sequence[SentFile], spot_book: pl.DataFrame) -> tuple[Story, ...]:
    """The stories that stand in this simulation."""
    communes = {**parameters()["cast"], "old_district": _OLD_DISTRICT_COMMUNE}
    communes["tcvn3"] = next(file.path.split("/")[0] for file in files if file.story == "tcvn3")
    names = dict(world.communes.select("commune_code", "full_name").iter_rows())
    spot = (
        spot_book.filter(pl.col("commune_code") == communes["spot_outside"])["spot_code"].drop_nulls().min()
    )
    period = world.months[-2].id if len(world.months) > 2 else ""
    told = []
    for code, sentence in words()["stories"].items():
        if not (code == "falling" and not period) and not (code == "spot_outside" and spot is None):
            filled = sentence.format(commune=names[communes[code]], period=period, spot=spot)
            told.append(Story(code, communes[code], filled))
    return tuple(told)
