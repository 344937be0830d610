"""A figure is data: what is drawn, in which words, from which period, source and snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

STATES = ("ok", "not_reported", "not_applicable", "suppressed", "not_ranked")


@dataclass(frozen=True)
class Indicator:
    """One indicator of the catalogue, as screens need it. ``target`` is in ``unit``."""

    code: str
    name: str
    short_name: str
    unit: str
    better: str
    decimals: int
    target: float | None
    target_by: str | None
    target_status: str | None
    grains: str
    definition: str
    kind: str

    @property
    def burden(self) -> bool:
        """Whether less is better."""
        return self.better == "down"

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Indicator":
        """From a row of the catalogue's question."""
        return cls(**{name: row[name] for name in cls.__dataclass_fields__})


@dataclass(frozen=True)
class Passport:
    """What every figure says of itself: period, cut-off, who reported, source, snapshot, simulated or not."""

    period: str
    cut_off: date
    snapshot_id: str
    simulated: bool
    source: str = ""


@dataclass(frozen=True)
class Figure:
    """One drawing. ``frame`` holds its numbers; ``options`` what a renderer of ``kind`` needs besides."""

    kind: str
    frame: pl.DataFrame
    title: str
    words: str
    unit: str
    passport: Passport
    states: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)


def count_states(frame: pl.DataFrame) -> dict[str, int]:
    """How many rows stand in each of the five states (column ``state``), absent ones as 0."""
    counted = dict(frame.group_by("state").len().iter_rows())
    return {state: counted.get(state, 0) for state in STATES}
