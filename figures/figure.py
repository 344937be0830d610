"""A figure is data: what is drawn, in which words, from which period, source and snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from figures.drawing import Drawing
from figures.table import Table, table_of
from figures.territory import Territory

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
    """What every figure says of itself: period, cut-off, who reported, source, snapshot, simulated or not.

    ``reported`` counts communes with figures, of all; ``screen`` and ``scope`` say where it stands and of
    whom it speaks.
    """

    period: str
    cut_off: date
    snapshot_id: str
    simulated: bool
    source: str = ""
    reported: tuple[int, int] | None = None
    screen: str = ""
    scope: str = ""


@dataclass(frozen=True)
class Figure:
    """One figure: what is drawn, what it says, and the table behind it; every renderer reads the same.

    ``key`` names it in a link. ``words`` is what it says (the picture in words), ``about`` of which indicator
    or place, ``scope`` of whom where that is not what the screen shows, ``note`` how to read it. ``table`` is
    made from the drawing where none is given; ``listed`` is the day of a list that knows no period. The page
    puts the passport on. Maps have ``frame`` (a row a commune) and ``options`` besides.
    """

    key: str
    title: str
    words: str = ""
    unit: str = ""
    passport: Passport | None = None
    drawing: Drawing | Territory | None = None
    table: Table | None = None
    note: str = ""
    about: str = ""
    scope: str = ""
    listed: date | None = None
    frame: pl.DataFrame = field(default_factory=pl.DataFrame)
    states: Mapping[str, int] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def stamp(self) -> Passport:
        """The passport. Raises ValueError where it has none: nothing goes out so."""
        if self.passport is None:
            raise ValueError(f"{self.key}: no passport")
        return self.passport

    @property
    def behind(self) -> Table:
        """The table behind it."""
        if self.table is None and isinstance(self.drawing, Drawing):
            return table_of(self.drawing)
        return self.table or Table(self.frame, ())


def count_states(frame: pl.DataFrame) -> dict[str, int]:
    """How many rows stand in each of the five states (column ``state``), absent ones as 0."""
    counted = dict(frame.group_by("state").len().iter_rows())
    return {state: counted.get(state, 0) for state in STATES}
