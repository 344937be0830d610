"""Form M08a: Phản hồi của doanh nghiệp viễn thông về điểm lõm sóng."""

from etl.tables.column import Column, rules
from etl.tables.form import Form

FORM = Form(
    rank=90,
    code="M08a",
    title="Phản hồi của doanh nghiệp viễn thông về điểm lõm sóng",
    key=("spot_code", "operator", "period"),
    titles=("phản hồi của doanh nghiệp", "phản hồi của dn"),
    marks=("spot_code", "operator", "received_date", "solution"),
    blank_without=("spot_code", "operator", "received_date", "measured_date", "completed_date"),
    subject="reply",
    many_communes=True,
    columns=(
        Column(
            "commune_code", "Mã xã", "code",
            meaning="Official five-digit commune code, kept as text. Pre-filled by the template; a blank cell is filled from the header block, the folder or the upload before this check; where it stays unknown the file waits for review.",
            required=True,
            rules=rules("five_digits!E;known_commune!E"),
        ),
        Column(
            "period", "Kỳ báo cáo", "period",
            meaning="Reporting period, e.g. 2026-11; a month M runs from 15 of month M-1 to 14 of month M (Decree 09/2019). Month of the operator's return; the latest row of a spot and operator stands.",
            required=True,
            rules=rules("valid_period!E;not_future_period!E"),
        ),
        Column(
            "spot_code", "Mã điểm", "code",
            meaning="Code of the spot in M07.",
            required=True,
            rules=rules("spot_code_format!E;known_code:M07.spot_code!E;unique:spot_code+operator+period!W"),
        ),
        Column(
            "operator", "Nhà mạng", "code",
            meaning="Operator that answers.",
            required=True,
            words={"viettel": ("Viettel", "Vietel", "Viettel Telecom"), "vnpt": ("VNPT", "VinaPhone", "Vina"), "mobifone": ("MobiFone", "Mobi", "MobiPhone"), "other": ("khác",)},
            rules=rules("listed_in:M07.operators!W"),
        ),
        Column(
            "received_date", "Ngày tiếp nhận", "date",
            meaning="Date the operator took the spot in.",
            rules=rules("date_order:M07.sent_date<=received_date!W;not_in_future!E"),
        ),
        Column(
            "measured_date", "Ngày đo", "date",
            meaning="Date of the measurement; a completion without a measurement is a warning.",
            rules=rules("required_if:completed_date!W;not_in_future!E"),
        ),
        Column(
            "rsrp_dbm", "RSRP/RSCP, tốc độ đo: RSRP (dBm)", "integer",
            meaning="4G level measured.",
            unit="dBm",
            minimum=-140,
            maximum=-44,
            rules=rules("in_range!E"),
        ),
        Column(
            "rscp_dbm", "RSRP/RSCP, tốc độ đo: RSCP (dBm)", "integer",
            meaning="3G level measured, where 3G.",
            unit="dBm",
            minimum=-130,
            maximum=-20,
            rules=rules("in_range!W"),
        ),
        Column(
            "download_mbps", "RSRP/RSCP, tốc độ đo: Tốc độ tải xuống (Mbit/s)", "decimal",
            meaning="Download speed measured.",
            unit="Mbit/s",
            minimum=0,
            maximum=2000,
            rules=rules("not_negative!E;in_range!W"),
        ),
        Column(
            "solution", "Giải pháp", "code",
            meaning="",
            words={"optimisation": ("tối ưu",), "repeater": ("lặp", "trạm lặp"), "new_site": ("trạm mới",), "site_sharing": ("dùng chung",), "not_feasible": ("không khả thi",)},
        ),
        Column(
            "site_code", "Mã trạm", "text",
            meaning="Code of the base station.",
        ),
        Column(
            "committed_date", "Ngày cam kết", "date",
            meaning="Date by which the operator commits to fix the spot; may lie in the future.",
            rules=rules("date_order:received_date<=committed_date!E"),
        ),
        Column(
            "completed_date", "Ngày hoàn thành", "date",
            meaning="Date on which the operator reports the spot fixed (\"ngày khắc phục\" of the date order of M07).",
            rules=rules("date_order:M07.sent_date<=completed_date<=M07.rechecked_date!E;not_in_future!E"),
        ),
        Column(
            "delay_reasons", "Lý do chậm", "list",
            meaning="Why late or refused; one or more, separated by \";\".",
            words={"land": ("mặt bằng",), "public_objection": ("dân phản đối",), "funding": ("vốn",), "licensing": ("cấp phép",), "other": ("khác",)},
            rules=rules("required_if:solution=not_feasible!E"),
        ),
    ),
)
