"""Family C: the one-stop desk of the commune: dossiers sent online, and members on duty (form M06)."""

import polars as pl

from etl import reference
from etl.indicators.carry import inside
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

FAMILY = "Trực Một cửa và hồ sơ trực tuyến"
_COMMUNE = ["period", "commune_code"]


def _rows(scope: Scope) -> pl.DataFrame:
    """Rows in every period in which their day lies; a week lies where its Monday does."""
    found = scope.tables.current("M06").drop_nulls(["commune_code", "start_date"])
    until = found.filter(pl.col("start_date") <= scope.as_of).drop("period")
    return inside(scope, until.with_columns(row_first="start_date", row_last="start_date"))


def _share(scope: Scope, above: str, below: str) -> pl.DataFrame:
    """Two columns of the same rows added up; a row in which either is blank is in neither."""
    sums = (
        scope.shared(_rows)
        .drop_nulls([above, below])
        .group_by(_COMMUNE)
        .agg(
            numerator=pl.col(above).sum(),
            denominator=pl.col(below).sum(),
            proven=(pl.col("data_source") == "tthc_system").fill_null(False).all(),
        )
    )
    some = pl.when(pl.col("denominator") > 0).then(pl.lit("ok")).otherwise(pl.lit("not_applicable"))
    return counts(sums.with_columns(reported=pl.lit(True), present=pl.lit(True), state=some))


def _online(scope: Scope) -> pl.DataFrame:
    return _share(scope, "online_dossiers", "dossiers_received")


def _assisted(scope: Scope) -> pl.DataFrame:
    return _share(scope, "team_assisted_dossiers", "online_dossiers")


def _on_duty(scope: Scope) -> pl.DataFrame:
    """Part 1: communes with a signed rota for most working days, of 129; 2 and 3: shifts held and planned."""
    sums = (
        scope.shared(_rows)
        .group_by(_COMMUNE)
        .agg(
            pl.col("rota_days", "working_days", "held_shifts", "planned_shifts").sum(),
            signed=pl.col("rota_signed").fill_null(False).any(),
            present=pl.lit(True),
        )
    )
    whole = scope.communes.join(sums, on=_COMMUNE, how="left").with_columns(
        pl.col("present").fill_null(False), state=reported_or_not(pl.col("present").fill_null(False))
    )
    least = reference.whole("rota_min_share_pct") * pl.col("working_days")
    covered = pl.col("signed") & (pl.col("working_days") > 0) & (100 * pl.col("rota_days") >= least)
    sent = {"reported": pl.col("present"), "known": pl.col("present")}
    rota = whole.with_columns(numerator=covered.fill_null(False), denominator=1, **sent)
    shifts = [
        whole.filter("present").with_columns(part=part, numerator=column, **sent)
        for part, column in ((2, "held_shifts"), (3, "planned_shifts"))
    ]
    return pl.concat(counts(frame) for frame in (rota, *shifts))


C7 = Indicator(
    code="C7",
    family=FAMILY,
    name="Tỷ lệ hồ sơ TTHC cấp xã nộp trực tuyến",
    short_name="Hồ sơ nộp trực tuyến",
    unit="%",
    better="up",
    kind="ratio",
    tier="t1",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ hồ sơ nộp trực tuyến trên tổng hồ sơ thủ tục hành chính xã, phường tiếp nhận trong kỳ; xã "
        "chưa gửi biểu không tính vào cả tử số lẫn mẫu số."
    ),
    numerator_text="Hồ sơ nộp trực tuyến (M06)",
    denominator_text="Tổng hồ sơ tiếp nhận (M06)",
    duties=("T1.3", "T1.6"),
    forms=("M06",),
    source="declared",
    proven_source="official",
    counted_by="commune",
    counts=_online,
    never_above_100=True,
)

C8 = Indicator(
    code="C8",
    family=FAMILY,
    name="Tỷ lệ hồ sơ trực tuyến có Tổ CNSCĐ hỗ trợ",
    short_name="Hồ sơ trực tuyến có Tổ hỗ trợ",
    unit="%",
    better="none",
    kind="ratio",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ hồ sơ trực tuyến được thành viên Tổ hỗ trợ tại Bộ phận Một cửa hoặc tại nhà; dòng để trống số "
        "được hỗ trợ thì không tính. Người dân tự làm được nhiều hơn thì tỷ lệ này giảm."
    ),
    numerator_text="Hồ sơ trực tuyến có Tổ hỗ trợ (M06)",
    denominator_text="Hồ sơ trực tuyến của các dòng ấy (M06)",
    duties=("T1.6",),
    forms=("M06",),
    source="declared",
    counted_by="commune",
    counts=_assisted,
    never_above_100=True,
)

C9 = Indicator(
    code="C9",
    family=FAMILY,
    name="Tỷ lệ xã/phường có lịch trực tại Bộ phận Một cửa; số ca trực",
    short_name="Xã, phường có lịch trực Một cửa",
    unit="%",
    better="up",
    kind="ratio",
    tier="t1",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ xã, phường có lịch trực đã ký phủ từ 80 % số ngày làm việc trong kỳ, trên 129 xã, phường; "
        "bên cạnh là số ca trực đã thực hiện và số ca theo kế hoạch."
    ),
    numerator_text="Số xã, phường có lịch trực đã ký, đủ ngày trực; số ca trực (M06)",
    denominator_text="129 xã, phường",
    duties=("T1.6",),
    forms=("M06",),
    source="declared",
    counted_by="commune",
    parts=(1, 2, 3),
    part_names={1: "Xã, phường có lịch trực", 2: "Ca trực đã thực hiện", 3: "Ca trực theo kế hoạch"},
    part_units={2: "ca", 3: "ca"},
    part_decimals={2: 0, 3: 0},
    rate_parts=(1,),
    counts=_on_duty,
    never_above_100=True,
)
