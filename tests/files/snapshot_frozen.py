"""What the screen of briefings needs of the snapshot: one period published for good, three differences."""

from datetime import date

import polars as pl

PERIOD = "2026-11"
FROZEN = {
    "period": PERIOD, "frozen_on": date(2026, 11, 20), "frozen_at": "2026-11-20T09:00:00",
    "frozen_by": "Sở KH&CN", "snapshot_id": "20261119-before", "as_of": date(2026, 11, 19),
}  # fmt: skip
SIDES = ("value", "numerator", "denominator", "state")


def published(commune: str) -> dict[str, pl.DataFrame]:
    """Tables frozen and restatements: C1 of province, commune and a hamlet in it; spots of an operator."""
    places = [
        ("province", None, None, (56.0, 71_680.0, 128_000.0, "ok"), (56.8, 72_693.0, 128_000.0, "ok")),
        ("commune", commune, None, (None, None, None, "not_reported"), (6.6, 66.0, 1_000.0, "ok")),
        ("hamlet", commune, f"{commune}-001", (50.0, 5.0, 10.0, "ok"), (60.0, 6.0, 10.0, "ok")),
        ("province", None, None, (8.0, 8.0, None, "ok"), (9.0, 9.0, None, "ok")),
    ]
    rows = [
        {
            "period": PERIOD, "level": level, "commune_code": code, "hamlet_code": hamlet, "indicator": "C1",
            "part": 1, "breakdown": "", "base": "full", "unit": "%",
            "reason": "tệp: M03 số nhận 7 (20/11/2026)",
            **{f"published_{name}": value for name, value in zip(SIDES, before, strict=True)},
            **{f"current_{name}": value for name, value in zip(SIDES, now, strict=True)},
        }
        for level, code, hamlet, before, now in places
    ]  # fmt: skip
    rows[-1] |= {"indicator": "S1", "breakdown": "operator=viettel", "unit": "điểm"}
    return {
        "frozen": pl.DataFrame([FROZEN]),
        "restatements": pl.DataFrame(rows, schema_overrides={"part": pl.Int32}),
    }
