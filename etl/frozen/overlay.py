"""Frozen figures laid over computed ones: of a frozen period what was published stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from etl.calendar import periods_until
from etl.frozen.period import FrozenPeriod, frozen_periods
from etl.home import Home
from etl.indicators.compute import Figures
from etl.indicators.families import INDICATORS

TABLE = {
    "period": pl.String, "frozen_on": pl.Date, "frozen_at": pl.String, "frozen_by": pl.String,
    "snapshot_id": pl.String, "as_of": pl.Date,
}  # fmt: skip


@dataclass(frozen=True)
class Frozen:
    """The periods frozen by a day."""

    periods: Sequence[FrozenPeriod]

    @property
    def ids(self) -> list[str]:
        """Their ids."""
        return [one.period for one in self.periods]

    def words(self) -> str:
        """What is frozen, as a text that changes when anything of it does."""
        return ";".join(one.manifest.text() for one in self.periods)

    def table(self) -> pl.DataFrame:
        """One row a frozen period: when, by whom, from which snapshot."""
        rows = [
            (
                one.period,
                date.fromisoformat(m.on),
                m.frozen_at,
                m.by,
                m.snapshot_id,
                date.fromisoformat(m.as_of),
            )
            for one in self.periods
            for m in [one.manifest]
        ]
        return pl.DataFrame(rows, schema=TABLE, orient="row")

    def words_with(self, words: dict[str, list[str]]) -> dict[str, list[str]]:
        """Words of the coded columns, with those of the published figures that are no longer in use."""
        more = dict(words)
        for name in ("breakdown", "unit", "state", "source"):
            told = {word for one in self.periods for word in one.values[name].drop_nulls().unique()}
            more[name] = [*words[name], *sorted(told - set(words[name]))]
        return more

    def over(self, computed: Sequence[pl.DataFrame], part: pl.Expr) -> list[pl.DataFrame]:
        """Computed values (VALUES, coded or not), those of frozen periods replaced by what was published.

        ``part`` tells which published rows take the place of the computed ones. Indicators that were not
        published then keep what is computed; one no longer declared has none.
        """
        if not self.periods:
            return list(computed)
        return [*(self._kept(frame) for frame in computed), *self._standing("values", part)]

    def figures_over(self, figures: Figures) -> Figures:
        """Figures of communes and province, those of frozen periods replaced by what was published."""
        if not self.periods:
            return figures
        parts = {"values": pl.col("level") != "hamlet", "coverage": pl.lit(True), "added": pl.lit(True)}
        laid = {
            name: [self._kept(getattr(figures, name)), *self._standing(name, part)]
            for name, part in parts.items()
        }
        schemas = {name: getattr(figures, name).schema for name in parts}
        return figures._replace(
            **{name: pl.concat(f.cast(schemas[name]) for f in frames) for name, frames in laid.items()}
        )

    def _kept(self, computed: pl.DataFrame) -> pl.DataFrame:
        """The computed rows of open periods, and of indicators that were not published when frozen."""
        if not self.periods:
            return computed
        told = pl.col("period").cast(pl.String).is_in(self.ids)
        rest, mine = computed.filter(~told), computed.filter(told)
        cells = [one.values.select("period", "indicator").unique() for one in self.periods]
        codes = mine.select(pl.col("period", "indicator").cast(pl.String)).with_row_index("at")
        later = codes.join(pl.concat(cells), on=["period", "indicator"], how="anti")
        return pl.concat([rest, mine[later["at"]]])

    def _standing(self, name: str, part: pl.Expr) -> list[pl.DataFrame]:
        declared = pl.col("indicator").is_in(list(INDICATORS))
        return [one.frame(name).filter(declared & part) for one in self.periods]


NOTHING = Frozen(())
"""No period is frozen."""


def frozen_by(home: Home, as_of: date) -> Frozen:
    """What was frozen in the home by the day; raises BuildError where it was damaged."""
    known = {period.id for period in periods_until(as_of)}
    return Frozen([one for one in frozen_periods(home, as_of) if one.period in known])


def overlay(home: Home, figures: Figures, as_of: date) -> Figures:
    """Figures of a build as of a day, with those of frozen periods as published."""
    return frozen_by(home, as_of).figures_over(figures)
