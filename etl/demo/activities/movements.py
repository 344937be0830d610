"""Rows of M09 about campaigns, models, movements of emulation and awards given during the year."""

import numpy as np
import polars as pl

from etl.calendar import containing
from etl.demo.campaigns import campaigns, taking_part
from etl.demo.parameters import share, words
from etl.demo.phrases import phrase
from etl.demo.world import World

_PEOPLE_A_HAMLET = (14, 60)


def campaign_rows(world: World, sheets: pl.DataFrame) -> pl.DataFrame:
    """A row for every campaign a commune took part in, in the quarter in which it ended."""
    rng = world.rng("campaign rows")
    held = pl.DataFrame(
        [
            (one.code, one.name, one.first, one.last, containing(one.last, "quarter").id)
            for one in campaigns(world)
        ],
        schema={
            "code": pl.String,
            "content": pl.String,
            "start_date": pl.Date,
            "end_date": pl.Date,
            "period": pl.String,
        },
        orient="row",
    )
    hamlets = (
        taking_part(world).group_by("at", "code").agg(pl.len().cast(pl.Int64).alias("participating_hamlets"))
    )
    rows = hamlets.join(held, on="code").join(sheets.select("at", "period"), on=["at", "period"], how="semi")
    rows = rows.sort("at", "period", "code")
    people = rows["participating_hamlets"].to_numpy() * rng.integers(*_PEOPLE_A_HAMLET, rows.height)
    return rows.rename({"code": "campaign_code"}).with_columns(
        pl.lit(3).alias("place"), pl.lit("campaign").alias("activity_group"), pl.Series("people", people)
    )


def movement_rows(world: World, sheets: pl.DataFrame) -> pl.DataFrame:
    """Models, movements and awards of the quarters."""
    text = words()
    models = _some(world, sheets, "models", share("activities", "models_a_quarter"), text["models"])
    fresh = pl.Series(world.rng("model status").random(models.height) < 0.45)
    models = models.with_columns(
        pl.lit(4).alias("place"),
        pl.lit("model").alias("activity_group"),
        pl.lit(text["model_unit"]).alias("quantity_unit"),
        pl.when(fresh).then(pl.lit("new")).otherwise(pl.lit("replicated")).alias("model_status"),
    )
    movements = _some(
        world, sheets, "emulation", share("activities", "emulation_a_quarter"), text["emulations"]
    ).with_columns(
        pl.lit(5).alias("place"),
        pl.lit("emulation").alias("activity_group"),
        pl.lit(text["emulation_unit"]).alias("quantity_unit"),
    )
    return pl.concat([models, movements, award_rows(world, sheets, 0.06)], how="diagonal_relaxed")


def award_rows(world: World, sheets: pl.DataFrame, chance: float) -> pl.DataFrame:
    """Awards: how many collectives and people, and by which decision."""
    text = words()
    kind = "-".join(sheets["kind"].unique().sort())
    rows = _some(world, sheets, f"awards {kind}", chance, [text["award"]])
    return rows.with_columns(
        pl.lit(6).alias("place"),
        pl.lit("award").alias("activity_group"),
        pl.Series("quantity", world.rng(f"awarded {kind}").integers(2, 19, rows.height)),
        pl.lit(text["award_unit"]).alias("quantity_unit"),
        phrase(text["award_number"], number="document_number").alias("document_number"),
    )


def _some(world: World, sheets: pl.DataFrame, name: str, chance: float, contents: list[str]) -> pl.DataFrame:
    """A row on that share of the sheets: quantity 1, one of the contents, a number of a document."""
    rng = world.rng(name)
    rows = sheets.select("at", "period").filter(pl.Series(rng.random(sheets.height) < chance))
    numbers = pl.Series("document_number", rng.integers(20, 900, rows.height)).cast(pl.String)
    return rows.with_columns(
        pl.Series("content", contents, pl.String).gather(rng.integers(0, len(contents), rows.height)),
        pl.lit(1, pl.Int64).alias("quantity"),
        numbers,
        pl.Series("participating_hamlets", np.zeros(rows.height), pl.Int64).replace(0, None),
    )
