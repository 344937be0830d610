"""Family B: training of the teams' own members, in the class log (M04) and by the enterprises (M08)."""

import polars as pl

from etl.indicators import class_log, enterprises, rosters
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

FAMILY = "Tập huấn thành viên Tổ"
TOPICS = ("online_public_services", "vneid", "digital_signature", "fraud_prevention")
"""The four subjects that every commune must teach its team in a year."""
_COMMUNE = ["period", "commune_code"]
_TRAINING = pl.col("class_kind") == "member_training"


def _team_members(scope: Scope) -> pl.DataFrame:
    """Members of each commune's teams (``denominator``): those of its hamlets and its own."""
    of_hamlets = scope.hamlets.select(*_COMMUNE, "hamlet_code").join(
        scope.shared(rosters.hamlet_members), on=["period", "hamlet_code"]
    )
    whole = pl.concat([of_hamlets.drop("hamlet_code"), scope.shared(rosters.commune_members)], how="diagonal")
    return whole.group_by(_COMMUNE).agg(denominator=pl.col("members").sum())


def _over_members(scope: Scope, classes: pl.DataFrame, column: str, reported: str) -> pl.DataFrame:
    """People of the classes over the members of the teams; a commune without members is in neither."""
    sums = classes.group_by(_COMMUNE).agg(numerator=pl.col(column).sum())
    rows = (
        scope.communes.join(sums, on=_COMMUNE, how="left")
        .join(scope.shared(_team_members), on=_COMMUNE, how="left")
        .with_columns(pl.col("numerator", "denominator").fill_null(0))
    )
    some, sent = pl.col("denominator") > 0, pl.col(reported)
    return class_log.with_reports(scope, rows).with_columns(
        full=some, reported=some & sent, known=some & sent, state=reported_or_not(some & sent)
    )


def _trained(scope: Scope) -> pl.DataFrame:
    """Communes; and the hamlets, to say that no form tells which of their members were trained."""
    classes = scope.shared(class_log.in_year).filter(_TRAINING)
    communes = _over_members(scope, classes, "first_time_in_year_team_members", "in_year")
    hamlets = scope.hamlets.with_columns(
        state=pl.lit("not_applicable"), numerator=None, full=False, reported=False, known=False, present=False
    )
    return pl.concat([counts(communes.with_columns(present="in_year")), counts(hamlets)])


def _subjects(scope: Scope) -> pl.DataFrame:
    """Of the four subjects those with a class for members in the reporting year so far."""
    taught = scope.shared(class_log.in_year).filter(_TRAINING).select(*_COMMUNE, "topics").explode("topics")
    sums = (
        taught.filter(pl.col("topics").is_in(TOPICS))
        .group_by(_COMMUNE)
        .agg(numerator=pl.col("topics").n_unique())
    )
    rows = class_log.with_reports(scope, scope.communes.join(sums, on=_COMMUNE, how="left"))
    sent = pl.col("in_year")
    return counts(
        rows.with_columns(
            pl.col("numerator").fill_null(0),
            denominator=len(TOPICS),
            full=sent,
            reported=sent,
            known=sent,
            present=sent,
            state=reported_or_not(sent),
        )
    )


def _completed(scope: Scope) -> pl.DataFrame:
    """Since the start; where no class log came in the period the last sum stands, marked as old."""
    classes = scope.shared(class_log.since_start)
    rows = _over_members(scope, classes, "first_time_team_members_completed", "ever")
    return counts(rows.with_columns(stale=pl.col("ever") & ~pl.col("present")))


B1 = Indicator(
    code="B1",
    family=FAMILY,
    name="Tỷ lệ thành viên được tập huấn trong năm",
    short_name="Thành viên được tập huấn trong năm",
    unit="%",
    better="up",
    kind="ratio",
    tier="t1",
    grains=("hamlet", "commune", "province"),
    definition=(
        "Tỷ lệ thành viên Tổ cấp thôn và cấp xã đã dự ít nhất một lớp tập huấn trong năm báo cáo (từ 15/12 "
        "năm trước), theo số dự lần đầu trong năm ghi ở sổ lớp. Xã chưa gửi sổ lớp tính 0 trong số toàn "
        "tỉnh."
    ),
    numerator_text="Số thành viên dự tập huấn lần đầu trong năm (M04)",
    denominator_text="Số thành viên Tổ cấp thôn (M01) và cấp xã (M02b)",
    duties=("T1.2", "T7.1"),
    forms=("M04", "M01", "M02b", "M10"),
    source="declared",
    counted_by="commune",
    counts=_trained,
    reason="Lớp tập huấn gồm thành viên nhiều thôn và sổ lớp không ghi tên, nên không có số ở thôn.",
)

