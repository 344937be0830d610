"""Writes a snapshot into a new DuckDB file and swaps it in atomically; a reader never sees half of it."""

import os
from collections.abc import Mapping
from pathlib import Path

import duckdb
import polars as pl

from etl.home import Home, sync_folder
from etl.warehouse.sanity import check_snapshot


def publish(home: Home, tables: Mapping[str, pl.DataFrame], accept_changes: bool = False) -> None:
    """Publish the tables as the home's snapshot.

    Raises BuildError where the new snapshot is not sound; the old one then stands untouched. Readers hold
    the old file until they look again: the swap is one rename.
    """
    for stale in home.root.glob("warehouse.duckdb.new*"):
        stale.unlink()
    draft = home.root / "warehouse.duckdb.new"
    _write(draft, tables)
    try:
        check_snapshot(draft, home.warehouse if home.warehouse.exists() else None, accept_changes)
    except Exception:
        draft.unlink()
        raise
    _make_durable(draft)
    os.replace(draft, home.warehouse)
    sync_folder(home.root)


def _write(path: Path, tables: Mapping[str, pl.DataFrame]) -> None:
    with duckdb.connect(str(path)) as connection:
        for name, frame in tables.items():
            connection.register("incoming", frame)
            connection.execute(f'create table "{name}" as select * from incoming')
            connection.unregister("incoming")
        connection.execute("checkpoint")


def _make_durable(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
