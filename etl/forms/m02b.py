"""Form M02b: Danh sách Tổ công nghệ số cộng đồng cấp xã."""

from etl.tables.column import Column, rules
from etl.tables.form import Form

FORM = Form(
    rank=40,
    code="M02b",
    title="Danh sách Tổ công nghệ số cộng đồng cấp xã",
    key=("commune_code",),
    titles=("danh sách tổ công nghệ số cộng đồng cấp xã", "danh sách tổ công nghệ số cộng đồng xã", "danh sách tổ công nghệ số cộng đồng phường"),
    marks=("full_name", "gender", "job_title_organisation"),
    blank_without=("full_name", "zalo_phone"),
    subject="commune_team",
    whole_sheet=True,
    columns=(
        Column(
            "commune_code", "Mã xã", "code",
            meaning="Official five-digit commune code, kept as text. Pre-filled by the template; a blank cell is filled from the header block, the folder or the upload before this check; where it stays unknown the file waits for review.",
            required=True,
            rules=rules("five_digits!E;known_commune!E"),
        ),
        Column(
            "sequence_number", "STT", "integer",
            meaning="Row number; a row with nothing but a number is blank.",
            minimum=1,
            rules=rules("sequence_gap!W"),
        ),
        Column(
            "full_name", "Họ và tên", "text",
            meaning="Member of the commune-level team (at least 15 distinct; fewer is a business status, not an error). A person = normalised full_name + zalo_phone.",
            required=True,
            personal=True,
            rules=rules("words_2_to_6!E;no_digits!E;no_12_digit_id!E;legacy_font_converted!W;duplicate_person!W"),
        ),
        Column(
            "gender", "Giới tính", "code",
            meaning="",
            personal=True,
            words={"female": ("Nữ",), "male": ("Nam",)},
        ),
        Column(
            "birth_year", "Năm sinh", "integer",
            meaning="Year of birth only.",
            personal=True,
            minimum=1930,
            maximum=2012,
            rules=rules("in_range!W"),
        ),
        Column(
            "team_role", "Chức vụ trong Tổ", "code",
            meaning="",
            words={"leader": ("Tổ trưởng", "TT"), "deputy": ("Tổ phó", "TP"), "member": ("Tổ viên", "Thành viên", "TV")},
            rules=rules("exactly_one_leader!W;role_with_other_post!W;blank_read_as_member!W"),
        ),
        Column(
            "job_title_organisation", "Chức danh, đơn vị công tác", "text",
            meaning="Post and employer; identifies a person, so treated as personal.",
            personal=True,
        ),
        Column(
            "youth_union_member", "Đoàn viên (x)", "flag",
            meaning="Member of the Youth Union.",
            personal=True,
            words={"1": ("x", "X", "có", "1"), "0": ("không", "0")},
        ),
        Column(
            "party_member", "Đảng viên (x)", "flag",
            meaning="Member of the Party; sensitive, used as a count only.",
            personal=True,
            words={"1": ("x", "X", "có", "1"), "0": ("không", "0")},
        ),
        Column(
            "organisation", "Tổ chức", "code",
            meaning="Organisation that sent the member.",
            words={"youth_union": ("Đoàn TN", "Đoàn Thanh niên"), "womens_union": ("Phụ nữ", "Hội LHPN"), "farmers_association": ("Nông dân", "HND"), "veterans_association": ("CCB", "Cựu chiến binh"), "police": ("Công an", "CA"), "health": ("Y tế",), "education": ("Giáo dục",), "post_telecom": ("Bưu chính–VT", "Bưu điện", "Viễn thông"), "other": ("Khác",)},
        ),
        Column(
            "zalo_phone", "SĐT Zalo", "text",
            meaning="As M01.zalo_phone.",
            personal=True,
            rules=rules("phone_10_digits!W;blank_phone!W;duplicate_phone!W;no_12_digit_id!E"),
        ),
    ),
)
