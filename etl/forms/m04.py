"""Form M04: Sổ lớp tập huấn và lớp Bình dân học vụ số."""

from etl.tables.column import Column, rules
from etl.tables.form import Form

FORM = Form(
    rank=60,
    code="M04",
    title="Sổ lớp tập huấn và lớp Bình dân học vụ số",
    key=("commune_code", "class_code"),
    titles=("sổ lớp",),
    marks=("class_code", "class_kind", "attendees", "topics"),
    blank_without=("class_code", "session_date", "attendees", "topics", "zero_report"),
    subject="class",
    blank_key=("commune_code", "period"),
    columns=(
        Column(
            "commune_code", "Mã xã", "code",
            meaning="Official five-digit commune code, kept as text. Pre-filled by the template; a blank cell is filled from the header block, the folder or the upload before this check; where it stays unknown the file waits for review.",
            required=True,
            rules=rules("five_digits!E;known_commune!E"),
        ),
        Column(
            "hamlet_code", "Mã thôn", "code",
            meaning="Commune code, hyphen, three digits (13285-001), as given by M10. Pre-filled; a blank cell is first filled by matching hamlet_name exactly after normalisation, else the file waits for review. Hamlet where the class was held (printed as \"Địa điểm, mã thôn\"); blank for a class of the whole commune.",
            rules=rules("hamlet_code_format!E;known_hamlet!E;same_commune!E;blank_matched_by_name!W"),
        ),
        Column(
            "hamlet_name", "Tên thôn", "text",
            meaning="Name of the thôn, xóm, bản, tổ dân phố, phố as in M10; checks the code, never replaces it. Hamlet where the class was held (printed as \"Địa điểm, mã thôn\"); blank for a class of the whole commune.",
            rules=rules("matches_code:hamlet_code!W"),
        ),
        Column(
            "period", "Kỳ báo cáo", "period",
            meaning="Reporting period, e.g. 2026-11; a month M runs from 15 of month M-1 to 14 of month M (Decree 09/2019). Monthly closing of the class log.",
            required=True,
            rules=rules("valid_period!E;not_future_period!E"),
        ),
        Column(
            "class_code", "Mã lớp", "code",
            meaning="Code of the class, unique in its commune. Lists of names stay at the commune: a sheet or column of names is refused.",
            rules=rules("required_unless:zero_report!E;unique:commune_code+class_code!W;no_name_list!E"),
        ),
        Column(
            "class_kind", "Loại", "code",
            meaning="",
            words={"member_training": ("A", "tập huấn thành viên Tổ"), "public_class": ("B", "BDHVS cho người dân", "Bình dân học vụ số")},
            rules=rules("required_unless:zero_report!E"),
        ),
        Column(
            "session_date", "Ngày", "date",
            meaning="Date of the class.",
            rules=rules("required_unless:zero_report!E;in_period!E;not_in_future!E;duplicate:hamlet_code+session_date+start_time!W"),
        ),
        Column(
            "start_time", "Từ giờ–đến giờ: Từ giờ", "time",
            meaning="Start, hh:mm.",
        ),
        Column(
            "end_time", "Từ giờ–đến giờ: Đến giờ", "time",
            meaning="End, hh:mm.",
            rules=rules("time_order:start_time<=end_time!W"),
        ),
        Column(
            "venue", "Địa điểm", "text",
            meaning="Place, e.g. Nhà văn hóa thôn.",
        ),
        Column(
            "organiser", "Đơn vị tổ chức", "text",
            meaning="Organising unit (commune, enterprise, department). Sessions led by the police are entered in M05 only.",
        ),
        Column(
            "topics", "Chuyên đề", "list",
            meaning="One or more, separated by \";\" (required unless zero_report).",
            words={"online_public_services": ("DVCTT", "dịch vụ công trực tuyến"), "vneid": ("VNeID",), "digital_signature": ("chữ ký số",), "fraud_prevention": ("phòng chống lừa đảo",), "cashless_payment": ("TTKDTM",), "ecommerce_ocop": ("TMĐT/OCOP", "TMĐT", "OCOP"), "digital_safety": ("an toàn số", "ATTT"), "online_health": ("sức khỏe trực tuyến",), "internet": ("Internet",), "ai": ("AI", "trí tuệ nhân tạo")},
            rules=rules("at_least_one_topic!E"),
        ),
        Column(
            "attendees", "Số dự", "integer",
            meaning="People present.",
            unit="người",
            minimum=1,
            maximum=300,
            rules=rules("required_unless:zero_report!E;in_range!E;above:150!W"),
        ),
        Column(
            "female_attendees", "Nữ", "integer",
            meaning="Women present.",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:attendees!E"),
        ),
        Column(
            "elderly_attendees", "NCT 60+", "integer",
            meaning="People aged 60 or over present.",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:attendees!E"),
        ),
        Column(
            "disabled_attendees", "NKT", "integer",
            meaning="People with disabilities present; counts only.",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:attendees!E"),
        ),
        Column(
            "first_time_attendees", "Học viên lần đầu", "integer",
            meaning="People attending a public class for the first time since the programme began; their running sum is the number of distinct learners (D2).",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:attendees!E"),
        ),
        Column(
            "first_time_elderly_attendees", "NCT lần đầu", "integer",
            meaning="Of the elderly, first time; the running sum is D3.",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:elderly_attendees!E;not_above:first_time_attendees!E"),
        ),
        Column(
            "first_time_disabled_attendees", "NKT lần đầu", "integer",
            meaning="Of the people with disabilities, first time; the running sum is D4.",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:disabled_attendees!E;not_above:first_time_attendees!E"),
        ),
        Column(
            "team_members_attending", "Thành viên Tổ dự", "integer",
            meaning="Team members present.",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:attendees!E"),
        ),
        Column(
            "course_completions", "Hoàn thành khóa MOOCs/BDHVS", "integer",
            meaning="People who completed an online MOOCs/BDHVS course in connection with this class (completions, not distinct people).",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E"),
        ),
        Column(
            "evidence", "Minh chứng (link)", "text",
            meaning="Link or file name of the evidence.",
        ),
        Column(
            "first_time_in_year_team_members", "Thành viên Tổ dự lần đầu trong năm", "integer",
            meaning="ADDED for B1. Of the team members present, those attending their first training of the calendar year; the sum over the year is the number of distinct members trained.",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:team_members_attending!E;required_if:class_kind=member_training!W"),
        ),
        Column(
            "first_time_team_members_completed", "Thành viên Tổ hoàn thành khóa MOOCs/BDHVS lần đầu", "integer",
            meaning="ADDED for B3. Team members who completed their first MOOCs/BDHVS course (each member counted once since the programme began).",
            unit="người",
            minimum=0,
            rules=rules("not_negative!E;not_above:course_completions!E"),
        ),
        Column(
            "zero_report", "Không phát sinh (x)", "flag",
            meaning="ADDED so that 0 is told from missing (D1, D2, D5, B2, E6): one row with x = no class held in the commune in the period, the other fields blank.",
            words={"1": ("x", "có", "không phát sinh"), "0": ()},
            rules=rules("alone_in_period:commune_code+period!W"),
        ),
    ),
)
