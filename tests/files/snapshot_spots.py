"""What the weak-signal screen needs of the tests' snapshot: figures by operator, limits, known spots."""

from datetime import date
from typing import Any

import polars as pl

PERIOD = "2026-11"
LIMITS = {
    "spot_send_working_days": ("5", "ngày làm việc"),
    "spot_confirm_working_days": ("5", "ngày làm việc"),
    "spot_measure_working_days": ("15", "ngày làm việc"),
    "spot_optimise_days": ("30", "ngày"),
    "spot_new_site_days": ("180", "ngày"),
    "duplicate_spot_m": ("150", "m"),
    "public_holidays": ("2026-09-01;2026-09-02", None),
}
FIGURES: list[tuple[str, int, str, float | None, float | None, float | None, str]] = [
    # indicator, part, breakdown, value, numerator, denominator, unit
    ("S1", 1, "", 12, 12, None, "điểm"),
    ("S1", 1, "operator=viettel", 8, 8, None, "điểm"),
    ("S1", 1, "operator=vnpt", 5, 5, None, "điểm"),
    ("S2", 1, "", 90, 18, 20, "%"),
    ("S2", 1, "operator=viettel", 100, 12, 12, "%"),
    ("S2", 1, "operator=vnpt", 75, 6, 8, "%"),
    ("S3", 1, "", 50, 9, 18, "%"),
    ("S3", 1, "operator=viettel", 50, 6, 12, "%"),
    ("S3", 1, "operator=vnpt", 50, 3, 6, "%"),
    ("S4", 1, "", 30, 3, 10, "%"),
    ("S4", 1, "operator=viettel", 33.3, 2, 6, "%"),
    ("S4", 1, "operator=vnpt", 25, 1, 4, "%"),
    ("S4", 2, "", 4, 4, None, "điểm"),
    ("S5", 1, "", 90, 9, 18, "ngày"),
    ("S5", 2, "", 400, 400, None, "ngày"),
    ("S5", 1, "operator=vnpt", None, 3, 6, "ngày"),
    ("S5", 2, "operator=vnpt", 133, 133, None, "ngày"),
    ("S6", 1, "", 640, 640, None, "hộ"),
    ("S8", 1, "", None, None, None, "%"),
]


def figures(like: pl.DataFrame) -> pl.DataFrame:
    """Rows of indicator_values besides: the province by operator; ``like`` gives the columns."""
    rows = [
        {"period": PERIOD, "level": "province", "indicator": code, "part": part, "breakdown": breakdown,
         "base": "full", "value": value, "numerator": top, "denominator": bottom, "unit": unit,
         "state": "ok" if value is not None else "not_applicable", "source": "declared", "stale": False}
        for code, part, breakdown, value, top, bottom, unit in FIGURES
    ]  # fmt: skip
    return pl.concat([like, pl.DataFrame(rows, schema=like.schema)], how="vertical")


def limits(like: pl.DataFrame) -> pl.DataFrame:
    """The settings with those of weak-signal spots besides."""
    rows = [
        {"key": key, "value": value, "type": "text", "unit": unit, "meaning": "Hạn", "source": "Đề xuất",
         "source_date": date(2026, 11, 22), "status": "proposed"}
        for key, (value, unit) in LIMITS.items()
    ]  # fmt: skip
    return pl.concat([like, pl.DataFrame(rows, schema=like.schema)], how="vertical")


def known_spots(like: pl.DataFrame, commune: str, lat: float, lon: float) -> pl.DataFrame:
    """The spots with three known ones of a commune besides.

    901 is overdue and 40 m from 902, which was not sent and lies outside its commune; 903 is fixed for
    Viettel and open for VNPT, which has not measured it.
    """
    common: dict[str, Any] = {
        "commune_code": commune, "hamlet_code": f"{commune}-001", "lat": lat, "lon": lon, "open": True,
        "spot_type": "dead_spot", "detected_date": date(2026, 8, 28), "affected_households": 40,
        "radius_m": 200, "priorities": "admin_centre", "overdue": False, "acknowledged_date": None,
        "measured_date": None, "solution": None, "answer_due": None, "measure_due": None, "lies_in": None,
        "outside_m": None,
    }  # fmt: skip
    due = {"answer_due": date(2026, 9, 14), "measure_due": date(2026, 9, 28)}
    sent = {"sent_date": date(2026, 9, 7), "committed_date": date(2026, 10, 23), "solution": "optimisation",
            "acknowledged_date": date(2026, 9, 16), "measured_date": date(2026, 9, 25), **due}  # fmt: skip
    fixed = {**sent, "open": False, "completed_date": date(2026, 10, 1), "rechecked_date": date(2026, 10, 5)}
    rows = [
        {**common, **sent, "spot_code": f"37-{commune}-901", "operators": "viettel", "status": "planned",
         "overdue": True},
        {**common, "spot_code": f"37-{commune}-902", "operators": "viettel", "status": "new",
         "lat": lat + 0.00036, "lies_in": "13285", "outside_m": 2300.0},
        {**common, **fixed, "spot_code": f"37-{commune}-903", "operators": "viettel", "status": "confirmed",
         "lat": lat + 0.01},
        {**common, **due, "sent_date": date(2026, 9, 7), "spot_code": f"37-{commune}-903",
         "operators": "vnpt", "status": "received", "lat": lat + 0.01},
    ]  # fmt: skip
    return pl.concat([like, pl.DataFrame(rows, infer_schema_length=None)], how="diagonal_relaxed")