B2 = Indicator(
    code="B2",
    family=FAMILY,
    name="Độ phủ 4 chuyên đề bắt buộc",
    short_name="Chuyên đề bắt buộc đã tập huấn",
    unit="chuyên đề",
    decimals=0,
    better="up",
    kind="flow",
    tier="t2",
    grains=("commune",),
    definition=(
        "Trong bốn chuyên đề dịch vụ công trực tuyến, VNeID, chữ ký số, phòng chống lừa đảo: số chuyên đề "
        "đã có ít nhất một lớp tập huấn thành viên Tổ trong năm báo cáo (từ 15/12 năm trước)."
    ),
    numerator_text="Số chuyên đề đã có lớp trong năm (M04)",
    denominator_text="4 chuyên đề bắt buộc",
    duties=("T1.2", "T4.2"),
    forms=("M04",),
    source="declared",
    counted_by="commune",
    counts=_subjects,
    value_of="numerator",
    reason="Chuyên đề tính cho từng xã; cộng các xã không cho số chuyên đề của tỉnh.",
)

B3 = Indicator(
    code="B3",
    family=FAMILY,
    name="Tỷ lệ thành viên hoàn thành ≥ 1 khóa trên BDHVS/MOOCs",
    short_name="Thành viên hoàn thành khoá học số",
    unit="%",
    better="up",
    kind="stock",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Tỷ lệ thành viên Tổ cấp thôn và cấp xã đã hoàn thành ít nhất một khoá trên Bình dân học vụ số hoặc"
        " MOOCs từ đầu chương trình. Xã chưa gửi sổ lớp tính 0 trong số toàn tỉnh."
    ),
    numerator_text="Số thành viên hoàn thành khoá đầu tiên, cộng từ đầu chương trình (M04)",
    denominator_text="Số thành viên Tổ cấp thôn (M01) và cấp xã (M02b)",
    duties=("T2.4", "X2.4"),
    forms=("M04", "M01", "M02b", "M10"),
    source="declared",
    counted_by="commune",
    counts=_completed,
)

B4 = Indicator(
    code="B4",
    family=FAMILY,
    name="Số hội nghị tập huấn do DN bưu chính, viễn thông, CNS tổ chức; số thành viên hưởng ưu đãi",
    short_name="Hội nghị và ưu đãi của doanh nghiệp",
    unit="hội nghị",
    decimals=0,
    better="up",
    kind="flow",
    tier="t2",
    grains=("province",),
    definition=(
        "Số hội nghị tập huấn do doanh nghiệp bưu chính, viễn thông, công nghệ số tổ chức trong kỳ; và số "
        "thành viên đang hưởng gói ưu đãi theo báo cáo mới nhất của từng gói trong kỳ. Người hưởng hai gói "
        "tính hai lần; doanh nghiệp không gửi báo cáo là chưa báo cáo."
    ),
    numerator_text="Số hội nghị trong kỳ (M08b); số thành viên hưởng ưu đãi (M08c)",
    denominator_text="",
    duties=("T7.1", "T7.2"),
    forms=("M08b", "M08c"),
    source="declared",
    counted_by="commune",
    parts=(1, 2),
    part_names={1: "Hội nghị tập huấn", 2: "Thành viên hưởng ưu đãi"},
    part_units={1: "hội nghị", 2: "người"},
    breakdowns=("", *(f"enterprise={name}" for name in enterprises.ENTERPRISES)),
    counts=enterprises.of_communes,
    whole=enterprises.of_province,
    province_adds="other",
    reason="Doanh nghiệp báo cáo cho toàn tỉnh; một số dòng không ghi xã nên không tính theo xã.",
)
