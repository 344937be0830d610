"""Family C: teams without any activity for months, and how much a member guides in a month."""

from datetime import date

import polars as pl

from etl import calendar, reference
from etl.indicators import monthly, rosters, visited
from etl.indicators.carry import settle
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

FAMILY = "Hộ được hướng dẫn"
_HAMLET = ["period", "hamlet_code"]


def _dormant(scope: Scope) -> pl.DataFrame:
    """Teams that reported each of the last closed months and were active in none; others are not known.

    A visit makes a team active, and takes no report's place.
    """
    wanted = reference.whole("dormant_months")
    months = (
        _last_closed(scope, wanted)
        .join(scope.shared(visited.flows), on=["row_first", "row_last"])
        .group_by(_HAMLET)
        .agg(months=pl.col("row_last").filter(~pl.col("counted")).n_unique(), active=pl.col("active").any())
    )
    rows = scope.hamlets.join(months, on=_HAMLET, how="left")
    told = (pl.col("months") == wanted).fill_null(False)
    return counts(
        rows.with_columns(
            numerator=told & ~pl.col("active"),
            full=told,
            known=told,
            reported=told,
            present=told,
            state=reported_or_not(told),
        )
    )


def _last_closed(scope: Scope, number: int) -> pl.DataFrame:
    """The last so many reporting months that ended by the end of each period: row_first, row_last."""
    found = [
        (period, month.first_day, month.last_day)
        for period, end in scope.periods.select("period", "end").iter_rows()
        for month in _closed_months(end, number)
    ]
    schema = {"period": pl.String, "row_first": pl.Date, "row_last": pl.Date}
    return pl.DataFrame(found, schema=schema, orient="row")


def _closed_months(end: date, number: int) -> list[calendar.Period]:
    month = calendar.containing(end, "month")
    latest = month if calendar.is_closed(month, end) else calendar.previous(month)
    found = [latest]
    while len(found) < number:
        found.append(calendar.previous(found[-1]))
    return found


def _by_member(scope: Scope) -> pl.DataFrame:
    """People guided over members times months: both of the same hamlets and months, with row and roster."""
    rows = scope.shared(visited.flows_in_period).join(scope.shared(rosters.hamlet_members), on=_HAMLET)
    sums = rows.group_by("period", "commune_code", "hamlet_code").agg(
        numerator=pl.sum_horizontal(monthly.PEOPLE.values()).sum(),
        denominator=pl.col("members").sum(),
        declared=(~pl.col("counted")).sum(),
    )
    told = pl.col("denominator") > 0
    return counts(
        settle(scope, sums).with_columns(
            full=told,
            known=told,
            reported=told,
            present=told,
            state=reported_or_not(told),
            proven=told & (pl.col("declared") == 0),
        )
    )


C5 = Indicator(
    code="C5",
    family=FAMILY,
    name="Số tổ “không hoạt động” ≥ 2 kỳ liên tiếp",
    short_name="Tổ không hoạt động 2 tháng liền",
    unit="tổ",
    decimals=0,
    better="down",
    kind="as_of",
    tier="t1",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Số Tổ đã báo cáo cả hai tháng đã khóa sổ gần nhất mà không có hoạt động nào trong cả hai tháng. "
        "Tổ thiếu báo cáo một trong hai tháng không tính vào đây: đó là chưa báo cáo, không phải không hoạt "
        "động. Có lượt đến hộ (M03b) là có hoạt động."
    ),
    numerator_text="Số Tổ có báo cáo cả hai tháng và không hoạt động (M03)",
    denominator_text="",
    duties=("T2.1", "X2.1"),
    forms=("M03", "M03b", "M10"),
    source="declared",
    counted_by="hamlet",
    reporting_unit="hamlet",
    counts=_dormant,
)

C6 = Indicator(
    code="C6",
    family=FAMILY,
    name="Năng suất: lượt hướng dẫn / thành viên / tháng",
    short_name="Lượt hướng dẫn một thành viên, tháng",
    unit="lượt",
    better="up",
    kind="ratio",
    tier="t2",
    grains=("hamlet", "commune"),
    definition=(
        "Lượt người được hướng dẫn về bốn nội dung chia cho số thành viên nhân số tháng, chỉ tính những thôn "
        "và tháng có cả báo cáo lẫn danh sách Tổ. Trên 60 lượt một thành viên một tháng thì cần xác minh. "
        "Thôn và tháng chỉ có nhật ký đến hộ (M03b) thì đếm theo nhật ký."
    ),
    numerator_text="Lượt người theo bốn nội dung (M03, hoặc M03b)",
    denominator_text="Số thành viên của Tổ (M01) cộng theo từng tháng có báo cáo",
    duties=("T2.1",),
    forms=("M01", "M03", "M03b", "M10"),
    source="declared",
    proven_source="counted",
    counted_by="hamlet",
    reporting_unit="hamlet",
    counts=_by_member,
    reason="Dùng để tìm số bất thường ở thôn và xã nên không có số toàn tỉnh.",
)
