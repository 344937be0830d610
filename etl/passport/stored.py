"""Reads of the parsed rows what one passport needs: some forms, of one commune or of all."""

from collections.abc import Callable, Mapping
from datetime import date

import polars as pl

from etl.forms import FORMS
from etl.home import Home
from etl.journal import next_batch
from etl.standing import current
from etl.store import ARRIVAL, Archive, Tables


class OneCommuneArchive(Archive):
    """The archive as far as one commune goes: its rows, and those that name no commune."""

    def __init__(self, home: Home, commune: str) -> None:
        super().__init__(home)
        self._commune = commune

    def _read(self, name: str, schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
        """Rows of forms are sifted while they are read; ledger and quality log are read whole."""
        if "row" not in schema or "commune_code" not in schema:
            return super()._read(name, schema)
        if name not in self._tables:
            mine = (pl.col("commune_code") == self._commune) | pl.col("commune_code").is_null()
            files = sorted(self._folder.glob(f"[0-9]*[0-9]/{name}.parquet"))
            scans = [pl.scan_parquet(file, hive_partitioning=False).filter(mine) for file in files]
            frame = pl.concat(scans).collect() if scans else pl.DataFrame(schema=dict(schema))
            self._tables[name] = frame.sort(ARRIVAL, maintain_order=True)
        return self._tables[name]


class Once:
    """Tables of which each is read and sifted the first time only: a passport looks at them often."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._seen: dict[tuple[str, ...], pl.DataFrame] = {}

    @property
    def as_of(self) -> date:
        """The day at which the figures stand."""
        return self._tables.as_of

    def rows(self, form: str) -> pl.DataFrame:
        """All accepted rows of the form received by the day."""
        return self._once(("rows", form), lambda: self._tables.rows(form))

    def current(self, form: str) -> pl.DataFrame:
        """Of those the rows that stand."""
        return self._once(("current", form), lambda: current(FORMS[form], self.rows(form)))

    def ledger(self) -> pl.DataFrame:
        """One row a sheet received by the day."""
        return self._once(("ledger",), self._tables.ledger)

    def quality(self) -> pl.DataFrame:
        """Every error and warning of those sheets."""
        return self._once(("quality",), self._tables.quality)

    def explanations(self) -> pl.DataFrame:
        """Explanations of flags that were accepted."""
        return self._tables.explanations()

    def visits(self) -> pl.DataFrame:
        """Visits of households by hamlet and month."""
        return self._once(("visits",), self._tables.visits)

    def _once(self, name: tuple[str, ...], read: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        if name not in self._seen:
            self._seen[name] = read()
        return self._seen[name]


def stored(home: Home, as_of: date, commune: str | None) -> Once:
    """What was received by the day: from all communes, or of the forms' rows those of one commune.

    Where the cache was thrown away the originals are read again first.
    """
    if len(Archive(home).batches()) < next_batch(home.receipts, home.decisions) - 1:
        from etl.ingest import catch_up  # reading files takes a second to load, and is rarely needed

        with home.writing():
            catch_up(home)
    return Once(Tables(OneCommuneArchive(home, commune) if commune else Archive(home), as_of))
