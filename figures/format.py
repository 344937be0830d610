"""Vietnamese formats: 1.234,5 · 84,3 % · 14/11/2026 · chưa báo cáo. A missing number is never a zero."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from figures.labels import word

NO_BREAK, MINUS = "\u00a0", "\u2212"
RESTATED = "†"
"""Stands behind a published figure that would be another one now."""


def number(value: float | None, decimals: int = 0) -> str:
    """A number with dots for thousands and a decimal comma; an en dash where there is none."""
    if value is None:
        return "–"
    text = f"{abs(value):,.{decimals}f}"
    swapped = text.replace(",", " ").replace(".", ",").replace(" ", ".")
    return MINUS + swapped if value < 0 and any(digit in "123456789" for digit in swapped) else swapped


def quantity(value: float | None, unit: str, decimals: int = 0, state: str = "ok") -> str:
    """A value with its unit, or the word of its state where it has no value."""
    if value is None or state != "ok":
        return state_word(state if state != "ok" else "not_reported")
    return f"{number(value, decimals)}{NO_BREAK}{unit}" if unit else number(value, decimals)


def change(value: float | None, unit: str, decimals: int = 1) -> str:
    """A difference with its sign; percentages differ by percentage points."""
    if value is None:
        return word("missing.change")
    sign = "+" if round(value, decimals) > 0 else ""
    return f"{sign}{quantity(value, word('unit.points') if unit == '%' else unit, decimals)}"


def day(value: date | datetime | None) -> str:
    """A date as 14/11/2026; an en dash where there is none."""
    return "–" if value is None else f"{value.day:02d}/{value.month:02d}/{value.year}"


def moment(text: str) -> str:
    """An ISO date or time as 14/11/2026 or 06:30 14/11/2026."""
    at = datetime.fromisoformat(text)
    return day(at) if len(text) == 10 else f"{at.hour:02d}:{at.minute:02d} {day(at)}"


def short_period(label: str) -> str:
    """A period's label without the dates in brackets."""
    return label.split(" (")[0]


def state_word(state: str) -> str:
    """The word of a state: chưa báo cáo, không thuộc diện, …"""
    return word(f"state.{state}")


def ratio(top: float | None, bottom: float | None) -> str:
    """Numerator over denominator, as 1.234/2.000; empty where the indicator has no denominator."""
    return "" if top is None or bottom is None else f"{number(top)}/{number(bottom)}"


def remark(row: Mapping[str, Any], unit: str) -> str:
    """What a reader must know of a value: over (100 %), carried, stale or unproved; empty for nothing.

    ``row`` has value, state and, where known, stale and units_reporting.
    """
    if row["state"] != "ok" or row["value"] is None:
        return ""
    if unit == "%" and row["value"] > 100:
        return "over"
    silent = row.get("units_reporting") == 0
    if row.get("stale"):
        return "carried" if silent else "stale"
    return "unproved" if silent and row["value"] == 0 else ""


def share_of(count: int, total: int) -> str:
    """A count of a total, as 128/129."""
    return f"{number(count)}/{number(total)}"
