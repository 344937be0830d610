"""The tables of some communes only, as an indicator reads them."""

from collections.abc import Callable, Collection
from datetime import date

import polars as pl

from etl.indicators.scope import Tables


class Some:
    """What the given communes sent; rows of no commune (of the whole province) are not among them."""

    def __init__(self, tables: Tables, communes: Collection[str]) -> None:
        self._tables, self._communes = tables, list(communes)
        self._seen: dict[tuple[str, ...], pl.DataFrame] = {}

    @property
    def as_of(self) -> date:
        """The day at which the figures stand."""
        return self._tables.as_of

    def rows(self, form: str) -> pl.DataFrame:
        """All accepted rows of the form from these communes."""
        return self._filtered(("rows", form), lambda: self._tables.rows(form))

    def current(self, form: str) -> pl.DataFrame:
        """Of those the rows that stand."""
        return self._filtered(("current", form), lambda: self._tables.current(form))

    def ledger(self) -> pl.DataFrame:
        """One row a sheet of these communes."""
        return self._filtered(("ledger",), self._tables.ledger)

    def quality(self) -> pl.DataFrame:
        """What was found wrong in these sheets."""
        sheets = self.ledger().select("sheet_key")
        return self._tables.quality().join(sheets, on="sheet_key", how="semi", maintain_order="left")

    def explanations(self) -> pl.DataFrame:
        """Explanations of flags that were accepted."""
        return self._tables.explanations()

    def visits(self) -> pl.DataFrame:
        """Visits of households in these communes, by hamlet and month."""
        return self._filtered(("visits",), self._tables.visits)

    def _filtered(self, name: tuple[str, ...], read: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        if name not in self._seen:
            self._seen[name] = read().filter(pl.col("commune_code").is_in(self._communes))
        return self._seen[name]
