"""The parameters of the desk, the activities, the enterprises and the teams come back out of the figures."""

from datetime import date

import polars as pl
import pytest

from etl.calendar import period
from etl.demo.parameters import parameters, triple
from etl.demo.simulation import Simulation

CONTENTS = ("public_services", "vneid", "self_protection", "cashless_payment", "ecommerce")


def part(frame: pl.DataFrame, upper: str, lower: str) -> float:
    return float(frame[upper].sum() / frame[lower].sum())


@pytest.fixture(scope="module")
def desk(full: Simulation) -> pl.DataFrame:
    rows = full.bundles["M06"]
    return rows.filter(pl.col("online_dossiers") <= pl.col("dossiers_received"))


def test_dossiers_sent_online(desk: pl.DataFrame) -> None:
    last = desk.filter(pl.col("period") == "2026-11")
    assert 87 <= 100 * part(last, "online_dossiers", "dossiers_received") <= 93
    shares = desk.filter(pl.col("period") >= "2026-06").group_by("commune_code").agg(
        (pl.sum("online_dossiers") / pl.sum("dossiers_received")).alias("share")
    )["share"]  # fmt: skip
    assert 0.72 <= shares.min() <= 0.83  # type: ignore[operator]
    assert 0.95 <= shares.max() <= 0.99  # type: ignore[operator]
    low, middle, high = triple("desk", "team_assisted")
    assert low < part(desk, "team_assisted_dossiers", "online_dossiers") < high
    assert part(desk, "team_assisted_dossiers", "online_dossiers") == pytest.approx(middle, abs=0.06)


def test_duty_at_the_desk(desk: pl.DataFrame) -> None:
    months = desk.filter(pl.col("period") > "2025-08").group_by("commune_code", "period").agg(
        pl.sum("planned_shifts", "held_shifts", "people_assisted", "rota_days", "working_days"),
        pl.max("rota_signed"),
    )  # fmt: skip
    covered = months.filter(
        pl.col("rota_signed") & (pl.col("rota_days") >= 0.8 * pl.col("working_days"))
    ).group_by("period").len()["len"] / 126  # fmt: skip
    assert 0.78 <= covered.mean() <= 0.95  # type: ignore[operator]
    signed = months.filter("rota_signed")
    assert 16 <= signed["planned_shifts"].mean() <= 22  # type: ignore[operator]
    assert 6 <= part(months, "people_assisted", "held_shifts") <= 20
    assert (desk["rota_days"] <= desk["working_days"]).all()
    assert 0.01 <= (desk["held_shifts"] > desk["planned_shifts"]).mean() <= 0.05  # type: ignore[operator]


def test_rows_of_the_desk_lie_in_their_month(full: Simulation) -> None:
    rows = full.bundles["M06"].select("period", "start_date", "working_days").unique()
    for month, start, _ in rows.iter_rows():
        assert period(month).first_day <= start <= period(month).last_day
    weekly = rows.filter(pl.col("working_days") > 1)
    assert (weekly["start_date"].dt.weekday() == 1).all()
    assert (
        full.bundles["M06"].select(pl.struct("commune_code", "start_date").is_duplicated().any()).item()
        is False
    )


def test_composition_of_the_teams(full: Simulation) -> None:
    rows = full.bundles["M02c"].filter(pl.col("female_members") <= pl.col("members"))
    assert 0.38 <= part(rows, "female_members", "members") <= 0.48
    assert 0.27 <= part(rows, "youth_union_members", "members") <= 0.37
    assert 0.03 <= full.bundles["M02c"]["police_members"].is_null().mean() <= 0.07  # type: ignore[operator]
    groups = [name for name in rows.columns if name.endswith("_members")]
    for name in groups:
        assert (rows[name] <= rows["members"]).drop_nulls().all(), name


def test_heads_are_those_of_the_roster(full: Simulation) -> None:
    last = full.bundles["M02c"].sort("received_date").group_by("hamlet_code").last()
    people = full.bundles["M01"].filter(pl.col("full_name").is_not_null())
    heads = (
        people.filter(pl.col("received_date") <= pl.date(2026, 7, 13))
        .filter(pl.col("received_date") == pl.col("received_date").max().over("hamlet_code"))
        .group_by("hamlet_code").agg(pl.struct("full_name", "zalo_phone").n_unique().alias("heads"))
    )  # fmt: skip
    both = last.join(heads, on="hamlet_code")
    assert both.height > 4000
    assert 0.94 <= (both["members"] == both["heads"]).mean() <= 0.99  # type: ignore[operator]


def test_money(full: Simulation) -> None:
    rows = full.bundles["M09"].filter(pl.col("activity_group") == "budget", pl.col("period") == "2026-H1")
    assert 0.55 <= rows.height / 126 <= 0.78
    teams = full.bundles["M10"].filter(pl.col("hamlet_type") != "commune").group_by("commune_code").agg(
        pl.col("hamlet_code").n_unique().alias("teams")
    )  # fmt: skip
    monthly = (
        rows.join(teams, on="commune_code")
        .select(pl.col("budget_vnd") / pl.col("teams") / 12_000)
        .to_series()
    )
    low, _, high = triple("support_kvnd_team_month")
    assert monthly.min() >= low - 10  # type: ignore[operator]
    assert monthly.max() <= high + 10  # type: ignore[operator]
    assert 250 <= monthly.median() <= 420  # type: ignore[operator]
    assert (rows["disbursed_vnd"] <= rows["budget_vnd"]).mean() > 0.9  # type: ignore[operator]


