"""Family S: spots with weak or no signal, from discovery to repair (log of spots M07)."""

import polars as pl

from etl.indicators import spot_log
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope
from etl.indicators.spot_log import OPERATORS

FAMILY = "Điểm lõm sóng"
_COMMUNE = ["period", "commune_code"]
_TYPES = ("no_signal", "dead_spot", "poor_quality")
BY_OPERATOR = tuple(f"operator={code}" for code in OPERATORS)
BY_TYPE = tuple(f"spot_type={code}" for code in _TYPES)


def _by_commune(scope: Scope, spots: pl.DataFrame, breakdowns: tuple[str, ...]) -> pl.DataFrame:
    """All communes and breakdowns with sums of ``numerator`` and ``denominator``, and who ever reported."""
    sums = spots.group_by(*_COMMUNE, "breakdown").agg(pl.col("numerator", "denominator").sum())
    grid = scope.communes.join(pl.DataFrame({"breakdown": breakdowns}), how="cross")
    rows = grid.join(sums, on=grid.columns, how="left").join(
        scope.shared(spot_log.reports), on=_COMMUNE, how="left"
    )
    whole = rows.with_columns(
        pl.col("numerator", "denominator").fill_null(0), pl.col("present", "ever").fill_null(False)
    )
    return whole.with_columns(full="ever", reported="ever", stale=pl.col("ever") & ~pl.col("present"))


def _open(scope: Scope) -> pl.DataFrame:
    """Open spots by commune (whole, operator, type) and by hamlet; a zero report with none open is 0."""
    spots = scope.shared(spot_log.spots).with_columns(numerator="open", denominator=pl.lit(0))
    typed = spots.filter(pl.col("breakdown") == "").with_columns(
        breakdown=pl.format("spot_type={}", "spot_type")
    )
    communes = _by_commune(scope, pl.concat([spots, typed]), S1.breakdowns).drop("denominator")
    return pl.concat(
        [
            counts(communes.with_columns(known="ever", state=reported_or_not(pl.col("ever")))),
            counts(_open_by_hamlet(scope, spots.filter(pl.col("breakdown") == ""))),
        ]
    )


def _open_by_hamlet(scope: Scope, spots: pl.DataFrame) -> pl.DataFrame:
    sums = spots.group_by("period", "hamlet_code").agg(pl.col("numerator").sum())
    rows = scope.hamlets.join(sums, on=["period", "hamlet_code"], how="left").join(
        scope.shared(spot_log.reports), on=_COMMUNE, how="left"
    )
    ever = pl.col("ever").fill_null(False)
    return rows.with_columns(
        pl.col("numerator").fill_null(0),
        pl.col("present").fill_null(False),
        reported=ever,
        state=reported_or_not(ever),
        stale=~pl.col("present").fill_null(True),
    )


def _share(scope: Scope, above: pl.Expr, below: pl.Expr) -> pl.DataFrame:
    """Spots above over spots below; a commune that reported but has none below has nothing to count."""
    spots = scope.shared(spot_log.spots).filter(~pl.col("refused"))
    rows = _by_commune(
        scope, spots.with_columns(numerator=above & below, denominator=below), ("", *BY_OPERATOR)
    )
    some = pl.col("denominator") > 0
    nothing = pl.when("ever").then(pl.lit("not_applicable")).otherwise(pl.lit("not_reported"))
    return counts(rows.with_columns(known=some, state=pl.when(some).then(pl.lit("ok")).otherwise(nothing)))


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
