"""Thousands of damaged files through the front door: nothing breaks, nothing is lost, no nonsense gets in."""

import hashlib
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from etl import reference
from etl.forms import FORMS
from etl.home import Home
from etl.ingest import Reading, ingest
from etl.receive import Arrival
from etl.store import Archive
from tests.fuzz import papers
from tests.fuzz.good import COMMUNE, RECEIVED, catalogue, some, spots
from tests.fuzz.mutants import mutant
from tests.fuzz.oracle import faults, holds_identity

EACH = 850
"""Damaged files a batch."""
BATCHES = {
    "catalogues": ("M10", "M10b", "M01"),
    "teams": ("M01", "M02a", "M02b", "M02c"),
    "households": ("M03", "M03", "M03", "M05", "M05", "M03b"),
    "classes": ("M04", "M06"),
    "spots": ("M07", "M08a"),
    "enterprises": ("M08b", "M08c", "M09"),
}
SEEDS = {name: 1_000_000 * number for number, name in enumerate(BATCHES, start=1)}
CRASHES = ("program_error", "too_heavy")


@dataclass(frozen=True)
class Fuzzed:
    """What was sent in one batch, and what became of it."""

    sent: list[Arrival]
    told: Reading
    home: Home
    seconds: float


@pytest.fixture(scope="module", params=list(BATCHES))
def fuzzed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Fuzzed:
    home = Home(tmp_path_factory.mktemp("fuzz"))
    ingest(home, [Arrival(f"{name}.xlsx", papers.xlsx(grid), form=name, commune=COMMUNE)
                  for name, grid in (("M10", catalogue()), ("M07", spots()))], RECEIVED)  # fmt: skip
    first = SEEDS[request.param]
    sent = [mutant(seed, BATCHES[request.param]) for seed in range(first, first + EACH)]
    began = time.monotonic()
    told = ingest(home, sent, RECEIVED)
    return Fuzzed(sent, told, home, time.monotonic() - began)


def test_no_reader_breaks_or_hangs(fuzzed: Fuzzed) -> None:
    crashed = fuzzed.told.quality.filter(pl.col("rule").is_in(CRASHES))
    crashed = crashed.join(fuzzed.told.ledger, on="sheet_key")
    assert crashed.select("file", "rule", "message").rows() == []
    assert fuzzed.seconds < 10 + 0.1 * EACH


def test_every_file_is_kept_and_told_of(fuzzed: Fuzzed) -> None:
    told = Counter(fuzzed.told.ledger["file"])
    for arrival in fuzzed.sent:
        kept = fuzzed.home.original(hashlib.sha256(arrival.data).hexdigest())  # type: ignore[arg-type]
        assert kept.read_bytes() == arrival.data, arrival.name
        assert told[arrival.name], arrival.name


def test_every_row_read_is_accepted_or_rejected(fuzzed: Fuzzed) -> None:
    ledger = fuzzed.told.ledger
    wrong = ledger.filter(pl.col("rows_read") != pl.col("rows_accepted") + pl.col("rows_rejected"))
    assert wrong.rows() == []
    errors = fuzzed.told.quality.filter(severity="error").select("sheet_key").unique()
    silent = ledger.filter((pl.col("rows_rejected") > 0) | (pl.col("status") == "rejected"))
    assert silent.join(errors, on="sheet_key", how="anti").select("file", "form", "status").rows() == []


def test_the_stored_rows_are_those_that_were_accepted(fuzzed: Fuzzed) -> None:
    archive = Archive(fuzzed.home)
    for form in FORMS.values():
        if not form.streamed:
            stored = Counter(archive.rows(form.code)["sheet_key"])
            ledger = archive.ledger().filter(pl.col("rows_accepted") > 0, form=form.code)
            assert dict(stored) == dict(ledger.select("sheet_key", "rows_accepted").rows()), form.code


def test_no_accepted_row_breaks_a_rule_that_rejects(fuzzed: Fuzzed) -> None:
    communes = frozenset(reference.communes()["code"])
    archive = Archive(fuzzed.home)
    files = dict(archive.ledger().select("sheet_key", "file").rows())
    for form in FORMS.values():
        if not form.streamed:
            for row in archive.rows(form.code).iter_rows(named=True):
                assert not faults(form, row, communes), (files[row["sheet_key"]], row["row"], row)


def test_what_is_told_is_said_in_words(fuzzed: Fuzzed) -> None:
    for value in fuzzed.told.quality["value"].unique():
        assert not holds_identity(value), value
    for message in fuzzed.told.quality["message"].unique():
        assert not holds_identity(message), message
        assert message.rstrip("”").endswith((".", "…")), message
        assert "Traceback" not in message
        assert "None" not in message.replace("“None", "")


def test_the_damage_leaves_much_to_accept(fuzzed: Fuzzed) -> None:
    status = Counter(fuzzed.told.ledger["status"])
    assert status["accepted"] + status["partly"] > 0.3 * EACH
    assert status["rejected"] + status["needs_review"] > 0.05 * EACH


@pytest.mark.parametrize("form", list(FORMS))
def test_undamaged_sheets_are_accepted_whole(form: str, tmp_path: Path) -> None:
    home = Home(tmp_path)
    ingest(home, [Arrival("M10.xlsx", papers.xlsx(catalogue()), commune=COMMUNE),
                  Arrival("M07.xlsx", papers.xlsx(spots()), commune=COMMUNE)], RECEIVED)  # fmt: skip
    grid, top = some(random.Random(5), form)
    files = [Arrival("a.xlsx", papers.xlsx(grid), commune=COMMUNE),
             Arrival("a.docx", papers.docx(grid, top), commune=COMMUNE)]  # fmt: skip
    told = ingest(home, files if form != "M03b" else files[:1], RECEIVED)
    assert set(told.ledger["form"]) == {form}
    assert set(told.ledger["status"]) == {"accepted"}, told.quality["message"].to_list()
