"""Family S: whom the open spots touch: households, administrative centres, dense residential areas (M07)."""

import polars as pl

from etl.indicators import spot_log, spot_sums
from etl.indicators.declaration import Indicator
from etl.indicators.scope import Scope

FAMILY = "Điểm lõm sóng"


def _touched(scope: Scope) -> pl.DataFrame:
    """Households of the open spots, the urgent ones among these spots, and those that say no households."""
    spots = scope.shared(spot_log.spots).filter((pl.col("breakdown") == "") & pl.col("open"))
    households = pl.col("affected_households")
    figures = {1: households.fill_null(0), 2: pl.col("urgent"), 3: households.is_null()}
    frames = []
    for part, figure in figures.items():
        rows = spots.with_columns(numerator=figure)
        frames += [spot_sums.number(scope, rows, ("",), part), spot_sums.number_by_hamlet(scope, rows, part)]
    return pl.concat(frames)


S6 = Indicator(
    code="S6",
    family=FAMILY,
    name="Số hộ và số điểm ở trụ sở, khu đông dân bị ảnh hưởng bởi điểm lõm",
    short_name="Hộ bị ảnh hưởng bởi điểm lõm sóng",
    unit="hộ",
    decimals=0,
    better="down",
    kind="as_of",
    tier="t1",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tổng số hộ xã khai ở các điểm lõm còn mở; kèm số điểm còn mở ở trung tâm hành chính hoặc khu đông "
        "dân. Điểm không ghi số hộ không cộng thêm hộ nào; số điểm ấy nêu riêng bên cạnh."
    ),
    numerator_text="Số hộ ở các điểm còn mở; số điểm còn mở ở trụ sở, khu đông dân (M07)",
    denominator_text="",
    duties=("T2.3", "X2.3"),
    forms=("M07",),
    source="declared",
    counted_by="commune",
    parts=(1, 2, 3),
    part_names={1: "Hộ bị ảnh hưởng", 2: "Điểm ở trụ sở, khu đông dân", 3: "Điểm không ghi số hộ"},
    part_units={2: "điểm", 3: "điểm"},
    counts=_touched,
)
