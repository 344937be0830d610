"""The archive of parsed rows: a cache in Parquet, a folder a batch, made again from the originals at will."""

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import RLock

import polars as pl

from etl import part
from etl.forms import FORMS
from etl.home import Home, sync_folder
from etl.review.explanations import explanations
from etl.standing import current
from etl.stored import LEDGER_SCHEMA, QUALITY_SCHEMA, stored_schema
from etl.visits import parts
from etl.visits.households import mark
from etl.visits.monthly import monthly

FORMAT = f"v2-{mark()}"
"""Name of the cache's layout; a new one leaves the old cache aside and reads every original again.

In it the way in which households are hashed, which a new version of a library may change.
"""

SHEETS_A_BATCH = 1_000_000
"""A sheet's key is its batch times this, and its number in the batch."""

ARRIVAL = ["received_date", "received_order", "sheet_key", "row"]
STANDING = ("accepted", "partly")


@dataclass
class BatchResult:
    """What one batch came to: accepted rows by form, visits by receipt, ledger rows, the quality log."""

    rows: dict[str, list[pl.DataFrame]] = field(default_factory=dict)
    ledger: list[pl.DataFrame] = field(default_factory=list)
    quality: list[pl.DataFrame] = field(default_factory=list)
    visits: dict[int, pl.DataFrame] = field(default_factory=dict)


class Archive:
    """Everything parsed so far in one home, batch after batch."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.folder = home.cache / FORMAT
        self._folder = self.folder / "batches"

    def batches(self) -> set[int]:
        """Numbers of the batches that have been parsed."""
        if not self._folder.exists():
            return set()
        return {int(path.name) for path in self._folder.iterdir() if path.name.isdigit()}

    def add(self, batch: int, result: BatchResult) -> None:
        """Store one batch: it is there whole or not at all, also after a crash."""
        target = self._folder / f"{batch:06d}"
        draft = self._folder / f"{batch:06d}.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        try:
            _write_batch(draft, result)
        except Exception:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        sync_folder(draft)
        os.replace(draft, target)
        sync_folder(self._folder)
        self.__dict__.pop("_tables", None)

    def rows(self, code: str) -> pl.DataFrame:
        """All accepted rows of a form, superseded ones too, in order of arrival.

        Of a file read again (after waiting, or after a decision) only those of its last reading.
        """
        rows, replaced = self.ever(code), self._replaced
        if replaced.is_empty():
            return rows
        batch = (pl.col("sheet_key") // SHEETS_A_BATCH).alias("batch")
        return rows.with_columns(batch).join(
            replaced, on=["received_order", "batch"], how="anti", maintain_order="left"
        ).drop("batch")  # fmt: skip

    def ever(self, code: str) -> pl.DataFrame:
        """The rows of every reading ever stored, by which numbers once given are never given again."""
        return self._read(code, stored_schema(FORMS[code]))

    @property
    def _replaced(self) -> pl.DataFrame:
        """Readings of which the file was read again since: received_order and batch."""
        batch = (pl.col("sheet_key") // SHEETS_A_BATCH).alias("batch")
        readings = self._read("ledger", LEDGER_SCHEMA).select(pl.col("receipt").cast(pl.Int64), batch)
        last = pl.col("batch").max().over("receipt")
        return readings.unique().filter(pl.col("batch") < last).rename({"receipt": "received_order"})

    def ledger(self) -> pl.DataFrame:
        """One row a sheet; of a file read again (after waiting) only the last reading."""
        readings = self._read("ledger", LEDGER_SCHEMA)
        batch = pl.col("sheet_key") // SHEETS_A_BATCH
        return readings.filter(batch == batch.max().over("receipt"))

    def quality(self) -> pl.DataFrame:
        """Errors and warnings of the readings that the ledger shows."""
        return self._read("quality", QUALITY_SCHEMA).join(
            self.ledger().select("sheet_key"), on="sheet_key", how="semi"
        )

    def _read(self, name: str, schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
        if name not in self._tables:
            files = sorted(self._folder.glob(f"[0-9]*[0-9]/{name}.parquet"))
            read = [part.read(file) for file in files]
            order = ARRIVAL if "row" in schema and "received_order" in schema else ["sheet_key"]
            frame = pl.concat(read) if read else pl.DataFrame(schema=dict(schema))
            self._tables[name] = frame.sort(order, maintain_order=True)
        return self._tables[name]

    @cached_property
    def _tables(self) -> dict[str, pl.DataFrame]:
        return {}


@dataclass(frozen=True)
class Tables:
    """What indicators read: stored rows by form, the ledger and the quality log, as of one day.

    What was received after that day is not there: a build as of last month gives last month's picture.
    """

    archive: Archive
    as_of: date
    _seen: dict[str, pl.DataFrame] = field(default_factory=dict, compare=False, repr=False)
    _turn: RLock = field(default_factory=RLock, compare=False, repr=False)

    def rows(self, form: str) -> pl.DataFrame:
        """All accepted rows of the form received by the day, in order of arrival."""
        return self._received(self.archive.rows(form))

    def current(self, form: str) -> pl.DataFrame:
        """The rows of the form that stood on the day."""
        return self._once(form, lambda: current(FORMS[form], self.rows(form)))

    def ledger(self) -> pl.DataFrame:
        """One row a sheet received by the day."""
        return self._received(self.archive.ledger())

    def quality(self) -> pl.DataFrame:
        """Every error and warning of those sheets."""
        return self.archive.quality().join(self.ledger().select("sheet_key"), on="sheet_key", how="semi")

    def visits(self) -> pl.DataFrame:
        """Visits of logs received by the day, by hamlet and month (:data:`etl.visits.counting.MONTHS`)."""
        held = parts.standing(self.ledger(), SHEETS_A_BATCH)
        return self._once("visits", lambda: monthly(self.archive.folder, held))

    def explanations(self) -> pl.DataFrame:
        """Explanations of flags that stand now, whenever they were accepted (EXPLANATIONS)."""
        return explanations(self.archive.home)

    def _once(self, name: str, read: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        """Worked out by the first thread that asks; nothing enters meanwhile."""
        with self._turn:
            if name not in self._seen:
                self._seen[name] = read()
            return self._seen[name]

    def _received(self, rows: pl.DataFrame) -> pl.DataFrame:
        return rows.filter(pl.col("received_date") <= self.as_of)


def _write_batch(folder: Path, result: BatchResult) -> None:
    for code, frames in result.rows.items():
        part.write(folder / f"{code}.parquet", frames, stored_schema(FORMS[code]))
    for receipt, visits in result.visits.items():
        parts.write(folder / parts.name_of(receipt), visits)
    part.write(folder / "ledger.parquet", result.ledger, LEDGER_SCHEMA)
    part.write(folder / "quality.parquet", result.quality, QUALITY_SCHEMA)
