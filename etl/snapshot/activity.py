"""Tables of what was sent and what stands: submissions, reporting, teams."""

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

from etl import reference
from etl.calendar import Period
from etl.forms import FORMS
from etl.store import STANDING, Tables


def submissions(tables: Tables) -> pl.DataFrame:
    """One row a sheet received, with what became of it; nothing in it names a person."""
    titles = {code: form.title for code, form in FORMS.items()}
    return tables.ledger().select(
        "commune_code", "hamlet_code", "form",
        pl.col("form").replace_strict(titles, default="Chưa rõ biểu").alias("form_title"),
        "period", "file", "sheet", "sha256", "received_date", "status", "rows_read", "rows_accepted",
        "rows_rejected", "rows_warned", "simulated", "sheet_key",
    )  # fmt: skip


def reporting(tables: Tables, periods: Sequence[Period], as_of: date) -> pl.DataFrame:
    """One row a period, commune and form of the period's own pack: when it came, and whether in time.

    Forms of the month stand with the months, those of a quarter, half or year with these: a month's form
    that a longer pack names again is not owed twice. ``on_time`` is null while the deadline has not passed
    and nothing came.
    """
    grace = timedelta(days=reference.whole("submission_grace_days"))
    due = pl.DataFrame(
        [
            (period.id, str(row["form"]), period.last_day + grace)
            for period in periods
            for row in reference.pack(period.kind)
            if row["form_period"] == "same"
        ],
        schema={"period": pl.String, "form": pl.String, "due": pl.Date},
        orient="row",
    )
    communes = reference.communes().select(pl.col("code").alias("commune_code"))
    standing = tables.ledger().filter(pl.col("status").is_in(STANDING))
    came = standing.group_by("period", "commune_code", "form").agg(
        pl.col("received_date").min(), pl.col("status").last()
    )
    table = due.join(communes, how="cross")
    table = table.join(came, on=["period", "commune_code", "form"], how="left")
    on_time = (
        pl.when(pl.col("received_date").is_not_null())
        .then(pl.col("received_date") <= pl.col("due"))
        .when(pl.col("due") < as_of)
        .then(pl.lit(False))
    )
    return table.select(
        "period", "commune_code", "form", pl.lit(True).alias("expected"), "received_date", "due",
        on_time.alias("on_time"), pl.col("status").fill_null("missing"),
    ).sort("period", "commune_code", "form")  # fmt: skip


def teams(tables: Tables, hamlets: pl.DataFrame) -> pl.DataFrame:
    """One row a hamlet team and one a commune team (hamlet_code null): head counts only, no names."""
    needed = reference.whole("min_hamlet_members"), reference.whole("min_commune_members")
    rosters = _count(tables.current("M01"), "hamlet_code")
    own = hamlets.select("commune_code", "hamlet_code").join(rosters, on="hamlet_code", how="left")
    communes = reference.communes().select(pl.col("code").alias("commune_code"))
    commune_teams = communes.join(
        _count(tables.current("M02b"), "commune_code"), on="commune_code", how="left"
    ).select("commune_code", pl.lit(None, pl.String).alias("hamlet_code"), "members", "leaders", "deputies")
    return pl.concat([_judge(own, needed[0]), _judge(commune_teams, needed[1])])


def _count(people: pl.DataFrame, key: str) -> pl.DataFrame:
    def distinct(role: str) -> pl.Expr:
        return pl.col("person_key").filter(pl.col("team_role") == role).n_unique()

    return people.group_by(key).agg(
        pl.col("person_key").n_unique().alias("members"),
        distinct("leader").alias("leaders"),
        distinct("deputy").alias("deputies"),
    )


def _judge(teams: pl.DataFrame, needed: int) -> pl.DataFrame:
    there = pl.col("members").is_not_null()
    return teams.with_columns(
        there.alias("has_roster"),
        pl.when(there).then((needed - pl.col("members").cast(pl.Int64)).clip(0)).alias("short_by"),
    )
