"""Family D: schools that teach digital skills and their pupils, and proficient officials (form M09)."""

from typing import Literal

import polars as pl

from etl.indicators import activity_log
from etl.indicators.activity_log import COMMUNE
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

FAMILY = "Bình dân học vụ số"


def _share(scope: Scope, group: str, told: Literal["half", "year"], column: str, part: int) -> pl.DataFrame:
    """A commune keeps its last rows of the year, above and below; a row without one of both is in neither."""
    found = activity_log.standing(scope, group, told).drop_nulls([column, f"{column}_total"])
    sums = found.group_by(COMMUNE).agg(
        numerator=pl.col(column).sum(),
        denominator=pl.col(f"{column}_total").sum(),
        fresh=pl.col("fresh").all(),
    )
    rows = scope.communes.join(sums, on=COMMUNE, how="left")
    there, fresh = pl.col("denominator") > 0, pl.col("fresh").fill_null(False)
    kept = there.fill_null(False)
    return counts(
        rows.with_columns(
            part=part,
            full=kept,
            reported=kept & fresh,
            known=kept,
            present=kept & fresh,
            state=reported_or_not(kept & fresh),
            stale=kept & ~fresh,
        )
    )


def _taught(scope: Scope) -> pl.DataFrame:
    parts = [
        _share(scope, "school", "half", column, part) for part, column in ((1, "quantity"), (2, "people"))
    ]
    return pl.concat(parts)


def _proficient(scope: Scope) -> pl.DataFrame:
    return _share(scope, "officials", "year", "people", 1)


D9 = Indicator(
    code="D9",
    family=FAMILY,
    name="Tỷ lệ trường triển khai nội dung kỹ năng số ngoại khóa; tỷ lệ học sinh",
    short_name="Trường dạy kỹ năng số ngoại khóa",
    unit="%",
    better="up",
    kind="as_of",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ trường trên địa bàn có nội dung kỹ năng số ngoại khóa và tỷ lệ học sinh được học, theo số gần "
        "nhất trong năm của từng xã. Xã không ghi tổng số trường, tổng số học sinh thì không tính vào."
    ),
    numerator_text="Số trường triển khai; số học sinh được học (M09, nhóm trường học)",
    denominator_text="Tổng số trường; tổng số học sinh trên địa bàn (M09, nhóm trường học)",
    duties=("T5.1", "X4.1"),
    forms=("M09",),
    source="declared",
    counted_by="commune",
    parts=(1, 2),
    part_names={1: "Trường", 2: "Học sinh"},
    counts=_taught,
    province_adds="more",
)

D10 = Indicator(
    code="D10",
    family=FAMILY,
    name="Tỷ lệ CBCC sử dụng thành thạo nền tảng số",
    short_name="CBCC thành thạo nền tảng số",
    unit="%",
    better="up",
    kind="as_of",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ cán bộ, công chức cấp xã được xác nhận sử dụng thành thạo nền tảng số, theo số gần nhất trong "
        "năm của từng xã. Xã không ghi tổng số cán bộ, công chức thì không tính vào."
    ),
    numerator_text="Số cán bộ, công chức được xác nhận (M09, nhóm CBCC)",
    denominator_text="Tổng số cán bộ, công chức cấp xã (M09, nhóm CBCC)",
    duties=("T2.1",),
    forms=("M09",),
    source="declared",
    counted_by="commune",
    counts=_proficient,
    province_adds="more",
    reason="Cán bộ, công chức cấp tỉnh không có biểu nào nên không nằm trong số này.",
)
