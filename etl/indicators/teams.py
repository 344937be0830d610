"""Family A: whether every hamlet and commune has its team, and whether the team is large enough."""

import polars as pl

from etl import reference
from etl.indicators import rosters
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

FAMILY = "Kiện toàn Tổ"
_HAS_ROSTER = pl.col("members").is_not_null()


def _hamlet_teams(scope: Scope) -> pl.DataFrame:
    """Hamlets in force with the members of their roster, null where there is none."""
    members = scope.shared(rosters.hamlet_members)
    return scope.hamlets.join(members, on=["period", "hamlet_code"], how="left").with_columns(
        state=reported_or_not(_HAS_ROSTER), reported=_HAS_ROSTER, present=_HAS_ROSTER
    )


def _commune_teams(scope: Scope) -> pl.DataFrame:
    """The 129 communes with the members of their roster, null where there is none."""
    members = scope.shared(rosters.commune_members)
    return scope.communes.join(members, on=["period", "commune_code"], how="left").with_columns(
        state=reported_or_not(_HAS_ROSTER), reported=_HAS_ROSTER, present=_HAS_ROSTER
    )


def _with_team(scope: Scope) -> pl.DataFrame:
    return counts(scope.shared(_hamlet_teams).with_columns(numerator=_HAS_ROSTER, denominator=1))


def _large_enough(scope: Scope) -> pl.DataFrame:
    enough = (pl.col("members") >= reference.whole("min_hamlet_members")).fill_null(False)
    return counts(scope.shared(_hamlet_teams).with_columns(numerator=enough, denominator=1))


def _commune_large_enough(scope: Scope) -> pl.DataFrame:
    enough = (pl.col("members") >= reference.whole("min_commune_members")).fill_null(False)
    return counts(scope.shared(_commune_teams).with_columns(numerator=enough, denominator=1))


def _shortage(scope: Scope) -> pl.DataFrame:
    """Hamlet teams' shortages, and beside them each commune's own; unknown where there is no catalogue."""
    hamlets = _lacking(scope.shared(_hamlet_teams), "min_hamlet_members")
    communes = _lacking(scope.shared(_commune_teams), "min_commune_members").with_columns(known=pl.lit(False))
    return pl.concat([counts(hamlets), counts(communes)])


def _lacking(teams: pl.DataFrame, minimum: str) -> pl.DataFrame:
    short = pl.lit(reference.whole(minimum)) - pl.col("members").fill_null(0).cast(pl.Int64)
    return teams.with_columns(numerator=short.clip(lower_bound=0))


A1 = Indicator(
    code="A1",
    family=FAMILY,
    name="Tỷ lệ thôn/xóm/TDP có Tổ CNSCĐ",
    short_name="Thôn, xóm có Tổ",
    unit="%",
    better="up",
    kind="as_of",
    tier="core",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tỷ lệ thôn, xóm, tổ dân phố trong danh mục (M10) đã gửi danh sách Tổ có ít nhất một người hợp lệ. "
        "Thôn chưa gửi danh sách tính là chưa có Tổ."
    ),
    numerator_text="Số thôn có danh sách Tổ (M01) được nhận",
    denominator_text="Số thôn trong danh mục còn hiệu lực (M10)",
    duties=("T1.1", "X1.1"),
    forms=("M01", "M10"),
    source="computed",
    counted_by="hamlet",
    reporting_unit="hamlet",
    bases=("full",),
    counts=_with_team,
    never_above_100=True,
)

A2 = Indicator(
    code="A2",
    family=FAMILY,
    name="Tỷ lệ tổ cấp thôn đủ ≥ 09 người",
    short_name="Tổ cấp thôn đủ 09 người",
    unit="%",
    better="up",
    kind="as_of",
    tier="core",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tỷ lệ thôn có Tổ đủ từ 09 thành viên khác nhau trở lên (theo họ tên và số điện thoại), "
        "trên tất cả các thôn còn hiệu lực; thôn chưa gửi danh sách tính là chưa đủ."
    ),
    numerator_text="Số thôn có Tổ từ 09 người trở lên (M01)",
    denominator_text="Số thôn trong danh mục còn hiệu lực (M10)",
    duties=("T1.1", "X1.1"),
    forms=("M01", "M10"),
    source="computed",
    counted_by="hamlet",
    reporting_unit="hamlet",
    counts=_large_enough,
    never_above_100=True,
)

A3 = Indicator(
    code="A3",
    family=FAMILY,
    name="Tỷ lệ xã/phường có Tổ cấp xã đủ ≥ 15 người",
    short_name="Tổ cấp xã đủ 15 người",
    unit="%",
    better="up",
    kind="as_of",
    tier="core",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ xã, phường có Tổ cấp xã đủ từ 15 thành viên khác nhau trở lên, trên 129 xã, phường; "
        "xã chưa gửi danh sách tính là chưa đủ trong số toàn tỉnh."
    ),
    numerator_text="Số xã, phường có Tổ cấp xã từ 15 người trở lên (M02b)",
    denominator_text="129 xã, phường",
    duties=("T1.1",),
    forms=("M02b",),
    source="computed",
    counted_by="commune",
    counts=_commune_large_enough,
    never_above_100=True,
)

A6 = Indicator(
    code="A6",
    family=FAMILY,
    name="Thiếu hụt thành viên",
    short_name="Số thành viên còn thiếu",
    unit="người",
    decimals=0,
    better="down",
    kind="as_of",
    tier="t1",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Số người còn thiếu để mọi Tổ cấp thôn đủ 09 và mọi Tổ cấp xã đủ 15; "
        "thôn chưa có danh sách thiếu 09, xã chưa có danh sách thiếu 15."
    ),
    numerator_text="Tổng số người thiếu so với 09 ở từng thôn và 15 ở từng xã",
    denominator_text="",
    duties=("T1.1",),
    forms=("M01", "M02b", "M10"),
    source="computed",
    counted_by="hamlet",
    reporting_unit="hamlet",
    counts=_shortage,
    province_adds="more",
)