def test_activities_of_every_kind(full: Simulation) -> None:
    rows = full.bundles["M09"]
    assert set(rows["activity_group"]) == {
        "news", "broadcast", "digital_day", "campaign", "model", "emulation", "award", "budget", "school",
        "evaluation_criterion", "officials",
    }  # fmt: skip
    october = rows.filter(pl.col("activity_group") == "digital_day", pl.col("period") == "2025-Q4")
    assert 0.88 <= october["commune_code"].n_unique() / 126 <= 1.0
    assert october["start_date"].is_between(pl.date(2025, 9, 20), pl.date(2025, 10, 31)).all()
    school = rows.filter(pl.col("activity_group") == "school")
    assert (school["quantity"] <= school["quantity_total"]).all()
    assert (school["people"] <= school["people_total"]).all()
    officials = rows.filter(pl.col("activity_group") == "officials")
    assert 0.6 <= part(officials, "people", "people_total") <= 0.95
    backwards = (rows["end_date"] < rows["start_date"]).drop_nulls().mean()
    assert backwards < 0.15  # type: ignore[operator]


def test_campaigns_are_the_same_in_both_forms(full: Simulation) -> None:
    declared = full.bundles["M09"].filter(pl.col("activity_group") == "campaign")
    tagged = full.bundles["M03"].filter(pl.col("campaign_code").is_not_null())
    assert (tagged["guided_households"] > 0).all()
    counts = tagged.group_by("commune_code", "campaign_code").agg(pl.len().alias("hamlets"))
    both = declared.join(counts, on=["commune_code", "campaign_code"])
    assert both.height > 300
    assert (both["hamlets"] <= both["participating_hamlets"]).all()
    province = set(tagged["campaign_code"]) & {one["code"] for one in parameters()["campaigns"]}
    assert len(province) == 4


def test_enterprises(full: Simulation) -> None:
    held = full.bundles["M08b"]
    quarters = held.group_by("enterprise").len()
    assert set(quarters["enterprise"]) >= {"viettel", "vnpt", "mobifone", "post"}
    assert held["team_members_attending"].is_between(10, 120).all()
    levels = full.bundles["M08c"]
    assert levels["members_benefiting"].min() > 0  # type: ignore[operator]
    assert levels.select(
        pl.struct("enterprise", "package_name", "commune_code", "period").is_duplicated().any()
    ).item() is False  # fmt: skip


def test_content_mix_and_seasons(full: Simulation) -> None:
    rows = full.bundles["M03"]
    total = sum(rows[f"people_guided_{name}"].sum() for name in CONTENTS)
    for name in CONTENTS:
        share = rows[f"people_guided_{name}"].sum() / total
        assert share == pytest.approx(parameters()["content_mix"][name], abs=0.03), name
    months = rows.group_by("period").agg(pl.sum("first_time_households").alias("first")).sort("period")
    of = dict(months.rows())
    assert of["2025-10"] > of["2025-11"] > of["2025-12"]
    spring = {month: first for month, first in of.items() if "2026-01" <= month <= "2026-06"}
    assert min(spring, key=spring.__getitem__) == "2026-02"


def test_active_teams(full: Simulation) -> None:
    rows = full.bundles["M03"].filter(pl.col("period") >= "2025-09")
    active = rows.group_by("period").agg((pl.col("guided_households").fill_null(1) > 0).mean().alias("share"))
    assert active["share"].is_between(0.70, 0.93).all()


def test_spots_by_kind_operator_and_size(full: Simulation) -> None:
    first = full.bundles["M07"].filter(pl.col("spot_code").is_not_null()).unique("spot_code", keep="first")
    for name, weight in parameters()["spots"]["type"].items():
        assert (first["spot_type"] == name).mean() == pytest.approx(weight, abs=0.08), name
    for name, weight in parameters()["spots"]["operator"].items():
        assert first["operators"].list.contains(name).mean() == pytest.approx(weight, abs=0.08), name
    assert first["radius_m"].is_between(150, 500).all()
    assert first["affected_households"].max() <= 120  # type: ignore[operator]


def test_speed(full: Simulation) -> None:
    rows = full.bundles["M07"].filter(
        pl.col("commune_download_mbps").is_not_null(), pl.col("period") == "2026-09"
    )
    speed = rows["commune_download_mbps"]
    assert 45 <= speed.median() <= 58  # type: ignore[operator]
    assert 0.05 <= (speed < 40).mean() <= 0.25  # type: ignore[operator]
    assert rows["commune_speed_samples"].is_between(5, 400).all()


def test_rosters_in_time_and_people_twice(full: Simulation) -> None:
    people = full.bundles["M01"].filter(pl.col("full_name").is_not_null())
    first = people.group_by("hamlet_code").agg(pl.min("received_date"))["received_date"]
    assert 0.5 <= (first < date(2025, 8, 10)).mean() <= 0.8  # type: ignore[operator]
    twice = people.select(
        pl.struct("hamlet_code", "submission", "full_name", "zalo_phone").is_duplicated().mean()
    ).item()
    assert 0.005 <= twice <= 0.03
