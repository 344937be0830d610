"""The door: read-only, follows swaps, and never shows a reader an error while the file is replaced."""

import os
import shutil
import threading
import time
from pathlib import Path

import duckdb
import polars as pl
import pytest

from queries.door import Door, NoSnapshotError
from queries.viewer import PUBLIC
from tests.files import snapshot


@pytest.fixture
def moving(home: Path, tmp_path: Path) -> Path:
    shutil.copy(home / "warehouse.duckdb", tmp_path / "warehouse.duckdb")
    return tmp_path


def swap(folder: Path, number: int) -> None:
    """Publish a small snapshot whose name and size agree, as the build does it: write beside, replace."""
    fresh = folder / f".new-{number}.duckdb"
    frame = snapshot.meta(True, f"swap-{number}").with_columns(
        pl.lit(number).cast(pl.Int64).alias("submissions")
    )
    with duckdb.connect(str(fresh)) as connection:
        connection.register("incoming", frame)
        connection.execute("create table meta as select * from incoming")
        connection.execute(f"create table periods as select range as n from range({number})")
        connection.execute("checkpoint")
    os.replace(fresh, folder / "warehouse.duckdb")


def test_no_snapshot_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshotError):
        Door(tmp_path / "warehouse.duckdb").ask("meta", PUBLIC)


def test_an_unknown_question_is_refused(door: Door) -> None:
    for name in ("nothing", "../door", "sql/meta"):
        with pytest.raises(KeyError):
            door.ask(name, PUBLIC)


def test_the_snapshot_cannot_be_written(door: Door) -> None:
    connection = door._current(None).connection.cursor()
    with pytest.raises(duckdb.Error, match="read-only"):
        connection.execute("delete from snapshot.communes")


def test_parameters_are_values_and_never_text_of_the_question(door: Door) -> None:
    answer = door.ask("commune_spots", PUBLIC, commune="' or 1=1 --")
    assert answer.is_empty()


def test_a_new_snapshot_is_seen_at_once(moving: Path) -> None:
    door = Door(moving / "warehouse.duckdb")
    before = door.identity()
    assert door.ask("meta", PUBLIC)["communes"][0] == 129
    swap(moving, 5)
    assert door.identity() != before
    assert door.ask("meta", PUBLIC)["snapshot_id"][0] == "swap-5"


def test_readers_never_see_an_error_or_half_a_snapshot(moving: Path) -> None:
    swap(moving, 1)
    door = Door(moving / "warehouse.duckdb")
    wrong: list[object] = []
    reads = [0]
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                row = door.ask("meta", PUBLIC).row(0, named=True)
                if row["snapshot_id"] != f"swap-{row['submissions']}":
                    wrong.append(row)
                reads[0] += 1
            except Exception as error:
                wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    until = time.monotonic() + 6
    number = 1
    while time.monotonic() < until:
        number += 1
        swap(moving, number)
    stop.set()
    for reader in readers:
        reader.join(10)
    assert wrong == []
    assert number > 5
    assert reads[0] > 200
