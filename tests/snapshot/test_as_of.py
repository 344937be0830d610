"""A build as of an earlier day gives the picture of that day: what came later is not in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
from polars.testing import assert_frame_equal

from etl.build import build
from etl.home import Home
from etl.store import FORMAT, Archive, Tables
from tests.journey.world import GIAO_MINH, activity, catalogue, run
from tests.snapshot.conftest import AS_OF

EARLIER = date(2025, 10, 20)


@contextmanager
def snapshot(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        yield connection


def values(home: Home) -> pl.DataFrame:
    with snapshot(home) as connection:
        return connection.execute("select * from indicator_values order by all").pl()


def c1(home: Home) -> tuple[float, float]:
    query = (
        "select numerator, denominator from commune_status "
        f"where indicator = 'C1' and period = '2025-09' and commune_code = '{GIAO_MINH}'"
    )
    with snapshot(home) as connection:
        found = connection.execute(query).fetchone()
    assert found
    return found


def send(home: Path, folder: Path, name: str, data: bytes, received: str) -> None:
    (folder / name).write_bytes(data)
    assert run(home, "ingest", str(folder / name), "--received", received) == 0


def test_a_correction_that_came_later_is_not_there_yet(tmp_path: Path) -> None:
    root, home = tmp_path / "home", Home(tmp_path / "home")
    send(root, tmp_path, "m10.xlsx", catalogue(GIAO_MINH, {"Đông": 100, "Tây": 300}), "2025-08-05")
    send(root, tmp_path, "a.xlsx", activity(GIAO_MINH, "2025-09", {1: (100, 40, 40)}), "2025-09-15")
    send(root, tmp_path, "b.xlsx", activity(GIAO_MINH, "2025-09", {1: (100, 30, 30)}), "2025-10-25")
    build(home, date(2025, 11, 20))
    assert c1(home) == (30, 400)
    # Back to 20/10: the correction of 25/10 had not come; and forward again.
    build(home, EARLIER)
    assert c1(home) == (40, 400)
    build(home, date(2025, 10, 25))
    assert c1(home) == (30, 400)


def test_a_whole_home_as_of_a_day_is_the_home_of_that_day(home: Home, tmp_path: Path) -> None:
    tables = Tables(Archive(home), EARLIER)
    assert 0 < tables.ledger().height < Archive(home).ledger().height
    build(home, EARLIER)
    whole = values(home)
    # The same archive, from which everything received later was thrown away.
    cut = Home(tmp_path / "cut")
    shutil.copytree(home.root, cut.root)
    shutil.rmtree(cut.cache / "figures")
    for path in (cut.cache / FORMAT / "batches").glob("*/*.parquet"):
        frame = pl.read_parquet(path)
        if "received_date" in frame.columns:
            frame.filter(pl.col("received_date") <= EARLIER).write_parquet(path)
    build(cut, EARLIER)
    assert_frame_equal(whole, values(cut))
    for form in ("M01", "M03", "M07"):
        assert tables.current(form)["received_date"].max() <= EARLIER  # type: ignore[operator]
    later = {row[0] for row in tables.ledger().select("received_date").iter_rows() if row[0] > EARLIER}
    assert not later


def test_closed_periods_of_an_earlier_day_say_what_was_known_then(home: Home) -> None:
    now = values(home)
    build(home, EARLIER)
    then = values(home)
    assert set(then["period"]) < set(now["period"])
    assert then["period"].n_unique() == now["period"].n_unique() - 1 - (AS_OF.month != 11)


def test_the_log_of_faults_is_that_of_the_files_known(home: Home) -> None:
    tables = Tables(Archive(home), EARLIER)
    known = set(tables.ledger()["sheet_key"])
    assert set(tables.quality()["sheet_key"]) <= known
    assert tables.quality().height < Archive(home).quality().height
