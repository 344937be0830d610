"""The one door to the published snapshot: opens it read-only, follows its swaps, answers in Polars frames.

A build replaces the file under our feet. So the file is attached to a fresh in-memory database whenever its
inode or time changes, each question runs on a cursor of its own, and an old handle lives until its last
question is answered: a reader sees the old snapshot or the new one, never half and never an error.
"""

import os
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from queries.home import home_folder
from queries.shared_rows import fill
from queries.viewer import Viewer

QUESTIONS = Path(__file__).resolve().parent / "sql"
MOST = 24
"""Databases of single communes and operators that are held at once, the oldest given up first."""
Identity = tuple[int, int, int]


class NoSnapshotError(Exception):
    """Nothing has been published in this home yet."""


@dataclass(frozen=True)
class Opened:
    """An attached snapshot and the identity of the file it was read from."""

    identity: Identity
    connection: duckdb.DuckDBPyConnection


class Door:
    """Answers questions about one snapshot file; safe for many threads."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock = threading.Lock()
        self._opened: OrderedDict[Viewer | None, Opened] = OrderedDict()

    def identity(self) -> Identity:
        """Inode, time (ns) and size of the file that stands now. Raises NoSnapshotError for none."""
        try:
            seen = os.stat(self.file)
        except FileNotFoundError:
            raise NoSnapshotError(str(self.file)) from None
        return seen.st_ino, seen.st_mtime_ns, seen.st_size

    def ask(self, question: str, who: Viewer, **given: Any) -> pl.DataFrame:
        """The answer to ``sql/<question>.sql`` with its named parameters bound, from the rows of ``who``."""
        statement = text_of(question)
        cursor = self._current(None if who.whole else who).connection.cursor()
        try:
            # Not cursor.sql(): the same answer as a relation takes milliseconds more for each column.
            return (cursor.execute(statement, given) if given else cursor.execute(statement)).pl()
        finally:
            cursor.close()

    def _current(self, who: Viewer | None) -> Opened:
        """The database of one who sees a share of the rows; of None, the snapshot itself."""
        identity = self.identity()
        opened = self._opened.get(who)
        if opened is not None and opened.identity == identity:
            return opened
        with self._lock:
            opened = self._opened.get(who)
            if opened is None or opened.identity != identity:
                opened = Opened(identity, share(self.file, who) if who else attach(self.file))
                self._opened[who] = opened
                self._give_up()
            return opened

    def _give_up(self) -> None:
        shares = [who for who in self._opened if who is not None]
        for who in shares[:-MOST]:
            del self._opened[who]


def attach(file: Path) -> duckdb.DuckDBPyConnection:
    """A fresh in-memory database with the file attached, read-only, under the name ``snapshot``."""
    connection = duckdb.connect(":memory:", config={"threads": 2})
    quoted = str(file).replace("'", "''")
    connection.execute(f"attach '{quoted}' as snapshot (read_only)")
    return connection


def share(file: Path, who: Viewer) -> duckdb.DuckDBPyConnection:
    """An in-memory database with the schema ``snapshot`` and of the file only what ``who`` may see."""
    connection = duckdb.connect(":memory:", config={"threads": 2})
    fill(connection, file, who)
    return connection


def warm() -> None:
    """Let the database's library load what it loads at the first bound parameter: a second's work."""
    with duckdb.connect(":memory:") as connection:
        connection.execute("select $one as one", {"one": 1}).pl()


@cache
def text_of(question: str) -> str:
    """The SQL text of a question. Raises KeyError for a name that is not a file of ours."""
    path = QUESTIONS / f"{question}.sql"
    if path.parent != QUESTIONS or not path.is_file():
        raise KeyError(question)
    return path.read_text(encoding="utf-8")


@cache
def door_at(file: Path) -> Door:
    """The door of a file, one a process."""
    return Door(file)


def door() -> Door:
    """The door of this installation's home."""
    return door_at(home_folder() / "warehouse.duckdb")
