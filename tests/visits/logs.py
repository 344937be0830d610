"""Small visit logs in every format, a home that knows their hamlets, and what it counts."""

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from etl.forms import FORMS
from etl.home import Home
from etl.ingest import Reading, ingest
from etl.receive import Arrival
from etl.store import Archive, Tables
from tests.files.documents import csv_bytes, workbook_xlsx
from tests.journey.world import catalogue

Row = dict[str, Any]
A, B = "13285", "13291"
HAMLETS = tuple(f"{code}-00{number}" for code in (A, B) for number in (1, 2, 3))
RECEIVED = date(2026, 10, 20)
FLAGS = tuple(f"guided_{name}" for name in
              ("public_services", "cashless_payment", "ecommerce", "self_protection", "vneid"))  # fmt: skip
COLUMNS = ("commune_code", "hamlet_code", "household_code", "visit_date", *FLAGS, "people_guided",
           "people_guided_elderly", "people_guided_disabled", "team_member_code")  # fmt: skip


def visit(hamlet: str = HAMLETS[0], household: Any = "1", day: Any = date(2026, 9, 1), **more: Any) -> Row:
    """A faultless visit of two people about public services, with the given changes."""
    usual = {"commune_code": hamlet[:5], "hamlet_code": hamlet, "household_code": household,
             "visit_date": day, **dict.fromkeys(FLAGS, 0), "guided_public_services": 1, "people_guided": 2,
             "people_guided_elderly": 1, "people_guided_disabled": 0, "team_member_code": "TV1"}  # fmt: skip
    return usual | more


def grid(rows: Sequence[Row], columns: Sequence[str] = COLUMNS, printed: bool = True) -> list[list[Any]]:
    """The rows under the printed headings, or under the English names."""
    by_name = FORMS["M03b"].by_name
    head = [by_name[name].heading if printed else name for name in columns]
    return [head, *([row.get(name) for name in columns] for row in rows)]


def text(rows: Sequence[Row], **more: Any) -> bytes:
    """As .csv."""
    return csv_bytes(_iso(grid(rows, **more)))


def book(rows: Sequence[Row], **more: Any) -> bytes:
    """As .xlsx."""
    return workbook_xlsx({"M03b": grid(rows, **more)})


def parquet(rows: Sequence[Row], columns: Sequence[str] = COLUMNS) -> bytes:
    """As Parquet, every column of the type that its cells have."""
    data = io.BytesIO()
    frame = pl.DataFrame({name: pl.Series(name, [row.get(name) for row in rows]) for name in columns})
    frame.write_parquet(data)
    return data.getvalue()


def _iso(rows: list[list[Any]]) -> list[list[Any]]:
    return [[cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in rows]


def home(folder: Path) -> Home:
    """A home with three hamlets in each of two communes."""
    made = Home(folder / "home")
    names = {"1": 100, "2": 100, "3": 100}
    files = [Arrival(f"{code}.xlsx", catalogue(code, names)) for code in (A, B)]
    assert ingest(made, files, date(2026, 8, 20)).all_well
    return made


def take(made: Home, name: str, data: bytes, day: date = RECEIVED, **more: Any) -> Reading:
    """One file in."""
    return ingest(made, [Arrival(name, data, **more)], day)


def counted(made: Home, as_of: date = date(2026, 11, 22)) -> dict[tuple[str, str], Row]:
    """What the home counts, by hamlet and month."""
    rows = Tables(Archive(made), as_of).visits().to_dicts()
    return {(row.pop("hamlet_code"), row.pop("period")): row for row in rows}


def rows_of(reading: Reading) -> tuple[int, int, int]:
    """Rows read, accepted and rejected."""
    sums = reading.ledger.select("rows_read", "rows_accepted", "rows_rejected").sum().row(0)
    return sums[0], sums[1], sums[2]


def faults(reading: Reading) -> set[tuple[int | None, str, str]]:
    """Row, column and rule of everything said."""
    return set(reading.quality.select("row", "column", "rule").iter_rows())
