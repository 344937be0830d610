"""Nobody's database holds rows that they may not see, whatever is asked of it."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from queries.door import MOST, QUESTIONS, Door, share
from queries.shared_rows import COMMUNE, OPERATOR
from queries.viewer import PUBLIC, Viewer
from tests.files import snapshot
from tests.serving.test_questions import GIVEN

OWN = snapshot.LOWEST


@pytest.fixture(scope="module", params=["1", "0"])
def file(request: pytest.FixtureRequest, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The known snapshot, communes seeing each other's figures or not."""
    copy = tmp_path_factory.mktemp("shares") / "warehouse.duckdb"
    copy.write_bytes((home / "warehouse.duckdb").read_bytes())
    with duckdb.connect(str(copy)) as connection:
        connection.execute("delete from settings where key = 'public_ranking'")
        connection.execute(
            "insert into settings by name select 'public_ranking' as key, ? as value", [request.param]
        )
    return copy


def columns(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, set[str]]]:
    tables = "select table_name from duckdb_tables() where database_name = 'snapshot'"
    for (table,) in connection.execute(tables).fetchall():
        found = connection.execute(f'select * from snapshot."{table}" limit 0').description or []
        yield table, {name for name, *_ in found}


def test_every_table_of_a_snapshot_is_judged(home: Path) -> None:
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as connection:
        tables = {name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
    assert set(OPERATOR) <= set(COMMUNE) & tables
    assert tables - set(COMMUNE) <= {"decisions"}


def test_a_commune_holds_no_row_of_another_commune(file: Path) -> None:
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute("select value from settings where key = 'public_ranking'").fetchone()
    ranking = found is not None and found[0] == "1"
    ranked = {"commune_status", "score_ranks", "clusters"} if ranking else set()
    connection = share(file, Viewer("commune", OWN))
    seen = 0
    for table, names in columns(connection):
        if table == "communes" or table in ranked:
            continue
        if "hamlet_code" in names:
            of = f"select count(*) from snapshot.\"{table}\" where left(hamlet_code, 5) <> '{OWN}'"
            assert connection.execute(of).fetchone() == (0,), table
        if "commune_code" in names:
            whole = " and level <> 'commune'" if ranking and "level" in names else ""
            of = f"select count(*) from snapshot.\"{table}\" where commune_code <> '{OWN}'{whole}"
            assert connection.execute(of).fetchone() == (0,), table
            seen += 1
    assert seen > 10
    mine = connection.execute("select count(*) from snapshot.commune_status where commune_code = ?", [OWN])
    assert (mine.fetchone() or (0,))[0] > 0


def test_an_operator_holds_its_own_spots_alone(file: Path) -> None:
    connection = share(file, Viewer("operator", operator="viettel"))
    for table, names in columns(connection):
        filled = (connection.execute(f'select count(*) from snapshot."{table}"').fetchone() or (0,))[0]
        assert not filled or table in OPERATOR, table
        for name in ("operator", "operators"):
            if name in names:
                found = connection.execute(f'select distinct {name} from snapshot."{table}"').fetchall()
                assert found == [("viettel",)], table
    parts = connection.execute("select distinct breakdown from snapshot.indicator_values").fetchall()
    assert parts in ([], [("operator=viettel",)])


def test_no_file_is_in_reach_of_a_share(file: Path, tmp_path: Path) -> None:
    connection = share(file, Viewer("commune", OWN))
    for statement in (
        f"attach '{file}' as again (read_only)",
        f"select * from '{tmp_path}/x.csv'",
        f"copy (select 1) to '{tmp_path}/x.csv'",
        "set enable_external_access = true",
    ):
        with pytest.raises(duckdb.Error):
            connection.execute(statement)


@pytest.mark.parametrize("question", sorted(path.stem for path in QUESTIONS.glob("*.sql")))
def test_asking_for_another_commune_brings_nothing_of_its_own(door: Door, question: str) -> None:
    """Asked with every parameter another commune's: of its hamlets, files and spots nothing comes."""
    other = next(code for code in door.ask("communes", PUBLIC)["commune_code"] if code != OWN)
    text = (QUESTIONS / f"{question}.sql").read_text(encoding="utf-8")
    asked = {**GIVEN, "commune": other, "hamlet": f"{other}-001", "place": other}
    given = {name: value for name, value in asked.items() if f"${name}" in text}
    answer = door.ask(question, Viewer("commune", OWN), **given)
    for name in ("hamlet_code", "spot_code", "sheet_key", "sha256"):
        if name in answer.columns:
            mine = door.ask(question, Viewer("commune", OWN), **{**given, **_own(given)})
            everyone = set(door.ask(question, PUBLIC, **given)[name].drop_nulls())
            shown = set(answer[name].drop_nulls())
            assert shown <= set(mine[name].drop_nulls()) or not shown & everyone, (question, name)


def _own(given: dict[str, object]) -> dict[str, str]:
    own = {"commune": OWN, "hamlet": f"{OWN}-001", "place": OWN}
    return {name: value for name, value in own.items() if name in given}


def test_answers_of_two_people_are_never_mixed(door: Door) -> None:
    """The same question in turn by many: each gets their own rows, also when shares are given up."""
    codes = door.ask("communes", PUBLIC)["commune_code"].to_list()[: MOST + 2]
    for code in [*codes, codes[0]]:
        hamlets = door.ask("upload_hamlets", Viewer("commune", code), commune=OWN)
        assert hamlets.is_empty() or code == OWN
    assert door.ask("upload_hamlets", PUBLIC, commune=OWN).height > 0
    assert len(door._opened) <= MOST + 1
