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
    "proven": pl.Boolean(),
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
    tier: Literal["core", "t1", "t2"]
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
    part_names: Mapping[int, str] = field(default_factory=dict)
    part_decimals: Mapping[int, int] = field(default_factory=dict)
    rate_parts: tuple[int, ...] | None = None
    """Parts that are a numerator over a denominator, where some are and others are plain counts."""
    legs: tuple[int, ...] | None = None
    """Parts that are counted, where they differ from those published; ``combine`` makes these of those."""
    combine: Callable[[pl.LazyFrame], pl.LazyFrame] | None = None
    """Gives the published values (VALUES) of the values of the legs: a difference of two shares."""
    whole: Callable[[Scope], pl.DataFrame] | None = None
    """Figures of the province that are no sums (WHOLE): medians, distinct codes over communes."""
    value_of: Literal["quotient", "numerator"] = "quotient"
    proven_source: Literal["counted", "official"] | None = None
    """Source of a figure all of whose units are ``proven``; others have ``source``."""
    across: bool = False
    """Whether a unit's figure looks at other communes too, so that it is computed for all of them at once."""
    never_above_100: bool = False
    """A share of units, which cannot pass 100; shares of people may, and are flagged."""
    province_adds: Literal["equal", "more", "other"] = "equal"
    """How the province's numerator stands to what its communes show: more, where it adds what a commune
    does not show (carried rows); other, where it is no sum at all."""
    whole_numbers: bool = True
    may_be_negative: bool = False
    reason: str = ""
    """Why a grain or a part that one may look for is not_applicable: no form carries it."""

    @property
    def rates(self) -> tuple[int, ...]:
        """Parts whose value is a numerator over a denominator."""
        every = self.counted_parts if self.denominator_text else ()
        return every if self.rate_parts is None else self.rate_parts

    @property
    def counted_parts(self) -> tuple[int, ...]:
        """Parts that ``counts`` gives."""
        return self.legs or self.parts

    def unit_of(self, part: int) -> str:
        """Unit of one part."""
        return self.part_units.get(part, self.unit)


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
        "proven": pl.lit(False),
    }
    whole = rows.with_columns(**{name: value for name, value in usual.items() if name not in rows.columns})
    return whole.select(pl.col(name).cast(kind) for name, kind in COUNTS.items())


def reported_or_not(condition: pl.Expr) -> pl.Expr:
    """State of a unit: ``ok`` where the condition holds, else ``not_reported``."""
    return pl.when(condition).then(pl.lit("ok")).otherwise(pl.lit("not_reported"))
