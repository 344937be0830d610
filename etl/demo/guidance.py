"""Form M03: households and people guided by every team, month after month."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from etl.demo.campaigns import taking_part
from etl.demo.chance import Flags, Ints, Reals, bell, rounded
from etl.demo.days import dates, growth, seasons
from etl.demo.parameters import parameters, share, words
from etl.demo.phrases import sheet_file
from etl.demo.slips import BLANK
from etl.demo.world import World

Table = dict[str, Ints]
"""Columns of M03 as arrays of hamlets x months."""


def draw_guidance(world: World) -> Table:
    """What every hamlet would write each month, without mistakes; only reported months will be sent."""
    households = _team_households(world)
    active = _active(world)
    first = _first_time(world, households, active)
    cumulative = np.cumsum(first, axis=1)
    guided = _guided(world, households, active, first)
    table: Table = {
        "households": np.repeat(households[:, None], first.shape[1], axis=1),
        "guided_households": guided,
        "first_time_households": first,
        "cumulative_households": cumulative,
        "cumulative_proficient_households": _proficient(world, cumulative),
        **_people(world, guided),
        "outreach_sessions": active * (1 + world.rng("sessions").poisson(1.1, first.shape)),
        **_levels(world),
    }
    return table


def _team_households(world: World) -> Ints:
    """Households as the team knows them: near the catalogue, in a few hamlets out of date."""
    rng = world.rng("team households")
    known = world.hamlets["households"].to_numpy() * rng.normal(1.0, 0.015, world.hamlets.height)
    stale = rng.random(len(known)) < share("reporting", "stale_households")
    return np.round(np.where(stale, known * 1.17, known)).astype(np.int64)


def _active(world: World) -> Flags:
    """Months in which a team works; a few teams fall asleep for a stretch of months."""
    rng = world.rng("active")
    shape = world.reported.shape
    dormant_commune = world.communes["cause"].eq_missing("dormant").to_numpy()[world.at]
    chance = np.clip(world.trait("activity")[world.at] + rng.normal(0, 0.04, shape[0]), 0.3, 0.97)
    active = rng.random(shape) < np.where(dormant_commune, chance - 0.3, chance)[:, None]
    asleep = rng.random(shape[0]) < share("dormant_teams") + dormant_commune * 0.3
    start = rng.integers(3, max(4, shape[1]), shape[0])
    length = rng.integers(2, 14, shape[0])
    months = np.arange(shape[1])[None, :]
    sleeping = asleep[:, None] & (months >= start[:, None]) & (months < (start + length)[:, None])
    return np.asarray(active & ~sleeping & world.reported)


def _goal(world: World) -> Reals:
    """Share of its households that each hamlet has reached in November 2026."""
    rng = world.rng("hamlet goals")
    target = np.clip(world.trait("coverage")[world.at], 0.05, 0.95)
    odds = np.log(target / (1 - target)) + rng.normal(0, 0.45, len(target))
    return np.asarray(np.minimum(0.97, 1 / (1 + np.exp(-odds)) * 1.02))


def _first_time(world: World, households: Ints, active: Flags) -> Ints:
    """First visits: the province's curve, done in the months in which the team works."""
    rng = world.rng("first visits")
    curve = growth(world.months)
    worked = (curve[None, :] * active).sum(axis=1)
    catch_up = np.minimum(1.7, curve.sum() / np.maximum(worked, 1e-9))
    end = share("households_reached", "2026-11")
    pace = households * _goal(world) * catch_up / end
    wanted = pace[:, None] * curve[None, :] * active * rng.lognormal(-0.03, 0.25, active.shape)
    reached = np.minimum(np.cumsum(rounded(rng, wanted), axis=1), households[:, None])
    return np.diff(reached, axis=1, prepend=0)


