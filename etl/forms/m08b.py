"""Form M08b: Hội nghị tập huấn do doanh nghiệp tổ chức."""

from etl.tables.column import Column, rules
from etl.tables.form import Form

FORM = Form(
    rank=100,
    code="M08b",
    title="Hội nghị tập huấn do doanh nghiệp tổ chức",
    key=("enterprise", "commune_code", "session_date", "content"),
    titles=("hội nghị tập huấn",),
    marks=("enterprise", "session_date", "content", "team_members_attending"),
    blank_without=("session_date", "content", "team_members_attending"),
    subject="conference",
    many_communes=True,
    columns=(
        Column(
            "commune_code", "Mã xã", "code",
            meaning="Official five-digit commune code, kept as text. Pre-filled by the template; a blank cell is filled from the header block, the folder or the upload before this check; where it stays unknown the file waits for review. Blank = for the whole province.",
            rules=rules("five_digits!E;known_commune!E"),
        ),
        Column(
            "period", "Kỳ báo cáo", "period",
            meaning="Reporting period, e.g. 2026-11; a month M runs from 15 of month M-1 to 14 of month M (Decree 09/2019).",
            required=True,
            rules=rules("valid_period!E;not_future_period!E"),
        ),
        Column(
            "enterprise", "DN", "code",
            meaning="Enterprise that held the conference.",
            required=True,
            words={"viettel": ("Viettel", "Vietel", "Viettel Ninh Bình"), "vnpt": ("VNPT", "Viễn thông Ninh Bình", "VinaPhone", "Vina", "VNPT Ninh Bình"), "mobifone": ("MobiFone", "Mobi", "MobiPhone", "MobiFone Ninh Bình"), "post": ("Bưu điện", "VNPost", "Bưu điện tỉnh", "Bưu điện tỉnh Ninh Bình"), "other": ("khác", "DN công nghệ số")},
        ),
        Column(
            "session_date", "Hội nghị tập huấn: Ngày", "date",
            meaning="Date of the conference.",
            required=True,
            rules=rules("in_period!E;not_in_future!E;duplicate:enterprise+commune_code+session_date!W"),
        ),
        Column(
            "content", "Hội nghị tập huấn: Nội dung", "text",
            meaning="Content.",
            required=True,
        ),
        Column(
            "team_members_attending", "Hội nghị tập huấn: Số thành viên Tổ dự", "integer",
            meaning="Team members present. Not added to M04.",
            unit="người",
            required=True,
            minimum=0,
            rules=rules("not_negative!E"),
        ),
    ),
)
