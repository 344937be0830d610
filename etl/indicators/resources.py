"""Family H: money allotted to the teams and spent, and the teams among the criteria for officials (M09)."""

import polars as pl

from etl.indicators import activity_log, rosters, visited
from etl.indicators.activity_log import COMMUNE, total
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

FAMILY = "Kinh phí, đánh giá"
_MONTHS = 12


def _communes(scope: Scope) -> pl.DataFrame:
    """All communes: whether they sent a sheet of the year (``sent``), and the money of their last one."""
    money = (
        activity_log.standing(scope, "budget", "half")
        .group_by(COMMUNE)
        .agg(budget=pl.col("budget_vnd").sum(), disbursed=total("disbursed_vnd"), fresh=pl.col("fresh").all())
    )
    sent = scope.shared(activity_log.sent_in_year)
    rows = scope.communes.join(sent, on=COMMUNE, how="left").join(money, on=COMMUNE, how="left")
    return rows.with_columns(pl.col("sent").fill_null(False), stale=~pl.col("fresh").fill_null(True))


def _of_129(rows: pl.DataFrame, good: pl.Expr) -> pl.DataFrame:
    """A commune that sent no sheet of the year shows nothing, and counts 0 of the 129."""
    sent = pl.col("sent")
    return counts(
        rows.with_columns(
            numerator=good.fill_null(False),
            denominator=1,
            reported=sent,
            known=sent,
            present=sent,
            state=reported_or_not(sent),
        )
    )


def _allotted(scope: Scope) -> pl.DataFrame:
    return _of_129(scope.shared(_communes), pl.col("budget") > 0)


def _teams(scope: Scope) -> pl.DataFrame:
    """Hamlets in force with a roster, or with any row of M03 or visit, by commune."""
    key = ["period", "hamlet_code"]
    rosters_sent = scope.shared(rosters.hamlet_members).select(key)
    reports = scope.shared(visited.known).select(key)
    teams = scope.hamlets.join(pl.concat([rosters_sent, reports]).unique(), on=key, how="semi")
    return teams.group_by(COMMUNE).agg(teams=pl.len())


def _money(scope: Scope) -> pl.DataFrame:
    """Thousand đồng a team a month (part 1), and the share disbursed (part 2)."""
    rows = scope.shared(_communes).join(_teams(scope), on=COMMUNE, how="left")
    return pl.concat([_a_team_a_month(rows), _disbursed(rows)])


def _a_team_a_month(rows: pl.DataFrame) -> pl.DataFrame:
    """Communes without a budget add their teams below and nothing above."""
    sent, teams = pl.col("sent"), pl.col("teams").cast(pl.Float64).fill_null(0)
    return counts(
        rows.with_columns(
            numerator=pl.col("budget").fill_null(0) / 1000,
            denominator=teams * _MONTHS,
            reported=pl.col("budget").is_not_null(),
            known=sent,
            present=sent,
            state=reported_or_not(sent & (teams > 0)),
        )
    )


def _disbursed(rows: pl.DataFrame) -> pl.DataFrame:
    """Of communes with a budget; one that leaves what it disbursed blank has not reported its share."""
    budget, known = (pl.col("budget") > 0).fill_null(False), pl.col("disbursed").is_not_null()
    nothing = pl.when(pl.col("sent") & ~budget).then(pl.lit("not_applicable"))
    return counts(
        rows.with_columns(
            part=2,
            numerator=pl.col("disbursed").fill_null(0),
            denominator="budget",
            full=budget,
            reported=budget & known,
            known=budget & known,
            present=budget & known,
            state=nothing.otherwise(reported_or_not(budget & known)),
            stale=pl.col("stale") & budget,
        )
    )


def _criterion(scope: Scope) -> pl.DataFrame:
    """A written rule of the year, whichever period of it told of it."""
    rule = (pl.col("activity_group") == "evaluation_criterion") & pl.col("document_number").is_not_null()
    found = scope.shared(activity_log.in_year).group_by(COMMUNE).agg(written=rule.any(), sent=pl.lit(True))
    rows = scope.communes.join(found, on=COMMUNE, how="left").with_columns(pl.col("sent").fill_null(False))
    return _of_129(rows, pl.col("written"))


H1 = Indicator(
    code="H1",
    family=FAMILY,
    name="Tỷ lệ xã/phường có bố trí kinh phí cho Tổ CNSCĐ",
    short_name="Xã, phường bố trí kinh phí cho Tổ",
    unit="%",
    better="up",
    kind="ratio",
    tier="t1",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ xã, phường đã được duyệt kinh phí trong năm cho Tổ, trên 129 xã, phường. Xã đã gửi biểu M09 "
        "mà không có dòng kinh phí tính là chưa bố trí; xã chưa gửi tính là chưa có trong số toàn tỉnh."
    ),
    numerator_text="Số xã, phường có dự toán được duyệt lớn hơn 0 (M09, nhóm kinh phí)",
    denominator_text="129 xã, phường",
    duties=("T6.1", "X5.1"),
    forms=("M09",),
    source="declared",
    counted_by="commune",
    counts=_allotted,
    never_above_100=True,
)

H2 = Indicator(
    code="H2",
    family=FAMILY,
    name="Kinh phí bình quân/tổ/tháng; tỷ lệ giải ngân",
    short_name="Kinh phí bình quân một Tổ một tháng",
    unit="nghìn đồng",
    decimals=0,
    better="up",
    kind="ratio",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Kinh phí được duyệt trong năm chia cho số Tổ cấp thôn và cho 12 tháng; kèm tỷ lệ đã giải ngân từ "
        "đầu năm ngân sách. Xã chưa bố trí kinh phí vẫn tính số Tổ ở mẫu số của toàn tỉnh."
    ),
    numerator_text="Dự toán được duyệt (nghìn đồng); số đã giải ngân (đồng) (M09, nhóm kinh phí)",
    denominator_text="Số Tổ cấp thôn × 12; dự toán được duyệt (đồng)",
    duties=("T6.1", "X5.1"),
    forms=("M01", "M03", "M03b", "M09", "M10"),
    source="declared",
    counted_by="commune",
    parts=(1, 2),
    part_names={1: "Bình quân một Tổ một tháng", 2: "Đã giải ngân"},
    part_units={2: "%"},
    part_decimals={2: 1},
    counts=_money,
    province_adds="more",
    whole_numbers=False,
)

H3 = Indicator(
    code="H3",
    family=FAMILY,
    name="Tỷ lệ xã/phường đưa kết quả Tổ CNSCĐ vào tiêu chí đánh giá CBCC",
    short_name="Xã, phường đưa Tổ vào tiêu chí đánh giá",
    unit="%",
    better="up",
    kind="ratio",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ xã, phường có văn bản đưa kết quả hoạt động của Tổ vào tiêu chí đánh giá cán bộ, công chức "
        "trong năm, trên 129 xã, phường; xã chưa gửi biểu tính là chưa có trong số toàn tỉnh."
    ),
    numerator_text="Số xã, phường có dòng tiêu chí đánh giá kèm số văn bản (M09)",
    denominator_text="129 xã, phường",
    duties=("T3.1", "X2.5"),
    forms=("M09",),
    source="declared",
    counted_by="commune",
    counts=_criterion,
    never_above_100=True,
)
