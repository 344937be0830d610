"""Signals to verify and states of duties of a made-up snapshot: two communes have some, the others none."""

from datetime import date

import polars as pl


def checks(commune: str, period: str) -> dict[str, pl.DataFrame]:
    """Tables signals, signal_kinds, duties and duty_status with a few rows of one commune and period."""
    kinds = [
        ("round_numbers", "Số quá tròn", "Phần lớn số liệu là số tròn chục.", 0, "M03", 20, 19, 400, 2),
        ("copied_month", "Chép tháng trước", "Mọi con số giống hệt.", 1, "M03", None, None, None, None),
    ]
    hamlet = f"{commune}-001"
    told = ("Đợt thu phí", "Phòng VH-XH", date(2026, 9, 20))
    signals = [
        (period, commune, None, "round_numbers", "M03", None, 71.0, 10.0, None, None, None, None, None),
        (period, commune, hamlet, "round_numbers", "M03", "guided_households", 50.0, None, 7, 12, *told),
    ]
    duties = [
        (
            "T1.1",
            "tinh",
            "§1",
            "UBND xã, phường",
            "Kiện toàn Tổ <b>",
            "trước 15/8/2025",
            "QĐ (M02a)",
            "Q1",
            "commune",
            ["A2", "A3"],
        ),
        ("X8.1", "xa", "§8", "Báo <i>", "Tăng thời lượng", None, None, "Q10", "province", None),
    ]
    status = [
        (period, "T1.1", commune, "late", 3, 4, 3, 1, 2, "A2", 1),
        (period, "T1.1", None, "in_progress", 3, 4, 3, 1, 0, "A2", 1),
        (period, "X8.1", None, "no_data", 0, 0, 0, 0, 0, None, 0),
    ]
    seen = [(period, commune, "round_numbers", "to_verify", 2), (period, commune, "copied_month", "clear", 0)]
    settings = [
        (
            "min_hamlet_members",
            "9",
            "integer",
            "người",
            "Số thành viên tối thiểu",
            "Công văn",
            None,
            "official",
        ),
        ("inclusive", "false", "boolean", None, "Có tính ngày hạn", "Chờ xác nhận", None, "proposed"),
    ]
    return {
        "signal_kinds": pl.DataFrame(
            kinds,
            schema=["kind", "name", "meaning", "sort", "forms", "planted", "caught", "clean", "false_alarms"],
            orient="row",
        ),
        "signal_checks": pl.DataFrame(
            seen, schema=["period", "commune_code", "kind", "state", "signals"], orient="row"
        ),
        "settings": pl.DataFrame(
            settings,
            schema=["key", "value", "type", "unit", "meaning", "source", ("source_date", pl.Date), "status"],
            orient="row",
        ),
        "indicator_parts": pl.DataFrame(
            [("C1", 1, "Hộ", "%", 1, 100.0, "proposed"), ("C1", 2, "Người", "người", 0, None, None)],
            schema=["code", "part", "name", "unit", "decimals", "target", "target_status"],
            orient="row",
        ),
        "signals": pl.DataFrame(
            signals,
            schema=[
                "period", "commune_code", "hamlet_code", "kind", "form", "column", "value", "usual",
                "sheet_key", "row", "explanation", "explained_by", ("explained_on", pl.Date),
            ],
            orient="row",
        ),
        "duties": pl.DataFrame(
            duties,
            schema=[
                "duty", "letter", "place", "owner", "text", "deadline", "evidence", "question", "grain",
                "indicators",
            ],
            orient="row",
        ),
        "duty_status": pl.DataFrame(
            status,
            schema=[
                "period", "duty", "commune_code", "state", "with_figure", "applying", "judged", "on_track",
                "behind", "worst", "evidence_rows",
            ],
            orient="row",
        ),
    }  # fmt: skip
