"""The real files: what was drawn for their communes is what the front door reads out of them."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

import polars as pl
import pytest
from lxml import etree

from etl.demo.paper.tcvn3 import to_tcvn3
from etl.demo.parameters import parameters, words
from etl.demo.simulation import Simulation, draw_forms
from etl.demo.world import World
from etl.parse import parse_file
from etl.tables.parsed import ParsedSheet
from etl.text.legacy_fonts import convert

COMMUNES = tuple(parameters()["paper_communes"].values())
COMPARED = {
    "M10": ("households", "residents_60_plus", "lat", "data_date", "hamlet_type", "data_source"),
    "M02a": ("decision_number", "decision_date", "hamlet_teams_established"),
    "M02c": ("members", "female_members", "police_members"),
    "M02b": ("team_role", "birth_year", "organisation", "zalo_phone"),
    "M03": ("households", "guided_households", "cumulative_households", "people_guided_vneid"),
    "M04": ("class_code", "session_date", "start_time", "topics", "first_time_elderly_attendees"),
    "M05": ("cumulative_level2_accounts", "new_level2_accounts", "data_source"),
    "M06": ("start_date", "planned_shifts", "online_dossiers", "rota_days", "rota_signed", "data_source"),
    "M07": ("spot_code", "spot_type", "operators", "rsrp_dbm", "lat", "detected_date", "zero_report"),
    "M08a": ("spot_code", "operator", "measured_date", "committed_date", "solution"),
    "M08b": ("enterprise", "session_date", "team_members_attending"),
    "M08c": ("enterprise", "package_name", "valid_from", "members_benefiting"),
    "M09": ("activity_group", "quantity", "start_date", "budget_vnd", "campaign_code", "people_total"),
}  # fmt: skip


@pytest.fixture(scope="module")
def read(small: Simulation) -> list[tuple[str, ParsedSheet]]:
    files = (file for file in small.files if file.path[0].isdigit())
    return [(file.path, sheet) for file in files for sheet in parse_file(file.data, file.path)]


@pytest.fixture(scope="module")
def drawn(small_world: World) -> dict[str, pl.DataFrame]:
    return draw_forms(small_world)


def test_communes_on_paper_are_in_no_bundle(small: Simulation) -> None:
    for frame in small.bundles.values():
        assert not frame["commune_code"].is_in(list(COMMUNES)).any()
    folders = {file.path.split("/")[0] for file in small.files}
    assert set(COMMUNES) <= folders


def test_files_have_their_own_paths_and_come_in_order(small: Simulation) -> None:
    paths = [file.path for file in small.files]
    assert len(paths) == len(set(paths))
    days = [file.received_date for file in small.files]
    assert days == sorted(days)


def test_every_table_is_recognised_as_what_it_is(read: list[tuple[str, ParsedSheet]]) -> None:
    for path, sheet in read:
        assert sheet.form in path, path
        assert sheet.rows, path


def cells(read: list[tuple[str, ParsedSheet]], form: str, names: tuple[str, ...]) -> list[tuple[object, ...]]:
    def rows() -> Iterator[tuple[object, ...]]:
        for path, sheet in read:
            if sheet.form == form:
                columns = [sheet.columns[name] for name in names]
                for row in zip(*columns, strict=True):
                    yield (path.split("/")[0], *(plain(cell) for cell in row))

    return sorted(rows(), key=repr)


def plain(cell: object) -> object:
    """A cell as it compares: lists as texts, a blank flag as no."""
    if isinstance(cell, list):
        return ";".join(sorted(map(str, cell)))
    return None if cell is False else cell


@pytest.mark.parametrize("form", COMPARED)
def test_what_was_drawn_is_what_is_read(
    read: list[tuple[str, ParsedSheet]], drawn: dict[str, pl.DataFrame], form: str
) -> None:
    rows = drawn[form].filter(pl.col("commune_code").is_in(COMMUNES))
    expected = [
        (row["commune_code"], *(plain(row.get(name)) for name in COMPARED[form])) for row in rows.to_dicts()
    ]
    assert cells(read, form, COMPARED[form]) == sorted(expected, key=repr)


def test_rosters_are_read_whole(read: list[tuple[str, ParsedSheet]], drawn: dict[str, pl.DataFrame]) -> None:
    rows = drawn["M01"].filter(pl.col("commune_code").is_in(COMMUNES))
    expected = sorted(
        (row["commune_code"], (row["full_name"] or "").casefold(), row["zalo_phone"] or "")
        for row in rows.to_dicts()
    )
    told = sorted(
        (path.split("/")[0], str(name or "").casefold(), str(phone or ""))
        for path, sheet in read
        if sheet.form == "M01"
        for name, phone in zip(sheet.columns["full_name"], sheet.columns["zalo_phone"], strict=True)
    )
    assert told == expected
    teams = rows.select("hamlet_code", "received_date").unique().height
    assert sum(sheet.form == "M01" for _, sheet in read) == teams


def test_documents_are_well_formed_xml(small: Simulation) -> None:
    for file in (file for file in small.files if not file.path.endswith(".csv")):
        with zipfile.ZipFile(BytesIO(file.data)) as package:
            assert package.testzip() is None
            for name in package.namelist():
                etree.fromstring(package.read(name))


def test_old_font_and_back() -> None:
    names = [
        f"{one} {two}"
        for one in words()["surnames"]
        for two in words()["male_given"] + words()["female_given"]
    ]
    for name in [*names, words()["paper"]["roster_title"].capitalize()]:
        assert convert(to_tcvn3(name), "tcvn3")[0] == name
