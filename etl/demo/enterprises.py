"""Forms M08b and M08c: conferences that enterprises hold for the teams, and packages for their members."""

from datetime import date, timedelta

import numpy as np
import polars as pl

from etl.demo.chance import Ints, bell, rounded
from etl.demo.days import dates, first_days
from etl.demo.parameters import parameters, triple, words
from etl.demo.phrases import phrase
from etl.demo.world import World

_BY_COMMUNE = ("viettel", "vnpt")
"""Enterprises that list their packages by commune; the others give one figure for the province."""


def draw_conferences(world: World) -> pl.DataFrame:
    """Rows of M08b; two in three conferences are for one commune, the others for the whole province."""
    rng = world.rng("conferences")
    held = [
        (name, month)
        for month in range(len(world.months))
        for name, a_quarter in parameters()["enterprises"]["conferences_a_quarter"].items()
        for _ in range(int(rng.poisson(a_quarter / 3)))
    ]
    size, month = len(held), np.array([month for _, month in held], dtype=np.int64)
    topics = words()["conference_topics"]
    first, last = first_days(world.months)[month], world.ends[month]
    codes = world.communes["commune_code"].gather(rng.integers(0, world.communes.height, size))
    rows = pl.DataFrame({"enterprise": [name for name, _ in held], "month": month}).with_columns(
        pl.when(pl.Series(rng.random(size) < 0.67)).then(codes).alias("commune_code"),
        dates("session_date", first + np.floor(rng.random(size) * (last - first + 1)).astype(np.int64)),
        pl.Series("content", topics).gather(rng.integers(0, len(topics), size)),
        pl.Series(
            "team_members_attending",
            np.round(bell(rng.normal(size=size), triple("enterprises", "attending"))).astype(np.int64),
        ),
    )
    return _sent(
        world, rows.unique(["enterprise", "commune_code", "session_date"], maintain_order=True), "M08b"
    )


def draw_packages(world: World) -> pl.DataFrame:
    """Rows of M08c: every month a level, rising slowly."""
    rng = world.rng("packages")
    low, middle, high = triple("enterprises", "members_with_package")
    members = np.bincount(world.at, minlength=world.communes.height) * 9 + 15
    ramp = 0.6 + 0.4 * np.arange(len(world.months)) / 15
    parts = []
    for name, package in words()["packages"].items():
        shares = bell(rng.normal(size=len(members)), (low, middle, high)) / 2
        levels = rounded(rng, members[:, None] * shares[:, None] * ramp[None, :])
        parts.append(
            _levels(world, name, np.maximum.accumulate(levels, axis=1)).with_columns(
                pl.lit(package).alias("package_name")
            )
        )
    rows = pl.concat(parts, how="diagonal_relaxed").with_columns(
        pl.lit(date(2025, 8, 1)).alias("valid_from"),
        pl.when(pl.col("enterprise") == "post").then(pl.lit(date(2026, 12, 31))).alias("valid_to"),
    )
    return _sent(world, rows, "M08c")


def _levels(world: World, name: str, levels: Ints) -> pl.DataFrame:
    """By commune in the last month of every quarter, or one row a month for the province."""
    if name not in _BY_COMMUNE:
        total = levels.sum(axis=0)
        return pl.DataFrame(
            {"enterprise": name, "month": np.arange(len(total)), "members_benefiting": total},
            schema_overrides={"month": pl.Int64},
        )
    closing = [at for at, period in enumerate(world.months) if period.number % 3 == 0]
    commune = np.tile(np.arange(world.communes.height), len(closing))
    month = np.repeat(np.array(closing, dtype=np.int64), world.communes.height)
    return pl.DataFrame({"enterprise": name, "month": month}).with_columns(
        world.communes["commune_code"].gather(commune).alias("commune_code"),
        pl.Series("members_benefiting", levels[commune, month]),
    )


def _sent(world: World, rows: pl.DataFrame, form: str) -> pl.DataFrame:
    """One file an enterprise and month, received two to six days after the month."""
    ends = [period.last_day + timedelta(days=2 + at % 5) for at, period in enumerate(world.months)]
    rows = rows.with_columns(
        pl.Series([period.id for period in world.months]).gather(rows["month"]).alias("period"),
        pl.Series("received_date", ends, pl.Date).gather(rows["month"]),
    )
    rows = rows.filter(pl.col("received_date") <= world.as_of)
    file = phrase(f"mo-phong/{{enterprise}}/{form}-{{period}}.xlsx", enterprise="enterprise", period="period")
    rows = rows.sort("month", "enterprise", "commune_code", nulls_last=False, maintain_order=True)
    line = pl.int_range(pl.len()).over("month", "enterprise") + 1
    sheet = pl.col("commune_code").fill_null(form).alias("sheet")
    return rows.with_columns(line.alias("line"), file.alias("file"), sheet)
