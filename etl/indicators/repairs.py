"""Family S: what is overdue, how long operators take, and what is re-checked and opened again (M07, M08a)."""

import polars as pl

from etl.indicators import spot_log, spot_replies, spot_sums
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope
from etl.indicators.spot_sums import BY_OPERATOR
from etl.indicators.spot_waits import waits
from etl.indicators.survival import medians

FAMILY = "Điểm lõm sóng"
_SPOT = ["period", "breakdown", "spot_code"]
_CLOSED = ("confirmed", "not_confirmed")


def _promised(scope: Scope) -> pl.DataFrame:
    """Open spots with a commitment, by operator and as a whole: whether one has passed (``overdue``)."""
    standing = scope.shared(spot_log.standing).filter(~pl.col("status").fill_null("").is_in(_CLOSED))
    lines = spot_replies.by_operator(standing.select("period", "end", "spot_code", "operators"))
    told = lines.join(scope.shared(spot_replies.promises), on=["period", "spot_code", "operator"])
    both = pl.concat_list(pl.lit(""), pl.format("operator={}", "operator"))
    overdue = (pl.col("committed_date") < pl.col("end")).any()
    return told.with_columns(breakdown=both).explode("breakdown").group_by(_SPOT).agg(overdue=overdue)


def _overdue(scope: Scope) -> pl.DataFrame:
    """Sent and open spots past a commitment; beside it, those for which nobody has committed to a day."""
    spots = scope.shared(spot_log.spots).filter(pl.col("open") & pl.col("sent"))
    known = spots.join(_promised(scope), on=_SPOT, how="left")
    late = known.with_columns(numerator=pl.col("overdue").fill_null(False), denominator=pl.lit(1))
    without = known.with_columns(numerator=pl.col("overdue").is_null())
    return pl.concat(
        [spot_sums.share(scope, late), spot_sums.number(scope, without, ("", *BY_OPERATOR), part=2)]
    )


def _reporting(scope: Scope) -> pl.DataFrame:
    """Which communes tell of their spots; the figures of S5 themselves are no sums."""
    rows = scope.communes.join(scope.shared(spot_log.reports), on=["period", "commune_code"], how="left")
    seen = rows.with_columns(pl.col("present", "ever").fill_null(False), numerator=pl.lit(0))
    placed = seen.join(pl.DataFrame({"part": S5.parts}), how="cross")
    state = reported_or_not(pl.col("ever"))
    return counts(placed.with_columns(full="ever", reported="ever", known="ever", state=state))


def _medians(scope: Scope) -> pl.DataFrame:
    """Median days to repair (part 1) and the longest time watched (part 2), of the province (WHOLE)."""
    found = medians(scope.shared(waits), ["period", "breakdown"])
    told = (
        scope.shared(spot_log.reports)
        .group_by("period")
        .agg(ever=pl.lit(True), stale=(~pl.col("present")).any())
    )
    grid = scope.periods.select("period").join(pl.DataFrame({"breakdown": S5.breakdowns}), how="cross")
    cells = grid.join(found, on=grid.columns, how="left").join(told, on="period", how="left")
    parts = [
        cells.with_columns(part=1, numerator="happened", denominator="waits", value="median"),
        cells.with_columns(part=2, numerator="longest", denominator=None, value="longest"),
    ]
    known, some = pl.col("ever").fill_null(False), pl.col("value").is_not_null()
    empty = pl.when(known).then(pl.lit("not_applicable")).otherwise(pl.lit("not_reported"))
    state = pl.when(some).then(pl.lit("ok")).otherwise(empty)
    return pl.concat(parts, how="vertical_relaxed").with_columns(
        pl.col("stale").fill_null(False), state=state
    )


def _rechecked(scope: Scope) -> pl.DataFrame:
    """Spots reported fixed in the period: re-checked by their commune, and opened again soon after."""
    pairs = scope.shared(spot_replies.rechecks).join_where(
        scope.periods.select("period", "first_day", "end"),
        pl.col("completed_date") >= pl.col("first_day"),
        pl.col("completed_date") <= pl.col("end"),
    )
    both = pl.concat_list(pl.lit(""), pl.format("operator={}", "operator"))
    rows = pairs.with_columns(breakdown=both, denominator=pl.lit(1)).explode("breakdown")
    shares = [
        spot_sums.share(scope, rows.with_columns(numerator=pl.col(name).fill_null(False)), part)
        for part, name in ((1, "rechecked"), (2, "reopened"))
    ]
    return pl.concat(shares)


