"""What a passport looks at: one period, all communes or one, and the grain of the figure asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from etl.calendar import Period
from etl.indicators.declaration import Grain
from etl.indicators.scope import Scope


@dataclass(frozen=True)
class View:
    """What an evidence function is given.

    The scope holds one period, and all communes or one. ``values`` gives the published figures of its
    communes (VALUES; full base) for what is computed from other indicators.
    """

    scope: Scope
    grain: Grain
    values: Callable[[], pl.DataFrame]

    @property
    def period(self) -> Period:
        """The one period."""
        return self.scope.period_list[0]

    @cached_property
    def end(self) -> pl.Expr:
        """The day at which the figures stand: the earlier of the period's last day and the as-of date."""
        return pl.lit(min(self.period.last_day, self.scope.as_of))
