"""Every form has a sample file, and every sample is taken in."""

from pathlib import Path

import pytest

from etl.forms import FORMS
from tests.journey.world import told

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "sample"


def test_every_form_has_a_sample_that_is_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, sheets = told(capsys, tmp_path / "home", "ingest", str(SAMPLES / "14308"), "--received", "2025-10-20")
    assert {sheet["form"] for sheet in sheets} == set(FORMS)
    assert {sheet["status"] for sheet in sheets} <= {"accepted", "partly"}
    assert all(sheet["rows_accepted"] > 0 for sheet in sheets)
