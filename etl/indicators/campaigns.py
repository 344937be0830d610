"""Campaigns (M09) and what the teams did in them (M03): the four parts of G3."""

import polars as pl

from etl.indicators import activity_log, monthly
from etl.indicators.activity_log import COMMUNE, flow
from etl.indicators.declaration import counts, reported_or_not
from etl.indicators.scope import Scope

_HAMLET = ["period", "hamlet_code"]


def counted(scope: Scope) -> pl.DataFrame:
    """Campaigns of each commune, hamlets that took part, people guided; the rise cannot be known."""
    held = scope.shared(_held).group_by(COMMUNE).agg(numerator=pl.col("campaign").n_unique())
    return pl.concat([flow(scope, held), *_by_hamlet(scope), _rise(scope)])


def _held(scope: Scope) -> pl.DataFrame:
    """Campaigns that meet each period, told of by communes with a sheet of it; ``campaign`` names each.

    One without a code is its commune's own, told apart by what it is about.
    """
    rows = scope.shared(activity_log.rows).filter(pl.col("activity_group") == "campaign")
    met = rows.with_columns(last_date=pl.coalesce("end_date", "start_date")).join_where(
        scope.periods,
        pl.col("start_date") <= pl.col("last_day"),
        pl.col("last_date") >= pl.col("first_day"),
    )
    own = pl.concat_str(pl.lit("own"), "commune_code", "content", separator="\n", ignore_nulls=True)
    named = met.with_columns(campaign=pl.coalesce("campaign_code", own))
    return named.join(scope.shared(activity_log.in_period).select(COMMUNE).unique(), on=COMMUNE, how="semi")


def of_the_province(scope: Scope) -> pl.DataFrame:
    """Campaigns of the province: one that many communes share is one (WHOLE, part 1)."""
    held = scope.shared(_held).group_by("period").agg(numerator=pl.col("campaign").n_unique())
    sent = scope.shared(activity_log.in_period).select("period").unique()
    shown = sent.join(held, on="period", how="left").with_columns(pl.col("numerator").fill_null(0))
    return shown.with_columns(
        part=1, breakdown=pl.lit(""), denominator=None, value="numerator", state=pl.lit("ok"), stale=False
    )


def _by_hamlet(scope: Scope) -> list[pl.DataFrame]:
    """Hamlets in force whose team reported in a campaign, and the person-times of these reports."""
    people = pl.sum_horizontal(pl.col(column).fill_null(0) for column in monthly.PEOPLE.values())
    tagged = pl.col("campaign_code").is_not_null()
    sums = (
        scope.shared(monthly.in_period)
        .group_by(*COMMUNE, "hamlet_code")
        .agg(joined=tagged.any(), people=people.filter(tagged).sum())
    )
    hamlets = scope.hamlets.join(sums, on=[*COMMUNE, "hamlet_code"], how="left")
    sent = pl.col("joined").is_not_null()
    shared = {"reported": sent, "known": sent, "present": sent, "state": reported_or_not(sent)}
    joined = hamlets.with_columns(
        part=2, numerator=pl.col("joined").fill_null(False), denominator=1, **shared
    )
    guided = sums.with_columns(part=3, numerator="people", full=True, **shared)
    return [counts(joined), counts(guided)]


def _rise(scope: Scope) -> pl.DataFrame:
    """No form tells of the four weeks before a campaign."""
    nothing = pl.lit("not_applicable")
    return counts(
        scope.communes.with_columns(
            part=4, numerator=None, full=False, reported=False, known=False, present=False, state=nothing
        )
    )
