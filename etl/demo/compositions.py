"""Form M02c: who sits in the hamlet teams, as counts, sent after the rosters and again every half-year."""

from datetime import date

import numpy as np
import polars as pl

from etl.demo.chance import Ints, bell
from etl.demo.days import dates, day
from etl.demo.parameters import share, triple
from etl.demo.phrases import sheet_file
from etl.demo.world import World

_VERSIONS = (date(2025, 9, 3), date(2026, 1, 12), date(2026, 7, 13))


def draw_compositions(world: World, rosters: pl.DataFrame) -> pl.DataFrame:
    """Rows of M02c, one a hamlet team and version; heads are those of the roster that stood then."""
    versions = [_version(world, rosters, number) for number in range(len(_VERSIONS))]
    return pl.concat(versions).filter(pl.col("received_date") <= world.as_of)


def _version(world: World, rosters: pl.DataFrame, number: int) -> pl.DataFrame:
    rng = world.rng(f"compositions {number}")
    received = day(_VERSIONS[number]) + rng.integers(0, 24, world.communes.height)
    rows = _heads(rosters, _VERSIONS[number]).sort("hamlet")
    hamlet = rows["hamlet"].to_numpy()
    members = rows["members"].to_numpy() + (rng.random(len(hamlet)) < share("composition", "miscounted"))
    named = world.hamlets.select("commune_code", "hamlet_code", "hamlet_name", "full_name")[hamlet]
    rows = named.with_columns(
        pl.Series("members", members),
        *_groups(world, hamlet, members),
        dates("received_date", received[world.at[hamlet]]),
        pl.Series("line", world.hamlets["number"].to_numpy()[hamlet]),
        pl.lit(f"{_VERSIONS[number]:%Y-%m}").alias("version"),
    )
    rows = rows.with_columns(sheet_file("M02c", "version"), pl.lit("M02c").alias("sheet"))
    return _with_slips(world, rows, number)


def _heads(rosters: pl.DataFrame, until: date) -> pl.DataFrame:
    """Distinct people of every hamlet's latest roster received by that day."""
    known = rosters.filter((pl.col("received_date") <= until) & pl.col("full_name").is_not_null())
    last = pl.col("received_date") == pl.col("received_date").max().over("hamlet")
    people = pl.struct("full_name", "zalo_phone").n_unique().cast(pl.Int64)
    return known.filter(last).group_by("hamlet").agg(people.alias("members"))


def _groups(world: World, hamlet: Ints, members: Ints) -> list[pl.Series]:
    """The groups; one person may stand in several. The same team has the same make-up in every version."""
    rng = world.rng("composition")
    size, count = world.hamlets.height, world.communes.height
    low, _, high = triple("composition", "organisations")
    women, youth = (
        rng.binomial(40, bell(rng.normal(size=count), triple("composition", name))[world.at]) / 40
        for name in ("women", "youth")
    )
    held = {
        "secretary_or_hamlet_head_members": (rng.random(size) >= share("composition", "head_missing"))
        * rng.integers(1, 3, size),
        "mass_organisation_members": rng.integers(int(low), int(high) + 1, size),
        "police_members": (rng.random(size) >= share("composition", "police_missing")).astype(np.int64),
        "enterprise_members": (rng.random(size) < share("composition", "enterprise")).astype(np.int64),
    }
    filled = pl.Series(rng.random(size) >= share("composition", "not_filled"))[hamlet]
    counts = {
        "female_members": np.round(women[hamlet] * members).astype(np.int64),
        "youth_union_members": np.round(youth[hamlet] * members).astype(np.int64),
        **{name: np.minimum(values[hamlet], members) for name, values in held.items()},
    }
    return [pl.select(pl.when(filled).then(pl.Series(name, values)).alias(name)).to_series()
            for name, values in counts.items()]  # fmt: skip


def _with_slips(world: World, rows: pl.DataFrame, number: int) -> pl.DataFrame:
    """A few rows count more women than people: refused, so the composition before stands."""
    wrong = pl.Series(world.rng(f"composition slips {number}").random(rows.height))
    more = pl.when(wrong < share("reporting", "row_error") * 0.8).then(pl.col("members") + 2)
    return rows.with_columns(more.otherwise("female_members").alias("female_members"))
