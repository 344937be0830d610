"""Form M03b: Nhật ký đến từng hộ (tùy chọn)."""

from etl.tables.column import Column, rules
from etl.tables.form import Form

FORM = Form(
    rank=55,
    code="M03b",
    title="Nhật ký đến từng hộ",
    key=("hamlet_code", "visit_date"),
    titles=("nhật ký đến từng hộ", "nhật ký thăm hộ", "nhật ký hướng dẫn hộ"),
    marks=("household_code", "visit_date", "people_guided"),
    blank_without=("household_code", "visit_date", "people_guided"),
    subject="visit",
    streamed=True,
    columns=(
        Column(
            "commune_code", "Mã xã", "code",
            meaning="Official five-digit commune code, kept as text. Pre-filled by the template; a blank cell is filled from the header block, the folder or the upload before this check; where it stays unknown the file waits for review.",
            required=True,
            rules=rules("five_digits!E;known_commune!E"),
        ),
        Column(
            "hamlet_code", "Mã thôn", "code",
            meaning="Commune code, hyphen, three digits (13285-001), as given by M10. Pre-filled; a blank cell is first filled by matching hamlet_name exactly after normalisation, else the file waits for review.",
            required=True,
            rules=rules("hamlet_code_format!E;known_hamlet!E;same_commune!E;blank_matched_by_name!W"),
        ),
        Column(
            "hamlet_name", "Tên thôn", "text",
            meaning="Name of the hamlet; optional here, the code decides.",
            rules=rules("matches_code:hamlet_code!W"),
        ),
        Column(
            "household_code", "Mã hộ", "code",
            meaning="House number or serial number of the household inside its hamlet; not a CCCD number, not a name. A 12-digit value is refused. The key of a household is hamlet_code + household_code. May be a house number, so treated as personal: never exported. A duplicate (hamlet, household, date) keeps one row.",
            required=True,
            personal=True,
            also=("Mã hộ (số nhà hoặc số thứ tự hộ)", "Mã hộ gia đình", "Số thứ tự hộ"),
            rules=rules("no_12_digit_id!E;unique:hamlet_code+household_code+visit_date!W"),
        ),
        Column(
            "visit_date", "Ngày", "date",
            meaning="Date of the visit, from the start of the programme (setting, 01/07/2025) to today.",
            required=True,
            also=("Ngày thăm", "Ngày đến hộ", "Ngày hướng dẫn"),
            rules=rules("within_programme!E;not_in_future!E"),
        ),
        Column(
            "guided_public_services", "Nội dung: DVCTT", "flag",
            meaning="Guided on online public services at this visit. Words: 1=1|x|có|yes|true; 0=0|không|no|false|blank.",
            also=("DVCTT", "Nội dung: Dịch vụ công trực tuyến"),
            rules=rules("at_least_one_content!W"),
        ),
        Column(
            "guided_cashless_payment", "Nội dung: TTKDTM", "flag",
            meaning="Guided on cashless payment at this visit. Words: 1=1|x|có|yes|true; 0=0|không|no|false|blank.",
            also=("TTKDTM", "Nội dung: Thanh toán không dùng tiền mặt"),
        ),
        Column(
            "guided_ecommerce", "Nội dung: Sàn TMĐT", "flag",
            meaning="Guided on e-commerce platforms at this visit. Words: 1=1|x|có|yes|true; 0=0|không|no|false|blank.",
            also=("Sàn TMĐT", "Nội dung: Sàn thương mại điện tử"),
        ),
        Column(
            "guided_self_protection", "Nội dung: Tự bảo vệ", "flag",
            meaning="Guided on protecting oneself online at this visit. Words: 1=1|x|có|yes|true; 0=0|không|no|false|blank.",
            also=("Tự bảo vệ", "Nội dung: Tự bảo vệ trên môi trường số"),
        ),
        Column(
            "guided_vneid", "Nội dung: VNeID", "flag",
            meaning="Guided on VNeID at this visit. Words: 1=1|x|có|yes|true; 0=0|không|no|false|blank.",
            also=("VNeID",),
        ),
        Column(
            "people_guided", "Số người được hướng dẫn", "integer",
            meaning="People guided at this visit.",
            unit="người",
            required=True,
            minimum=0,
            rules=rules("not_negative!E"),
        ),
        Column(
            "people_guided_elderly", "Trong đó NCT", "integer",
            meaning="Of these aged 60 or over.",
            unit="người",
            minimum=0,
            also=("Trong đó: NCT", "Trong đó người cao tuổi"),
            rules=rules("not_negative!E;not_above:people_guided!E"),
        ),
        Column(
            "people_guided_disabled", "Trong đó NKT", "integer",
            meaning="Of these with disabilities; counts only.",
            unit="người",
            minimum=0,
            also=("Trong đó: NKT", "Trong đó người khuyết tật"),
            rules=rules("not_negative!E;not_above:people_guided!E"),
        ),
        Column(
            "team_member_code", "Mã thành viên Tổ", "code",
            meaning="Code of the team member who visited; not a name, phone or CCCD number.",
            personal=True,
            also=("Mã thành viên",),
            rules=rules("no_12_digit_id!E"),
        ),
    ),
)
