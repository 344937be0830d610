"""A build after one more file gives, table by table, what a build from nothing gives."""

import json
import shutil
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from etl import computing
from etl.build import build
from etl.calendar import periods_until
from etl.cli import main
from etl.demo.enter import enter
from etl.home import Home
from etl.indicators import Scope
from etl.store import Archive, Tables

AS_OF = date(2026, 2, 20)
SAMPLES = Path(__file__).resolve().parents[2] / "data" / "sample" / "14308"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    made = Home(tmp_path_factory.mktemp("computing") / "home")
    enter(made, 11, 0.03, AS_OF)
    build(made, AS_OF)
    return made


def copy(home: Home, folder: Path) -> Home:
    return Home(Path(shutil.copytree(home.root, folder / "home")))


def tables(home: Home) -> dict[str, pl.DataFrame]:
    """Every table of the snapshot in a fixed order, without the moment at which it was built."""
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        names = [row[0] for row in connection.execute("show tables").fetchall()]
        found = {name: connection.execute(f'select * from "{name}" order by all').pl() for name in names}
    return found | {"meta": found["meta"].drop("built_at")}


def sent(home: Home, *names: str) -> None:
    """Files of commune 14308 arrive; some of their rows may be refused."""
    paths = [str(SAMPLES / name) for name in names]
    assert main(["--home", str(home.root), "ingest", *paths, "--received", AS_OF.isoformat()]) in (0, 1)


def anew(home: Home) -> dict[str, pl.DataFrame]:
    """The tables of a build that starts from the parsed rows alone."""
    shutil.rmtree(home.cache / "figures")
    build(home, AS_OF, accept_changes=True)
    return tables(home)


def recomputed(home: Home, as_of: date = AS_OF) -> list[str] | None:
    """Communes that a build would compute now."""
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        published = connection.execute("select snapshot_id from meta").fetchall()[0][0]
    tables = Tables(Archive(home), as_of)
    return computing.compute(home, Scope(tables, periods_until(as_of)), published, "").communes


@pytest.mark.parametrize("names", [["M10.xlsx", "M01.docx"], ["M05.xlsx"], ["M04.xlsx", "M07.xlsx"]])
def test_one_more_file_computes_its_commune_alone_and_comes_to_the_same(
    home: Home, tmp_path: Path, names: list[str]
) -> None:
    mine = copy(home, tmp_path)
    sent(mine, *names)
    assert recomputed(mine) == ["14308"]
    build(mine, AS_OF, accept_changes=True)
    after, whole = tables(mine), anew(mine)
    assert not after["indicator_values"].equals(tables(home)["indicator_values"])
    assert after.keys() == whole.keys()
    for name, frame in whole.items():
        assert frame.equals(after[name]), name


def test_many_builds_in_a_row_come_to_the_same(home: Home, tmp_path: Path) -> None:
    mine = copy(home, tmp_path)
    for name in ("M10.xlsx", "M03.xlsx", "M01.docx", "M07.xlsx", "M08a.xlsx"):
        sent(mine, name)
        build(mine, AS_OF, accept_changes=True)
    after, whole = tables(mine), anew(mine)
    assert [name for name in whole if not whole[name].equals(after[name])] == []


def test_one_command_takes_a_file_in_and_publishes(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = copy(home, tmp_path)
    order = ["ingest", str(SAMPLES / "M04.xlsx"), "--received", AS_OF.isoformat(), "--json", "--publish"]
    capsys.readouterr()
    assert main(["--home", str(mine.root), *order]) == 0
    told = capsys.readouterr()
    assert [sheet["form"] for sheet in json.loads(told.out)] == ["M04"]
    assert str(tables(mine)["meta"]["snapshot_id"][0]) in told.err
    assert tables(mine)["submissions"].height == tables(home)["submissions"].height + 1


def test_nothing_new_computes_no_commune_and_gives_the_same_snapshot(home: Home, tmp_path: Path) -> None:
    mine = copy(home, tmp_path)
    assert recomputed(mine) == []
    assert build(mine, AS_OF) == tables(home)["meta"]["snapshot_id"][0]


def test_all_are_computed_where_what_was_kept_does_not_belong_to_the_snapshot(
    home: Home, tmp_path: Path
) -> None:
    mine = copy(home, tmp_path)
    assert recomputed(mine, date(2026, 2, 21)) is None
    with duckdb.connect(str(mine.warehouse)) as connection:
        connection.execute("update meta set snapshot_id = 'another'")
    assert recomputed(mine) is None
    shutil.copy(home.warehouse, mine.warehouse)
    (mine.cache / "figures" / "sums.parquet").write_bytes(b"damaged")
    assert recomputed(mine) is None
