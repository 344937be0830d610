"""Form M01: the rosters of the hamlet teams, first in August 2025 and again when a team changes."""

from datetime import date

import numpy as np
import polars as pl

from etl.demo.chance import Flags, Ints, from_ranges
from etl.demo.days import NEVER, dates, day
from etl.demo.parameters import parameters, share
from etl.demo.persons import draw_people
from etl.demo.world import World

_ENOUGH = 9
_IN_LARGE_TEAMS = 3
"""People are named twice in teams of more than nine only, which are a third of all."""
_UNDERSTAFFED = {"1-4": 0.15, "5-8": 0.55, "9": 0.25, "10-13": 0.05}


def draw_rosters(world: World) -> pl.DataFrame:
    """Rows of M01: the people of every roster received by the as-of date."""
    first, second = _sizes(world)
    pool = np.maximum(first, second)
    people = _people(world, pool)
    early, late = _received(world, second > 0)
    whole = np.repeat(np.arange(len(pool)), pool)
    place = people["line"].to_numpy() - 1
    rosters = [
        people.filter(pl.Series(place < first[whole])).with_columns(
            _sent(whole[place < first[whole]], early, "")
        ),
        people.filter(pl.Series(place < second[whole])).with_columns(
            _sent(whole[place < second[whole]], late, "-bo-sung")
        ),
    ]
    hamlets = world.hamlets.select("commune_code", "hamlet_code")
    rows = pl.concat(rosters).filter(pl.col("received_date") <= world.as_of)
    rows = rows.with_columns(hamlets[rows["hamlet"].to_numpy()].get_columns())
    file = pl.concat_str(
        pl.lit("mo-phong/"), "commune_code", pl.lit("/M01-"), "hamlet_code", "mark", pl.lit(".docx")
    )
    return rows.with_columns(
        file.alias("file"), pl.lit("1").alias("sheet"), pl.col("line").alias("sequence_number")
    )


def _sizes(world: World) -> tuple[Ints, Ints]:
    """Members in the first roster, and in the second one (0 where none is sent)."""
    rng = world.rng("team sizes")
    count = world.hamlets.height
    weights = {
        name: chance for name, chance in parameters()["members_per_hamlet_team"].items() if name != "0"
    }
    short = world.communes["cause"].eq_missing("understaffed").to_numpy()[world.at]
    first = np.where(short, from_ranges(rng, _UNDERSTAFFED, count), from_ranges(rng, weights, count))
    mended = (first < _ENOUGH) & ~short & (rng.random(count) < 0.25)
    changed = rng.random(count) < 0.03
    second = np.where(mended, rng.integers(_ENOUGH, 12, count), np.where(changed, first, 0))
    return first, second


def _people(world: World, pool: Ints) -> pl.DataFrame:
    """The people of every team in order, with the gaps and repeats that real rosters have."""
    rng = world.rng("roster people")
    total = int(pool.sum())
    hamlet = np.repeat(np.arange(len(pool)), pool)
    place = np.arange(total) - np.repeat(np.cumsum(pool) - pool, pool)
    people = draw_people(rng, total)
    repeat = (rng.random(total) < _IN_LARGE_TEAMS * share("reporting", "duplicate_person")) & (place > 1)
    repeat &= pool[hamlet] > _ENOUGH
    source = np.arange(total) - repeat
    nameless = rng.random(total) < 0.008
    silent = (rng.random(total) < share("reporting", "phone_missing")) & ~repeat & ~nameless
    people = people[source].with_columns(
        _unless("zalo_phone", silent),
        _unless("full_name", nameless & ~repeat),
        pl.Series("team_role", _roles(rng, place, hamlet)),
        pl.Series("line", place + 1),
        pl.Series("hamlet", hamlet),
    )
    return people.drop("gender")


def _unless(name: str, gone: Flags) -> pl.Expr:
    return pl.when(~pl.Series(gone)).then(pl.col(name)).alias(name)


def _roles(rng: np.random.Generator, place: Ints, hamlet: Ints) -> list[str]:
    """First the leader, then the deputy; in a few teams nobody or two are called leader."""
    odd = rng.random(int(hamlet.max(initial=0)) + 1)[hamlet]
    names = np.array(["leader", "deputy", "member"], dtype=object)[np.minimum(place, 2)]
    names[(odd < 0.015) & (place == 0)] = "member"
    names[(odd > 0.985) & (place == 1)] = "leader"
    return [str(name) for name in names]


def _received(world: World, again: Flags) -> tuple[Ints, Ints]:
    """Days on which the first and the second roster of every hamlet arrived."""
    rng = world.rng("roster days")
    count, habit = world.hamlets.height, rng.random(world.communes.height)[world.at]
    start, deadline = day(date(2025, 8, 1)), day(date(2025, 8, 10))
    prompt = np.where(
        rng.random(count) < 0.86, rng.integers(start, deadline, count), deadline + rng.integers(0, 5, count)
    )
    slow = deadline + rng.integers(1, 24, count)
    last = day(date(2025, 9, 5)) + rng.integers(0, 36, count)
    on_time, late = share("roster_on_time"), share("roster_late")
    early = np.where(habit < on_time, prompt, np.where(habit < on_time + late, slow, last))
    missing = rng.random(count)
    early = np.where(missing < 0.04, day(date(2025, 9, 1)) + rng.integers(0, 330, count), early)
    early = np.where(missing < 0.007, NEVER, early)
    later = np.maximum(early, day(date(2025, 10, 1))) + rng.integers(10, 330, count)
    return early, np.where(again & (early < NEVER), later, NEVER)


def _sent(hamlet: Ints, days: Ints, mark: str) -> list[pl.Series | pl.Expr]:
    return [dates("received_date", days[hamlet]), pl.lit(mark).alias("mark")]
