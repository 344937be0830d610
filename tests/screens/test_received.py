"""Files received are named to readers by form, day and code; the code is one that the commands take."""

import re
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from figures.received import code_of, file_of
from tests.files import snapshot
from tests.files.snapshot_places import SENDER
from tests.serving.test_pages import open_page, shown

FILE: dict[str, Any] = {
    "form": "M03",
    "received_date": date(2026, 11, 17),
    "sha256": "f92efcc5d093" + "0" * 52,
}


def test_a_file_is_named_by_form_day_and_code() -> None:
    assert file_of(FILE) == "M03, nhận 17/11/2026, mã tệp f92efcc5"
    assert file_of({**FILE, "form": None}) == "chưa rõ biểu, nhận 17/11/2026, mã tệp f92efcc5"
    assert file_of({"form": "M03", "received_date": None, "sha256": None}) == "–"
    assert code_of({"sha256": None}) == "–"


@pytest.mark.parametrize(
    ("place", "query"),
    [("bao-cao", {"quality": "rows"}), ("bao-cao", {"quality": "signals"}), ("ho-so", {})],
)
def test_no_screen_shows_the_name_of_a_file(app: AppTest, place: str, query: dict[str, str]) -> None:
    page = open_page(app, place, commune=snapshot.LOWEST, **query)
    assert not page.exception
    said = shown(page)
    assert SENDER not in said
    assert query == {} or re.search(r"mã tệp [0-9a-f]{8}", said)
