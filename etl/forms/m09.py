"""Form M09: Truyền thông, 10/10, chiến dịch, mô hình, khen thưởng, kinh phí, nhà trường."""

from etl.tables.column import Column, rules
from etl.tables.form import Form

FORM = Form(
    rank=47,
    code="M09",
    title="Truyền thông, 10/10, chiến dịch, mô hình, khen thưởng, kinh phí, nhà trường",
    key=("commune_code", "period"),
    titles=("truyền thông, 10/10", "truyền thông, chiến dịch", "truyền thông, phong trào", "kết quả truyền thông", "mô hình, khen thưởng"),
    marks=("activity_group", "content", "quantity", "budget_vnd"),
    blank_without=("activity_group", "content", "start_date"),
    subject="activity",
    whole_sheet=True,
    whole_file=True,
    columns=(
        Column(
            "commune_code", "Mã xã", "code",
            meaning="Official five-digit commune code, kept as text. Pre-filled by the template; a blank cell is filled from the header block, the folder or the upload before this check; where it stays unknown the file waits for review.",
            required=True,
            rules=rules("five_digits!E;known_commune!E"),
        ),
        Column(
            "period", "Kỳ báo cáo", "period",
            meaning="Reporting period, e.g. 2026-Q3; a month M runs from 15 of month M-1 to 14 of month M (Decree 09/2019). Budget and school rows may use 2026-H1, 2026-H2 or 2026.",
            required=True,
            rules=rules("valid_period!E;not_future_period!E"),
        ),
        Column(
            "activity_group", "Nhóm", "code",
            meaning="",
            required=True,
            words={"news": ("tin bài", "tin, bài"), "broadcast": ("phát thanh",), "digital_day": ("10-10", "10/10", "Ngày CĐS"), "campaign": ("chiến dịch",), "model": ("mô hình",), "emulation": ("thi đua",), "award": ("khen thưởng",), "budget": ("kinh phí",), "school": ("trường học",), "evaluation_criterion": ("tiêu chí đánh giá",), "officials": ("CBCC", "cán bộ, công chức")},
        ),
        Column(
            "content", "Nội dung", "text",
            meaning="What the row is about; holds no private persons' data.",
            required=True,
            rules=rules("no_12_digit_id!E"),
        ),
        Column(
            "start_date", "Ngày bắt đầu", "date",
            meaning="First day.",
            rules=rules("date_order:start_date<=end_date!E;required_if:activity_group=digital_day!E;within_20_09_to_31_10_if:activity_group=digital_day!W"),
        ),
        Column(
            "end_date", "Ngày kết thúc", "date",
            meaning="Last day; blank = start_date.",
            rules=rules("date_order:start_date<=end_date!E;within_20_09_to_31_10_if:activity_group=digital_day!W"),
        ),
        Column(
            "quantity", "Số lượng", "integer",
            meaning="Quantity in quantity_unit: items, broadcasts, models, movements, collectives and individuals rewarded; for school: schools that teach the content.",
            minimum=0,
            rules=rules("not_negative!E;required_if:activity_group=news/broadcast/model/award/emulation/school!W"),
        ),
        Column(
            "quantity_unit", "Đơn vị tính", "text",
            meaning="Unit of quantity as written, e.g. tin, bài, lượt, mô hình, trường.",
        ),
        Column(
            "participating_hamlets", "Số thôn tham gia", "integer",
            meaning="Hamlets taking part (declared).",
            unit="thôn",
            minimum=0,
            rules=rules("not_negative!E;not_above:count(M10.hamlet_code)!W"),
        ),
        Column(
            "people", "Số người", "integer",
            meaning="People; for school the pupils taught (\"số học sinh\"), for officials those confirmed as proficient.",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;required_if:activity_group=school!E"),
        ),
        Column(
            "budget_vnd", "Số tiền dự toán", "integer",
            meaning="Approved amount for the budget year, in đồng; \"triệu\" is detected and converted with a warning.",
            unit="đồng",
            minimum=0,
            rules=rules("not_negative!E;whole_vnd!E;million_unit_detected!W;required_if:activity_group=budget!E"),
        ),
        Column(
            "disbursed_vnd", "Giải ngân", "integer",
            meaning="Disbursed since the start of the budget year, in đồng.",
            unit="đồng",
            minimum=0,
            rules=rules("not_negative!E;whole_vnd!E;million_unit_detected!W;not_above:budget_vnd!W"),
        ),
        Column(
            "document_number", "Số văn bản", "text",
            meaning="Number of the decision, plan or rule behind the row.",
            rules=rules("required_if:activity_group=award/evaluation_criterion!W"),
        ),
        Column(
            "evidence", "Minh chứng", "text",
            meaning="Link or file name of the evidence.",
        ),
        Column(
            "difficulties_proposals", "Khó khăn, kiến nghị", "text",
            meaning="Free text under the list, at most 1.000 characters; once a sheet.",
            rules=rules("max_length_1000!W;no_12_digit_id!E"),
        ),
        Column(
            "campaign_code", "Mã chiến dịch", "code",
            meaning="ADDED for G3: links the campaign to the M03 rows tagged with it; a province-wide campaign has one code.",
            rules=rules("required_if:activity_group=campaign!W"),
        ),
        Column(
            "model_status", "Hình thức mô hình", "code",
            meaning="ADDED for G4.",
            words={"new": ("mới", "công nhận mới"), "replicated": ("nhân rộng",)},
            rules=rules("required_if:activity_group=model!W"),
        ),
        Column(
            "quantity_total", "Tổng số (để tính tỷ lệ)", "integer",
            meaning="ADDED for D9: whole of which quantity is a part (all schools of the commune).",
            minimum=0,
            rules=rules("not_negative!E;not_below:quantity!E;required_if:activity_group=school!W"),
        ),
        Column(
            "people_total", "Tổng số người (để tính tỷ lệ)", "integer",
            meaning="ADDED for D9 and D10: whole of which people is a part (all pupils of the commune; all officials).",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_below:people!E;required_if:activity_group=school/officials!W"),
        ),
    ),
)
