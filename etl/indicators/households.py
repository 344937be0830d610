"""Family C: households reached, person-times guided, and teams that were active (monthly form M03)."""

from datetime import date

import polars as pl

from etl import calendar
from etl.indicators import monthly, rosters, visited
from etl.indicators.carry import settle
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

FAMILY = "Hộ được hướng dẫn"
BREAKDOWNS = ("", *(f"content={content}" for content in monthly.CONTENTS))
_HAMLET = ["period", "hamlet_code"]


def _reached(scope: Scope) -> pl.DataFrame:
    """A hamlet without a row in the period keeps its last value; one that never reported counts 0 above.

    Where visits are logged, households are counted from them, from the first visit on and for good. A
    commune none of whose hamlets ever reported is not_reported itself, and still below the province's line.
    """
    rows = scope.hamlets.join(scope.shared(visited.reached), on=_HAMLET, how="left")
    households = pl.coalesce("households", "team_households")
    fresh = pl.col("fresh").fill_null(False)
    return counts(
        rows.with_columns(
            numerator=pl.col("cumulative_households").fill_null(0),
            denominator=households,
            known=pl.col("fresh").is_not_null(),
            reported=fresh,
            present=fresh,
            state=reported_or_not(fresh & (households > 0)),
            stale=~pl.col("fresh").fill_null(True),
            proven=pl.col("proven").fill_null(False),
        )
    )


def _guided(scope: Scope) -> pl.DataFrame:
    """A flow: what was reported in the period, nothing carried, nothing assumed for the silent."""
    rows = scope.shared(visited.flows_in_period)
    sums = rows.group_by("period", "commune_code", "hamlet_code").agg(
        *(pl.col(column).sum().alias(f"content={content}") for content, column in monthly.PEOPLE.items()),
        rows=pl.len(),
        declared=(~pl.col("counted")).sum(),
    )
    placed = settle(scope, sums.with_columns(pl.sum_horizontal(BREAKDOWNS[1:]).alias("")))
    reported = pl.col("rows") > 0
    long = placed.with_columns(
        reported=reported,
        full=reported,
        known=reported,
        present=reported,
        state=reported_or_not(reported),
        proven=reported & (pl.col("declared") == 0),
    ).unpivot(
        list(BREAKDOWNS),
        index=[
            "period",
            "commune_code",
            "hamlet_code",
            "reported",
            "full",
            "known",
            "present",
            "state",
            "proven",
        ],
        variable_name="breakdown",
        value_name="numerator",
    )
    return counts(long)


def _active(scope: Scope) -> pl.DataFrame:
    """A team is a hamlet with a roster, a row of M03 or a visit; only closed months tell of activity."""
    months = (
        scope.shared(visited.flows_in_period)
        .filter("row_closed")
        .group_by(_HAMLET)
        .agg(active=pl.col("active").any(), reported=pl.lit(True))
    )
    members = scope.shared(rosters.hamlet_members)
    rows = (
        scope.hamlets.join(members, on=_HAMLET, how="left")
        .join(scope.shared(visited.known), on=_HAMLET, how="left")
        .join(months, on=_HAMLET, how="left")
        .join(_with_closed_month(scope), on="period", how="semi")
    )
    team = pl.col("members").is_not_null() | pl.col("fresh").is_not_null()
    reported = pl.col("reported").fill_null(False)
    return counts(
        rows.with_columns(
            numerator=pl.col("active").fill_null(False),
            denominator=team,
            full=team,
            known=reported,
            reported=reported,
            present=reported,
            state=reported_or_not(reported),
        )
    )


def _with_closed_month(scope: Scope) -> pl.DataFrame:
    """Periods of which at least one month has closed by the as-of date."""
    closed = [p.id for p in scope.period_list if _any_closed(p, scope.as_of)]
    return pl.DataFrame({"period": closed}, schema={"period": pl.String})


def _any_closed(period: calendar.Period, as_of: date) -> bool:
    return any(calendar.is_closed(month, as_of) for month in calendar.months_in(period))


C1 = Indicator(
    code="C1",
    family=FAMILY,
    name="Tỷ lệ hộ được Tổ CNSCĐ hướng dẫn (lũy kế)",
    short_name="Hộ được hướng dẫn (lũy kế)",
    unit="%",
    better="up",
    kind="stock",
    tier="core",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tỷ lệ hộ đã được Tổ hướng dẫn ít nhất một lần từ đầu chương trình: đếm theo nhật ký đến hộ (M03b) ở "
        "thôn có nhật ký, theo số lũy kế Tổ khai báo (M03) ở thôn khác. "
        "Thôn không báo cáo trong kỳ giữ số lần trước (số liệu cũ); thôn chưa báo cáo lần nào tính 0 hộ."
    ),
    numerator_text="Số hộ được hướng dẫn lũy kế (M03b đếm được, hoặc M03 khai báo)",
    denominator_text="Tổng số hộ của các thôn còn hiệu lực (M10)",
    duties=("T1.3", "X1.2"),
    forms=("M03", "M03b", "M10"),
    source="declared",
    proven_source="counted",
    counted_by="hamlet",
    reporting_unit="hamlet",
    counts=_reached,
)

C2 = Indicator(
    code="C2",
    family=FAMILY,
    name="Số lượt người được hướng dẫn trong kỳ",
    short_name="Lượt người được hướng dẫn",
    unit="lượt",
    decimals=0,
    better="up",
    kind="flow",
    tier="t1",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tổng lượt người được hướng dẫn trong kỳ về bốn nội dung: dịch vụ công trực tuyến, thanh toán không "
        "dùng tiền mặt, sàn thương mại điện tử, tự bảo vệ trên môi trường số. Không gồm hỗ trợ VNeID. "
        "Thôn và tháng chỉ có nhật ký đến hộ (M03b) thì đếm theo nhật ký."
    ),
    numerator_text="Tổng lượt người theo bốn nội dung (M03)",
    denominator_text="",
    duties=("T1.3", "X1.2"),
    forms=("M03", "M03b"),
    source="declared",
    proven_source="counted",
    counted_by="hamlet",
    reporting_unit="hamlet",
    breakdowns=BREAKDOWNS,
    counts=_guided,
)

C4 = Indicator(
    code="C4",
    family=FAMILY,
    name="Tỷ lệ tổ có hoạt động trong kỳ",
    short_name="Tổ có hoạt động trong kỳ",
    unit="%",
    better="up",
    kind="ratio",
    tier="core",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tỷ lệ Tổ có ít nhất một hoạt động khác 0 trong ít nhất một tháng đã khóa sổ của kỳ; "
        "Tổ không báo cáo trong kỳ tính là không hoạt động."
    ),
    numerator_text="Số Tổ có hoạt động (M03)",
    denominator_text="Số Tổ: thôn có danh sách (M01) hoặc đã từng báo cáo (M03)",
    duties=("T1.3", "T2.1"),
    forms=("M03", "M03b", "M01", "M10"),
    source="declared",
    counted_by="hamlet",
    reporting_unit="hamlet",
    counts=_active,
    never_above_100=True,
)
