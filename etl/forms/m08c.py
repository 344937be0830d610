"""Form M08c: Gói ưu đãi của doanh nghiệp cho thành viên Tổ."""

from etl.tables.column import Column, rules
from etl.tables.form import Form

FORM = Form(
    rank=110,
    code="M08c",
    title="Gói ưu đãi của doanh nghiệp cho thành viên Tổ",
    key=("enterprise", "package_name", "commune_code", "period"),
    titles=("gói ưu đãi",),
    marks=("enterprise", "package_name", "members_benefiting"),
    blank_without=("package_name", "members_benefiting"),
    subject="package",
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
            meaning="ADDED for B4 by firm: the enterprise that grants the package.",
            required=True,
            words={"viettel": ("Viettel", "Vietel", "Viettel Ninh Bình"), "vnpt": ("VNPT", "Viễn thông Ninh Bình", "VinaPhone", "Vina", "VNPT Ninh Bình"), "mobifone": ("MobiFone", "Mobi", "MobiPhone", "MobiFone Ninh Bình"), "post": ("Bưu điện", "VNPost", "Bưu điện tỉnh", "Bưu điện tỉnh Ninh Bình"), "other": ("khác", "DN công nghệ số")},
        ),
        Column(
            "package_name", "Gói ưu đãi", "text",
            meaning="Name of the package.",
            required=True,
            rules=rules("unique:enterprise+package_name+commune_code+period!W"),
        ),
        Column(
            "valid_from", "Hiệu lực: Từ ngày", "date",
            meaning="First day in force.",
            rules=rules("date_order:valid_from<=valid_to!E"),
        ),
        Column(
            "valid_to", "Hiệu lực: Đến ngày", "date",
            meaning="Last day in force; blank = open.",
            rules=rules("date_order:valid_from<=valid_to!E"),
        ),
        Column(
            "members_benefiting", "Số thành viên hưởng", "integer",
            meaning="Team members enjoying the package at the end of the period (level; not to be added over months).",
            unit="người",
            required=True,
            minimum=0,
            rules=rules("not_negative!E"),
        ),
    ),
)
