"""Every question says its grain, runs on a published snapshot, and keeps to that grain."""

import re
from pathlib import Path

import pytest

from queries.door import QUESTIONS, Door
from queries.viewer import PUBLIC
from tests.files import snapshot
from tests.files import snapshot_places as places

FILES = sorted(QUESTIONS.glob("*.sql"))
GIVEN = {
    "period": "2026-11",
    "indicator": "C1",
    "part": 1,
    "commune": snapshot.LOWEST,
    "hamlet": f"{snapshot.LOWEST}-001",
    "duty": "T1.1",
    "group": "all",
    "place": "",
}
KEYS = {
    "coverage": ["commune_code"],
    "lagging": ["commune_code"],
    "lagging_clusters": ["commune_code"],
    "communes": ["commune_code"],
    "indicators": ["code"],
    "periods": ["period"],
    "province": ["indicator"],
    "province_history": ["indicator", "period"],
    "book_province": ["indicator", "part", "breakdown"],
    "book_communes": ["commune_code", "indicator", "part"],
    "book_groups": ["group_kind", "group_code", "indicator", "part"],
    "commune_history": ["indicator", "period"],
    "commune_indicators": ["indicator"],
    "group_spread": ["group_kind", "group_code"],
    "hamlet_gap": ["hamlet_code"],
    "hamlet_heat": ["hamlet_code", "indicator"],
    "hamlet_indicators": ["indicator"],
    "spots": ["spot_code"],
    "letter_spots": ["spot_code", "operator"],
    "quality_reporting": ["period", "commune_code", "form"],
    "quality_months": ["period", "commune_code"],
    "quality_communes": ["commune_code"],
    "quality_files": ["sheet_key"],
    "quality_kinds": ["kind"],
    "quality_productive": ["hamlet_code"],
    "quality_signals": ["kind", "commune_code", "form", "sheet_key", "label"],
    "duties_list": ["duty"],
    "duties_communes": ["commune_code"],
    "dictionary_indicators": ["code"],
    "dictionary_parts": ["code", "part"],
    "dictionary_settings": ["key"],
    "dictionary_kinds": ["kind"],
    "spots_docket": ["spot_code", "operators"],
    "spots_measures": ["indicator", "part", "breakdown"],
    "spots_communes": ["commune_code"],
    "spots_limits": ["key"],
    "spots_near": ["spot_code", "other_code"],
    "accounts_communes": ["commune_code"],
    "accounts_history": ["indicator", "part", "period"],
    "scope_figures": ["indicator", "part"],
    "teams_communes": ["commune_code"],
    "teams_short": ["hamlet_code"],
    "teams_hamlets": ["hamlet_code"],
    "campaigns_months": ["period"],
    "campaigns_named": ["campaign"],
    "campaigns_communes": ["commune_code"],
    "campaigns_day": ["commune_code"],
    "upload_forms": ["form"],
    "upload_hamlets": ["hamlet_code"],
    "people_communes": ["commune_code"],
    "people_contents": ["commune_code", "content"],
    "people_hamlets": ["hamlet_code"],
    "people_counted": ["hamlet_code"],
    "people_equity": ["indicator", "dimension"],
    "desk_communes": ["commune_code"],
    "teams_active": ["commune_code"],
    "teams_dormant": ["hamlet_code"],
    "week_communes": ["commune_code"],
    "frozen_periods": ["period"],
    "frozen_restated": ["level", "commune_code", "indicator", "part"],
    "frozen_details": ["indicator", "part", "breakdown"],
    "people_groups": ["indicator", "group_kind", "group_code"],
}


def asked(door: Door, file: Path):
    names = set(re.findall(r"\$(\w+)", file.read_text(encoding="utf-8")))
    return door.ask(file.stem, PUBLIC, **{name: GIVEN[name] for name in names})


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_says_its_grain_and_runs(door: Door, file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("-- grain: one row")
    answer = asked(door, file)
    assert answer.height > 0
    assert places.SENDER not in str(answer.rows()), "names of files and sheets are the sender's own words"


@pytest.mark.parametrize("name", KEYS)
def test_keeps_its_grain(door: Door, name: str) -> None:
    answer = asked(door, QUESTIONS / f"{name}.sql")
    assert answer.select(KEYS[name]).n_unique() == answer.height


@pytest.mark.parametrize("name", ["coverage", "lagging"])
def test_all_communes_are_there_whatever_was_reported(door: Door, name: str) -> None:
    for period in ("2026-11", "2099-01"):
        given = {**GIVEN, "period": period}
        if name == "lagging":
            del given["part"]
        answer = door.ask(
            name, PUBLIC, **{k: v for k, v in given.items() if k in ("period", "indicator", "part")}
        )
        assert answer.height == 129
        assert answer["state"].null_count() == 0
    assert set(answer["state"]) == {"not_reported"}
    assert answer["value"].null_count() == 129


def test_the_silent_commune_has_no_number(door: Door) -> None:
    answer = door.ask("coverage", PUBLIC, period="2026-11", indicator="C1", part=1)
    silent = answer.filter(answer["commune_code"] == snapshot.SILENT).row(0, named=True)
    zero = answer.filter(answer["commune_code"] == snapshot.ZERO).row(0, named=True)
    assert (silent["state"], silent["value"]) == ("not_reported", None)
    assert (zero["state"], zero["value"]) == ("ok", 0.0)


def test_hamlets_that_hold_the_gap_add_up(door: Door) -> None:
    answer = asked(door, QUESTIONS / "hamlet_gap.sql")
    assert answer["missing"].is_sorted(descending=True)
    assert answer["missing_so_far"][-1] == pytest.approx(answer["missing_total"][0])
    assert answer["missing"].sum() == pytest.approx(answer["missing_total"][0])
