"""What a log is told: row by row what the ordinary reading and the ordinary checks would say."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.checks import KnownTables, check
from etl.forms import FORMS
from etl.framing import SHEETS_SCHEMA, issues_frame, rows_frame, without_errors
from etl.store import Archive, Tables
from etl.visits.cells import read_cells
from tests.visits.logs import (
    COLUMNS,
    FLAGS,
    HAMLETS,
    RECEIVED,
    Row,
    book,
    faults,
    home,
    parquet,
    rows_of,
    take,
    text,
    visit,
)

few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
NUMBERS = st.sampled_from(
    ["0", "1", "3", "12", "-1", "1.000", "2,5", "hai", "", "-", "1e3", "999999999999", "007"]
)
FAULTY: dict[str, st.SearchStrategy[Any]] = {
    "commune_code": st.sampled_from(["1328", "99999", "13291", "13285"]),
    "hamlet_code": st.sampled_from(["13285-1", "13285-099", "13291-001", "13285-002", "xóm 2"]),
    "household_code": st.sampled_from(["", "035123456789", "12A", "Số 7", "-", "001", "035.123.456.789"]),
    "visit_date": st.sampled_from(
        ["2026-09-14", "14/09/2026", "9/2026", "31/02/2026", "30/06/2025", "2026-11-21", "", "hôm qua",
         "46279", "2026-09-14T08:30:00", "09/25/2026", "Ngày 5 tháng 9 năm 2026"]
    ),
    **{flag: st.sampled_from(["0", "1", "x", "Có", "không", "", "2", "TRUE", "✓"]) for flag in FLAGS},
    "people_guided": NUMBERS, "people_guided_elderly": NUMBERS, "people_guided_disabled": NUMBERS,
    "team_member_code": st.sampled_from(["TV1", "", "035123456789", "CMND 123456789"]),
}  # fmt: skip


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """Rows of which each has up to two cells that may be wrong; every row is another household.

    The first is faultless: a log none of whose communes has a catalogue would wait as a whole.
    """
    found = [visit(household="first", day="2026-09-01")]
    for number in range(draw(st.integers(1, 25))):
        row = visit(draw(st.sampled_from(HAMLETS[:3])), f"H{number}", "2026-09-01")
        for name in draw(st.lists(st.sampled_from(sorted(FAULTY)), max_size=2, unique=True)):
            row[name] = draw(FAULTY[name])
        found.append(row)
    return found


def ordinary(found: list[Row], folder: Path) -> tuple[int, set[tuple[int | None, str, str]]]:
    """Rows accepted, and what is said, by the ordinary reader of cells and the ordinary checks."""
    form = FORMS["M03b"]
    numbers = list(range(2, len(found) + 2))
    columns, issues = {}, []
    for name in COLUMNS:
        cells = [None if row[name] == "" else row[name] for row in found]
        columns[name], said = read_cells(name, cells, numbers)
        issues += [(1, issue) for issue in said]
    sheet = [1, 1, 1, "log.csv", "log", "", "M03b", None, None, None, None, RECEIVED, False]
    sheets = {name: [value] for name, value in zip(SHEETS_SCHEMA, sheet, strict=True)}
    read = issues_frame(issues)
    tables = Tables(Archive(home(folder)), RECEIVED)
    known = KnownTables(RECEIVED, {"M10": tables.current("M10")})
    errors = read.filter(pl.col("severity") == "error").select("sheet_id", "row", "column")
    frame = rows_frame(form, [(1, numbers, columns)])
    checked = check(form, frame, pl.DataFrame(sheets, schema=SHEETS_SCHEMA), known, errors)
    told = pl.concat([read, checked.issues.select(read.columns)])
    return without_errors(checked.rows, told).height, set(told.select("row", "column", "rule").iter_rows())


def texts(found: list[Row]) -> list[Row]:
    """The rows with every cell a text, blank ones none."""
    return [{name: None if cell == "" else str(cell) for name, cell in row.items()} for row in found]


@few
@given(rows())
def test_verdicts_are_those_of_the_ordinary_way(found: list[Row]) -> None:
    with TemporaryDirectory() as folder:
        accepted, said = ordinary(found, Path(folder) / "ordinary")
        reading = take(home(Path(folder)), "log.csv", text(found))
        assert rows_of(reading) == (len(found), accepted, len(found) - accepted)
        assert faults(reading) == said
        again = take(home(Path(folder) / "parquet"), "log.parquet", parquet(texts(found)))
        assert rows_of(again) == rows_of(reading)
        assert {(row + 1 if row else None, *rest) for row, *rest in faults(again)} == said


@pytest.mark.parametrize("day", [date(2025, 6, 30), date(2026, 10, 21)])
def test_a_visit_before_the_programme_or_after_receipt_is_none(tmp_path: Path, day: date) -> None:
    reading = take(home(tmp_path), "log.xlsx", book([visit(), visit(day=day)]))
    assert rows_of(reading) == (2, 1, 1)


def test_of_many_faults_the_first_are_shown_and_all_are_counted(tmp_path: Path) -> None:
    found = [visit(household=str(n), people_guided=-1) for n in range(1, 1235)]
    reading = take(home(tmp_path), "log.csv", text([*found, visit()]))
    assert rows_of(reading) == (1235, 1, 1234)
    lines = reading.quality.filter(rule="not_negative", column="people_guided")
    assert lines["row"].drop_nulls().to_list() == list(range(2, 202))
    (total,) = lines.filter(lines["row"].is_null())["message"]
    assert total == (
        "Cột “Số người được hướng dẫn”: tổng cộng 1.234 dòng ghi số âm; "
        "nhật ký chỉ liệt kê 200 dòng trong số đó."
    )


def test_the_same_visit_twice_is_told_with_both_rows(tmp_path: Path) -> None:
    reading = take(home(tmp_path), "log.csv", text([visit(household="7"), visit(), visit(household="07")]))
    (said,) = reading.quality["message"]
    assert said == "Trùng “Mã thôn” + “Mã hộ” + “Ngày” với dòng 4; dòng ghi sau được dùng."
    assert reading.ledger["rows_warned"].to_list() == [1]


def test_visits_known_from_other_files_are_told_in_one_line(tmp_path: Path) -> None:
    made = home(tmp_path)
    take(made, "one.csv", text([visit(), visit(household="2")]))
    reading = take(made, "two.csv", text([visit(), visit(household="3")]))
    (said,) = reading.quality["message"]
    assert said.startswith("1 lượt đến hộ đã có trong các tệp nhận trước")
    assert reading.all_well


def test_no_household_code_leaves_the_original(tmp_path: Path) -> None:
    made = home(tmp_path)
    secret = ["SN-SECRET-77", "035123456789"]
    take(
        made,
        "log.csv",
        text(
            [
                visit(household=secret[0]),
                visit(household=secret[1]),
                visit(household=secret[0], day="32/13/2026", team_member_code=secret[1]),
            ]
        ),
    )
    kept = [path for path in made.cache.rglob("*") if path.is_file()]
    assert len(kept) > 3
    for path in kept:
        data = path.read_bytes()
        assert not any(word.encode() in data for word in secret), path.name
