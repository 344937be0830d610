"""Outreach campaigns: which there were, and which hamlets took part in which month."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from etl.demo.chance import triangle
from etl.demo.parameters import parameters, share, triple, words
from etl.demo.world import World

_OWN_FROM = 2
"""Communes hold campaigns of their own from the third month on."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """One campaign: its code and name, its days, its month, and whose it is (None: the province's)."""

    code: str
    name: str
    first: date
    last: date
    month: int
    commune: int | None = None


def campaigns(world: World) -> list[Campaign]:
    """The province's campaigns in closed months, then those of single communes."""
    return [*_of_province(world), *_of_communes(world)]


def _of_province(world: World) -> list[Campaign]:
    found = []
    for one in parameters()["campaigns"]:
        first, last = date.fromisoformat(one["from"]), date.fromisoformat(one["to"])
        months = [at for at, month in enumerate(world.months) if month.first_day <= first <= month.last_day]
        found += [Campaign(one["code"], one["name"], first, last, month) for month in months]
    return found


def _of_communes(world: World) -> list[Campaign]:
    rng, text = world.rng("own campaigns"), words()
    found = []
    later = len(world.months) - _OWN_FROM
    pace = share("activities", "own_campaigns_a_year") * max(later, 0) / 12
    names = world.communes.select("commune_code", "full_name").rows()
    for at, (code, name) in enumerate(names):
        for number in range(1, int(rng.poisson(pace)) + 1):
            month = _OWN_FROM + int(rng.integers(0, later))
            first = world.months[month].first_day + timedelta(days=int(rng.integers(1, 12)))
            last = min(first + timedelta(days=int(rng.integers(6, 14))), world.months[month].last_day)
            own = text["own_campaign_code"].format(code=code, number=number)
            found.append(Campaign(own, text["own_campaign"].format(commune=name), first, last, month, at))
    return found


def taking_part(world: World) -> pl.DataFrame:
    """One row a hamlet, month and campaign: ``hamlet``, ``at``, ``month``, ``code``; one campaign a month."""
    rng: np.random.Generator = world.rng("campaign hamlets")
    parts: list[pl.DataFrame] = []
    for campaign in campaigns(world):
        joining = rng.random(world.communes.height) < share("activities", "joins_campaign")
        if campaign.commune is not None:
            joining = np.arange(world.communes.height) == campaign.commune
        lively = triangle(rng, triple("activities", "hamlets_in_campaign"), world.communes.height)
        chosen = joining[world.at] & (rng.random(world.hamlets.height) < lively[world.at])
        hamlet = np.flatnonzero(chosen & world.reported[:, campaign.month])
        parts.append(
            pl.DataFrame({"hamlet": hamlet, "at": world.at[hamlet]}).with_columns(
                pl.lit(campaign.month).cast(pl.Int64).alias("month"), pl.lit(campaign.code).alias("code")
            )
        )
    empty = pl.DataFrame(schema={"hamlet": pl.Int64, "at": pl.Int64, "month": pl.Int64, "code": pl.String})
    return pl.concat([empty, *parts]).unique(["hamlet", "month"], keep="first", maintain_order=True)
