"""The whole simulation: bundles that enter like parsed sheets, real files for a few communes, the stories."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from etl.demo.bundle import bundle
from etl.demo.catalogue import draw_catalogue
from etl.demo.classes import draw_classes
from etl.demo.commune_teams import draw_commune_teams, draw_decisions
from etl.demo.guidance import draw_guidance, guidance_rows
from etl.demo.identity import draw_identity
from etl.demo.paper import SentFile, write_files
from etl.demo.parameters import parameters
from etl.demo.planted import plant
from etl.demo.replies import draw_replies
from etl.demo.rosters import draw_rosters
from etl.demo.slips import with_slips
from etl.demo.spot_rows import draw_spot_book
from etl.demo.spots import draw_spots
from etl.demo.stories import Story, tell
from etl.demo.world import World, draw_world

_BY_HAMLET = frozenset({"M01"})


@dataclass(frozen=True, slots=True)
class Simulation:
    """What ``etl demo`` puts into an empty home; the same seed, scale and as-of date give the same bytes."""

    seed: int
    scale: float
    as_of: date
    bundles: Mapping[str, pl.DataFrame]
    """By form: rows of every commune but those that send real files."""
    files: tuple[SentFile, ...]
    """Real files of a few communes, in the order in which they arrived."""
    stories: tuple[Story, ...]


def simulate(seed: int, scale: float, as_of: date) -> Simulation:
    """Simulate August 2025 to the as-of date; ValueError where no reporting month is closed by then.

    ``scale`` is the share of every commune's hamlets that is kept (1.0 = about 4,200 in all).
    """
    world = draw_world(seed, scale, as_of)
    rows = draw_forms(world)
    on_paper = sorted(parameters()["paper_communes"].values())
    bundles, paper = {}, {}
    for form, frame in rows.items():
        chosen = pl.col("commune_code").is_in(on_paper)
        bundles[form] = bundle(form, frame.filter(~chosen), ["hamlet_code"] if form in _BY_HAMLET else [])
        paper[form] = frame.filter(chosen)
    files = write_files(world, paper)
    return Simulation(seed, scale, as_of, bundles, files, tell(world, files, rows["M07"]))


def draw_forms(world: World) -> dict[str, pl.DataFrame]:
    """Rows of every form for all communes, before they become bundles or files."""
    spots = draw_spots(world)
    draws: dict[str, Callable[[], pl.DataFrame]] = {
        "M10": lambda: draw_catalogue(world),
        "M01": lambda: draw_rosters(world),
        "M02a": lambda: draw_decisions(world),
        "M02b": lambda: draw_commune_teams(world),
        "M03": lambda: _guidance(world),
        "M04": lambda: draw_classes(world),
        "M05": lambda: draw_identity(world),
        "M07": lambda: draw_spot_book(world, spots),
        "M08a": lambda: draw_replies(world, spots),
    }
    return {form: draw() for form, draw in draws.items()}


def _guidance(world: World) -> pl.DataFrame:
    table = draw_guidance(world)
    plant(world, table)
    return guidance_rows(world, with_slips(world, table))