def _guided(world: World, households: Ints, active: Flags, first: Ints) -> Ints:
    """Households guided in the month: the new ones and some that were visited before."""
    rng = world.rng("repeat visits")
    again = first * 0.35 + households[:, None] * 0.011 * seasons(world.months)[None, :]
    repeats = rounded(rng, again * rng.lognormal(0, 0.2, active.shape))
    return np.minimum(first + repeats * active, households[:, None])


def _proficient(world: World, cumulative: Ints) -> Ints:
    rng = world.rng("proficient")
    final = bell(rng.normal(size=world.communes.height), (0.35, 0.6, 0.8))[world.at]
    ramp = np.minimum(1.0, 0.6 + 0.4 * np.arange(cumulative.shape[1]) / 15)
    return np.floor(cumulative * final[:, None] * ramp[None, :]).astype(np.int64)


def _people(world: World, guided: Ints) -> Table:
    """Person-times by content, and of them the elderly and the disabled."""
    rng = world.rng("person-times")
    mix: Mapping[str, float] = parameters()["content_mix"]
    total = guided * share("person_times_per_household") * rng.lognormal(0, 0.12, guided.shape)
    taste = {name: rng.lognormal(0, 0.12, (len(guided), 1)) for name in mix}
    people = {f"people_guided_{name}": rounded(rng, total * mix[name] * taste[name]) for name in mix}
    times = np.sum(list(people.values()), axis=0)
    people["people_guided_elderly"] = rng.binomial(times, 0.27)
    people["people_guided_disabled"] = rng.binomial(times, 0.018)
    return people


def _levels(world: World) -> Table:
    """Household businesses with a QR code and OCOP products on sale online, at the end of the month."""
    rng = world.rng("levels")
    months = np.arange(world.reported.shape[1])[None, :]
    columns = {"qr_household_businesses": ("household_businesses", 0.3, 0.022),
               "ocop_products_listed": ("ocop_products", 0.25, 0.02)}  # fmt: skip
    found: Table = {}
    for name, (base, start, step) in columns.items():
        of = world.hamlets[base].to_numpy()[:, None]
        ready = np.clip(start + step * months + rng.normal(0, 0.1, (of.shape[0], 1)), 0, 0.97)
        found[name] = np.floor(of * ready + rng.random((of.shape[0], 1)) * (of > 0) * 0.99).astype(np.int64)
        found[name] = np.minimum(found[name], of)
    return found


def guidance_rows(world: World, table: Mapping[str, Ints]) -> pl.DataFrame:
    """The reported hamlet-months as rows of M03, with the day their sheet arrived."""
    hamlet, month = np.nonzero(world.reported)
    names = world.hamlets.select("commune_code", "hamlet_code", "hamlet_name", "full_name")[hamlet]
    cells = [pl.Series(name, values[hamlet, month]) for name, values in table.items()]
    rows = names.with_columns(
        pl.Series([period.id for period in world.months]).gather(month).alias("period"),
        dates("received_date", world.received["M03"][world.at[hamlet], month]),
        pl.Series("line", world.hamlets["number"].to_numpy()[hamlet]),
        *[pl.when(cell != BLANK).then(cell).alias(cell.name) for cell in cells],
        pl.Series("hamlet", hamlet), pl.Series("month", month),
    )  # fmt: skip
    return _with_remarks(world, rows).with_columns(sheet_file("M03", "period"), pl.lit("M03").alias("sheet"))


def _with_remarks(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """The campaign that an active month belongs to, and on a few rows a note."""
    rng, notes = world.rng("notes"), words()["notes"]
    tags = taking_part(world).rename({"code": "campaign_code"}).drop("at")
    rows = rows.join(tags, on=["hamlet", "month"], how="left", maintain_order="left")
    noted = pl.Series(rng.random(rows.height) < share("reporting", "note"))
    return rows.with_columns(
        pl.when(pl.col("guided_households") > 0).then("campaign_code").alias("campaign_code"),
        pl.when(noted).then(pl.Series(notes).gather(rng.integers(0, len(notes), rows.height))).alias("note"),
    ).drop("hamlet", "month")
