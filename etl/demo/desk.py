"""Form M06: duty at the one-stop desk and online dossiers, by week or by day, sent every month."""

from datetime import date, timedelta

import numpy as np
import polars as pl

from etl.demo.chance import Flags, Ints, Reals, bell, rounded
from etl.demo.days import FIRST_ACTIVITY, dates, day, when
from etl.demo.parameters import parameters, share, triple
from etl.demo.phrases import sheet_file
from etl.demo.world import World

_DAYS_A_MONTH = 21


def draw_desk(world: World) -> pl.DataFrame:
    """Rows of M06 in the sheets that arrived: a row a week, in a few communes a row a day."""
    rows = _calendar(world)
    rows = rows.with_columns(_shifts(world, rows)).with_columns(_dossiers(world, rows))
    return _with_slips(world, _sheets(world, rows))


def _calendar(world: World) -> pl.DataFrame:
    """Commune, month, first day and working days of every row of a sheet that arrived."""
    commune, month = np.nonzero(world.sent["M06"])
    daily = _daily(world)[commune]
    parts = []
    for kind, spans in enumerate((_spans(world, 7), _spans(world, 1))):
        chosen = pl.DataFrame({"at": commune, "month": month}).filter(pl.Series(daily) == bool(kind))
        parts.append(chosen.join(spans, on="month", how="inner", maintain_order="left"))
    return pl.concat(parts).sort("at", "month", "start", maintain_order=True)


def _daily(world: World) -> Flags:
    order = world.rng("daily desks").permutation(world.communes.height)
    return np.asarray(np.isin(np.arange(len(order)), order[: int(share("desk", "daily_communes"))]))


def _spans(world: World, length: int) -> pl.DataFrame:
    """The Mondays (``length`` 7) or working days (1) of every month, with the working days they hold."""
    holidays = {date.fromisoformat(text) for text in parameters()["desk"]["holidays"]}
    found: list[tuple[int, int, int]] = []
    for month, period in enumerate(world.months):
        start = max(period.first_day, FIRST_ACTIVITY)
        for number in range(day(start), day(period.last_day) + 1):
            first = when(number)
            if first.weekday() == 0 or (length == 1 and first.weekday() < 5):
                held = [first + timedelta(days=step) for step in range(min(length, 5))]
                found.append((month, number, sum(one not in holidays for one in held)))
    found = [span for span in found if span[2]]
    return pl.DataFrame(found, schema=["month", "start", "working_days"], orient="row")


def _shifts(world: World, rows: pl.DataFrame) -> list[pl.Series]:
    """Days on the rota, shifts planned and held, people helped."""
    rng, at = world.rng("desk shifts"), rows["at"].to_numpy()
    days = rows["working_days"].to_numpy()
    count = world.communes.height
    rota = rng.random(count) < share("desk", "rota_communes")
    covered = np.where(rota, rng.uniform(0.9, 1.0, count), rng.uniform(0.3, 0.7, count))[at]
    on_rota = rng.binomial(days, covered)
    a_day = bell(rng.normal(size=count), triple("desk", "shifts_a_month")) / _DAYS_A_MONTH
    planned = np.maximum(rounded(rng, on_rota * a_day[at]), (on_rota > 0).astype(np.int64))
    held = rng.binomial(planned, 0.97)
    people = bell(rng.normal(size=count), triple("desk", "people_a_shift"))[at]
    return [
        pl.Series("rota_days", on_rota),
        pl.Series("rota_signed", rota[at]),
        pl.Series("planned_shifts", planned),
        pl.Series("held_shifts", held),
        pl.Series("people_assisted", rng.poisson(held * people)),
    ]


def _dossiers(world: World, rows: pl.DataFrame) -> list[pl.Series]:
    """Dossiers taken in and, of them, those sent online, helped, on time and paid."""
    rng, at = world.rng("desk dossiers"), rows["at"].to_numpy()
    pace = world.trait("households") / 1000 * share("desk", "dossiers_per_1000_households_month")
    received = rng.poisson(pace[at] * rows["working_days"].to_numpy() / _DAYS_A_MONTH)
    online = rng.binomial(
        received, np.clip(_online(world)[at] - 0.004 * (15 - rows["month"].to_numpy()), 0.5, 0.99)
    )
    helped = bell(rng.normal(size=world.communes.height), triple("desk", "team_assisted"))[at]
    return [
        pl.Series("dossiers_received", received),
        pl.Series("online_dossiers", online),
        pl.Series("fully_online_dossiers", rng.binomial(online, share("desk", "fully_online"))),
        pl.Series("team_assisted_dossiers", rng.binomial(online, helped)),
        pl.Series("on_time_dossiers", rng.binomial(received, share("desk", "on_time"))),
        pl.Series("online_paid_dossiers", rng.binomial(online, share("desk", "paid_online"))),
        pl.Series("data_source", _sources(world)).gather(at),
    ]


def _online(world: World) -> Reals:
    """Share of dossiers sent online in November 2026, higher where more households are reached."""
    noise = world.rng("desk online").normal(0, 0.15, world.communes.height)
    return bell(world.trait("coverage") + noise, triple("desk", "online"))


def _sources(world: World) -> list[str]:
    by_hand = world.rng("desk sources").random(world.communes.height) < share("desk", "by_hand")
    return ["manual" if one else "tthc_system" for one in by_hand]


def _sheets(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    received: Ints = world.received["M06"][rows["at"].to_numpy(), rows["month"].to_numpy()]
    rows = rows.with_columns(
        world.communes["commune_code"].gather(rows["at"]).alias("commune_code"),
        pl.Series([period.id for period in world.months]).gather(rows["month"]).alias("period"),
        dates("start_date", rows["start"].to_numpy()),
        dates("received_date", received),
        (pl.int_range(pl.len()).over("at", "month") + 1).alias("line"),
    )
    return rows.with_columns(sheet_file("M06", "period"), pl.lit("M06").alias("sheet"))


def _with_slips(world: World, rows: pl.DataFrame) -> pl.DataFrame:
    """A few rows have more online dossiers than dossiers (refused) or more shifts held than planned."""
    drawn = pl.Series(world.rng("desk slips").random(rows.height))
    wrong = share("reporting", "row_error")
    more_online = pl.when(drawn < wrong).then(pl.col("dossiers_received") + 4)
    more_held = pl.when(drawn > 1 - wrong).then(pl.col("planned_shifts") + 1)
    return rows.with_columns(
        more_online.otherwise("online_dossiers").alias("online_dossiers"),
        more_held.otherwise("held_shifts").alias("held_shifts"),
    )
