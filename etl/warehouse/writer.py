"""Writes a snapshot into a new DuckDB file and swaps it in atomically; a reader never sees half of it."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb
import polars as pl

from etl.home import Home, sync_folder
from etl.warehouse import listed
from etl.warehouse.sanity import check_snapshot
from etl.warehouse.words import quoted

VALUES = "indicator_values"
"""The largest table; its coded columns (Polars Enum) become enumerations."""

MEMORY = "400MB"
"""What DuckDB may take beside the frames that are written: with more it is no faster."""


@dataclass(frozen=True)
class Rewritten:
    """Which rows of large tables are given anew; their other rows stay.

    Of the values those of ``communes``, of no commune, and of the indicators that look ``across`` communes;
    of the ``tables`` named those of ``indicators``.
    """

    communes: Sequence[str]
    across: Sequence[str]
    indicators: Sequence[str]
    tables: Sequence[str]

    def rows_of(self, table: str) -> str | None:
        """The condition for the rows of a table that are given anew; None for a table given whole."""
        if table == VALUES:
            return f"commune_code is null or {_among('commune_code', self.communes)} or " + _among(
                "indicator", self.across
            )
        return _among("indicator", self.indicators) if table in self.tables else None

    def to_check(self) -> str:
        """The condition for the values that must be checked: the others were when they were written."""
        mine = f"{_among('commune_code', self.communes)} or {_among('indicator', self.across)}"
        return f"case level when 'hamlet' then {mine} else {_among('indicator', self.indicators)} end"


def publish(
    home: Home,
    tables: Iterable[tuple[str, pl.DataFrame]],
    accept_changes: bool = False,
    only: Rewritten | None = None,
) -> None:
    """Publish the tables as the home's snapshot; with ``only`` other rows of large tables stay.

    Raises BuildError where the new snapshot is not sound; the old one then stands untouched. Readers hold
    the old file until they look again: the swap is one rename.
    """
    _sweep(home)
    draft = home.root / "warehouse.duckdb.new"
    try:
        if only:
            shutil.copyfile(home.warehouse, draft)
        _write(draft, tables, only)
        last = home.warehouse if home.warehouse.exists() else None
        check_snapshot(draft, last, accept_changes, only.to_check() if only else None)
        _make_durable(draft)
    except Exception:
        _sweep(home)
        raise
    os.replace(draft, home.warehouse)
    sync_folder(home.root)


def _sweep(home: Home) -> None:
    """Take away what a build that was killed or failed left: drafts, and the database's own spill folders."""
    for stale in (*home.root.glob("warehouse.duckdb.new*"), *home.root.glob("warehouse.parts.*")):
        if stale.is_dir():
            shutil.rmtree(stale)
        else:
            stale.unlink()


def _write(path: Path, tables: Iterable[tuple[str, pl.DataFrame]], only: Rewritten | None) -> None:
    """Each table goes over as a Parquet file: a third of the time of handing the frame over in memory.

    A table is written while the caller makes the next.
    """
    with (
        tempfile.TemporaryDirectory(dir=path.parent, prefix="warehouse.parts.") as folder,
        duckdb.connect(str(path)) as connection,
        ThreadPoolExecutor(1) as hand,
    ):
        connection.execute(f"set memory_limit = '{MEMORY}'")
        take = partial(_take, connection, Path(folder), only)
        for done in [hand.submit(take, *table) for table in tables]:
            done.result()
        connection.execute("checkpoint")


def _take(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    only: Rewritten | None,
    name: str,
    frame: pl.DataFrame,
) -> None:
    part = folder / f"{name}.parquet"
    frame.write_parquet(part, compression="lz4", statistics=False)
    columns = ", ".join(_selected(column) for column in frame.iter_columns())
    source = f"read_parquet({quoted(str(part))})"
    if given := only and only.rows_of(name):
        # Rows that are replaced stay in the file, unseen: writing the others anew would take a second.
        connection.execute("set max_vacuum_tasks = 0")
        connection.execute(f'delete from "{name}" where {given}')
        connection.execute(f'insert into "{name}" select {columns} from {source}')
    else:
        for column in frame.iter_columns():
            _declare(connection, column)
        connection.execute(f'create or replace table "{name}" as select {columns} from {source}')
    part.unlink()
    if name == VALUES:
        listed.write(connection)


def _among(column: str, words: Sequence[str]) -> str:
    return f"list_contains([{', '.join(map(quoted, words))}]::varchar[], {column}::varchar)"


def _declare(connection: duckdb.DuckDBPyConnection, column: pl.Series) -> None:
    """An enumeration of all words that the column may hold: it takes a tenth of the room of texts."""
    if isinstance(column.dtype, pl.Enum):
        words = ", ".join(map(quoted, column.dtype.categories))
        connection.execute(f"create type {column.name}_code as enum ({words})")


def _selected(column: pl.Series) -> str:
    coded = isinstance(column.dtype, pl.Enum)
    return f'cast("{column.name}" as {column.name}_code) as "{column.name}"' if coded else f'"{column.name}"'


def _make_durable(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
