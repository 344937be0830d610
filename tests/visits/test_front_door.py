"""Logs at the front door: where they come from, for which commune they are, and when they wait."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from etl.home import Home
from etl.ingest import ingest
from etl.receive import Arrival
from tests.journey.world import catalogue, told
from tests.visits.logs import (
    COLUMNS,
    HAMLETS,
    RECEIVED,
    A,
    B,
    book,
    counted,
    faults,
    home,
    parquet,
    rows_of,
    take,
    text,
    visit,
)

H1, H2 = HAMLETS[:2]
OTHER = HAMLETS[3]
WITHOUT_COMMUNE = tuple(name for name in COLUMNS if name != "commune_code")
NAMED = ("commune_code", "hamlet_name", *COLUMNS[2:])


def test_a_row_in_the_ledger_for_each_commune(tmp_path: Path) -> None:
    rows = [visit(H1), visit(OTHER), visit(OTHER, people_guided=-1), visit("99999-001")]
    reading = take(home(tmp_path), "log.parquet", parquet(rows))
    lines = reading.ledger.sort("commune_code", nulls_last=True).select(
        "commune_code", "status", "rows_read", "rows_accepted", "rows_rejected"
    )
    assert lines.rows() == [
        (A, "accepted", 1, 1, 0),
        (B, "partly", 2, 1, 1),
        (None, "rejected", 1, 0, 1),
    ]
    assert reading.ledger["sheet_key"].n_unique() == 3


def test_in_folders_and_archives_and_sent_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = home(tmp_path)
    folder = tmp_path / "sent" / A
    folder.mkdir(parents=True)
    (folder / "log.csv").write_bytes(text([visit()], columns=WITHOUT_COMMUNE))
    with zipfile.ZipFile(tmp_path / "sent" / "logs.zip", "w") as archive:
        archive.writestr("2026-09/log.parquet", parquet([visit(H2)]))
    status, sheets = told(capsys, made.root, "ingest", str(tmp_path / "sent"), "--received", "2026-10-20")
    assert status == 0
    assert {(s["file"], s["commune_code"], s["status"]) for s in sheets if s["form"] == "M03b"} == {
        (f"{A}/log.csv", A, "accepted"), ("logs.zip/2026-09/log.parquet", A, "accepted"),
    }  # fmt: skip
    before = counted(made)
    assert before.keys() == {(H1, "2026-09"), (H2, "2026-09")}
    _, again = told(capsys, made.root, "ingest", str(tmp_path / "sent"), "--received", "2026-10-21")
    assert {s["status"] for s in again if s["form"] == "M03b"} == {"duplicate"}
    assert counted(made) == before


def test_a_table_too_large_for_memory_streams_in_also_out_of_an_archive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = home(tmp_path)
    head, line = text([visit()]).decode("utf-8-sig").splitlines()
    big = tmp_path / "big.csv"
    repeats = 52_000_000 // (len(line) + 1)
    big.write_text(f"{head}\n" + f"{line}\n" * repeats, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "big.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.write(big)
    big.unlink()
    status, (sheet,) = told(
        capsys, made.root, "ingest", str(tmp_path / "big.zip"), "--received", "2026-10-20"
    )
    assert (status, sheet["rows_read"], sheet["rows_accepted"]) == (0, repeats, repeats)
    assert [row["visits"] for row in counted(made).values()] == [1]


def test_a_large_text_that_is_no_log_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "big.csv").write_text("a,b\n" + "1,2\n" * 12_600_000, encoding="utf-8")
    status, (sheet,) = told(capsys, tmp_path / "home", "ingest", str(tmp_path / "big.csv"))
    assert (status, sheet["status"]) == (1, "rejected")
    assert [issue["rule"] for issue in sheet["issues"]] == ["too_large"]


def test_the_commune_comes_from_the_sender_or_the_log_waits(tmp_path: Path) -> None:
    made = home(tmp_path)
    data = text([visit()], columns=WITHOUT_COMMUNE)
    waits = take(made, "unknown.csv", data)
    assert waits.ledger["status"].to_list() == ["needs_review"]
    assert rows_of(waits) == (1, 0, 1)
    assert counted(made) == {}
    assert rows_of(take(made, "told.csv", data + b"\n", commune=A)) == (1, 1, 0)
    other = take(made, "other.csv", text([visit()]), commune=B)
    assert other.ledger["status"].to_list() == ["needs_review"]
    assert "commune_conflict" in other.quality["rule"]


def test_hamlets_by_name_and_by_a_name_that_nobody_knows(tmp_path: Path) -> None:
    made = home(tmp_path)
    rows = [visit(hamlet_name="thôn 1"), visit(household="2", hamlet_name="1")]
    reading = take(made, "names.csv", text(rows, columns=NAMED))
    assert rows_of(reading) == (2, 2, 0)
    assert faults(reading) == {
        (2, "hamlet_code", "blank_matched_by_name"),
        (3, "hamlet_code", "blank_matched_by_name"),
    }
    assert counted(made)[H1, "2026-09"]["visits"] == 2
    lost = take(made, "lost.csv", text([*rows, visit(hamlet_name="Xóm Lạ")], columns=NAMED))
    assert lost.ledger["status"].to_list() == ["needs_review"]
    assert rows_of(lost) == (3, 0, 3)
    assert counted(made)[H1, "2026-09"]["visits"] == 2


def test_a_log_before_the_catalogue_waits_and_enters_with_it(tmp_path: Path) -> None:
    made = Home(tmp_path / "home")
    for name, data in (("log.csv", text([visit()])), ("log.xlsx", book([visit(H2)]))):
        reading = take(made, name, data, date(2026, 9, 20))
        assert reading.ledger["status"].to_list() == ["needs_review"]
        assert "no_catalogue" in reading.quality["rule"]
    listed = Arrival("m10.xlsx", catalogue(A, {"1": 100, "2": 100}))
    assert "accepted" in ingest(made, [listed], RECEIVED).ledger.filter(form="M03b")["status"]
    assert counted(made).keys() == {(H1, "2026-09"), (H2, "2026-09")}


def test_two_logs_in_one_workbook_are_one_file_of_visits(tmp_path: Path) -> None:
    from tests.files.documents import workbook_xlsx
    from tests.visits.logs import grid

    made = home(tmp_path)
    sheets = {"T8": grid([visit(day=date(2026, 8, 20))]), "T9": grid([visit(), visit(day=date(2026, 8, 20))])}
    reading = take(made, "two.xlsx", workbook_xlsx(sheets))
    assert rows_of(reading) == (3, 3, 0)
    found = counted(made)
    assert found[H1, "2026-09"]["visits"] + found[H1, "2026-09"]["new_households"] == 3
