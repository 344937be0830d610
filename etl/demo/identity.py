"""Form M05: VNeID accounts, confirmed and declared skills, digital signatures, safety sessions."""

import numpy as np
import polars as pl

from etl.demo.chance import Ints, Reals
from etl.demo.days import dates
from etl.demo.fakes import Fake, of_communes, victims
from etl.demo.identity_hamlets import hamlet_accounts
from etl.demo.parameters import parameters, share
from etl.demo.phrases import sheet_file
from etl.demo.world import World

_WITH_CARD, _ELDERLY_WITH_CARD = 0.985, 0.98


def draw_identity(world: World) -> pl.DataFrame:
    """Rows of M05, one a commune and reported month; new accounts are the change of the reported stock."""
    base = _bases(world)
    stocks = {**_accounts(world, base), **_skills(world)}
    flows = _flows(world, stocks["cumulative_level2_accounts"])
    commune, month = np.nonzero(world.sent["M05"])
    cells = {name: values[commune, month] for name, values in {**stocks, **flows}.items()}
    wide = {name: values[commune] for name, values in base.items()}
    rows = world.communes.select("commune_code")[commune].with_columns(
        pl.Series([period.id for period in world.months]).gather(month).alias("period"),
        dates("received_date", world.received["M05"][commune, month]),
        *[pl.Series(name, values) for name, values in {**wide, **cells}.items()],
        pl.Series("data_source", _sources(world, commune)),
        pl.lit(1).alias("line"), pl.Series("at", commune), pl.Series("month", month),
    )  # fmt: skip
    rows = _above_issued(world, _with_slips(world, rows))
    return pl.concat([rows, hamlet_accounts(world, rows)], how="diagonal_relaxed").drop("at", "month")


def over_issued(world: World) -> list[Fake]:
    """Commune-months in which more accounts are said to be activated than cards were issued."""
    last = len(world.months) - int(parameters()["fakes"]["over_issued_months"])
    told = np.zeros_like(world.sent["M05"])
    told[victims(world)["above_issued"], last:] = True
    return of_communes(world, "above_issued", zip(*np.nonzero(told & world.sent["M05"]), strict=True))


def _above_issued(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """In those months the number of cards is given too small for the accounts beside it."""
    places = {code: at for at, code in enumerate(world.communes["commune_code"].to_list())}
    told = pl.DataFrame(
        [(places[fake.commune_code], fake.period, True) for fake in over_issued(world)],
        schema={"at": pl.Int64, "period": pl.String, "over": pl.Boolean}, orient="row",
    )  # fmt: skip
    few = (pl.col("cumulative_level2_accounts") * 0.96).floor().cast(pl.Int64)
    rows = rows.join(told, on=["at", "period"], how="left", maintain_order="left")
    cards = pl.when(pl.col("over")).then(few).otherwise("residents_14_plus_with_card")
    return rows.with_columns(cards.alias("residents_14_plus_with_card")).drop("over")


def _bases(world: World) -> dict[str, Ints]:
    adults = np.round(world.commune_sums("residents_14_plus") * _WITH_CARD).astype(np.int64)
    elderly = np.round(world.commune_sums("residents_60_plus") * _ELDERLY_WITH_CARD).astype(np.int64)
    return {"residents_14_plus_with_card": adults, "residents_60_plus_with_card": elderly}


def _accounts(world: World, base: dict[str, Ints]) -> dict[str, Ints]:
    """Stocks of activated accounts, rising by a few tenths of a point a month."""
    level = _level(world, world.trait("vneid"), world.trait("vneid_slope"), 0.985)
    adults, elderly = (
        base["residents_14_plus_with_card"][:, None],
        base["residents_60_plus_with_card"][:, None],
    )
    part = elderly / np.maximum(adults, 1)
    gap = np.minimum(world.trait("gap_60")[:, None], (1 - level) / np.maximum(part, 0.01) * 0.95)
    all_ages = np.floor(adults * level).astype(np.int64)
    aged = np.floor(elderly * np.maximum(level - gap * (1 - part), 0.05)).astype(np.int64)
    young = np.round(world.commune_sums("registered_residents") * 0.03).astype(np.int64)
    months = 1 + 0.02 * np.arange(level.shape[1])
    return {
        "cumulative_level2_accounts": all_ages,
        "cumulative_level2_accounts_60_plus": np.maximum.accumulate(aged, axis=1),
        "accounts_under_14": np.floor(young[:, None] * months[None, :]).astype(np.int64),
    }


def _level(world: World, final: Reals, slope: Reals, most: float) -> Reals:
    """A share that reaches its closing value in November 2026, by so much a month."""
    path = final[:, None] - slope[:, None] * world.before_anchor[None, :]
    return np.asarray(np.clip(path, 0.0, most))


def _skills(world: World) -> dict[str, Ints]:
    adults = world.commune_sums("residents_18_plus")[:, None]
    confirmed, declared = world.trait("confirmed"), world.trait("declared")
    levels = {
        "cumulative_adults_skills_confirmed": _level(world, confirmed, confirmed * 0.062, 0.5),
        "cumulative_adults_basic_skills": _level(world, declared, declared * 0.022, 0.99),
        "cumulative_adults_digital_signature": _level(
            world, world.trait("signature"), np.full(len(adults), 0.007), 0.9
        ),
    }
    return {name: np.floor(adults * level).astype(np.int64) for name, level in levels.items()}


def _flows(world: World, stock: Ints) -> dict[str, Ints]:
    rng = world.rng("identity flows")
    new = _change_between_reports(stock, world)
    helped = np.floor(new * np.clip(rng.normal(0.34, 0.08, new.shape), 0.05, 0.8)).astype(np.int64)
    sessions = rng.poisson(1.3, new.shape)
    return {
        "new_level2_accounts": new,
        "team_assisted_level2_accounts": helped,
        "safety_sessions": sessions,
        "safety_session_attendees": sessions * rng.integers(35, 120, new.shape),
    }


def _change_between_reports(stock: Ints, world: World) -> Ints:
    """Growth since the commune's report before; for its first report the growth of one month."""
    sent = world.sent["M05"]
    first = np.floor(stock[:, 0] * world.trait("vneid_slope")).astype(np.int64)
    before = np.where(sent[:, 0], stock[:, 0], stock[:, 0] - first)
    new = np.zeros_like(stock)
    new[:, 0] = first
    for month in range(1, stock.shape[1]):
        new[:, month] = stock[:, month] - before
        before = np.where(sent[:, month], stock[:, month], before)
    return new


def _sources(world: World, commune: Ints) -> list[str]:
    drawn = world.rng("identity sources").random(len(commune)) < 0.015
    return ["commune" if one else "police" for one in drawn]


def _with_slips(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """A few rows say that teams helped with more accounts than there were."""
    wrong = world.rng("identity slips").random(rows.height) < share("reporting", "row_error")
    helped = pl.col("new_level2_accounts") + 7
    return rows.with_columns(
        pl.when(pl.Series(wrong)).then(helped).otherwise("team_assisted_level2_accounts")
        .alias("team_assisted_level2_accounts"),
        sheet_file("M05", "period"), pl.lit("M05").alias("sheet"),
    )  # fmt: skip
