"""What a computation is about: the tables, the periods, and the hamlets and communes that count in each."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import cached_property
from threading import RLock
from typing import Protocol

import polars as pl

from etl import calendar, reference
from etl.calendar import Period
from etl.indicators.catalogue import in_force


class Tables(Protocol):
    """Stored accepted rows, as :func:`etl.stored.stored_schema` gives their columns."""

    @property
    def as_of(self) -> date:
        """The day at which the figures stand; nothing later is looked at."""

    def current(self, form: str) -> pl.DataFrame:
        """Of the rows with one key the latest received."""

    def rows(self, form: str) -> pl.DataFrame:
        """All accepted rows, those replaced since included."""

    def ledger(self) -> pl.DataFrame:
        """One row a sheet received."""

    def quality(self) -> pl.DataFrame:
        """One row a thing found wrong."""

    def explanations(self) -> pl.DataFrame:
        """Explanations of flags, as :data:`etl.review.explanations.EXPLANATIONS`."""

    def visits(self) -> pl.DataFrame:
        """Visits of households by hamlet and month, as :data:`etl.visits.counting.MONTHS`."""


class Scope:
    """Tables and periods of one computation; what several indicators need is worked out once."""

    def __init__(
        self, tables: Tables, periods: Sequence[Period], only: Collection[str] | None = None
    ) -> None:
        """Of all communes, or of those named in ``only``; the tables then hold no others."""
        self.tables = tables
        self._only = only
        self.as_of = tables.as_of
        self.period_list = tuple(periods)
        self._shared: dict[Callable[[Scope], pl.DataFrame], pl.DataFrame] = {}
        self._turn, self._turns = RLock(), dict[Callable[[Scope], pl.DataFrame], RLock]()

    @cached_property
    def periods(self) -> pl.DataFrame:
        """period, first_day, last_day, end (the earlier of the last day and the as-of date), by last day."""
        return pl.DataFrame(
            [(p.id, p.first_day, p.last_day, min(p.last_day, self.as_of)) for p in self.period_list],
            schema={"period": pl.String, "first_day": pl.Date, "last_day": pl.Date, "end": pl.Date},
            orient="row",
        ).sort("last_day", "period")

    @cached_property
    def communes(self) -> pl.DataFrame:
        """commune_code of every commune and period, sent anything or not."""
        codes = reference.communes().select(commune_code="code")
        if self._only is not None:
            codes = codes.filter(pl.col("commune_code").is_in(list(self._only)))
        return self.periods.select("period").join(codes, how="cross")

    @cached_property
    def hamlets(self) -> pl.DataFrame:
        """Hamlets in force at the end of each period, with the figures of M10 that stood then."""
        return in_force(self.catalogue.filter(pl.col("hamlet_type") != "commune"), self.periods, self.as_of)

    @cached_property
    def whole_communes(self) -> pl.DataFrame:
        """The rows of M10 about a commune as a whole (code -000), as ``hamlets``."""
        return in_force(self.catalogue.filter(pl.col("hamlet_type") == "commune"), self.periods, self.as_of)

    @cached_property
    def hamlet_changes(self) -> pl.DataFrame:
        """Rows of M10b that stand: which hamlets went to which, on which day, by which share."""
        return self.tables.current("M10b").filter(pl.col("share").is_not_null())

    @cached_property
    def catalogue(self) -> pl.DataFrame:
        return self.tables.current("M10").drop_nulls(["hamlet_code", "hamlet_type", "valid_from"])

    def shared(self, work: "Callable[[Scope], pl.DataFrame]") -> pl.DataFrame:
        """The frame that ``work`` gives for this scope, worked out the first time it is asked for."""
        with self._turn:
            turn = self._turns.setdefault(work, RLock())
        with turn:
            if work not in self._shared:
                self._shared[work] = work(self)
            return self._shared[work]

    def dated(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows with the days of their period: row_first, row_last, row_closed; ``period`` is dropped.

        Rows without a period are left out; ValueError where a period is none.
        """
        found = [calendar.period(id) for id in rows["period"].drop_nulls().unique().to_list()]
        days = pl.DataFrame(
            [(p.id, p.first_day, p.last_day, calendar.is_closed(p, self.as_of)) for p in found],
            schema={"period": pl.String, "row_first": pl.Date, "row_last": pl.Date, "row_closed": pl.Boolean},
            orient="row",
        )
        return rows.join(days, on="period").drop("period")
