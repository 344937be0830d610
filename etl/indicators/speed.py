"""Family S: whether mobile data is fast enough in each commune, as i-Speed measures it (form M07)."""

import polars as pl

from etl import reference
from etl.indicators.carry import inside
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

FAMILY = "Điểm lõm sóng"
_COMMUNE = ["period", "commune_code"]
_FIGURES = ["commune_download_mbps", "commune_speed_samples"]


def _measured(scope: Scope) -> pl.DataFrame:
    """Of each commune the last figure of i-Speed in the period, where it stands on enough samples."""
    given = scope.tables.current("M07").filter(pl.any_horizontal(pl.col(_FIGURES).is_not_null()))
    rows = inside(scope, scope.dated(given)).sort(
        "row_last", "row_first", "received_order", maintain_order=True
    )
    last = rows.unique(_COMMUNE, keep="last", maintain_order=True).select(*_COMMUNE, *_FIGURES)
    enough = pl.col("commune_speed_samples") >= reference.whole("min_samples")
    return last.filter(enough & pl.col("commune_download_mbps").is_not_null())


def _fast(scope: Scope) -> pl.DataFrame:
    """Fast communes of those measured (part 1), and of all communes (part 2)."""
    rows = scope.communes.join(_measured(scope), on=_COMMUNE, how="left")
    measured = pl.col("commune_download_mbps").is_not_null()
    fast = pl.col("commune_download_mbps") >= reference.number("speed_4g_target")
    shown = rows.with_columns(
        numerator=fast.fill_null(False),
        denominator=1,
        reported=measured,
        known=measured,
        present=measured,
        state=reported_or_not(measured),
    )
    return pl.concat([counts(shown.with_columns(full="reported")), counts(shown.with_columns(part=2))])


S7 = Indicator(
    code="S7",
    family=FAMILY,
    name="Tỷ lệ xã/phường đạt tốc độ 4G ≥ 40 Mbit/s (i-Speed)",
    short_name="Xã, phường đạt tốc độ 4G",
    unit="%",
    better="up",
    kind="ratio",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ xã, phường có tốc độ tải xuống 4G trung vị do i-Speed công bố đạt từ 40 Mbit/s, trong các xã "
        "có ít nhất 30 mẫu đo trong kỳ; kèm tỷ lệ trên 129 xã, phường. Số đo tại điểm lõm không dùng ở đây."
    ),
    numerator_text="Số xã, phường đạt tốc độ, có đủ mẫu đo (M07, cột i-Speed toàn xã)",
    denominator_text="Số xã, phường có đủ mẫu đo; 129 xã, phường",
    duties=("T2.3",),
    forms=("M07",),
    source="official",
    counted_by="commune",
    parts=(1, 2),
    part_names={1: "Trên các xã đủ mẫu đo", 2: "Trên 129 xã, phường"},
    counts=_fast,
    never_above_100=True,
)
