"""Families D and E: adults with digital skills, confirmed or judged, and with a digital signature (M05)."""

import polars as pl

from etl.indicators import police
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

_COMMUNE = ["period", "commune_code"]


def _adults(scope: Scope) -> pl.DataFrame:
    """The communes with their residents of 18 and over (M10), 0 where none is known."""
    sums = scope.hamlets.group_by(_COMMUNE).agg(denominator=pl.col("residents_18_plus").sum())
    return scope.communes.join(sums, on=_COMMUNE, how="left").with_columns(pl.col("denominator").fill_null(0))


def _share_of_adults(scope: Scope, rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """The last figures of each commune over its adults; a commune that never gave any counts 0 above.

    A commune without adults to count is in neither.
    """
    known = police.last_of_communes(scope, rows.drop_nulls(column), [column])
    communes = scope.shared(_adults).join(
        known.select(*_COMMUNE, column, "fresh", "carried"), on=_COMMUNE, how="left"
    )
    some = pl.col("denominator") > 0
    fresh = pl.col("fresh").fill_null(False)
    return counts(
        communes.with_columns(
            numerator=pl.col(column).fill_null(0),
            full=some,
            known=some & pl.col("fresh").is_not_null(),
            reported=some & fresh,
            present=fresh,
            state=reported_or_not(some & fresh),
            stale=pl.col("carried").fill_null(False),
        )
    )


def _judged(scope: Scope) -> pl.DataFrame:
    """Of both sources; the commune's own stands where a period has both."""
    column = "cumulative_adults_basic_skills"
    told = scope.shared(police.rows).drop_nulls(column)
    return _share_of_adults(scope, police.preferring(told, ~police.BY_POLICE), column)


def _confirmed(scope: Scope) -> pl.DataFrame:
    rows = scope.shared(police.rows).filter(police.BY_POLICE)
    return _share_of_adults(scope, rows, "cumulative_adults_skills_confirmed")


def _signing(scope: Scope) -> pl.DataFrame:
    rows = scope.shared(police.rows).filter(police.BY_POLICE)
    return _share_of_adults(scope, rows, "cumulative_adults_digital_signature")


D7 = Indicator(
    code="D7",
    family="Bình dân học vụ số",
    name="Tỷ lệ người trưởng thành có kiến thức, kỹ năng số cơ bản",
    short_name="Người lớn có kỹ năng số cơ bản",
    unit="%",
    better="up",
    kind="stock",
    tier="t1",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ người từ 18 tuổi được xã, phường đánh giá là có kiến thức, kỹ năng số cơ bản, lũy kế; xã chưa "
        "báo cáo kỳ này giữ số gần nhất trong số toàn tỉnh. Số cử tri toàn tỉnh đã công bố (3.150.931, tháng "
        "02/2026) chỉ để đối chiếu, không làm mẫu số."
    ),
    numerator_text="Số người trưởng thành có kỹ năng số cơ bản, xã tự đánh giá (M05)",
    denominator_text="Số người từ 18 tuổi trở lên (M10)",
    duties=("T1.4",),
    forms=("M05", "M10"),
    source="declared",
    counted_by="commune",
    counts=_judged,
    province_adds="more",
)

D8 = Indicator(
    code="D8",
    family="Bình dân học vụ số",
    name="Tỷ lệ người trưởng thành được xác nhận phổ cập kỹ năng số trên VNeID",
    short_name="Người lớn được xác nhận kỹ năng số",
    unit="%",
    better="up",
    kind="stock",
    tier="t1",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ người từ 18 tuổi được xác nhận phổ cập kỹ năng số trên VNeID, lũy kế theo số liệu Công an; "
        "không trộn với số xã tự đánh giá."
    ),
    numerator_text="Số người được xác nhận phổ cập kỹ năng số trên VNeID (M05, Công an)",
    denominator_text="Số người từ 18 tuổi trở lên (M10)",
    duties=("T2.4",),
    forms=("M05", "M10"),
    source="official",
    counted_by="commune",
    counts=_confirmed,
    province_adds="more",
)

E5 = Indicator(
    code="E5",
    family="Định danh điện tử (VNeID)",
    name="Tỷ lệ người trưởng thành có chữ ký số cá nhân",
    short_name="Người lớn có chữ ký số",
    unit="%",
    better="up",
    kind="stock",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ người từ 18 tuổi có chứng thư chữ ký số cá nhân, lũy kế theo số liệu Công an; xã chưa báo cáo "
        "kỳ này giữ số gần nhất trong số toàn tỉnh."
    ),
    numerator_text="Số người trưởng thành có chữ ký số (M05, Công an)",
    denominator_text="Số người từ 18 tuổi trở lên (M10)",
    duties=("T1.2",),
    forms=("M05", "M10"),
    source="official",
    counted_by="commune",
    counts=_signing,
    province_adds="more",
)
