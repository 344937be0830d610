"""Hostile and broken files through the front door: a clear refusal or a safe reading, and nothing more."""

import time

import pytest

from etl.text.identity import mask
from tests.journey.hostile_files import CASES, INSIDE, PASSED_OVER
from tests.journey.sent import Answer, Case, send, told
from tests.journey.world import NAMES


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    begun = time.perf_counter()
    answer = send(tmp_path_factory.mktemp("hostile"), CASES)
    assert time.perf_counter() - begun < 60
    return answer


@pytest.mark.parametrize("case", [pytest.param(case, id=case[0]) for case in CASES])
def test_what_is_told_of_the_file(case: Case, answer: Answer) -> None:
    path, _, expected = case
    assert answer.lines(path) == told(expected)


def test_every_file_is_told_of_and_no_other(answer: Answer) -> None:
    sent = {path for path, *_ in CASES if path not in PASSED_OVER and "ra-ngoai" not in path}
    assert set(answer.sheets) == {mask(path) for path in sent} | set(INSIDE)
    assert {path: answer.lines(path) for path in INSIDE} == INSIDE


def test_no_traceback_and_no_machine_words_reach_the_clerk(answer: Answer) -> None:
    for word in ("Traceback", "Error", "Exception", "/tmp", "None", "null,", "lxml", "calamine"):
        assert word not in answer.printed.replace('": null', "")
    assert answer.status == 1


def test_what_was_refused_is_kept_and_says_what_to_do(answer: Answer) -> None:
    for sheets in answer.sheets.values():
        for sheet in sheets:
            if not sheet["rows_read"]:
                assert sheet["issues"][0]["message"].split(". ")[1:] != []
            assert len(sheet["sha256"]) == 64


def test_nothing_private_is_printed_or_kept(answer: Answer) -> None:
    kept = answer.kept()
    for private in ("036090001234", "036090001238", "036090001239", "0912345678", "root:", *NAMES):
        assert private not in answer.printed
        assert private not in kept


def test_nothing_was_written_outside_the_home(answer: Answer) -> None:
    assert {path.name for path in answer.home.parent.iterdir()} == {"home", "m10", "gui"}
