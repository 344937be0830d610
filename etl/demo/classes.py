"""Form M04: classes for people and trainings for team members, and the months without any."""

import numpy as np
import polars as pl

from etl.demo.chance import Ints, Reals, bell, rounded
from etl.demo.class_rows import bursts, dress
from etl.demo.days import dates, seasons
from etl.demo.fakes import Fake
from etl.demo.parameters import share, triple
from etl.demo.phrases import sheet_file
from etl.demo.world import World

_FIRST_OF_ELDERLY, _FIRST_OF_OTHERS, _FIRST_OF_DISABLED = 0.91, 0.82, 0.88
_CALIBRATION = 0.89
"""The means of the noise and of the busy months taken out again."""
_FULL_RUN = 16
"""Months from August 2025 to November 2026, for which the closing shares are meant."""


def draw_classes(world: World) -> pl.DataFrame:
    """Rows of M04 in the sheets that arrived: classes, trainings and zero reports."""
    rows = dress(world, _held(world))
    sent = _sheets(world)
    held = rows.join(sent, on=["at", "month"], how="inner")
    empty = sent.join(held, on=["at", "month"], how="anti").with_columns(
        pl.lit(True).alias("zero_report"), pl.lit(1, pl.Int64).alias("line")
    )
    rows = pl.concat([held, empty.with_columns(_codes(world))], how="diagonal_relaxed")
    return rows.with_columns(sheet_file("M04", "period"), pl.lit("M04").alias("sheet"))


def last_day_bursts(world: World) -> list[Fake]:
    """Commune-months whose classes are all dated on the last day."""
    return bursts(world, _held(world))


def _held(world: World) -> pl.DataFrame:
    public, training = _public(world), _trainings(world)
    return pl.concat(
        [_attendance(world, public), _training_attendance(world, training)], how="diagonal_relaxed"
    )


def _codes(world: World) -> pl.Expr:
    codes = dict(enumerate(world.communes["commune_code"].to_list()))
    return pl.col("at").replace_strict(codes, return_dtype=pl.String).alias("commune_code")


def _sheets(world: World) -> pl.DataFrame:
    """Commune-months whose M04 arrived, with the period and the day."""
    commune, month = np.nonzero(world.sent["M04"])
    return pl.DataFrame({"at": commune, "month": month}).with_columns(
        pl.Series([period.id for period in world.months]).gather(month).alias("period"),
        dates("received_date", world.received["M04"][commune, month]),
    )


def _public(world: World) -> pl.DataFrame:
    """Public classes by hamlet and month: as many as it takes to reach the commune's share of the elderly."""
    rng = world.rng("classes")
    middle = triple("classes", "attendees")[1]
    a_class = middle * share("classes", "elderly_share") * _FIRST_OF_ELDERLY
    elderly = world.hamlets["residents_60_plus"].to_numpy()
    trained = world.trait("elderly")[world.at] * rng.lognormal(0, 0.2, len(elderly)) * _CALIBRATION
    monthly = (trained * elderly / a_class / _FULL_RUN)[:, None] * seasons(world.months)[None, :]
    counts = rng.poisson(monthly)
    hamlet, month = (np.repeat(index, counts[np.nonzero(counts)]) for index in np.nonzero(counts))
    return pl.DataFrame({"hamlet": hamlet, "month": month, "at": world.at[hamlet]})


def _trainings(world: World) -> pl.DataFrame:
    """Trainings of team members, for the whole commune."""
    rng = world.rng("trainings")
    pace = share("classes", "training_per_commune_year") / 12
    counts = rng.poisson(pace * seasons(world.months)[None, :], (world.communes.height, len(world.months)))
    commune, month = (np.repeat(index, counts[np.nonzero(counts)]) for index in np.nonzero(counts))
    return pl.DataFrame({"at": commune, "month": month})


def _attendance(world: World, classes: pl.DataFrame) -> pl.DataFrame:
    rng = world.rng("attendance")
    size = classes.height
    low, middle, high = triple("classes", "attendees")
    present = np.round(bell(rng.normal(size=size), (low - 9, middle, high + 13))).astype(np.int64)
    elderly = rng.binomial(
        present, np.clip(rng.normal(share("classes", "elderly_share"), 0.1, size), 0.2, 0.95)
    )
    disabled = np.minimum(rng.poisson(_disabled_a_class(world, classes)), present // 3)
    first_elderly = rng.binomial(elderly, _FIRST_OF_ELDERLY)
    first = first_elderly + rng.binomial(present - elderly, _FIRST_OF_OTHERS)
    members = np.minimum(rng.integers(1, 7, size), present - elderly)
    return classes.with_columns(
        pl.lit("public_class").alias("class_kind"),
        pl.Series("attendees", present),
        pl.Series("female_attendees", rng.binomial(present, 0.56)),
        pl.Series("elderly_attendees", elderly),
        pl.Series("disabled_attendees", disabled),
        pl.Series("first_time_attendees", first),
        pl.Series("first_time_elderly_attendees", first_elderly),
        pl.Series(
            "first_time_disabled_attendees", np.minimum(first, rng.binomial(disabled, _FIRST_OF_DISABLED))
        ),
        pl.Series("team_members_attending", members),
        pl.Series("course_completions", rounded(rng, present * rng.beta(1.2, 12, size))),
        pl.lit(0).alias("first_time_team_members_completed"),
    )


def _disabled_a_class(world: World, classes: pl.DataFrame) -> Reals:
    """Disabled people a class needs for the commune to come to its share."""
    wanted = world.commune_sums("certified_disabled_people") * share("disabled_trained") / _FIRST_OF_DISABLED
    wanted = (
        wanted
        * len(world.months)
        / _FULL_RUN
        * bell(world.rng("disabled").normal(size=len(wanted)), (0, 1, 2))
    )
    held = np.maximum(np.bincount(classes["at"].to_numpy(), minlength=len(wanted)), 1)
    return np.asarray((wanted / held)[classes["at"].to_numpy()])


def _training_attendance(world: World, trainings: pl.DataFrame) -> pl.DataFrame:
    rng = world.rng("training attendance")
    present = _members_present(rng, world, trainings)
    in_year = np.asarray([world.months[month].number for month in trainings["month"]])
    fresh = rng.binomial(present, np.clip(0.9 - 0.05 * in_year, 0.15, 0.9))
    done = rng.binomial(present, 0.25)
    return trainings.with_columns(
        pl.lit("member_training").alias("class_kind"),
        pl.Series("attendees", present),
        pl.Series("female_attendees", rng.binomial(present, 0.42)),
        pl.Series("elderly_attendees", rng.binomial(present, 0.06)),
        pl.lit(0).alias("disabled_attendees"),
        pl.lit(0).alias("first_time_attendees"),
        pl.lit(0).alias("first_time_elderly_attendees"),
        pl.lit(0).alias("first_time_disabled_attendees"),
        pl.Series("team_members_attending", present),
        pl.Series("first_time_in_year_team_members", fresh),
        pl.Series("course_completions", done),
        pl.Series("first_time_team_members_completed", rng.binomial(done, 0.7)),
    )


def _members_present(rng: np.random.Generator, world: World, trainings: pl.DataFrame) -> Ints:
    teams = np.bincount(world.at, minlength=world.communes.height)[trainings["at"].to_numpy()]
    return np.clip(rng.binomial(teams * 9 + 15, 0.22), 8, 145)
