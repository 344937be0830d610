"""Family S: spots with weak or no signal, from discovery to repair (log of spots M07)."""

import polars as pl

from etl.indicators import spot_log, spot_sums
from etl.indicators.declaration import Indicator
from etl.indicators.scope import Scope
from etl.indicators.spot_sums import BY_OPERATOR

FAMILY = "Điểm lõm sóng"
_TYPES = ("no_signal", "dead_spot", "poor_quality")
BY_TYPE = tuple(f"spot_type={code}" for code in _TYPES)


def _open(scope: Scope) -> pl.DataFrame:
    """Open spots by commune (whole, operator, type) and by hamlet; a zero report with none open is 0."""
    spots = scope.shared(spot_log.spots).with_columns(numerator="open")
    whole = spots.filter(pl.col("breakdown") == "")
    typed = whole.with_columns(breakdown=pl.format("spot_type={}", "spot_type"))
    communes = spot_sums.number(scope, pl.concat([spots, typed]), S1.breakdowns)
    return pl.concat([communes, spot_sums.number_by_hamlet(scope, whole)])


def _share(scope: Scope, above: pl.Expr, below: pl.Expr) -> pl.DataFrame:
    spots = scope.shared(spot_log.spots).filter(~pl.col("refused"))
    return spot_sums.share(scope, spots.with_columns(numerator=above & below, denominator=below))


def _sent(scope: Scope) -> pl.DataFrame:
    return _share(scope, pl.col("sent"), pl.col("detected").fill_null(False))


def _fixed(scope: Scope) -> pl.DataFrame:
    return _share(scope, pl.col("fixed"), pl.col("sent_kept"))


S1 = Indicator(
    code="S1",
    family=FAMILY,
    name="Số điểm lõm sóng đang mở",
    short_name="Điểm lõm sóng đang mở",
    unit="điểm",
    decimals=0,
    better="down",
    kind="as_of",
    tier="core",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Số điểm chưa có sóng, lõm sóng hoặc sóng kém chưa được xã xác nhận đã khắc phục. "
        "Doanh nghiệp báo khắc phục nhưng xã chưa xác nhận thì vẫn đang mở."
    ),
    numerator_text="Số điểm đang mở (M07)",
    denominator_text="",
    duties=("T2.3", "X2.3"),
    forms=("M07",),
    source="declared",
    counted_by="commune",
    breakdowns=("", *BY_OPERATOR, *BY_TYPE),
    counts=_open,
)

S2 = Indicator(
    code="S2",
    family=FAMILY,
    name="Tỷ lệ điểm lõm đã chuyển doanh nghiệp viễn thông",
    short_name="Điểm lõm đã chuyển doanh nghiệp",
    unit="%",
    better="up",
    kind="as_of",
    tier="core",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ điểm lõm sóng đã ghi nhận được chuyển doanh nghiệp viễn thông, có ngày chuyển và số văn bản. "
        "Không tính điểm đã kiểm tra mà không xác nhận."
    ),
    numerator_text="Số điểm có ngày chuyển và số văn bản (M07)",
    denominator_text="Số điểm đã ghi nhận (M07)",
    duties=("T2.3", "X2.3"),
    forms=("M07",),
    source="declared",
    counted_by="commune",
    breakdowns=("", *BY_OPERATOR),
    counts=_sent,
    never_above_100=True,
)

S3 = Indicator(
    code="S3",
    family=FAMILY,
    name="Tỷ lệ điểm lõm đã khắc phục",
    short_name="Điểm lõm đã khắc phục",
    unit="%",
    better="up",
    kind="as_of",
    tier="core",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ điểm lõm sóng đã chuyển doanh nghiệp mà xã đã kiểm lại và xác nhận khắc phục. "
        "Doanh nghiệp tự báo hoàn thành thì chưa đủ."
    ),
    numerator_text="Số điểm đã chuyển và được xã xác nhận khắc phục (M07)",
    denominator_text="Số điểm đã chuyển doanh nghiệp (M07)",
    duties=("T2.3", "X2.3"),
    forms=("M07",),
    source="declared",
    counted_by="commune",
    breakdowns=("", *BY_OPERATOR),
    counts=_fixed,
    never_above_100=True,
)
