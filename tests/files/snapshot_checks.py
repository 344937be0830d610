"""Signals to verify and states of duties of a made-up snapshot: two communes have some, the others none."""

import polars as pl


def checks(commune: str, period: str) -> dict[str, pl.DataFrame]:
    """Tables signals, signal_kinds, duties and duty_status with a few rows of one commune and period."""
    kinds = [("round_numbers", "Số quá tròn", "Phần lớn số liệu là số tròn chục.", 0)]
    signals = [
        (period, commune, None, "round_numbers", "M03", None, 71.0, 10.0, None, None),
        (period, commune, f"{commune}-001", "round_numbers", "M03", "guided_households", 50.0, None, 7, 12),
    ]
    duty = ("T1.1", "tinh", "§1", "UBND xã, phường", "Kiện toàn Tổ <b>", "trước 15/8/2025", "QĐ (M02a)", "Q1")
    status = (period, "T1.1", commune, "late", 3, 4, 3, 1, 2, "A2", 1)
    return {
        "signal_kinds": pl.DataFrame(kinds, schema=["kind", "name", "meaning", "sort"], orient="row"),
        "signals": pl.DataFrame(
            signals,
            schema=[
                "period", "commune_code", "hamlet_code", "kind", "form", "column", "value", "usual",
                "sheet_key", "row",
            ],
            orient="row",
        ),
        "duties": pl.DataFrame(
            [duty],
            schema=["duty", "letter", "place", "owner", "text", "deadline", "evidence", "question"],
            orient="row",
        ),
        "duty_status": pl.DataFrame(
            [status],
            schema=[
                "period", "duty", "commune_code", "state", "with_figure", "applying", "judged", "on_track",
                "behind", "worst", "evidence_rows",
            ],
            orient="row",
        ),
    }  # fmt: skip
