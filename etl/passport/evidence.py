"""The evidence of every indicator: a function that gives its lines, and how a figure follows from them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

import polars as pl

from etl.indicators.declaration import Indicator
from etl.indicators.families import FAMILIES
from etl.passport.view import View

Lines = Callable[[View], pl.DataFrame]


@dataclass(frozen=True)
class Evidence:
    """The lines of one indicator (LINES), for a view of one period.

    A figure is the sum of its lines above over the sum of those below, unless ``value`` says otherwise: it is
    given the lines of the figure (of all its legs) and its part, and gives the value (a median).
    ``legs`` names the parts of the lines behind a published part where they are others (a difference).
    """

    lines: Lines
    value: Callable[[pl.DataFrame, int], float | None] | None = None
    legs: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    formula: str = ""
    """The formula in words where it is no sum over a sum."""

    left_out: Lines | None = None
    """Rows left out for a reason that only this indicator knows (columns of LEFT_OUT, all ``explained``)."""

    def parts_of(self, part: int) -> tuple[int, ...]:
        """Parts of the lines behind a published part."""
        return self.legs.get(part, (part,))


class Result(NamedTuple):
    """What the lines of one figure come to; None where there is none."""

    numerator: float | None
    denominator: float | None
    value: float | None


@cache
def family_of(code: str) -> str:
    """Name of the module in which the indicator is declared."""
    return next(f for f in FAMILIES if hasattr(import_module(f"etl.indicators.{f}"), code))


def evidence_of(code: str) -> Evidence | None:
    """The evidence of an indicator, from the module named like its family; None where there is none."""
    name = f"etl.passport.families.{family_of(code)}"
    if not find_spec(name):
        return None
    found = import_module(name).EVIDENCE.get(code)
    return found if found is None or isinstance(found, Evidence) else Evidence(found)


def result(indicator: Indicator, evidence: Evidence, lines: pl.DataFrame, part: int) -> Result:
    """The figure that follows from its lines (already those of one unit, part, breakdown and base)."""
    if evidence.value:
        return Result(None, None, evidence.value(lines, part))
    above, below = (_sum(lines, side) for side in ("numerator", "denominator"))
    if part not in indicator.rates:
        return Result(above, None, above)
    if indicator.value_of == "numerator":
        return Result(above, below, above)
    scale = 100 if indicator.unit_of(part) == "%" else 1
    return Result(above, below, scale * above / below if below else None)


def _sum(lines: pl.DataFrame, side: str) -> float:
    return float(lines.filter(pl.col("side") == side)["amount"].sum())
