"""Hostile and broken files through the front door: a clear refusal or a safe reading, and nothing more."""

import json
import os
import time
from pathlib import Path

import pytest

from etl.home import Home
from etl.text.identity import mask
from tests.files.documents import zip_of
from tests.journey.hostile_files import CASES, INSIDE, PASSED_OVER
from tests.journey.sent import Answer, Case, quietly, send, sheet, told, write
from tests.journey.ugly_rosters import grid
from tests.journey.world import NAMES, people


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
        for of_sheet in sheets:
            if not of_sheet["rows_read"]:
                assert of_sheet["issues"][0]["message"].split(". ")[1:] != []
            assert len(of_sheet["sha256"]) == 64


def test_nothing_private_is_printed_or_kept(answer: Answer) -> None:
    kept = answer.kept()
    for private in ("036090001234", "036090001238", "036090001239", "0912345678", "root:", *NAMES):
        assert private not in answer.printed
        assert private not in kept


def test_nothing_was_written_outside_the_home(answer: Answer) -> None:
    assert {path.name for path in answer.home.parent.iterdir()} == {"home", "m10", "gui"}


def test_names_that_no_text_can_hold_are_told_readably(answer: Answer, tmp_path: Path) -> None:
    data = sheet(*grid("Đơn vị: Xóm 6", people(3)))
    folder = tmp_path / "14161"
    write(folder / "hai\ndòng.xlsx", data)
    write(Path(os.fsdecode(os.fsencode(folder) + b"/x\xff\xfe.xlsx")), data + b"\0")
    write(folder / "goi.zip", zip_of({"a\x01b.xlsx": data + b"\0\0"}))
    status, out, _ = quietly(answer.home, "ingest", str(tmp_path), "--json")
    assert status == 0
    assert {answered["file"] for answered in json.loads(out)} == {
        "14161/hai?dòng.xlsx", "14161/x??.xlsx", "14161/goi.zip/a?b.xlsx",
    }  # fmt: skip


def test_a_link_that_leads_out_of_the_folder_is_not_followed(answer: Answer, tmp_path: Path) -> None:
    write(tmp_path / "ngoai" / "bi-mat.zip", zip_of({"bi-mat.xlsx": sheet(["Bí mật"])}))
    (tmp_path / "14161").mkdir()
    (tmp_path / "14161" / "lien-ket.zip").symlink_to(tmp_path / "ngoai" / "bi-mat.zip")
    (tmp_path / "14161" / "vong").symlink_to(tmp_path / "14161")
    known = Home(answer.home)
    before = known.receipts.read_bytes(), sorted(known.originals.rglob("*"))
    status, out, _ = quietly(answer.home, "ingest", str(tmp_path / "14161"), "--json")
    assert (status, out.strip()) == (1, "[]")
    assert (known.receipts.read_bytes(), sorted(known.originals.rglob("*"))) == before
    assert "bi-mat" not in answer.kept()
