"""Takes the batches of a log, in any order: sound rows are packed, the faults of the others noted."""

from datetime import date
from threading import Lock

import polars as pl

from etl.read.messages import refuse
from etl.visits import packing
from etl.visits.batches import ROW
from etl.visits.cells import CellReader
from etl.visits.households import Seeds, holds_identity, households, in_place, texts
from etl.visits.places import Places
from etl.visits.rules import Kind, conditions

SHOWN = 200
"""Rows of each kind of fault that the quality log names; the others are counted."""
TROUBLES: dict[str, pl.DataType] = {ROW: pl.UInt32(), "commune": pl.UInt32(), "kind": pl.UInt16()}
"""One row a fault: where, in the rows of which commune (null: unknown), and its kind by number."""
_COUNTS = ("people_guided", "people_guided_elderly", "people_guided_disabled")


class Sieve:
    """What the rows of one log came to so far."""

    def __init__(self, places: Places, received: date, seeds: Seeds) -> None:
        self.places, self._seeds = places, seeds
        self._conditions = conditions(received)
        self._cells = CellReader()
        self.kinds: list[Kind] = list(self._conditions)
        self.visits: list[pl.Series] = []
        self.rows = 0
        self._troubles: list[pl.DataFrame] = [pl.DataFrame(schema=TROUBLES)]
        self._lock = Lock()
        self.samples: list[pl.DataFrame] = []

    @property
    def troubles(self) -> pl.DataFrame:
        """Every fault found (TROUBLES)."""
        return pl.concat(self._troubles)

    def take(self, batch: pl.DataFrame) -> None:
        """Sift one batch of rows as they came; raises Refusal where a file has too many."""
        if batch.height and batch[ROW].max() > packing.LARGEST_ROW:  # type: ignore[operator]
            limit = f"{packing.LARGEST_ROW:,}"
            raise refuse("too_large", what=f"hơn {limit} dòng", limit=f"{limit} dòng")
        if self.places.held:
            self._count(_filled(batch))
            return
        table, remarks = self._table(batch)
        self._count(table.height)
        if self.places.held:
            return
        sound = self._sound(table, remarks)
        if not sound.all():
            table = self._without_rejected(batch, table, remarks, sound)
        visits = _packed(table, self._seeds)
        with self._lock:
            self.visits.append(visits)

    def _count(self, rows: int) -> None:
        with self._lock:
            self.rows += rows

    def _without_rejected(
        self, batch: pl.DataFrame, table: pl.DataFrame, remarks: pl.DataFrame, sound: pl.Series
    ) -> pl.DataFrame:
        """Note the faults of the rows that are not sound; the rows that stand all the same."""
        with self._lock:
            troubles = self._faults(table.filter(~sound), remarks)
            self._troubles.append(troubles)
            self._keep_samples(batch, troubles)
            errors = [number for number, kind in enumerate(self.kinds) if kind.severity == "error"]
        rejected = troubles.filter(pl.col("kind").is_in(errors))[ROW].unique()
        return table.filter(sound | ~table[ROW].is_in(rejected.implode()))

    def _table(self, batch: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The batch typed, with its places and households; lines that say nothing are no rows."""
        values, remarks = self._cells.read(batch)
        table = pl.concat([values, self._codes(batch)], how="horizontal")
        if table["blank"].any():
            silent = pl.col("blank") & pl.all_horizontal(pl.col("visit_date", *_COUNTS).is_null())
            told = ~table.select(silent).to_series() | table[ROW].is_in(remarks[ROW].implode())
            table, batch = table.filter(told), batch.filter(told)
        return pl.concat([table, self.places.of(batch)], how="horizontal"), remarks

    def _codes(self, batch: pl.DataFrame) -> pl.DataFrame:
        """Households and whether a person's number stands in place of a code."""
        if "household_code" in batch.columns:
            codes = households(batch, self._seeds)
        else:
            codes = batch.select(code=pl.lit(0, pl.UInt64), blank=pl.lit(True), identity=pl.lit(False))
        if "team_member_code" not in batch.columns:
            return codes.with_columns(member_identity=pl.lit(False))
        return codes.with_columns(member_identity=holds_identity(texts(batch, "team_member_code")))

    def _sound(self, table: pl.DataFrame, remarks: pl.DataFrame) -> pl.Series:
        """Rows against which nothing at all can be said."""
        broken = pl.any_horizontal(pl.col("place").is_null(), *self._conditions.values())
        faulty = self.places.faults["where"].unique()
        if faulty.len():
            broken = broken | pl.col("where").is_in(faulty.implode())
        if remarks.height:
            broken = broken | pl.col(ROW).is_in(remarks[ROW].implode())
        return table.select(~broken).to_series()

    def _faults(self, table: pl.DataFrame, remarks: pl.DataFrame) -> pl.DataFrame:
        """Every fault of the rows; a cell that cannot be read is not also told to be blank."""
        found = [
            table.filter(broken).select(ROW, "commune", kind=pl.lit(number, pl.UInt16))
            for number, broken in enumerate(self._conditions.values())
        ]
        at = table.select(ROW, "commune", "where")
        said = at.join(remarks, on=ROW)
        placed = at.join(self.places.faults, on="where")
        own = [self._numbered(frame) for frame in (said, placed)]
        unread = said.filter(pl.col("severity") == "error").select(ROW, "column")
        return pl.concat([self._readable(pl.concat(found), unread), *own])

    def _readable(self, troubles: pl.DataFrame, unread: pl.DataFrame) -> pl.DataFrame:
        if unread.is_empty():
            return troubles
        numbers = pl.Series("kind", range(len(self.kinds)), dtype=pl.UInt16)
        columns = pl.DataFrame({"kind": numbers, "column": [kind.column for kind in self.kinds]})
        named = troubles.join(columns, on="kind", maintain_order="left")
        return named.join(unread, on=[ROW, "column"], how="anti", maintain_order="left").drop("column")

    def _numbered(self, found: pl.DataFrame) -> pl.DataFrame:
        """Faults told by column, rule and severity, under the number of their kind."""
        names = ["column", "rule", "severity"]
        distinct = found.select(names).unique().sort(names)
        numbers = []
        for row in distinct.iter_rows():
            kind = Kind(*row)
            if kind not in self.kinds:
                self.kinds.append(kind)
            numbers.append(self.kinds.index(kind))
        lookup = distinct.with_columns(pl.Series("kind", numbers, pl.UInt16))
        return found.join(lookup, on=names).select(list(TROUBLES))

    def _keep_samples(self, batch: pl.DataFrame, troubles: pl.DataFrame) -> None:
        """Keep, as they came, the first rows of each kind of fault in the batch."""
        first = troubles.unique().sort(ROW).group_by("kind").head(SHOWN)[ROW].unique()
        self.samples.append(batch.filter(pl.col(ROW).is_in(first.implode())))


def _packed(table: pl.DataFrame, seeds: Seeds) -> pl.Series:
    household = in_place(pl.col("code"), pl.col("mix"), seeds)
    key = packing.key_of(pl.col("base"), household, pl.col("visit_date"))
    flags = packing.flags_of([pl.col(f"guided_{name}") for name in packing.CONTENTS])
    parts = table.lazy().select(ROW, "people_guided", key=key, flags=flags)
    visit = packing.packed(pl.col("key"), pl.col(ROW), pl.col("people_guided"), pl.col("flags"))
    return parts.select(visit=visit).collect()["visit"]


def _filled(batch: pl.DataFrame) -> int:
    """Rows of a batch that say anything, where nothing of them is looked into."""
    telling = [name for name in ("household_code", "visit_date", *_COUNTS) if name in batch.columns]
    some = pl.any_horizontal(pl.col(telling).is_not_null()) if telling else pl.lit(False)
    return int(batch.select(some.sum()).item())
