"""Family E: accounts activated with a team's help, and how far the elderly lag behind (police form M05)."""

import polars as pl

from etl.indicators import police
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

FAMILY = "Định danh điện tử (VNeID)"
_NEW, _ASSISTED = "new_level2_accounts", "team_assisted_level2_accounts"
_ACCOUNTS, _PEOPLE = "cumulative_level2_accounts", "residents_14_plus_with_card"
_OLD_ACCOUNTS, _OLD_PEOPLE = "cumulative_level2_accounts_60_plus", "residents_60_plus_with_card"
_FOUR = [_ACCOUNTS, _PEOPLE, _OLD_ACCOUNTS, _OLD_PEOPLE]


def _assisted(scope: Scope) -> pl.DataFrame:
    """Part 1: new accounts with a team's help; part 2: their share of all new accounts."""
    rows = scope.shared(police.rows).filter(police.BY_POLICE).drop_nulls([_NEW, _ASSISTED])
    sums = police.added_by_commune(scope, rows, [_NEW, _ASSISTED]).with_columns(
        numerator=_ASSISTED, reported=pl.lit(True), present=pl.lit(True), state=pl.lit("ok")
    )
    some = pl.when(pl.col(_NEW) > 0).then(pl.lit("ok")).otherwise(pl.lit("not_applicable"))
    return pl.concat([counts(sums), counts(sums.with_columns(part=2, denominator=_NEW, state=some))])


def _shares(scope: Scope) -> pl.DataFrame:
    """Legs: the percentage activated of the people of 14 to 59 (1), and of those of 60 and over (2)."""
    rows = scope.shared(police.rows).filter(police.BY_POLICE).drop_nulls(_FOUR)
    known = police.last_of_communes(scope, rows, _FOUR).with_columns(
        reported="fresh", present="fresh", stale="carried"
    )
    young = (pl.col(_ACCOUNTS) - pl.col(_OLD_ACCOUNTS), pl.col(_PEOPLE) - pl.col(_OLD_PEOPLE))
    old = (pl.col(_OLD_ACCOUNTS), pl.col(_OLD_PEOPLE))
    return pl.concat(
        counts(
            known.with_columns(
                part=leg,
                numerator=100 * accounts,
                denominator=people,
                state=reported_or_not(pl.col("fresh") & (people > 0)),
            )
        )
        for leg, (accounts, people) in ((1, young), (2, old))
    )


def _difference(values: pl.LazyFrame) -> pl.LazyFrame:
    """The first leg less the second, in percentage points; only where both have a value."""
    both = (pl.col("state") == "ok").all()
    gap = pl.col("value").filter(part=1).first() - pl.col("value").filter(part=2).first()
    place = ["period", "level", "commune_code", "hamlet_code", "indicator", "breakdown", "base"]
    pairs = values.group_by(place, maintain_order=True).agg(
        pl.col("unit", "source").first(),
        part=pl.lit(1, pl.Int32),
        numerator=pl.when(both).then(gap),
        denominator=pl.lit(None, pl.Float64),
        value=pl.when(both).then(gap),
        state=pl.col("state").sort_by(pl.col("state") == "ok").first(),
        stale=both & pl.col("stale").any(),
    )
    return pairs.select(values.collect_schema().names())


E2 = Indicator(
    code="E2",
    family=FAMILY,
    name="Số kích hoạt mới trong kỳ có Tổ CNSCĐ hỗ trợ",
    short_name="Kích hoạt mới có Tổ hỗ trợ",
    unit="tài khoản",
    decimals=0,
    better="up",
    kind="flow",
    tier="t1",
    grains=("commune", "province"),
    definition=(
        "Số tài khoản mức 2 kích hoạt mới trong kỳ có Tổ hỗ trợ, theo số liệu Công an, và tỷ lệ của chúng "
        "trên tổng số kích hoạt mới. Số lượt hỗ trợ VNeID do Tổ khai là đóng góp, không cộng vào."
    ),
    numerator_text="Tài khoản kích hoạt mới có Tổ hỗ trợ (M05, Công an)",
    denominator_text="Tài khoản kích hoạt mới trong kỳ (M05, Công an), cho tỷ lệ",
    duties=("T4.1", "X3.1"),
    forms=("M05",),
    source="official",
    counted_by="commune",
    parts=(1, 2),
    part_names={1: "Kích hoạt mới có Tổ hỗ trợ", 2: "Tỷ lệ trên kích hoạt mới"},
    part_units={2: "%"},
    part_decimals={2: 1},
    rate_parts=(2,),
    counts=_assisted,
)

E4 = Indicator(
    code="E4",
    family=FAMILY,
    name="Chênh lệch kích hoạt người cao tuổi",
    short_name="Người cao tuổi kích hoạt chậm hơn",
    unit="điểm %",
    better="down",
    kind="as_of",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ kích hoạt mức 2 của người từ 14 đến 59 tuổi trừ tỷ lệ của người từ 60 tuổi, tính bằng điểm "
        "phần trăm từ tổng số của các xã; xã thiếu một trong bốn số thì không tính."
    ),
    numerator_text="Tài khoản mức 2 của người 14–59 tuổi; của người từ 60 tuổi (M05, Công an)",
    denominator_text="Người 14–59 tuổi có thẻ; người từ 60 tuổi có thẻ (M05, Công an)",
    duties=("T4.1", "T1.4"),
    forms=("M05",),
    source="official",
    counted_by="commune",
    legs=(1, 2),
    combine=_difference,
    counts=_shares,
    province_adds="other",
    whole_numbers=False,
    may_be_negative=True,
)
