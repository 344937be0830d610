"""Every planted fake is on the list, and stands in the figures as the list says."""

import csv
from collections import Counter, defaultdict
from datetime import date
from io import StringIO

import polars as pl
import pytest

from etl.calendar import period
from etl.demo.fakes import KINDS, Fake, planted_fakes
from etl.demo.parameters import parameters
from etl.demo.simulation import Simulation

FLOWS = [
    "guided_households", "first_time_households", "people_guided_public_services", "people_guided_vneid",
    "people_guided_self_protection", "outreach_sessions",
]  # fmt: skip


def of(simulation: Simulation, kind: str) -> list[Fake]:
    return [fake for fake in simulation.fakes if fake.kind == kind]


def sheet(simulation: Simulation, fake: Fake, form: str = "M03") -> pl.DataFrame:
    rows = simulation.bundles[form].filter(
        pl.col("commune_code") == fake.commune_code, pl.col("period") == fake.period
    )
    return rows if fake.hamlet_code is None else rows.filter(pl.col("hamlet_code") == fake.hamlet_code)


def test_every_kind_is_planted_and_nothing_is_listed_twice(full: Simulation) -> None:
    assert {fake.kind for fake in full.fakes} == set(KINDS)
    assert len(set(full.fakes)) == len(full.fakes)
    whole = {(fake.commune_code, fake.period) for fake in full.fakes if fake.hamlet_code is None}
    assert 0.02 <= len(whole) / (129 * 16) <= 0.06


def test_the_list_is_made_again_from_the_seed_alone(small: Simulation) -> None:
    assert planted_fakes(small.seed, small.scale, small.as_of) == list(small.fakes)
    assert planted_fakes(small.seed + 1, small.scale, small.as_of) != list(small.fakes)


def test_every_listed_month_was_reported(full: Simulation) -> None:
    forms = {"last_day_burst": "M04", "above_issued": "M05"}
    logs = {file.path.split("/")[0] for file in full.files if file.path.endswith(".csv")}
    paper = set(parameters()["paper_communes"].values())
    for fake in full.fakes:
        if fake.commune_code in paper or (fake.kind == "last_day_burst" and fake.commune_code in logs):
            continue
        assert sheet(full, fake, forms.get(fake.kind, "M03")).height, fake


def test_a_jump_is_a_jump(full: Simulation) -> None:
    for fake in of(full, "sudden_jump"):
        rows = full.bundles["M03"].filter(pl.col("commune_code") == fake.commune_code)
        months = rows.group_by("period").agg(pl.sum("people_guided_public_services").alias("times"))
        of_month = dict(months.rows())
        usual = sorted(value for month, value in of_month.items() if month < fake.period)
        assert of_month[fake.period] > 3 * usual[len(usual) // 2]


def test_copied_months_are_those_of_the_month_before(full: Simulation) -> None:
    told = {(fake.commune_code, fake.period) for fake in of(full, "copied_month")}
    assert len(told) >= 15
    paper = set(parameters()["paper_communes"].values())
    for fake in of(full, "copied_month"):
        if fake.commune_code in paper:
            continue
        months = sorted(
            full.bundles["M03"].filter(pl.col("commune_code") == fake.commune_code)["period"].unique()
        )
        before = fake._replace(period=months[months.index(fake.period) - 1])
        both = sheet(full, fake).join(sheet(full, before), on=["hamlet_code", *FLOWS])
        assert both.height >= 0.7 * sheet(full, fake).height


def test_neighbours_write_the_same(full: Simulation) -> None:
    twins = defaultdict(list)
    for fake in of(full, "identical_neighbours"):
        twins[fake.period, fake.commune_code if fake.hamlet_code else ""].append(fake)
    for pair in twins.values():
        one, two = (sheet(full, fake).with_columns(pl.col("hamlet_code").str.slice(6)) for fake in pair)
        keys = [] if pair[0].hamlet_code else ["hamlet_code"]
        least = min(one.height, two.height)
        same = one.unique([*keys, *FLOWS]).join(two, on=[*keys, *FLOWS]).height
        assert same >= 0.6 * least, pair


def test_first_visits_only(full: Simulation) -> None:
    for fake in of(full, "first_equals_all"):
        rows = sheet(full, fake)
        assert (rows["first_time_households"] == rows["guided_households"]).all()


def test_all_classes_on_the_last_day(full: Simulation) -> None:
    found = 0
    for fake in of(full, "last_day_burst"):
        if fake.hamlet_code is None:
            held = sheet(full, fake, "M04").filter(
                pl.col("session_date") > pl.lit(period(fake.period).first_day)
            )
            assert held.height >= 3
            assert set(held["session_date"]) == {period(fake.period).last_day}
            found += 1
    assert found >= 3


def visits(simulation: Simulation) -> list[dict[str, str]]:
    logs = (file for file in simulation.files if file.path.endswith(".csv"))
    return [row for file in logs for row in csv.DictReader(StringIO(file.data.decode("utf-8-sig")))]


@pytest.fixture(scope="module")
def logged(full: Simulation) -> list[dict[str, str]]:
    return visits(full)


def test_visits_add_up_to_what_is_declared_but_in_the_hamlets_that_lie(
    full: Simulation, logged: list[dict[str, str]]
) -> None:
    counted = Counter(code for code, _ in {(row["Mã thôn"], row["Mã hộ"]) for row in logged})
    declared = full.bundles["M03"].group_by("hamlet_code").agg(pl.max("cumulative_households").alias("said"))
    said = {code: number for code, number in declared.rows() if code in counted}
    lying = {fake.hamlet_code for fake in of(full, "declared_above_counted")}
    assert len(said) == 2 * parameters()["visits"]["hamlets"]
    assert len(lying) == 2
    for code, number in said.items():
        if code in lying:
            assert number > 1.5 * counted[code]
        else:
            assert number == counted[code]


def test_visits_are_dated_in_their_month_and_in_a_burst_on_its_last_day(
    full: Simulation, logged: list[dict[str, str]]
) -> None:
    assert len(logged) > 2000
    assert all(date(2025, 8, 1) <= date.fromisoformat(row["Ngày"]) <= full.as_of for row in logged)
    bursts = [fake for fake in of(full, "last_day_burst") if fake.hamlet_code]
    assert bursts
    for fake in bursts:
        month = period(fake.period)
        days = [
            date.fromisoformat(row["Ngày"]) for row in logged
            if row["Mã thôn"] == fake.hamlet_code
            and month.first_day <= date.fromisoformat(row["Ngày"]) <= month.last_day
        ]  # fmt: skip
        assert set(days) == {month.last_day}


def test_households_over_all_are_listed(full: Simulation) -> None:
    told = {fake.commune_code for fake in of(full, "over_100_percent")}
    assert parameters()["cast"]["over_100"] in told
    assert all(fake.hamlet_code for fake in of(full, "over_100_percent"))