S4 = Indicator(
    code="S4",
    family=FAMILY,
    name="Tỷ lệ điểm lõm quá hạn khắc phục",
    short_name="Điểm lõm quá hạn khắc phục",
    unit="%",
    better="down",
    kind="as_of",
    tier="t1",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ điểm lõm đã chuyển doanh nghiệp, còn mở, mà ngày doanh nghiệp cam kết gần nhất đã qua. "
        "Điểm chưa có ngày cam kết không tính là quá hạn; số điểm ấy nêu riêng bên cạnh."
    ),
    numerator_text="Số điểm đã chuyển, còn mở và quá ngày cam kết (M07, M08a)",
    denominator_text="Số điểm đã chuyển và còn mở (M07)",
    duties=("T2.3",),
    forms=("M07", "M08a"),
    source="declared",
    counted_by="commune",
    parts=(1, 2),
    part_names={1: "Quá hạn", 2: "Chưa có ngày cam kết"},
    part_units={2: "điểm"},
    part_decimals={2: 0},
    rate_parts=(1,),
    breakdowns=("", *BY_OPERATOR),
    counts=_overdue,
    never_above_100=True,
)

S5 = Indicator(
    code="S5",
    family=FAMILY,
    name="Số ngày trung vị từ chuyển đến khắc phục",
    short_name="Số ngày trung vị đến khi khắc phục",
    unit="ngày",
    decimals=0,
    better="down",
    kind="as_of",
    tier="t1",
    grains=("province",),
    definition=(
        "Số ngày mà sau đó một nửa số điểm đã chuyển doanh nghiệp được khắc phục và xã xác nhận "
        "(ước lượng Kaplan–Meier, điểm còn mở tính đến ngày số liệu). Chưa tới một nửa thì chưa có trung vị: "
        "lâu hơn thời gian theo dõi dài nhất."
    ),
    numerator_text="Số lượt điểm và doanh nghiệp đã khắc phục, xã xác nhận (M07, M08a)",
    denominator_text="Số lượt điểm và doanh nghiệp đã chuyển (M07)",
    duties=("T2.3",),
    forms=("M07", "M08a"),
    source="computed",
    counted_by="commune",
    parts=(1, 2),
    part_names={1: "Trung vị", 2: "Thời gian theo dõi dài nhất"},
    rate_parts=(1,),
    breakdowns=("", *BY_OPERATOR),
    counts=_reporting,
    whole=_medians,
    province_adds="other",
    reason=(
        "Chỉ tính cho toàn tỉnh: một xã có quá ít điểm để ước lượng trung vị. Khi chưa tới một nửa số điểm "
        "được khắc phục thì không có trung vị, chỉ biết là lâu hơn thời gian theo dõi dài nhất (phần 2)."
    ),
)

S8 = Indicator(
    code="S8",
    family=FAMILY,
    name='Tỷ lệ điểm "đã khắc phục" được xã đo, kiểm lại; tỷ lệ mở lại',
    short_name="Điểm báo khắc phục được kiểm lại",
    unit="%",
    better="up",
    kind="ratio",
    tier="t2",
    grains=("province",),
    definition=(
        "Trong các điểm doanh nghiệp báo hoàn thành trong kỳ: tỷ lệ được xã kiểm lại từ ngày hoàn thành trở "
        "đi, và tỷ lệ phải mở lại trong 60 ngày sau đó; theo số liệu mới nhất của sổ điểm lõm."
    ),
    numerator_text="Số lượt điểm và doanh nghiệp được xã kiểm lại; số lượt mở lại trong 60 ngày (M07)",
    denominator_text="Số lượt điểm và doanh nghiệp báo hoàn thành trong kỳ (M08a)",
    duties=("T2.3",),
    forms=("M07", "M08a"),
    source="declared",
    counted_by="commune",
    parts=(1, 2),
    part_names={1: "Được xã kiểm lại", 2: "Mở lại trong 60 ngày"},
    breakdowns=("", *BY_OPERATOR),
    counts=_rechecked,
    never_above_100=True,
    reason="Chỉ tính cho toàn tỉnh và theo doanh nghiệp: mỗi xã có quá ít điểm hoàn thành trong một kỳ.",
)
