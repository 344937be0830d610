"""Family K: how complete, sound and fresh is what was sent, and what in it needs to be verified."""

import polars as pl

from etl import calendar
from etl.indicators import receipts, rosters, verifying, visited
from etl.indicators.declaration import Indicator, counts
from etl.indicators.scope import Scope

FAMILY = "Báo cáo và điểm tổng hợp"
_HAMLET = ["period", "hamlet_code"]


def _cells(scope: Scope) -> pl.DataFrame:
    """Of each hamlet: roster, composition, and a monthly row for each closed month; what is missing is 0."""
    closed = [
        (of.id, sum(calendar.is_closed(month, scope.as_of) for month in calendar.months_in(of)))
        for of in scope.period_list
    ]
    months = pl.DataFrame(closed, schema={"period": pl.String, "months": pl.Int64}, orient="row")
    sent = (
        scope.shared(visited.flows_in_period)
        .filter("row_closed")
        .group_by(_HAMLET)
        .agg(monthly=pl.col("row_first").n_unique())
    )
    have = [
        scope.shared(rosters.hamlet_members).select(*_HAMLET, roster=pl.lit(1)),
        scope.shared(rosters.compositions).select(*_HAMLET, composition=pl.lit(1)),
        sent,
    ]
    rows = scope.hamlets
    for cells in have:
        rows = rows.join(cells, on=_HAMLET, how="left")
    found = pl.sum_horizontal(pl.col("roster", "composition", "monthly").fill_null(0))
    return counts(
        rows.join(months, on="period").with_columns(
            numerator=found,
            denominator=pl.col("months") + 2,
            reported=pl.lit(False),
            present=found > 0,
            state=pl.lit("ok"),
        )
    )


K2 = Indicator(
    code="K2",
    family=FAMILY,
    name="Mức đầy đủ biểu mẫu",
    short_name="Mức đầy đủ biểu của thôn",
    unit="%",
    better="up",
    kind="ratio",
    tier="t1",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Mỗi thôn phải có danh sách Tổ (M01), cơ cấu thành phần (M02c) và kết quả hướng dẫn (M03, hoặc nhật"
        " ký M03b) của từng tháng đã kết thúc trong kỳ; tỷ lệ số biểu đã nhận được trên số biểu phải có. "
        "Biểu thiếu tính 0."
    ),
    numerator_text="Số biểu của các thôn đã được nhận (M01, M02c, M03 hoặc M03b)",
    denominator_text="Số biểu phải có của các thôn trong danh mục (M10)",
    duties=("T2.1", "X2.1"),
    forms=("M01", "M02c", "M03", "M03b", "M10"),
    source="computed",
    counted_by="hamlet",
    reporting_unit="hamlet",
    bases=("full",),
    counts=_cells,
    never_above_100=True,
)

K3 = Indicator(
    code="K3",
    family=FAMILY,
    name="Tỷ lệ dòng lỗi / cảnh báo",
    short_name="Dòng lỗi, dòng cảnh báo",
    unit="%",
    better="down",
    kind="ratio",
    tier="t1",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ dòng bị loại vì lỗi và tỷ lệ dòng được nhận nhưng có cảnh báo, trên số dòng đã đọc của các "
        "biểu trong kỳ; tệp không ghi kỳ tính vào kỳ của ngày nhận. Tệp gửi trùng và tệp chờ xử lý không "
        "tính."
    ),
    numerator_text="Số dòng bị loại; số dòng được nhận có cảnh báo",
    denominator_text="Số dòng đã đọc trong kỳ",
    duties=("T2.1",),
    forms=(),
    source="computed",
    counted_by="commune",
    parts=(1, 2),
    part_names={1: "Dòng lỗi", 2: "Dòng cảnh báo"},
    counts=receipts.rows_at_fault,
)

K4 = Indicator(
    code="K4",
    family=FAMILY,
    name="Độ mới dữ liệu",
    short_name="Số ngày từ lần gửi gần nhất",
    unit="ngày",
    decimals=0,
    better="down",
    kind="as_of",
    tier="t1",
    grains=("commune", "province"),
    definition=(
        "Số ngày từ lần cuối cùng xã, phường gửi được một biểu bất kỳ đến cuối kỳ. Số toàn tỉnh là số ở "
        "giữa (trung vị) của các xã đã từng gửi; xã chưa từng gửi không tính và đếm bên cạnh."
    ),
    numerator_text="Số ngày từ lần gửi gần nhất được nhận đến cuối kỳ (sổ tiếp nhận)",
    denominator_text="",
    duties=("T2.1",),
    forms=(),
    source="computed",
    counted_by="commune",
    counts=receipts.freshness,
    whole=receipts.median_freshness,
    province_adds="other",
    whole_numbers=False,
)

K5 = Indicator(
    code="K5",
    family=FAMILY,
    name="Số điểm bất thường cần xác minh",
    short_name="Điểm bất thường cần xác minh",
    unit="cờ",
    decimals=0,
    better="down",
    kind="flow",
    tier="t1",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Số cờ trong kỳ: tăng vọt so với chính mình hoặc so với thôn cùng nhóm, luỹ kế giảm, vượt 100 %, số"
        " tròn, giống hệt kỳ trước. Mỗi thôn (hoặc xã, với biểu của xã), mỗi quy tắc và mỗi tháng một cờ; "
        "dòng đã được gửi lại đúng thì hết cờ; cờ đã có giải trình bằng văn bản được chấp nhận không tính."
    ),
    numerator_text="Số cờ của các thôn và của biểu cấp xã trong kỳ",
    denominator_text="",
    duties=("T2.1", "X2.1"),
    forms=("M03", "M04", "M05", "M10"),
    source="computed",
    counted_by="hamlet",
    counts=verifying.to_verify,
    across=True,
)
