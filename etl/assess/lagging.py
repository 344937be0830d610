"""Why a commune lags on households reached, by one leading sign each, and what it takes to catch up."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from etl import reference
from etl.assess.plan import period_frame
from etl.calendar import Period

INDICATOR = "C1"
"""Households guided door to door: the programme's first duty, and one that teams can move."""

CAUSES = ("not_reporting", "understaffed", "dormant", "weak_signal", "low_yield")
_NEEDED = ("A2", "C4", INDICATOR)


def lagging(
    status: pl.DataFrame, teams: pl.DataFrame, spots: pl.DataFrame, periods: Sequence[Period], as_of: date
) -> pl.DataFrame:
    """One row a period and commune that is behind plan or silent: cause, evidence, and the effort needed.

    A cause is named only where the commune is clearly worse than the middle commune on that sign (setting
    ``cause_margin_points``); the largest such distance leads, and where none stands out it is ``unclear``.
    Signs are shares of hamlets or households in percentage points, so that they can be compared.
    """
    signs = _signs(status, teams, spots)
    behind = signs.filter(
        pl.col("tone").is_in(["behind", "attention", "no_data"]) | pl.col("value").is_null()
    )
    margin = reference.number("cause_margin_points")
    excess = [(pl.col(f"{cause}_share") - pl.col(f"{cause}_middle")).fill_null(0) for cause in CAUSES]
    behind = behind.with_columns(
        pl.max_horizontal(excess).alias("worst"),
        pl.concat_list(excess).list.arg_max().alias("leading"),
    )
    cause = (
        pl.when(pl.col("state") == "not_reported")
        .then(pl.lit("not_reporting"))
        .when(pl.col("worst") >= margin)
        .then(pl.col("leading").replace_strict(dict(enumerate(CAUSES)), return_dtype=pl.String))
        .otherwise(pl.lit("unclear"))
    )
    named = behind.with_columns(cause.alias("cause"))
    return _effort(named, periods, as_of).with_columns(_evidence()).select(
        "period", "commune_code", pl.lit(INDICATOR).alias("indicator"), "cause", "evidence",
        "needed_total", "needed_per_week", "needed_per_member_week", "weeks_left", "members",
    )  # fmt: skip


def _signs(status: pl.DataFrame, teams: pl.DataFrame, spots: pl.DataFrame) -> pl.DataFrame:
    keys = ["period", "commune_code"]
    wide = status.filter((pl.col("indicator") == INDICATOR) & (pl.col("part") == 1))
    for code in ("A2", "C4"):
        other = status.filter((pl.col("indicator") == code) & (pl.col("part") == 1))
        wide = wide.join(other.select(*keys, pl.col("value").alias(code)), on=keys, how="left")
    people = teams.filter(pl.col("hamlet_code").is_not_null()).group_by("commune_code").agg(
        pl.col("members").sum(), pl.col("short_by").gt(0).sum().alias("short_teams")
    )  # fmt: skip
    weak = spots.filter("open").group_by("commune_code").agg(
        pl.col("affected_households").sum().alias("weak_households"), pl.len().alias("open_spots")
    )  # fmt: skip
    wide = wide.join(people, on="commune_code", how="left").join(weak, on="commune_code", how="left")
    silent = pl.col("units_total") - pl.col("units_reporting")
    guided = pl.col("numerator") / pl.col("members")
    wide = wide.with_columns(
        (100 * silent / pl.col("units_total")).alias("not_reporting_share"),
        (100 - pl.col("A2")).alias("understaffed_share"),
        (100 - pl.col("C4")).alias("dormant_share"),
        (100 * pl.col("weak_households").fill_null(0) / pl.col("denominator")).alias("weak_signal_share"),
        guided.alias("yield"),
    ).with_columns(
        (100 * (1 - pl.col("yield") / pl.col("yield").median().over("period"))).alias("low_yield_share")
    )
    return wide.with_columns(
        [pl.col(f"{c}_share").median().over("period").alias(f"{c}_middle") for c in CAUSES]
    )


def _effort(rows: pl.DataFrame, periods: Sequence[Period], as_of: date) -> pl.DataFrame:
    target = (
        reference.targets()
        .filter((pl.col("indicator") == INDICATOR) & (pl.col("part") == 1))
        .row(0, named=True)
    )
    dated = rows.join(period_frame(periods, as_of), on="period", how="left")
    left = (pl.lit(target["by_date"]) - pl.col("end")).dt.total_days() / 7
    total = (pl.col("denominator") * target["value"] / 100 - pl.col("numerator")).clip(0).ceil()
    return dated.with_columns(
        total.alias("needed_total"), pl.when(left > 0).then(left).alias("weeks_left")
    ).with_columns(
        (pl.col("needed_total") / pl.max_horizontal("weeks_left", pl.lit(1.0))).alias("needed_per_week"),
    ).with_columns(
        pl.when(pl.col("members") > 0)
        .then(pl.col("needed_per_week") / pl.col("members"))
        .alias("needed_per_member_week")
    )  # fmt: skip


def _evidence() -> pl.Expr:
    """A short Vietnamese sentence with the figures behind the cause; figures only, no claim beyond them."""

    def whole(name: str) -> pl.Expr:
        return pl.col(name).fill_null(0).round(0).cast(pl.Int64).cast(pl.String)

    silent = (pl.col("units_total") - pl.col("units_reporting")).cast(pl.String)
    sentences = {
        "not_reporting": pl.format("{}/{} thôn chưa có báo cáo trong kỳ", silent, whole("units_total")),
        "understaffed": pl.format(
            "{} % tổ có đủ 09 người; {} tổ còn thiếu", whole("A2"), whole("short_teams")
        ),
        "dormant": pl.format("{} % tổ có hoạt động trong kỳ", whole("C4")),
        "weak_signal": pl.format(
            "{} điểm sóng yếu đang mở, ảnh hưởng {} hộ", whole("open_spots"), whole("weak_households")
        ),
        "low_yield": pl.format(
            "Tổ có hoạt động, nhưng mỗi thành viên mới hướng dẫn {} hộ kể từ đầu, thấp hơn mức giữa của tỉnh",
            whole("yield"),
        ),
        "unclear": pl.lit("Chưa có dấu hiệu nào nổi bật trong số liệu; cần hỏi lại xã"),
    }
    chosen = pl.lit(None, pl.String)
    for cause, sentence in sentences.items():
        chosen = pl.when(pl.col("cause") == cause).then(sentence).otherwise(chosen)
    return chosen.alias("evidence")
