"""Where the pace of the last months leads by the target's day, and how sure that is, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from figures import format as vi
from figures.figure import Indicator
from figures.labels import word

ENOUGH = 3
"""Monthly steps below which nothing is said of the future."""
DAYS_A_MONTH = 365.25 / 12


def forecast(row: Mapping[str, Any] | None, indicator: Indicator) -> str | None:
    """One sentence, or None where there is nothing to forecast: no target, or a figure that is no stock.

    ``row`` is an answer of the pace question: the middle, slowest and fastest monthly step of up to six, and
    the last value. Each carries on as it is to the target's day; a share ends at 100 %.
    """
    if indicator.target is None or indicator.target_by is None or indicator.kind != "stock":
        return None
    if row is None or row["steps"] < ENOUGH:
        return word("forecast.too_few", n=ENOUGH)
    day = date.fromisoformat(indicator.target_by)
    months = (day - row["last_day"]).days / DAYS_A_MONTH
    goal = vi.quantity(indicator.target, indicator.unit)
    if _reached(row["value"], indicator):
        return word("forecast.reached", goal=goal)
    if months <= 0:
        return word("forecast.over", day=vi.day(day), goal=goal)
    ends = {name: _end(row, name, months, indicator) for name in ("slowest", "middle", "fastest")}
    said = {name: vi.quantity(end, indicator.unit, indicator.decimals) for name, end in ends.items()}
    pace = vi.change(row["middle"], indicator.unit, indicator.decimals)
    told = word("forecast.told", n=row["steps"], pace=pace, day=vi.day(day), **said)
    return f"{told} {word(f'forecast.{_verdict(ends, indicator)}', goal=goal)}"


def _end(row: Mapping[str, Any], name: str, months: float, indicator: Indicator) -> float:
    end = float(row["value"] + row[name] * months)
    return min(max(end, 0.0), 100.0) if indicator.unit == "%" else max(end, 0.0)


def _reached(value: float, indicator: Indicator) -> bool:
    assert indicator.target is not None
    return value <= indicator.target if indicator.burden else value >= indicator.target


def _verdict(ends: Mapping[str, float], indicator: Indicator) -> str:
    met = [_reached(ends[name], indicator) for name in ("slowest", "middle", "fastest")]
    if all(met):
        return "surely"
    if not any(met):
        return "hardly"
    return "likely" if met[1] else "unlikely"
