"""Family G: campaigns, models, rewards, and the mass organisations that take part (M09, M03, M02b, M02c)."""

import polars as pl

from etl.indicators import activity_log, campaigns, rosters
from etl.indicators.activity_log import COMMUNE, added, flow
from etl.indicators.declaration import Indicator, counts, reported_or_not
from etl.indicators.scope import Scope

FAMILY = "Truyền thông, phong trào"
_DOCUMENT = pl.col("document_number").is_not_null()


def _of(scope: Scope, group: str) -> pl.DataFrame:
    return scope.shared(activity_log.in_period).filter(pl.col("activity_group") == group)


def _models(scope: Scope) -> pl.DataFrame:
    """New models recognised in writing, and communes that copy one."""
    models, status = _of(scope, "model"), pl.col("model_status")
    new = added(models.filter((status == "new") & _DOCUMENT), "quantity")
    copied = models.filter(status == "replicated").select(COMMUNE).unique().with_columns(numerator=pl.lit(1))
    return pl.concat([flow(scope, new, 1), flow(scope, copied, 2)])


def _awards(scope: Scope) -> pl.DataFrame:
    """Collectives and people rewarded in writing, and the decisions themselves."""
    awards = _of(scope, "award").filter(_DOCUMENT)
    decisions = awards.group_by(COMMUNE).agg(numerator=pl.col("document_number").n_unique())
    return pl.concat([flow(scope, added(awards, "quantity"), 1), flow(scope, decisions, 2)])


def _organised(scope: Scope) -> pl.DataFrame:
    """Members whom mass organisations sent (part 1, and 3 as a share), and movements launched (part 2)."""
    rows = scope.communes.join(_members(scope), on=COMMUNE, how="left")
    there = pl.col("people").is_not_null()
    shown = rows.with_columns(
        full=there,
        reported=there,
        known=there,
        present=there,
        state=reported_or_not(there),
        numerator="people",
    )
    share = shown.with_columns(part=3, denominator="members")
    movements = flow(scope, added(_of(scope, "emulation"), "quantity"), 2)
    return pl.concat([counts(shown), movements, counts(share)])


def _members(scope: Scope) -> pl.DataFrame:
    """People of mass organisations and all members whose organisation is known, of both kinds of team."""
    teams = scope.shared(rosters.commune_rosters).select(
        *COMMUNE, people="organised", members="with_organisation"
    )
    hamlets = (
        scope.shared(rosters.compositions)
        .join(scope.hamlets.select("period", "hamlet_code"), on=["period", "hamlet_code"], how="semi")
        .drop_nulls("mass_organisation_members")
        .filter(pl.col("members") > 0)
        .select(*COMMUNE, "members", people="mass_organisation_members")
    )
    both = pl.concat([teams, hamlets.select(teams.columns)], how="vertical_relaxed")
    return both.group_by(COMMUNE).agg(pl.col("people", "members").sum()).filter(pl.col("members") > 0)


G3 = Indicator(
    code="G3",
    family=FAMILY,
    name="Chiến dịch ra quân cao điểm: số đợt, thôn tham gia, người được hướng dẫn",
    short_name="Chiến dịch ra quân cao điểm",
    unit="đợt",
    decimals=0,
    better="up",
    kind="flow",
    tier="t1",
    grains=("commune", "province"),
    definition=(
        "Số đợt ra quân cao điểm diễn ra trong kỳ (đợt chung của nhiều xã tính một lần ở tỉnh), tỷ lệ thôn "
        "tham gia và số lượt người được hướng dẫn trong các đợt ấy."
    ),
    numerator_text="Số đợt (M09); số thôn có báo cáo gắn mã chiến dịch, số lượt người (M03)",
    denominator_text="Số thôn trong danh mục còn hiệu lực (M10), với tỷ lệ thôn tham gia",
    duties=("T2.2", "X2.2"),
    forms=("M03", "M09", "M10"),
    source="declared",
    counted_by="hamlet",
    parts=(1, 2, 3, 4),
    part_names={
        1: "Số đợt",
        2: "Thôn tham gia",
        3: "Lượt người được hướng dẫn",
        4: "Tăng so với bốn tuần trước",
    },
    part_units={2: "%", 3: "lượt", 4: "lượt"},
    part_decimals={2: 1},
    rate_parts=(2,),
    counts=campaigns.counted,
    whole=campaigns.of_the_province,
    province_adds="other",
    reason=(
        "Số đợt lấy từ biểu M09 gửi theo quý nên tháng không có số. Mức tăng so với bốn tuần trước chưa tính "
        "được: biểu M03 chỉ có số theo tháng, không biểu nào ghi số lượt theo tuần."
    ),
)

