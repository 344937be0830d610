"""Every planted story is told, and stands in the data as it is told."""

import numpy as np
import polars as pl
import pytest

from etl import reference
from etl.demo.parameters import parameters, words
from etl.demo.simulation import Simulation
from etl.parse import parse_file


def commune_of(simulation: Simulation, code: str) -> str:
    return next(story.commune for story in simulation.stories if story.code == code)


@pytest.mark.parametrize("size", ["small", "full"])
def test_every_story_is_told_in_a_sentence(size: str, request: pytest.FixtureRequest) -> None:
    simulation: Simulation = request.getfixturevalue(size)
    assert [story.code for story in simulation.stories] == list(words()["stories"])
    communes = set(reference.communes()["code"])
    assert all(story.commune in communes and "{" not in story.sentence for story in simulation.stories)


def test_more_households_than_there_are(small: Simulation) -> None:
    code = commune_of(small, "over_100")
    rows = small.bundles["M03"].filter(pl.col("commune_code") == code)
    reached = (
        rows.group_by("hamlet_code").agg(pl.col("cumulative_households").max())["cumulative_households"].sum()
    )
    catalogue = small.bundles["M10"].filter(
        pl.col("commune_code") == code, pl.col("hamlet_type") != "commune"
    )
    assert reached > catalogue.filter(pl.col("data_date") == pl.col("data_date").max())["households"].sum()
    assert (rows["cumulative_households"] <= rows["households"]).all()


def test_a_cumulative_figure_falls(small: Simulation) -> None:
    code = commune_of(small, "falling")
    rows = small.bundles["M03"].filter(pl.col("commune_code") == code).sort("hamlet_code", "period")
    change = pl.col("cumulative_households").diff().over("hamlet_code")
    falls = rows.with_columns(change.alias("change")).filter(pl.col("change") < 0)
    assert set(falls["period"]) == {"2026-10"}


def test_one_commune_writes_round_numbers_only(small: Simulation) -> None:
    rows = small.bundles["M03"].filter(pl.col("commune_code") == commune_of(small, "round_numbers"))
    numbers = rows.select(pl.selectors.integer().exclude("submission", "row"))
    assert numbers.height
    assert numbers.select(pl.all_horizontal(pl.all() % 50 == 0).all()).item()
    assert (rows["first_time_households"] <= rows["guided_households"]).all()


def test_three_groups_of_one_name_are_told_apart_by_the_old_commune(small: Simulation) -> None:
    rows = small.bundles["M10"].filter(pl.col("commune_code") == commune_of(small, "same_name"))
    twos = rows.filter(pl.col("hamlet_name") == "2", pl.col("hamlet_type") == "to_dan_pho")
    twos = twos.filter(pl.col("data_date") == pl.col("data_date").min())
    assert twos.height == 3
    assert twos["old_commune"].n_unique() == 3
    assert twos["hamlet_code"].n_unique() == 3


def test_a_spot_lies_outside_its_commune(small: Simulation) -> None:
    code = commune_of(small, "spot_outside")
    spot = small.bundles["M07"].filter(
        pl.col("commune_code") == code, pl.col("spot_code").str.ends_with("-001")
    )
    centre = reference.communes().filter(pl.col("code") == code).row(0, named=True)
    place = spot.row(0, named=True)
    gap = np.hypot((place["lat"] - centre["admin_lat"]) * 110.6, (place["lon"] - centre["admin_lon"]) * 104.4)
    assert gap > np.sqrt(centre["area_km2"] / np.pi) + 2.5


def test_one_roster_is_typed_in_an_old_font(small: Simulation) -> None:
    file = next(file for file in small.files if file.story == "tcvn3")
    (sheet,) = parse_file(file.data, file.path)
    assert sheet.form == "M01"
    assert sheet.rows
    assert "legacy_font_converted" in {issue.rule for issue in sheet.issues}
    surnames = set(words()["surnames"])
    assert all(str(name).split()[0].title() in surnames for name in sheet.columns["full_name"])


def test_the_file_of_an_old_district_names_it_and_no_commune(small: Simulation) -> None:
    file = next(file for file in small.files if file.story == "old_district")
    assert not file.path[0].isdigit()
    (sheet,) = parse_file(file.data, file.path)
    assert sheet.form == "M03"
    assert len(sheet.rows) == 4
    assert words()["old_district"]["unit"].casefold() in sheet.heading["commune_lines"].casefold()
    assert not any(sheet.columns["commune_code"])


def test_the_numbers_say_that_they_are_made_up() -> None:
    for content in (parameters(), words()):
        assert content["status"] == "simulated"
    assert parameters()["watermark"] == "SỐ LIỆU MÔ PHỎNG"
