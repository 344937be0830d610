"""Taken in by the front door, the simulation has the usual share of refused and remarked rows."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from etl.demo.enter import enter
from etl.home import Home
from etl.store import Archive


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    found = Home(Path(tmp_path_factory.mktemp("rates")) / "home")
    enter(found, 37, 0.2, date(2026, 11, 22))
    return found


def rates(ledger: pl.DataFrame) -> tuple[float, float]:
    read = ledger["rows_read"].sum()
    return 100 * ledger["rows_rejected"].sum() / read, 100 * ledger["rows_warned"].sum() / read


def test_rows_refused_and_remarked(home: Home) -> None:
    ledger = Archive(home).ledger()
    refused, remarked = rates(ledger)
    assert 1.5 <= refused <= 4
    assert 4.5 <= remarked <= 12
    refused, remarked = rates(ledger.filter(pl.col("form") == "M03"))
    assert 2 <= refused <= 4
    assert 6 <= remarked <= 12


def test_only_the_lost_sender_waits(home: Home) -> None:
    waiting = Archive(home).ledger().filter(pl.col("status") == "needs_review")
    assert waiting.height == 1
    assert waiting["commune_code"].to_list() == [None]


def test_no_rule_breaks_that_nobody_meant_to_break(home: Home) -> None:
    errors = Archive(home).quality().filter(pl.col("severity") == "error")
    ledger = Archive(home).ledger().select("sheet_key", "form")
    found = set(errors.join(ledger, on="sheet_key").select("form", "column").unique().rows())
    assert found == {
        ("M01", "full_name"), ("M02c", "female_members"), ("M03", "commune_code"),
        ("M03", "cumulative_households"), ("M03", "guided_households"), ("M03", "people_guided_elderly"),
        ("M03", "first_time_households"), ("M04", "session_date"), ("M04", "female_attendees"),
        ("M05", "team_assisted_level2_accounts"), ("M06", "online_dossiers"), ("M07", "rsrp_dbm"),
        ("M08a", "committed_date"), ("M09", "end_date"), ("M09", "start_date"), ("M10", "residents_60_plus"),
    }  # fmt: skip
