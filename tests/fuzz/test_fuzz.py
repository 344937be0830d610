"""Thousands of damaged files through the front door: nothing breaks, nothing is lost, no nonsense gets in."""

import random
from pathlib import Path

import pytest

from etl.forms import FORMS
from etl.home import Home
from etl.ingest import ingest
from etl.receive import Arrival
from tests.fuzz import laws, papers
from tests.fuzz.good import COMMUNE, RECEIVED, catalogue, some, spots
from tests.fuzz.laws import LAWS, Law
from tests.fuzz.sending import BATCHES, LONGEST, SEEDS, Fuzzed, sent, slow

EACH = 850
"""Damaged files of a group of forms: 5,100 in all."""


@pytest.fixture(scope="module", params=list(BATCHES))
def fuzzed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Fuzzed:
    return sent(Home(tmp_path_factory.mktemp("fuzz")), request.param, SEEDS[request.param], EACH)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_every_law_holds_of_damaged_files(fuzzed: Fuzzed, law: Law) -> None:
    assert list(law(fuzzed)) == []


def test_the_damage_leaves_much_to_accept(fuzzed: Fuzzed) -> None:
    accepted, refused = laws.shares(fuzzed)
    assert accepted > 0.3
    assert refused > 0.05


def test_a_slow_case_is_named_by_its_seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.sending.LONGEST", 0.0)
    found = sent(Home(tmp_path), "teams", 7, 2)
    assert [seed for seed, _ in found.slow] == [7, 8]
    assert next(slow(found)).startswith("seed 7: ")
    assert LONGEST == 10


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
