"""Forms M02a and M02b: the decisions that set the teams up, and the commune-level teams."""

from datetime import date

import numpy as np
import polars as pl

from etl.demo.chance import Ints, from_ranges, pick
from etl.demo.days import dates, day
from etl.demo.parameters import parameters, share, words
from etl.demo.persons import draw_people
from etl.demo.phrases import phrase, sheet_file
from etl.demo.world import World

_ORGANISATIONS = {
    "youth_union": 0.3, "womens_union": 0.12, "farmers_association": 0.1, "veterans_association": 0.08,
    "police": 0.12, "health": 0.07, "education": 0.08, "post_telecom": 0.05, "other": 0.08,
}  # fmt: skip
_UNDERSTAFFED = {"9-14": 0.8, "15": 0.2}


def _received(world: World) -> Ints:
    """Day on which the commune reported its teams: three in four before 15 August 2025."""
    rng = world.rng("decision days")
    count, deadline = world.communes.height, day(date(2025, 8, 15))
    habit = rng.random(count)
    on_time, late = share("roster_on_time"), share("roster_late")
    soon, slow = deadline - rng.integers(1, 8, count), deadline + rng.integers(0, 17, count)
    last = day(date(2025, 9, 5)) + rng.integers(0, 36, count)
    return np.asarray(np.where(habit < on_time, soon, np.where(habit < on_time + late, slow, last)))


def draw_decisions(world: World) -> pl.DataFrame:
    """Rows of M02a, one a commune."""
    rng = world.rng("decisions")
    count, received = world.communes.height, _received(world)
    number = pl.Series(rng.integers(40, 480, count)).cast(pl.String)
    signed = np.maximum(received - rng.integers(2, 9, count), day(date(2025, 7, 14)))
    signed = np.where(rng.random(count) < 0.015, day(date(2025, 6, 18)), signed)
    draft, bare = rng.random(count) < 0.03, rng.random(count) < 0.05
    text = words()
    hamlets = pl.Series(np.bincount(world.at, minlength=count))
    rows = (
        world.communes.select("commune_code", "full_name")
        .with_columns(
            number.alias("number"),
            dates("decision_date", signed),
            pl.Series("signer_name", text["signers"]).gather(rng.integers(0, 2, count)).alias("signer_name"),
            phrase(text["decision_abstract"], commune="full_name").alias("abstract"),
            hamlets.alias("hamlet_teams_established"),
            dates("received_date", received),
            pl.lit(1).alias("line"),
        )
        .with_columns(
            pl.when(~pl.Series(draft))
            .then(phrase(text["decision_number"], number="number"))
            .alias("decision_number"),
            pl.when(~pl.Series(bare))
            .then(phrase(text["decision_attachment"], code="commune_code", number="number"))
            .alias("attachment"),
        )
    )
    return _sent(rows, "M02a").filter(pl.col("received_date") <= world.as_of)


def draw_commune_teams(world: World) -> pl.DataFrame:
    """Rows of M02b: the people of every commune-level team."""
    rng = world.rng("commune teams")
    sizes = _sizes(world, rng)
    total, commune = int(sizes.sum()), np.repeat(np.arange(len(sizes)), sizes)
    place = np.arange(total) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    people = draw_people(world.rng("commune people"), total)
    silent = rng.random(total) < share("reporting", "phone_missing")
    roles = np.array(["leader", "deputy", "member"], dtype=object)[np.minimum(place, 2)]
    youth = rng.random(total) < 0.36
    birth = np.where(youth, rng.integers(1992, 2006, total), rng.integers(1966, 1996, total))
    rows = people.with_columns(
        pl.when(~pl.Series(silent)).then("zalo_phone").alias("zalo_phone"),
        pl.Series("birth_year", birth),
        pl.Series("team_role", [str(role) for role in roles]),
        pl.Series("job_title_organisation", words()["job_titles"]).gather(
            rng.integers(0, len(words()["job_titles"]), total)
        ),
        pl.Series("youth_union_member", youth),
        pl.Series("party_member", rng.random(total) < 0.62),
        pl.Series("organisation", [str(name) for name in pick(rng, _ORGANISATIONS, total)]),
        world.communes["commune_code"].gather(commune).alias("commune_code"),
        dates("received_date", _received(world)[commune]),
        pl.Series("sequence_number", place + 1),
        pl.Series("line", place + 1),
    )
    return _sent(rows, "M02b").filter(pl.col("received_date") <= world.as_of)


def _sizes(world: World, rng: np.random.Generator) -> Ints:
    short = world.communes["cause"].eq_missing("understaffed").to_numpy()
    usual = from_ranges(rng, parameters()["commune_team"], len(short))
    return np.where(short, from_ranges(rng, _UNDERSTAFFED, len(short)), usual)


def _sent(rows: pl.DataFrame, form: str) -> pl.DataFrame:
    return rows.with_columns(sheet_file(form), pl.lit(form).alias("sheet"))
