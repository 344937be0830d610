"""What the screen of campaigns needs of the tests' snapshot: conferences by firm, news and broadcasts."""

from datetime import date

import polars as pl

PERIOD = "2026-11"
KINDS = (
    ("B4", 1, "enterprise=viettel", 3.0, "hội nghị"),
    ("B4", 2, "enterprise=viettel", 120.0, "người"),
    ("B4", 1, "enterprise=post", 1.0, "hội nghị"),
    ("G1", 1, "kind=news", 12.0, "tin"),
    ("G1", 1, "kind=broadcast", 340.0, "lượt"),
)


def campaigns(commune: str, other: str) -> pl.DataFrame:
    """Table campaigns: one of two communes, and one of a commune alone without a code."""
    october = (date(2026, 10, 20), date(2026, 10, 31))
    rows = [
        ("P1", commune, "P1", "Ra quân vì chuyển đổi số", *october, 12),
        ("P1", other, "P1", "Ra quân vì chuyển đổi số", *october, None),
        ("own", commune, None, "Tuần lễ thanh toán số", date(2026, 11, 2), date(2026, 11, 8), 3),
    ]
    return pl.DataFrame(
        rows,
        schema=["campaign", "commune_code", "code", "name", "first_day", "last_day", "hamlets"],
        orient="row",
    )


def with_kinds(like: pl.DataFrame) -> pl.DataFrame:
    """The rows of indicator_values with five more of the province."""
    known = {"period": PERIOD, "level": "province", "base": "full", "state": "ok", "source": "declared",
             "stale": False}  # fmt: skip
    rows = [
        {**known, "indicator": code, "part": part, "breakdown": kind, "value": value, "numerator": value,
         "unit": unit}
        for code, part, kind, value, unit in KINDS
    ]  # fmt: skip
    return pl.concat([like, pl.DataFrame(rows, schema=like.schema)])
