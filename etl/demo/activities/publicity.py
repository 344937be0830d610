"""Rows of M09 about publicity: news, broadcasts, and the Digital Day of 10 October."""

from datetime import date, timedelta

import numpy as np
import polars as pl

from etl.calendar import months_in, period
from etl.demo.chance import triangle
from etl.demo.days import FIRST_ACTIVITY
from etl.demo.parameters import share, triple, words
from etl.demo.phrases import phrase
from etl.demo.world import World


def publicity_rows(world: World, sheets: pl.DataFrame) -> pl.DataFrame:
    """News and broadcasts of every quarter's sheet, fewer in a quarter that is not over."""
    rng, text, at = world.rng("publicity"), words(), sheets["at"].to_numpy()
    months = np.array([_months(world, id) for id in sheets["period"]])
    hamlets = np.bincount(world.at, minlength=world.communes.height)[at]
    a_month = triangle(
        world.rng("broadcasts"), triple("activities", "broadcasts_a_hamlet_month"), world.communes.height
    )
    news = triangle(rng, triple("activities", "news_a_quarter"), len(at)) * months / 3
    counts = {
        "news": (np.maximum(1, np.round(news)), text["news"], text["news_unit"]),
        "broadcast": (np.round(a_month[at] * hamlets * months), text["broadcast"], text["broadcast_unit"]),
    }
    named = sheets.select("at", "period", commune=world.communes["full_name"].gather(sheets["at"]))
    return pl.concat(
        [
            named.with_columns(
                pl.lit(place).alias("place"),
                pl.lit(group).alias("activity_group"),
                phrase(content, commune="commune").alias("content"),
                pl.Series("quantity", count.astype(np.int64)),
                pl.lit(unit).alias("quantity_unit"),
            )
            for place, (group, (count, content, unit)) in enumerate(counts.items())
        ]
    )


def _months(world: World, id: str) -> float:
    """Months of the quarter that are over and in which the teams were at work."""
    begun = [month for month in months_in(period(id)) if month.last_day <= world.as_of]
    return float(sum(month.last_day >= FIRST_ACTIVITY for month in begun))


def digital_day_rows(world: World, sheets: pl.DataFrame) -> pl.DataFrame:
    """One to three events a commune in the fourth quarter; a few are held before October begins."""
    autumn = sheets.filter(pl.col("period").str.ends_with("-Q4"))
    rng, texts = world.rng("digital day"), words()["digital_day"]
    many = np.where(
        rng.random(autumn.height) < share("activities", "digital_day"), rng.integers(1, 4, autumn.height), 0
    )
    rows = autumn.select("at", "period")[np.repeat(np.arange(autumn.height), many)]
    size = rows.height
    number = np.arange(size) - np.repeat(np.cumsum(many) - many, many)
    year = [int(id[:4]) for id in rows["period"]]
    early = rng.random(size) < 0.06
    step = np.where(early, rng.integers(-10, -1, size), rng.integers(0, 24, size))
    first = [date(one, 10, 1) + timedelta(days=int(days)) for one, days in zip(year, step, strict=True)]
    last = [
        start + timedelta(days=int(length))
        for start, length in zip(first, rng.integers(0, 6, size), strict=True)
    ]
    named = [phrase(text, commune="commune") for text in texts]
    return (
        rows.with_columns(
            world.communes["full_name"].gather(rows["at"]).alias("commune"), pl.Series("number", number)
        )
        .with_columns(
            pl.lit(2).alias("place"),
            pl.lit("digital_day").alias("activity_group"),
            pl.coalesce([pl.when(pl.col("number") == at).then(one) for at, one in enumerate(named)]).alias(
                "content"
            ),
            pl.Series("start_date", first, pl.Date),
            pl.Series("end_date", last, pl.Date),
            pl.Series("people", rng.integers(60, 900, size)),
        )
        .drop("commune", "number")
    )
