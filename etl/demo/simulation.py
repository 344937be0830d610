"""The whole simulation: bundles that enter like parsed sheets, real files for a few communes, the stories."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from etl.demo.activities import draw_activities
from etl.demo.bundle import bundle
from etl.demo.catalogue import draw_catalogue
from etl.demo.classes import draw_classes, last_day_bursts
from etl.demo.commune_teams import draw_commune_teams, draw_decisions
from etl.demo.compositions import draw_compositions
from etl.demo.desk import draw_desk
from etl.demo.enterprises import draw_conferences, draw_packages
from etl.demo.fakes import Fake
from etl.demo.guidance import draw_guidance, guidance_rows
from etl.demo.identity import draw_identity, over_issued
from etl.demo.paper import SentFile, write_files
from etl.demo.parameters import parameters
from etl.demo.planted import above_all, plant
from etl.demo.replies import draw_replies
from etl.demo.rosters import draw_rosters
from etl.demo.slips import with_slips
from etl.demo.spot_rows import draw_spot_book
from etl.demo.spots import draw_spots
from etl.demo.stories import Story, tell
from etl.demo.visits import visit_files
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
    fakes: tuple[Fake, ...]
    """Every figure invented on purpose, so that detectors can be measured."""


def simulate(seed: int, scale: float, as_of: date) -> Simulation:
    """Simulate August 2025 to the as-of date; ValueError where no reporting month is closed by then.

    ``scale`` is the share of every commune's hamlets that is kept (1.0 = about 4,200 in all).
    """
    world = draw_world(seed, scale, as_of)
    guidance, visits, fakes = _guidance(world)
    rows = draw_forms(world, guidance)
    on_paper = sorted(parameters()["paper_communes"].values())
    bundles, paper = {}, {}
    for form, frame in rows.items():
        chosen = pl.col("commune_code").is_in(on_paper).fill_null(False)
        bundles[form] = bundle(form, frame.filter(~chosen), ["hamlet_code"] if form in _BY_HAMLET else [])
        paper[form] = frame.filter(chosen)
    sent = (*write_files(world, paper), *visits)
    files = tuple(sorted(sent, key=lambda file: (file.received_date, file.path)))
    fakes += [*over_issued(world), *last_day_bursts(world)]
    known = tuple(sorted(fakes, key=lambda fake: tuple(part or "" for part in fake)))
    return Simulation(seed, scale, as_of, bundles, files, tell(world, files, rows["M07"]), known)


def draw_forms(world: World, guidance: pl.DataFrame | None = None) -> dict[str, pl.DataFrame]:
    """Rows of every form for all communes, before they become bundles or files."""
    spots, rosters = draw_spots(world), draw_rosters(world)
    draws: dict[str, Callable[[], pl.DataFrame]] = {
        "M10": lambda: draw_catalogue(world),
        "M01": lambda: rosters,
        "M02a": lambda: draw_decisions(world),
        "M02b": lambda: draw_commune_teams(world),
        "M02c": lambda: draw_compositions(world, rosters),
        "M09": lambda: draw_activities(world),
        "M03": lambda: _guidance(world)[0] if guidance is None else guidance,
        "M04": lambda: draw_classes(world),
        "M05": lambda: draw_identity(world),
        "M06": lambda: draw_desk(world),
        "M07": lambda: draw_spot_book(world, spots),
        "M08a": lambda: draw_replies(world, spots),
        "M08b": lambda: draw_conferences(world),
        "M08c": lambda: draw_packages(world),
    }
    return {form: draw() for form, draw in draws.items()}


def _guidance(world: World) -> tuple[pl.DataFrame, list[SentFile], list[Fake]]:
    """Rows of M03, the visit logs beside them, and what is invented in both."""
    table = draw_guidance(world)
    planted = plant(world, table)
    visits, lies = visit_files(world, table)
    written, copied = with_slips(world, table)
    fakes = [*planted, *lies, *copied, *above_all(world, written)]
    return guidance_rows(world, written), visits, fakes
