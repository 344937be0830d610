"""Form M01: Danh sách Tổ công nghệ số cộng đồng thôn, xóm."""

from etl.tables.column import Column, rules
from etl.tables.form import Form

FORM = Form(
    rank=20,
    code="M01",
    title="Danh sách Tổ công nghệ số cộng đồng thôn, xóm",
    key=("hamlet_code",),
    titles=("danh sách tổ công nghệ số cộng đồng",),
    marks=("full_name", "team_role", "zalo_phone"),
    blank_without=("full_name", "zalo_phone"),
    subject="hamlet_team",
    whole_sheet=True,
    columns=(
        Column(
            "sequence_number", "STT", "integer",
            meaning="Row number; 1-9 are pre-printed, more rows allowed. A row that carries only a number and/or a position is a blank pre-printed row: not read, not counted, not an error. (Commune and hamlet of an M01 come from the upload, the folder or the line \"Đơn vị: Thôn (xóm)…\", the date from the place/date line, default the receipt date: they are attributes of the roster in ingest_log, not columns of the form.)",
            minimum=1,
            rules=rules("sequence_gap!W"),
        ),
        Column(
            "full_name", "Họ và Tên", "text",
            meaning="Full name, NFC, TCVN3/VNI converted. A person = normalised full_name + zalo_phone, once a team. Missing while a phone is given = row rejected.",
            required=True,
            personal=True,
            rules=rules("required_if:zalo_phone!E;words_2_to_6!E;no_digits!E;no_12_digit_id!E;legacy_font_converted!W;duplicate_person!W;same_person_two_teams!W"),
        ),
        Column(
            "team_role", "Chức vụ", "code",
            meaning="Position in the team.",
            words={"leader": ("Tổ trưởng", "TT", "Tổ trưởng – Bí thư"), "deputy": ("Tổ phó", "TP"), "member": ("Tổ viên", "TV", "thành viên")},
            rules=rules("exactly_one_leader!W;role_with_other_post!W;blank_read_as_member!W"),
        ),
        Column(
            "zalo_phone", "Số điện thoại có đăng ký Zalo", "text",
            meaning="Normalised to ^0(3|5|7|8|9)\\d{8}$ (+84, 84, dots, lost leading 0, old 11-digit prefixes are mended). Blank or invalid = warning, the person still counts. Stored encrypted, shown masked.",
            personal=True,
            rules=rules("phone_10_digits!W;blank_phone!W;duplicate_phone!W;no_12_digit_id!E"),
        ),
    ),
)