G4 = Indicator(
    code="G4",
    family=FAMILY,
    name="Số mô hình mới được công nhận, nhân rộng",
    short_name="Mô hình mới được công nhận",
    unit="mô hình",
    decimals=0,
    better="up",
    kind="flow",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Số mô hình mới có văn bản công nhận trong kỳ, và số xã, phường nhân rộng mô hình đã có. "
        "Xã chưa gửi biểu của kỳ là chưa báo cáo, không phải 0."
    ),
    numerator_text="Số mô hình mới có văn bản; số xã, phường có mô hình nhân rộng (M09)",
    denominator_text="",
    duties=("T2.2", "X2.2"),
    forms=("M09",),
    source="declared",
    counted_by="commune",
    parts=(1, 2),
    part_names={1: "Mô hình mới", 2: "Xã, phường nhân rộng"},
    part_units={2: "xã, phường"},
    counts=_models,
    reason="Biểu M09 gửi theo quý nên tháng không có số.",
)

G5 = Indicator(
    code="G5",
    family=FAMILY,
    name="Số tập thể, cá nhân được khen thưởng",
    short_name="Tập thể, cá nhân được khen thưởng",
    unit="lượt",
    decimals=0,
    better="up",
    kind="flow",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Số lượt tập thể, cá nhân được khen thưởng có quyết định trong kỳ, và số quyết định. "
        "Xã chưa gửi biểu của kỳ là chưa báo cáo, không phải 0."
    ),
    numerator_text="Số tập thể, cá nhân có quyết định; số quyết định khác nhau của từng xã (M09)",
    denominator_text="",
    duties=("T3.2", "X2.6"),
    forms=("M09",),
    source="declared",
    counted_by="commune",
    parts=(1, 2),
    part_names={1: "Tập thể, cá nhân", 2: "Quyết định"},
    part_units={2: "quyết định"},
    counts=_awards,
    reason="Biểu M09 gửi theo quý nên tháng không có số.",
)

G6 = Indicator(
    code="G6",
    family=FAMILY,
    name="Số hội viên MTTQ/hội, đoàn thể tham gia; phong trào thi đua phát động",
    short_name="Hội viên các đoàn thể tham gia Tổ",
    unit="người",
    decimals=0,
    better="up",
    kind="as_of",
    tier="t2",
    grains=("commune", "province"),
    definition=(
        "Số thành viên Tổ do Đoàn Thanh niên, Hội Phụ nữ, Hội Nông dân, Hội Cựu chiến binh và các đoàn thể "
        "cử, kèm tỷ lệ trên số thành viên có ghi tổ chức; và số phong trào thi đua phát động trong kỳ."
    ),
    numerator_text="Số người các đoàn thể cử (M02b, M02c); số phong trào thi đua (M09)",
    denominator_text="Số thành viên có ghi tổ chức (M02b, M02c), với tỷ lệ",
    duties=("T9.1", "T9.2", "X6.1", "X6.2"),
    forms=("M02b", "M02c", "M09", "M10"),
    source="declared",
    counted_by="commune",
    parts=(1, 2, 3),
    part_names={1: "Hội viên tham gia", 2: "Phong trào thi đua", 3: "Tỷ lệ hội viên trong Tổ"},
    part_units={2: "phong trào", 3: "%"},
    part_decimals={3: 1},
    rate_parts=(3,),
    counts=_organised,
    reason="Phong trào thi đua lấy từ biểu M09 gửi theo quý nên tháng không có số.",
)
