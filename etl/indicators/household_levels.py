"""Family C: levels that a hamlet's team declares: skilled households, QR codes, OCOP products online."""

import polars as pl

from etl.indicators import monthly, visited
from etl.indicators.carry import settle
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope
from etl.mergers import carried

FAMILY = "Hộ được hướng dẫn"
_HAMLET = ["period", "hamlet_code"]


def _level(scope: Scope, column: str, base: str) -> pl.DataFrame:
    """The last value of a column that was not blank, over a figure of M10 (``denominator``).

    A hamlet without a value in the period keeps its last one; one that never gave any counts 0 above. A
    hamlet of which M10 knows nothing to count is in neither.
    """
    given = scope.shared(monthly.rows).drop_nulls(column)
    known = carried(scope, given, [column])
    rows = scope.hamlets.join(known.select(*_HAMLET, column, "fresh"), on=_HAMLET, how="left")
    some = (pl.col(base) > 0).fill_null(False)
    fresh = pl.col("fresh").fill_null(False)
    return rows.with_columns(
        numerator=pl.col(column).fill_null(0),
        denominator=base,
        full=some,
        known=some & pl.col("fresh").is_not_null(),
        reported=some & fresh,
        present=fresh,
        state=reported_or_not(some & fresh),
        stale=~pl.col("fresh").fill_null(True),
    )


def _nothing(base: str) -> pl.Expr:
    """State of a hamlet of which M10 says that there is nothing to count, else its own."""
    return pl.when(pl.col(base) == 0).then(pl.lit("not_applicable")).otherwise("state")


def _proficient(scope: Scope) -> pl.DataFrame:
    return counts(_level(scope, "cumulative_proficient_households", "households"))


def _cashless(scope: Scope) -> pl.DataFrame:
    """Part 1: people guided in the period; part 2: household businesses with a QR code."""
    businesses = _level(scope, "qr_household_businesses", "household_businesses")
    shares = businesses.with_columns(part=2, state=_nothing("household_businesses"))
    return pl.concat([counts(_guided(scope)), counts(shares)])


def _guided(scope: Scope) -> pl.DataFrame:
    """A flow: nothing carried, nothing assumed for the silent."""
    sums = (
        scope.shared(visited.flows_in_period)
        .drop_nulls("people_guided_cashless_payment")
        .group_by("period", "commune_code", "hamlet_code")
        .agg(
            numerator=pl.col("people_guided_cashless_payment").sum(),
            rows=pl.len(),
            declared=(~pl.col("counted")).sum(),
        )
    )
    reported = pl.col("rows") > 0
    return settle(scope, sums).with_columns(
        full=reported,
        known=reported,
        reported=reported,
        present=reported,
        state=reported_or_not(reported),
        proven=reported & (pl.col("declared") == 0),
    )


def _listed(scope: Scope) -> pl.DataFrame:
    rows = _level(scope, "ocop_products_listed", "ocop_products")
    return counts(rows.with_columns(state=_nothing("ocop_products")))


C3 = Indicator(
    code="C3",
    family=FAMILY,
    name="Tỷ lệ hộ có ≥ 1 người thành thạo các kỹ năng số cơ bản",
    short_name="Hộ có người thành thạo kỹ năng số",
    unit="%",
    better="up",
    kind="stock",
    tier="t1",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tỷ lệ hộ có ít nhất một người thành thạo các kỹ năng số cơ bản, lũy kế theo khai báo của Tổ, trên "
        "số hộ của thôn; thôn chưa báo cáo kỳ này giữ số gần nhất, thôn chưa từng báo cáo tính 0."
    ),
    numerator_text="Số hộ có người thành thạo kỹ năng số, lũy kế (M03)",
    denominator_text="Số hộ của thôn (M10)",
    duties=("T1.3",),
    forms=("M03", "M10"),
    source="declared",
    counted_by="hamlet",
    reporting_unit="hamlet",
    counts=_proficient,
)

C10 = Indicator(
    code="C10",
    family=FAMILY,
    name="Hướng dẫn thanh toán không dùng tiền mặt: lượt người; hộ kinh doanh có mã QR",
    short_name="Thanh toán không dùng tiền mặt",
    unit="lượt",
    decimals=0,
    better="up",
    kind="flow",
    tier="t2",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Lượt người được hướng dẫn thanh toán không dùng tiền mặt trong kỳ; và tỷ lệ hộ kinh doanh có mã QR "
        "theo số gần nhất của từng thôn, ô để trống là chưa báo cáo chứ không phải 0. "
        "Thôn và tháng chỉ có nhật ký đến hộ (M03b) thì lượt người đếm theo nhật ký."
    ),
    numerator_text="Lượt người được hướng dẫn trong kỳ; số hộ kinh doanh có mã QR (M03)",
    denominator_text="Số hộ kinh doanh của thôn (M10), cho tỷ lệ có mã QR",
    duties=("T1.3", "X1.2"),
    forms=("M03", "M03b", "M10"),
    source="declared",
    proven_source="counted",
    counted_by="hamlet",
    reporting_unit="hamlet",
    parts=(1, 2),
    part_names={1: "Lượt người được hướng dẫn", 2: "Hộ kinh doanh có mã QR"},
    part_units={2: "%"},
    part_decimals={2: 1},
    rate_parts=(2,),
    counts=_cashless,
)

C11 = Indicator(
    code="C11",
    family=FAMILY,
    name="Tỷ lệ sản phẩm OCOP ≥ 3 sao có gian hàng trên sàn TMĐT Việt Nam",
    short_name="Sản phẩm OCOP có gian hàng trên sàn",
    unit="%",
    better="up",
    kind="as_of",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ sản phẩm OCOP từ 3 sao có gian hàng đang bán trên sàn thương mại điện tử Việt Nam, theo số "
        "gần nhất của từng thôn; thôn không có sản phẩm OCOP không tính. Số toàn tỉnh đã công bố (980 sản "
        "phẩm, tháng 11/2025) chỉ để đối chiếu, không làm mẫu số."
    ),
    numerator_text="Số sản phẩm OCOP có gian hàng (M03)",
    denominator_text="Số sản phẩm OCOP từ 3 sao của thôn (M10)",
    duties=("T1.3", "X1.2"),
    forms=("M03", "M10"),
    source="declared",
    counted_by="hamlet",
    reporting_unit="hamlet",
    counts=_listed,
    reason="Chỉ công bố từ cấp xã trở lên: phần lớn thôn không có sản phẩm OCOP.",
)
