"""Family E: level-2 electronic identity accounts (VNeID), as the police report them (form M05)."""

import polars as pl

from etl.indicators import police
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

FAMILY = "Định danh điện tử (VNeID)"
_HAMLET = ["period", "commune_code", "hamlet_code"]
_ACCOUNTS, _PEOPLE = "cumulative_level2_accounts", "residents_14_plus_with_card"
_FIGURES = [_ACCOUNTS, _PEOPLE]


def _rows(scope: Scope) -> pl.DataFrame:
    return scope.shared(police.rows).filter(police.BY_POLICE)


def _by_commune(scope: Scope) -> pl.DataFrame:
    return police.last_of_communes(scope, scope.shared(_rows), _FIGURES)


def _commune_counts(scope: Scope) -> pl.DataFrame:
    """Every commune that ever reported is in the full base, with its last figures; the others in neither."""
    fresh = pl.col("fresh")
    return scope.shared(_by_commune).with_columns(
        numerator=_ACCOUNTS,
        denominator=_PEOPLE,
        reported=fresh,
        present=fresh,
        state=reported_or_not(fresh & (pl.col(_PEOPLE) > 0)),
        stale="carried",
    )


def _activated(scope: Scope) -> pl.DataFrame:
    return pl.concat([counts(_by_hamlet(scope)), counts(_commune_counts(scope))])


def _by_hamlet(scope: Scope) -> pl.DataFrame:
    """Hamlets in force: of those of which the police give figures the last row, of the others nothing."""
    known = police.last_of_hamlets(scope, scope.shared(_rows))
    rows = scope.hamlets.join(
        known.select(*_HAMLET, *_FIGURES, "fresh"), on=_HAMLET, how="left", maintain_order="left"
    )
    fresh = pl.col("fresh").fill_null(False)
    return rows.with_columns(
        numerator=_ACCOUNTS,
        denominator=_PEOPLE,
        reported=fresh,
        present=fresh,
        state=reported_or_not(fresh & (pl.col(_PEOPLE) > 0)),
    )


def _not_activated(scope: Scope) -> pl.DataFrame:
    left = pl.col(_PEOPLE) - pl.col(_ACCOUNTS)
    rows = _commune_counts(scope).drop("denominator")
    return counts(rows.with_columns(numerator=left, state=reported_or_not(pl.col("fresh"))))


E1 = Indicator(
    code="E1",
    family=FAMILY,
    name="Tỷ lệ kích hoạt tài khoản ĐDĐT (VNeID) mức 2",
    short_name="Kích hoạt VNeID mức 2",
    unit="%",
    better="up",
    kind="stock",
    tier="core",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tỷ lệ tài khoản định danh điện tử mức 2 đã kích hoạt của người từ 14 tuổi trên số người từ 14 tuổi "
        "có thẻ căn cước, theo số liệu Công an. Số hỗ trợ của Tổ không cộng vào. Thôn chỉ có số khi Công an "
        "cung cấp đến thôn."
    ),
    numerator_text="Tài khoản mức 2 đã kích hoạt, lũy kế (M05, Công an)",
    denominator_text="Số người từ 14 tuổi có thẻ căn cước (M05, Công an)",
    duties=("T4.1", "X3.1"),
    forms=("M05",),
    source="official",
    counted_by="commune",
    counts=_activated,
    province_adds="more",
)

E3 = Indicator(
    code="E3",
    family=FAMILY,
    name="Số người 14+ còn chưa kích hoạt",
    short_name="Người 14+ chưa kích hoạt VNeID",
    unit="người",
    decimals=0,
    better="down",
    kind="as_of",
    tier="t1",
    grains=("commune", "province"),
    definition=(
        "Số người từ 14 tuổi có thẻ căn cước chưa kích hoạt tài khoản định danh điện tử mức 2, "
        "theo số liệu Công an."
    ),
    numerator_text="Số người từ 14 tuổi có thẻ căn cước trừ tài khoản mức 2 đã kích hoạt (M05, Công an)",
    denominator_text="",
    duties=("T4.1",),
    forms=("M05",),
    source="official",
    counted_by="commune",
    counts=_not_activated,
    province_adds="more",
    may_be_negative=True,
)
