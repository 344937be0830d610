"""Every blank form, filled in with good values, goes through the front door without a remark."""

import json
from pathlib import Path

import pytest

from etl.cli import main
from etl.forms import FORMS
from tests.templates.clerk import fill, fill_roster
from tests.templates.reports import COMMUNE, PERIODS, RECEIVED, REPORTS, catalogue, members

Sheets = dict[str, list[dict[str, object]]]


def blank(home: Path, code: str, folder: Path, commune: str | None = COMMUNE) -> Path:
    path = folder / f"{code}.{'docx' if code == 'M01' else 'xlsx'}"
    asked = ["--commune", commune] if commune else []
    if FORMS[code].has("period"):
        asked += ["--period", PERIODS.get(code, "2025-10")]
    assert main(["--home", str(home), "template", code, *asked, "--out", str(path)]) == 0
    return path


def taken(home: Path, *paths: Path) -> list[dict[str, object]]:
    import contextlib
    import io

    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        main(["--home", str(home), "ingest", *map(str, paths), "--received", RECEIVED, "--json"])
    found: list[dict[str, object]] = json.loads(told.getvalue())
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that knows the three hamlets, by their own filled-in form."""
    root = tmp_path_factory.mktemp("templates")
    path = blank(root / "home", "M10", root)
    fill(path, "M10", catalogue())
    (sheet,) = taken(root / "home", path)
    assert sheet["status"] == "accepted"
    assert [issue for issue in sheet["issues"] if issue["severity"] == "error"] == []  # type: ignore[attr-defined]
    return root / "home"


@pytest.fixture(scope="module")
def sheets(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    """What came of all other forms, filled in and sent together."""
    folder = tmp_path_factory.mktemp("sent")
    roster = blank(home, "M01", folder)
    fill_roster(roster, [members(number) for number in range(3)])
    paths = [roster]
    for code, rows in REPORTS.items():
        paths.append(blank(home, code, folder))
        fill(paths[-1], code, rows)
    found: Sheets = {}
    for sheet in taken(home, *paths):
        found.setdefault(str(sheet["form"]), []).append(sheet)
    return found


@pytest.mark.parametrize("code", ["M01", *REPORTS])
def test_good_values_are_accepted_without_a_remark(sheets: Sheets, code: str) -> None:
    assert sheets[code]
    for sheet in sheets[code]:
        assert sheet["issues"] == []
        assert sheet["status"] == "accepted"


def test_every_row_arrives(sheets: Sheets) -> None:
    for code, rows in REPORTS.items():
        assert sum(int(str(sheet["rows_accepted"])) for sheet in sheets[code]) == len(rows), code
    assert [sheet["rows_accepted"] for sheet in sheets["M01"]] == [9, 9, 9]
    assert len({sheet["hamlet_code"] for sheet in sheets["M01"]}) == 3
    assert set(sheets) == {"M01", *REPORTS}


def test_every_form_with_a_template_is_tried() -> None:
    assert set(FORMS) == {"M01", "M10", *REPORTS}


@pytest.mark.parametrize("commune", [None, COMMUNE])
def test_forms_not_filled_in_say_so(home: Path, tmp_path: Path, commune: str | None) -> None:
    codes = set(FORMS) - ({"M10"} if commune else set())  # whose hamlets are rows already
    sheets = taken(home, *(blank(home, code, tmp_path, commune) for code in codes))
    assert {str(sheet["file"])[: -len(".xlsx")] for sheet in sheets} == codes
    for sheet in sheets:
        assert sheet["rows_read"] == 0
        assert {issue["rule"] for issue in sheet["issues"]} == {"no_rows"}  # type: ignore[attr-defined]


def test_a_catalogue_sent_back_untouched_lacks_its_figures(home: Path, tmp_path: Path) -> None:
    (sheet,) = taken(home, blank(home, "M10", tmp_path))
    assert (sheet["rows_read"], sheet["rows_accepted"]) == (3, 0)
    columns = {issue["column"] for issue in sheet["issues"]}  # type: ignore[attr-defined]
    assert {"households", "data_date", "data_source"} <= columns


def test_a_month_without_anything_is_one_cross(home: Path, tmp_path: Path) -> None:
    for code in ("M04", "M07"):
        path = blank(home, code, tmp_path)
        fill(path, code, [{"zero_report": "x"}])
        (sheet,) = taken(home, path)
        assert (sheet["rows_accepted"], sheet["status"]) == (1, "accepted"), sheet["issues"]
