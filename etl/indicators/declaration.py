"""What an indicator is: its words, unit and kind, and the function that counts it at the finest grain."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from etl.indicators.scope import Scope

Kind = Literal["stock", "flow", "as_of", "ratio", "score"]
Grain = Literal["hamlet", "commune", "province"]
Base = Literal["full", "reported"]

COUNTS: Mapping[str, pl.DataType] = {
    "period": pl.String(),
    "commune_code": pl.String(),
    "hamlet_code": pl.String(),
    "part": pl.Int32(),
    "breakdown": pl.String(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "full": pl.Boolean(),
    "reported": pl.Boolean(),
    "known": pl.Boolean(),
    "state": pl.String(),
    "stale": pl.Boolean(),
    "present": pl.Boolean(),
}
"""Columns of a frame of counts, one row a unit of the finest grain (hamlet, or commune: hamlet null).

``full`` and ``reported`` say in which base the row is added; ``known`` that the full base has something
to stand on; ``state`` what the unit shows at its own grain; ``stale`` that a last known value was
carried; ``present`` that the unit has data in the period (for n/N).
"""


@dataclass(frozen=True)
class Indicator:
    """One indicator of the catalogue.

    ``counts`` gives its frame of counts from the tables; an indicator computed from other indicators has
    ``from_values`` instead, which is given the values of the first pass. ``counted_by`` tells whether a
    commune's figure is added up from its hamlets or stands on its own rows.
    """

    code: str
    family: str
    name: str
    short_name: str
    unit: str
    better: Literal["up", "down", "none"]
    kind: Kind
    tier: Literal["core", "t1"]
    grains: tuple[Grain, ...]
    definition: str
    numerator_text: str
    denominator_text: str
    duties: tuple[str, ...]
    forms: tuple[str, ...]
    source: Literal["counted", "declared", "official", "computed"]
    counted_by: Literal["hamlet", "commune"]
    counts: Callable[[Scope], pl.DataFrame] | None = None
    from_values: Callable[[Scope, pl.DataFrame], pl.DataFrame] | None = None
    decimals: int = 1
    parts: tuple[int, ...] = (1,)
    part_units: Mapping[int, str] = field(default_factory=dict)
    breakdowns: tuple[str, ...] = ("",)
    reporting_unit: Literal["hamlet", "commune"] = "commune"
    bases: tuple[Base, ...] = ("full", "reported")

    @property
    def is_rate(self) -> bool:
        """Whether the value is a numerator over a denominator."""
        return bool(self.denominator_text)

    @property
    def scale(self) -> float:
        """What the quotient is multiplied by: percentages are 0–100."""
        return 100.0 if self.unit == "%" else 1.0


def counts(rows: pl.DataFrame) -> pl.DataFrame:
    """A frame of counts with its columns in order; those left out take what holds for most indicators."""
    usual = {
        "hamlet_code": pl.lit(None),
        "part": pl.lit(1),
        "breakdown": pl.lit(""),
        "denominator": pl.lit(None),
        "stale": pl.lit(False),
        "full": pl.lit(True),
        "known": pl.lit(True),
    }
    whole = rows.with_columns(**{name: value for name, value in usual.items() if name not in rows.columns})
    return whole.select(pl.col(name).cast(kind) for name, kind in COUNTS.items())


def reported_or_not(condition: pl.Expr) -> pl.Expr:
    """State of a unit: ``ok`` where the condition holds, else ``not_reported``."""
    return pl.when(condition).then(pl.lit("ok")).otherwise(pl.lit("not_reported"))
