"""Form M02c: Cơ cấu thành phần Tổ công nghệ số cộng đồng thôn."""

from etl.tables.column import Column, rules
from etl.tables.form import Form

FORM = Form(
    rank=45,
    code="M02c",
    title="Cơ cấu thành phần Tổ công nghệ số cộng đồng thôn",
    key=("hamlet_code",),
    titles=("cơ cấu thành phần", "cơ cấu tổ công nghệ số cộng đồng", "cơ cấu tổ cnscđ"),
    marks=("members", "youth_union_members", "secretary_or_hamlet_head_members", "mass_organisation_members"),
    blank_without=("members", "female_members", "youth_union_members", "secretary_or_hamlet_head_members", "mass_organisation_members", "police_members", "enterprise_members"),
    subject="hamlet",
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
            meaning="Name of the thôn, xóm, bản, tổ dân phố, phố as in M10; checks the code, never replaces it.",
            rules=rules("matches_code:hamlet_code!W"),
        ),
        Column(
            "members", "Tổng số", "integer",
            meaning="Members of the hamlet team (counts only, no names); should equal the M01 head count.",
            unit="người",
            required=True,
            minimum=0,
            rules=rules("not_negative!E;sum_consistent:distinct_members(M01)!W"),
        ),
        Column(
            "female_members", "Nữ", "integer",
            meaning="Women. One person may stand in several groups. Blank = not filled (not 0).",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:members!E"),
        ),
        Column(
            "youth_union_members", "Đoàn viên TN", "integer",
            meaning="Youth Union members (A10). One person may stand in several groups. Blank = not filled (not 0).",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:members!E"),
        ),
        Column(
            "secretary_or_hamlet_head_members", "Bí thư/Trưởng thôn", "integer",
            meaning="Party cell secretary or hamlet head (A11, group 1). One person may stand in several groups. Blank = not filled (not 0).",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:members!E"),
        ),
        Column(
            "mass_organisation_members", "Hội, đoàn thể", "integer",
            meaning="People sent by any association or mass organisation under the Fatherland Front (A11, group 2; G6). One person may stand in several groups. Blank = not filled (not 0).",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:members!E"),
        ),
        Column(
            "police_members", "Công an/ANTT", "integer",
            meaning="Police or grassroots security force (A11, group 3). The commune letter does not name this group, the province letter does. One person may stand in several groups. Blank = not filled (not 0).",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:members!E"),
        ),
        Column(
            "enterprise_members", "Doanh nghiệp", "integer",
            meaning="People from enterprises. One person may stand in several groups. Blank = not filled (not 0).",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:members!E"),
        ),
    ),
)
