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
    """The stories that stand in this simulation; one whose day has not come yet is left out."""
    cast = parameters()["cast"]
    communes = {**cast, "old_district": _OLD_DISTRICT_COMMUNE}
    communes |= {file.story: file.path.split("/")[0] for file in files if file.story == "tcvn3"}
    spot = spot_book.filter(pl.col("commune_code") == cast["spot_outside"])["spot_code"].drop_nulls().min()
    period = world.months[-2].id if len(world.months) > 2 else None
    missing = {code for code, known in (("falling", period), ("spot_outside", spot)) if known is None}
    names = dict(world.communes.select("commune_code", "full_name").iter_rows())
    return tuple(
        Story(code, communes[code], sentence.format(commune=names[communes[code]], period=period, spot=spot))
        for code, sentence in words()["stories"].items()
        if code in communes and code not in missing
    )
