"""Rows of M09 about money, schools, officials and written criteria, by half-year and year."""

import numpy as np
import polars as pl

from etl.demo.activities.movements import award_rows
from etl.demo.chance import Reals, bell, triangle
from etl.demo.parameters import parameters, share, triple, words
from etl.demo.phrases import phrase
from etl.demo.world import World

_DISBURSED = {"H1": (0.2, 0.38, 0.6), "H2": (0.62, 0.85, 1.0)}


def half_year_rows(world: World, sheets: pl.DataFrame) -> pl.DataFrame:
    """Budget, schools, officials and the criterion on the sheet of a half-year."""
    parts = [
        _budgets(world, sheets),
        _schools(world, sheets),
        _officials(world, sheets),
        _criteria(world, sheets),
    ]
    return pl.concat(parts, how="diagonal_relaxed")


def year_rows(world: World, sheets: pl.DataFrame) -> pl.DataFrame:
    """Awards, officials and the criterion on the sheet of a year."""
    awards = award_rows(world, sheets, share("activities", "awards_a_year"))
    return pl.concat([awards, _officials(world, sheets), _criteria(world, sheets)], how="diagonal_relaxed")


def _budgets(world: World, sheets: pl.DataFrame) -> pl.DataFrame:
    """So many thousand đồng a team and month, for the year; more of it is spent in its second half."""
    count = world.communes.height
    allots = world.rng("allotting").random(count) < share("activities", "budget_communes")
    rate = np.round(triangle(world.rng("support"), triple("support_kvnd_team_month"), count) / 10) * 10
    teams = np.bincount(world.at, minlength=count)
    rows = sheets.select("at", "period").filter(pl.Series(allots[sheets["at"].to_numpy()]))
    at = rows["at"].to_numpy()
    amount = (rate * 1000 * teams * 12).astype(np.int64)[at]
    rng = world.rng("disbursed")
    spent = np.array([rng.triangular(*_DISBURSED[id[-2:]]) for id in rows["period"]])
    return rows.with_columns(
        pl.lit(7).alias("place"),
        pl.lit("budget").alias("activity_group"),
        pl.lit(words()["budget"]).alias("content"),
        pl.Series("budget_vnd", amount),
        pl.Series("disbursed_vnd", (np.round(amount * spent / 100_000) * 100_000).astype(np.int64)).clip(
            upper_bound=pl.Series(amount)
        ),
        phrase(words()["decision_number"], number=pl.lit(pl.Series(at * 3 + 41).cast(pl.String))).alias(
            "document_number"
        ),
    )


def _schools(world: World, sheets: pl.DataFrame) -> pl.DataFrame:
    """Schools that teach digital skills and their pupils, of all schools and pupils of the commune."""
    count, at = world.communes.height, sheets["at"].to_numpy()
    schools = np.round(bell(world.rng("schools").normal(size=count), triple("activities", "schools"))).astype(
        np.int64
    )
    pupils = np.round(world.commune_sums("registered_residents") * share("activities", "pupils_of_residents"))
    teaching = np.clip(_level(world, "teaching", "schools_teaching")[at] * _growth(sheets), 0, 1)
    taught = np.round(schools[at] * teaching).astype(np.int64)
    part = np.clip(taught / schools[at] * world.rng("taught").normal(1, 0.05, len(at)), 0, 1)
    return sheets.select("at", "period").with_columns(
        pl.lit(8).alias("place"),
        pl.lit("school").alias("activity_group"),
        pl.lit(words()["school"]).alias("content"),
        pl.Series("quantity", taught),
        pl.lit(words()["school_unit"]).alias("quantity_unit"),
        pl.Series("people", np.floor(pupils[at] * part).astype(np.int64)),
        pl.Series("quantity_total", schools[at]),
        pl.Series("people_total", pupils[at].astype(np.int64)),
    )


def _officials(world: World, sheets: pl.DataFrame) -> pl.DataFrame:
    """Officials confirmed as proficient, of all officials of the commune."""
    count, at = world.communes.height, sheets["at"].to_numpy()
    total = np.round(
        bell(world.rng("officials").normal(size=count), triple("activities", "officials"))
    ).astype(np.int64)
    proficient = np.clip(
        _level(world, "proficient", "officials_confirmed")[at] * _growth(sheets) ** 0.5, 0, 1
    )
    return sheets.select("at", "period").with_columns(
        pl.lit(9).alias("place"),
        pl.lit("officials").alias("activity_group"),
        pl.lit(words()["officials"]).alias("content"),
        pl.Series("people", np.floor(total[at] * proficient).astype(np.int64)),
        pl.Series("people_total", total[at]),
    )


def _criteria(world: World, sheets: pl.DataFrame) -> pl.DataFrame:
    """Communes that have written the teams' results into how officials are judged; more of them in 2026."""
    early, late = parameters()["activities"]["criterion"]
    drawn = world.rng("criteria").random(world.communes.height)[sheets["at"].to_numpy()]
    limit = np.where(sheets["period"].str.starts_with("2025").to_numpy(), early, late)
    rows = sheets.select("at", "period").filter(pl.Series(drawn < limit))
    number = (rows["at"] * 2 + 11).cast(pl.String)
    return rows.with_columns(
        pl.lit(10).alias("place"),
        pl.lit("evaluation_criterion").alias("activity_group"),
        pl.lit(words()["criterion"]).alias("content"),
        phrase(words()["criterion_number"], number=pl.lit(number)).alias("document_number"),
    )


def _level(world: World, name: str, parameter: str) -> Reals:
    return bell(world.rng(name).normal(size=world.communes.height), triple("activities", parameter))


def _growth(sheets: pl.DataFrame) -> Reals:
    """Shares of 2025 were smaller."""
    return np.where(sheets["period"].str.starts_with("2025").to_numpy(), 0.8, 1.0)
