"""Family G: news and broadcasts, and the national digital day of 10 October (form M09)."""

import polars as pl

from etl.indicators import activity_log
from etl.indicators.activity_log import COMMUNE
from etl.indicators.carry import years
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

FAMILY = "Truyền thông, phong trào"
_KINDS = ("news", "broadcast")


def _items(scope: Scope) -> pl.DataFrame:
    """News and broadcasts added, and each kind alone."""
    rows = scope.shared(activity_log.in_period)
    frames = []
    for breakdown, kinds in (("", _KINDS), *((f"kind={kind}", (kind,)) for kind in _KINDS)):
        chosen = rows.filter(pl.col("activity_group").is_in(kinds))
        frames.append(activity_log.flow(scope, activity_log.added(chosen, "quantity"), breakdown=breakdown))
    return pl.concat(frames)


def _octobers(scope: Scope) -> pl.DataFrame:
    """The periods from a quarter on whose end is in or after October of their year, and its days."""
    longer = [period.id for period in scope.period_list if period.kind != "month"]
    octobers = years(scope).with_columns(
        october_first=pl.date("year", 10, 1), october_last=pl.date("year", 10, 31)
    )
    return octobers.filter(pl.col("period").is_in(longer) & (pl.col("end") >= pl.col("october_first")))


def _digital_day(scope: Scope) -> pl.DataFrame:
    """A commune whose sheet about October is there held an event in it or did not; the silent did not."""
    octobers = _octobers(scope)
    known = scope.shared(activity_log.rows).join_where(octobers, pl.col("row_last") <= pl.col("last_day"))
    last_day = pl.coalesce("end_date", "start_date")
    held = (pl.col("start_date") <= pl.col("october_last")) & (last_day >= pl.col("october_first"))
    about = (pl.col("row_first") <= pl.col("october_last")) & (pl.col("row_last") >= pl.col("october_first"))
    dated = known.with_columns(
        held=(held & (pl.col("activity_group") == "digital_day")).fill_null(False), about=about
    )
    sums = dated.group_by(COMMUNE).agg(pl.col("held").any(), sent=(pl.col("held") | pl.col("about")).any())
    rows = scope.communes.join(sums, on=COMMUNE, how="left")
    sent, asked = pl.col("sent").fill_null(False), pl.col("period").is_in(octobers["period"].to_list())
    return counts(
        rows.with_columns(
            numerator=pl.col("held").fill_null(False),
            denominator=1,
            full=asked,
            reported=sent,
            known=sent,
            present=sent,
            state=pl.when(asked).then(reported_or_not(sent)).otherwise(pl.lit("not_applicable")),
        )
    )


G1 = Indicator(
    code="G1",
    family=FAMILY,
    name="Số tin, bài, lượt phát thanh",
    short_name="Tin, bài, lượt phát thanh",
    unit="tin, bài, lượt",
    decimals=0,
    better="up",
    kind="flow",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Số tin, bài và lượt phát thanh về Tổ công nghệ số cộng đồng mà xã kê trong kỳ, tách tin bài và phát "
        "thanh. Xã chưa gửi biểu của kỳ là chưa báo cáo, không phải 0."
    ),
    numerator_text="Tổng số lượng ở nhóm tin bài và nhóm phát thanh (M09)",
    denominator_text="",
    duties=("T1.5", "X1.4", "T8.1", "X2.7"),
    forms=("M09",),
    source="declared",
    counted_by="commune",
    breakdowns=("", *(f"kind={kind}" for kind in _KINDS)),
    counts=_items,
    reason=(
        "Biểu M09 gửi theo quý nên tháng không có số. Báo và đài của tỉnh (T8.1) không có biểu nào nên không "
        "nằm trong số này."
    ),
)

G2 = Indicator(
    code="G2",
    family=FAMILY,
    name="Tỷ lệ xã/phường có hoạt động hưởng ứng 10/10",
    short_name="Xã, phường hưởng ứng ngày 10/10",
    unit="%",
    better="up",
    kind="flow",
    tier="t1",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ xã, phường có ít nhất một hoạt động hưởng ứng Ngày Chuyển đổi số quốc gia diễn ra trong tháng "
        "10 của năm, trên 129 xã, phường; xã chưa gửi biểu tính là chưa có trong số toàn tỉnh."
    ),
    numerator_text="Số xã, phường có hoạt động 10/10 từ 01/10 đến 31/10 (M09)",
    denominator_text="129 xã, phường",
    duties=("T1.5", "X1.4"),
    forms=("M09",),
    source="declared",
    counted_by="commune",
    counts=_digital_day,
    never_above_100=True,
    reason="Trước ngày 01/10 của năm thì chưa xét; biểu M09 gửi theo quý nên tháng không có số.",
)
