"""Names of periods in a sentence, and whole numbers as official prose writes them."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from figures.labels import word, words

ROMAN = ("I", "II", "III", "IV")
BEFORE, AFTER = r"(?<![\w.,/\-–−+])", r"([1-9])(?=/\d|\)|[ \u00a0][^\W\d_])"
"""What does not stand before a whole number below ten, and what follows it."""


def period_name(row: Mapping[str, Any]) -> str:
    """A period in a sentence: tháng 10 năm 2026, quý III năm 2026, 06 tháng đầu năm 2026, năm 2026."""
    year, _, part = str(row["period"]).partition("-")
    if row["kind"] == "quarter":
        return word("report_period.quarter", n=ROMAN[int(part[1]) - 1], year=year)
    if row["kind"] == "half":
        return padded(word(f"report_period.half_{part[1]}", year=year))
    if row["kind"] == "month":
        return word("report_period.month", n=str(int(part)) if int(part) > 2 else f"0{int(part)}", year=year)
    return word("report_period.year", year=year)


def next_name(row: Mapping[str, Any]) -> str:
    """The period after it, in a sentence."""
    year, _, part = str(row["period"]).partition("-")
    most = {"quarter": 4, "half": 2, "month": 12}.get(row["kind"], 1)
    number = int(part.lstrip("QH") or 1) if part else 1
    following, at = (int(year) + 1, 1) if number == most else (int(year), number + 1)
    sign = {"quarter": f"-Q{at}", "half": f"-H{at}", "month": f"-{at:02d}"}.get(row["kind"], "")
    return period_name({"period": f"{following}{sign}", "kind": row["kind"]})


def padded(text: str) -> str:
    """Whole numbers below ten get a leading nought, as official prose writes them: 09 người, 05/129 xã."""
    return _small().sub(r"0\1", text)


@cache
def _small() -> re.Pattern[str]:
    """Small numbers, but not the level, quarter, month or number of something."""
    kept = "".join(f"(?<!{re.escape(one)} )" for one in words("report_numbered").values())
    return re.compile(BEFORE + kept + AFTER)
