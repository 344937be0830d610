"""Why a commune lags on households reached, by one leading sign each, and what it takes to catch up."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from etl import reference
from etl.assess.evidence import sentence
from etl.assess.plan import period_frame
from etl.calendar import Period

INDICATOR = "C1"
"""Households guided door to door: the programme's first duty, and one that teams can move."""

CAUSES = ("not_reporting", "understaffed", "dormant", "weak_signal")
"""Signs that stand for themselves; where several are equally far from the middle, the first leads."""
_KEYS = ["period", "commune_code"]


def lagging(
    values: pl.DataFrame,
    status: pl.DataFrame,
    circumstances: pl.DataFrame,
    periods: Sequence[Period],
    as_of: date,
) -> pl.DataFrame:
    """One row a period and commune that is below plan or silent: cause, evidence, and the effort needed.

    Every sign is of the period's own end. A cause is named only where the commune is worse than the middle
    commune on that sign by ``cause_margin_points`` or more; the largest such distance leads. Few households
    a member come last: that sign is near to the lag itself, so it is named only where none of the others
    stands out and the teams that reported are active. Else the cause is ``unclear``.
    """
    signs = _signs(values, status, circumstances)
    behind = signs.filter(
        pl.col("tone").is_in(["behind", "attention", "no_data"]) | pl.col("value").is_null()
    )
    effort = _effort(behind.with_columns(_cause().alias("cause")), periods, as_of)
    evidence = pl.Series("evidence", [sentence(row) for row in effort.iter_rows(named=True)], pl.String)
    return effort.with_columns(evidence).select(
        "period", "commune_code", pl.lit(INDICATOR).alias("indicator"), "cause", "evidence",
        "needed_total", "needed_per_week", "needed_per_member_week", "weeks_left", "members",
    )  # fmt: skip


def _cause() -> pl.Expr:
    margin = reference.number("cause_margin_points")
    excess = [(pl.col(f"{cause}_share") - pl.col(f"{cause}_middle")).fill_null(0) for cause in CAUSES]
    worst, leading = pl.max_horizontal(excess), pl.concat_list(excess).list.arg_max()
    slow = (pl.col("low_yield_share") >= margin) & pl.col("dormant_share").is_not_null()
    return (
        pl.when(pl.col("state") == "not_reported")
        .then(pl.lit("not_reporting"))
        .when(worst >= margin)
        .then(leading.replace_strict(dict(enumerate(CAUSES)), return_dtype=pl.String))
        .when(slow)
        .then(pl.lit("low_yield"))
        .otherwise(pl.lit("unclear"))
    )


def _signs(values: pl.DataFrame, status: pl.DataFrame, circumstances: pl.DataFrame) -> pl.DataFrame:
    """Counts behind each sign, the sign as a share in percentage points, and the share of the middle commune.

    ``low_yield_share`` is how many per cent fewer households a member reached than in the middle commune.
    """
    rows = status.filter((pl.col("indicator") == INDICATOR) & (pl.col("part") == 1))
    for frame in (
        _counts(values, "A2", "full", "full_teams", "hamlets"),
        _counts(values, "C4", "reported", "active_teams", "reporting_teams"),
        _counts(values, "S1", "full", "spots_known", None).select(*_KEYS, "spots_known"),
        circumstances,
    ):
        rows = rows.join(frame, on=_KEYS, how="left", maintain_order="left")
    silent = pl.col("units_total") - pl.col("units_reporting")
    weak = pl.when(pl.col("spots_known").is_not_null()).then("weak_households")
    shares = rows.with_columns(
        (100 * silent / pl.when(pl.col("units_total") > 0).then("units_total")).alias("not_reporting_share"),
        (100 - 100 * pl.col("full_teams") / pl.col("hamlets")).alias("understaffed_share"),
        (100 - 100 * pl.col("active_teams") / pl.col("reporting_teams")).alias("dormant_share"),
        (100 * weak / pl.col("denominator")).alias("weak_signal_share"),
        (pl.col("numerator") / pl.when(pl.col("members") > 0).then("members")).alias("yield"),
    ).with_columns(
        pl.col("yield").median().over("period").alias("yield_middle"),
        *(pl.col(f"{cause}_share").median().over("period").alias(f"{cause}_middle") for cause in CAUSES),
    )  # fmt: skip
    middle = pl.when(pl.col("yield_middle") > 0).then("yield_middle")
    return shares.with_columns((100 - 100 * pl.col("yield") / middle).alias("low_yield_share"))


def _counts(values: pl.DataFrame, code: str, base: str, above: str, below: str | None) -> pl.DataFrame:
    chosen = values.filter(
        (pl.col("indicator") == code) & (pl.col("base") == base) & (pl.col("level") == "commune")
        & (pl.col("breakdown") == "") & (pl.col("part") == 1)
    )  # fmt: skip
    names = {"numerator": above} | ({"denominator": below} if below else {})
    return chosen.select(*_KEYS, *names).rename(names)


def _effort(rows: pl.DataFrame, periods: Sequence[Period], as_of: date) -> pl.DataFrame:
    """Households still to reach by the target's day, in all, a week, and a week and member.

    Nothing a week where the day has passed or none is set; in the last week, all that is left.
    """
    targets = reference.targets().filter((pl.col("indicator") == INDICATOR) & (pl.col("part") == 1))
    target = targets.row(0, named=True)
    dated = rows.join(period_frame(periods, as_of), on="period", how="left", maintain_order="left")
    left = (pl.lit(target["by_date"], pl.Date) - pl.col("end")).dt.total_days() / 7
    total = (pl.col("denominator") * target["value"] / 100 - pl.col("numerator")).clip(0).ceil()
    whole = dated.with_columns(total.alias("needed_total"), pl.when(left > 0).then(left).alias("weeks_left"))
    weekly = pl.col("needed_total") / pl.col("weeks_left").clip(lower_bound=1)
    a_member = weekly / pl.when(pl.col("members") > 0).then("members")
    return whole.with_columns(weekly.alias("needed_per_week"), a_member.alias("needed_per_member_week"))
