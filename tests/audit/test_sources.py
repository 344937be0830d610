"""Who is named: the account whose job a command carries out, the machine's user for what is done by hand."""

import getpass
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from briefing.cli import main
from pages.shell import durable, job_runner, jobs
from pages.shell.jobs import Job
from queries.audit import latest
from tests.journey.world import GIAO_MINH, catalogue


def test_a_job_is_recorded_under_the_account_that_sent_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHUSO_HOME", str(tmp_path))
    with durable.new_folder(jobs.inbox(), "n1") as draft:
        kept = durable.keep(draft / "files", [("M10.xlsx", catalogue(GIAO_MINH, {"Đông": 100}))])
        (draft / "job.json").write_text("{}")
    job = jobs.put(Job("n1", "upload", "2026-11-23T08:00:00", files=kept, who="chi.lan"))
    found = jobs.one("n1")
    assert found == job
    assert job_runner._ingested(found).state == "read"
    (line,) = latest(tmp_path)
    assert (line["event"], line["who"]) == ("ingest", "chi.lan")
    assert line["what"]["form"] == "M10"
    assert line["what"]["commune"] == GIAO_MINH


def test_a_document_made_by_a_command_is_an_export(known_home: Path, tmp_path: Path) -> None:
    given = ["--home", str(known_home), "workbook", "--period", "2026-11", "--out", str(tmp_path / "b.xlsx")]
    before = len(latest(known_home))
    assert main(given) == 0
    line = latest(known_home)[0]
    assert len(latest(known_home)) == before + 1
    assert (line["event"], line["who"], line["role"]) == ("export", f"lệnh:{getpass.getuser()}", "command")
    assert line["what"] == {"kind": "workbook", "period": "2026-11"}
    assert main([*given[:-1], str(tmp_path / "b.pptx")]) == 2
    assert len(latest(known_home)) == before + 1


EXPORT = """
import streamlit as st
from pages.shell import exports, gate
from pages.shell.sign_in import Person
from queries.viewer import Viewer
st.session_state[gate._PASSED] = Person("chi.lan", Viewer("department"))
st.session_state["made"] = exports.noted(lambda: b"file", figure="map_C1", kind="png")
"""


def test_a_download_is_recorded_when_it_is_made_under_who_saw_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHUSO_HOME", str(tmp_path))
    page = AppTest.from_string(EXPORT, default_timeout=30).run()
    assert not page.exception
    make = page.session_state["made"]
    assert latest(tmp_path) == []
    with ThreadPoolExecutor(1) as off_the_page:
        assert off_the_page.submit(make).result() == b"file"
    (line,) = latest(tmp_path)
    assert (line["who"], line["role"]) == ("chi.lan", "department")
    assert line["what"] == {"figure": "map_C1", "kind": "png"}


def test_a_download_that_can_not_be_recorded_is_not_handed_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHUSO_HOME", str(tmp_path))
    make = AppTest.from_string(EXPORT, default_timeout=30).run().session_state["made"]
    (tmp_path / "audit").write_text("no folder")
    with pytest.raises(OSError, match="audit"):
        make()
