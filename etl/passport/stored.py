"""Reads of the parsed rows what one passport needs: some forms, of one commune or of all."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from etl.home import Home
from etl.journal import next_batch
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


def stored(home: Home, as_of: date, commune: str | None) -> Tables:
    """What was received by the day: from all communes, or of the forms' rows those of one commune.

    Where the cache was thrown away the originals are read again first.
    """
    if len(Archive(home).batches()) < next_batch(home.receipts, home.decisions) - 1:
        from etl.ingest import catch_up  # reading files takes a second to load, and is rarely needed

        with home.writing():
            catch_up(home)
    return Tables(OneCommuneArchive(home, commune) if commune else Archive(home), as_of)
