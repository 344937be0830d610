"""The one door to ``data/reference/``: communes, calendar, targets, thresholds and every other setting.

Tables come as typed rows (:func:`rows`), which need no Polars and so serve the reading workers too, or as
Polars frames (:func:`communes` and its like). All are read once a process and must not be changed.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from etl.reference.reading import MalformedTableError, Row, Value, convert, read_table

if TYPE_CHECKING:
    import polars as pl

__all__ = [
    "MalformedTableError",
    "Row",
    "Value",
    "aliases",
    "communes",
    "day",
    "frame",
    "hexagons",
    "k6_weights",
    "number",
    "old_units",
    "operators",
    "pack",
    "peer_groups",
    "rows",
    "setting",
    "settings",
    "switch",
    "targets",
    "text",
    "whole",
]

SettingValue = str | int | float | bool | date


@cache
def rows(table: str) -> tuple[Row, ...]:
    """Typed rows of one table, in the file's order; raises MalformedTableError, or KeyError if unknown."""
    return read_table(table)


@cache
def frame(table: str) -> pl.DataFrame:
    """One table as a Polars frame: texts, Int64, Float64, Date, Boolean, and lists of texts for ``codes``."""
    from etl.reference.frames import to_frame

    return to_frame(table, rows(table))


def communes() -> pl.DataFrame:
    """The 129 communes by code: name, type, area (km²), population, centre, neighbours (codes)."""
    return frame("communes")


def old_units() -> pl.DataFrame:
    """The 398 units before 1 July 2025, a row for each unit they went to (the 6 split ones have several)."""
    return frame("old_units")


def aliases() -> pl.DataFrame:
    """Other spellings of commune names, each with the commune it means."""
    return frame("aliases")


def targets() -> pl.DataFrame:
    """Target of an indicator's part: value, unit, direction, by_date (null: holds at any time), curve."""
    return frame("targets")


def peer_groups() -> pl.DataFrame:
    """The proposed peer group of every commune, with the reason in words."""
    return frame("peer_groups")


def k6_weights() -> pl.DataFrame:
    """The ten components of K6 with weight (sum 100) and target (%)."""
    return frame("k6_weights")


def operators() -> pl.DataFrame:
    """Telecom operators: code, name and the words that senders write for each."""
    return frame("operators")


def hexagons() -> pl.DataFrame:
    """One hexagon a commune: axial q, r and centre x, y (unit: hexagon widths, y downwards)."""
    return frame("hexagons")


def settings() -> pl.DataFrame:
    """Every setting with its meaning, source and status; values as text."""
    return frame("settings")


def pack(kind: str) -> tuple[Row, ...]:
    """Forms in force that a commune's report of that kind (month, quarter, half, year) must hold.

    ``form_period`` is ``same`` for the form of the period itself, ``last_month`` for the form of the
    period's last month.
    """
    return tuple(row for row in rows("packs") if row["kind"] == kind and row["in_force"])


@cache
def _settings() -> dict[str, SettingValue]:
    values: dict[str, SettingValue] = {}
    for position, row in enumerate(rows("settings"), start=2):
        key, kind, written = str(row["key"]), str(row["type"]), str(row["value"] or "")
        try:
            value = convert(kind, written)
        except (ValueError, KeyError):
            raise MalformedTableError(
                "settings", position, "value", f"{written!r} is not of type {kind}"
            ) from None
        assert isinstance(value, str | int | float | date)
        values[key] = value
    return values


def setting(key: str) -> SettingValue:
    """Value of one setting in its declared type; raises KeyError on an unknown key."""
    return _settings()[key]


def whole(key: str) -> int:
    """A setting that is a whole number; raises TypeError where it is declared otherwise."""
    value = setting(key)
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"setting {key} is no whole number")
    return value


def number(key: str) -> float:
    """A setting that is a number, whole or not; raises TypeError where it is declared otherwise."""
    value = setting(key)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"setting {key} is no number")
    return float(value)


def day(key: str) -> date:
    """A setting that is a date; raises TypeError where it is declared otherwise."""
    value = setting(key)
    if not isinstance(value, date):
        raise TypeError(f"setting {key} is no date")
    return value


def switch(key: str) -> bool:
    """A setting that is true or false; raises TypeError where it is declared otherwise."""
    value = setting(key)
    if not isinstance(value, bool):
        raise TypeError(f"setting {key} is no switch")
    return value


def text(key: str) -> str:
    """A setting that is a text; raises TypeError where it is declared otherwise."""
    value = setting(key)
    if not isinstance(value, str):
        raise TypeError(f"setting {key} is no text")
    return value
