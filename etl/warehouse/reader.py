"""Reads the published snapshot back for the command line.

Frames are taken over Arrow's own interface: DuckDB's ``pl()`` loads pyarrow first, a fifth of a second.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb
import polars as pl

from etl.home import Home
from etl.warehouse.words import quoted

VALUES = (
    "period, level, commune_code, hamlet_code, indicator, part, breakdown, base, numerator, denominator, "
    "value, unit, state, source, stale"
)

_DAMAGE = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)


class NoSnapshotError(Exception):
    """Nothing has been published in this home yet."""


class DamagedSnapshotError(Exception):
    """The published file cannot be read; it can be made again at any time."""


@contextmanager
def _connect(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    if not home.warehouse.exists():
        raise NoSnapshotError(f"Kho {home.root} chưa có số liệu công bố; hãy chạy: python -m etl build")
    try:
        with duckdb.connect(str(home.warehouse), read_only=True) as connection:
            yield connection
    except _DAMAGE as error:
        raise DamagedSnapshotError(
            f"Bản đang công bố bị hỏng, không đọc được: {home.warehouse}. Bản gốc không sao: hãy xóa tệp này "
            "rồi chạy python -m etl build để tính lại; kiểm cả kho bằng python -m etl verify."
        ) from error


def values(home: Home, filters: Mapping[str, str]) -> pl.DataFrame:
    """Published values (the contract's columns) with each named column equal to what is given.

    Raises NoSnapshotError where nothing is published.
    """
    conditions = " and ".join(f"{column} = {quoted(text)}" for column, text in filters.items()) or "true"
    query = f"select {VALUES} from indicator_values where {conditions} order by all"
    with _connect(home) as connection:
        return pl.DataFrame(connection.sql(query))


def known(home: Home, table: str, column: str) -> set[str]:
    """Every value of one key column, to tell a wrong code from an empty answer."""
    with _connect(home) as connection:
        return {row[0] for row in connection.execute(f"select distinct {column} from {table}").fetchall()}


def meta(home: Home) -> dict[str, Any] | None:
    """The snapshot's own row: id, as-of date and the rest; None where nothing is published."""
    if not home.warehouse.exists():
        return None
    with _connect(home) as connection:
        return pl.DataFrame(connection.sql("select * from meta")).row(0, named=True)


def read_through(home: Home) -> tuple[int, int]:
    """Read every row of every table, past the file's own checksums; returns the numbers of both.

    Raises NoSnapshotError, DamagedSnapshotError.
    """
    with _connect(home) as connection:
        names = [row[0] for row in connection.execute("show tables").fetchall()]
        return len(names), sum(_through(connection, name) for name in names)


def _through(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    found = connection.execute(f'select count(*), bit_xor(hash(t)) from "{name}" t').fetchone()
    return int(found[0]) if found else 0


class Snapshot:
    """The published snapshot, held open for several questions: all are answered by one and the same."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def records(self, table: str, filters: Mapping[str, str]) -> list[dict[str, Any]]:
        """Rows of one table with each named column equal to what is given, as plain values."""
        found = self._connection.execute(f'select * from "{table}" where {_equal(filters)}')
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def number(self, table: str, filters: Mapping[str, str]) -> int:
        """How many rows :meth:`records` would give."""
        found = self._connection.execute(f'select count(*) from "{table}" where {_equal(filters)}')
        return int(found.fetchall()[0][0])

    def has(self, table: str) -> bool:
        """Whether the snapshot has a table of that name."""
        return (table,) in self._connection.execute("show tables").fetchall()


def _equal(filters: Mapping[str, str]) -> str:
    return " and ".join(f"{name} = {quoted(text)}" for name, text in filters.items()) or "true"


@contextmanager
def opened(home: Home) -> Iterator[Snapshot]:
    """The snapshot that stands now; raises NoSnapshotError where nothing is published."""
    with _connect(home) as connection:
        yield Snapshot(connection)


def standing(home: Home, without: Sequence[str]) -> pl.DataFrame:
    """Of the published status of communes the rows of all indicators but these, as duties need them."""
    left_out = ", ".join(map(quoted, without)) or "''"
    with _connect(home) as connection:
        asked = connection.sql(
            "select period, indicator, part, commune_code, value, state, tone, gap from commune_status "
            f"where indicator not in ({left_out})"
        )
        return pl.DataFrame(asked)


def table(home: Home, name: str) -> pl.DataFrame:
    """One table of the snapshot, whole; without rows and columns where the snapshot has none such."""
    with _connect(home) as connection:
        known = {row[0] for row in connection.execute("show tables").fetchall()}
        return pl.DataFrame(connection.sql(f'select * from "{name}"')) if name in known else pl.DataFrame()
