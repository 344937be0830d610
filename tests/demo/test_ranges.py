"""The full simulation lies within the ranges that were proposed for it."""

import numpy as np
import polars as pl
import pytest

from etl import reference
from etl.calendar import period
from etl.demo.simulation import Simulation


def last_rows(frame: pl.DataFrame, *key: str) -> pl.DataFrame:
    return (
        frame.sort("received_date", "period", maintain_order=True).group_by(*key, maintain_order=True).last()
    )


@pytest.fixture(scope="module")
def hamlets(full: Simulation) -> pl.DataFrame:
    """The first catalogue: one row a hamlet."""
    rows = full.bundles["M10"].filter(pl.col("hamlet_type") != "commune")
    return rows.filter(pl.col("data_date") == pl.col("data_date").min())


def reached(full: Simulation, hamlets: pl.DataFrame, until: str) -> float:
    rows = full.bundles["M03"].filter(pl.col("period") <= until).sort("period")
    last = rows.group_by("hamlet_code").agg(pl.col("cumulative_households").max())
    return float(last["cumulative_households"].sum() / hamlets["households"].sum())


@pytest.mark.parametrize(
    ("month", "expected", "room"),
    [("2025-08", 3, 1.5), ("2025-12", 22, 3), ("2026-06", 45, 4), ("2026-11", 58, 4)],
)
def test_households_reached_follow_the_curve(
    full: Simulation, hamlets: pl.DataFrame, month: str, expected: float, room: float
) -> None:
    assert abs(100 * reached(full, hamlets, month) - expected) <= room


def test_households_reached_spread_over_the_communes(full: Simulation, hamlets: pl.DataFrame) -> None:
    last = (
        full.bundles["M03"].group_by("commune_code", "hamlet_code").agg(pl.col("cumulative_households").max())
    )
    share = (
        last.group_by("commune_code").agg(pl.col("cumulative_households").sum())
        .join(hamlets.group_by("commune_code").agg(pl.col("households").sum()), on="commune_code")
        .select(pl.col("cumulative_households") / pl.col("households")).to_series()
    )  # fmt: skip
    low, quarter, three_quarters = np.quantile(share, [0.0, 0.25, 0.75])
    assert low < 0.25
    assert 0.42 <= quarter <= 0.52
    assert 0.65 <= three_quarters <= 0.76


def test_the_province_has_its_size(full: Simulation, hamlets: pl.DataFrame) -> None:
    on_paper = 3 / 129
    assert 3900 <= hamlets.height / (1 - on_paper) <= 4500
    assert 1_190_000 <= hamlets["households"].sum() <= 1_280_000
    assert hamlets["residents_60_plus"].sum() == pytest.approx(775_678, rel=0.04)
    assert hamlets["residents_18_plus"].sum() == pytest.approx(3_150_931, rel=0.04)
    counts = hamlets.group_by("commune_code").len()["len"]
    assert counts.min() >= 14  # type: ignore[operator]
    assert counts.max() <= 75  # type: ignore[operator]
    assert hamlets["commune_code"].n_unique() == 126


def test_accounts_and_skills(full: Simulation, hamlets: pl.DataFrame) -> None:
    last = last_rows(full.bundles["M05"], "commune_code")
    total = last.select(pl.sum("cumulative_level2_accounts", "residents_14_plus_with_card")).row(0)
    assert abs(100 * total[0] / total[1] - 86) <= 3
    adults = hamlets["residents_18_plus"].sum()
    assert abs(100 * last["cumulative_adults_skills_confirmed"].sum() / adults - 4) <= 1.5
    assert abs(100 * last["cumulative_adults_basic_skills"].sum() / adults - 76) <= 4
    assert abs(100 * last["cumulative_adults_digital_signature"].sum() / adults - 29) <= 4
    old = last["cumulative_level2_accounts_60_plus"].sum() / last["residents_60_plus_with_card"].sum()
    young = (total[0] - last["cumulative_level2_accounts_60_plus"].sum()) / (
        total[1] - last["residents_60_plus_with_card"].sum()
    )
    assert 12 <= 100 * (young - old) <= 25


def test_classes(full: Simulation, hamlets: pl.DataFrame) -> None:
    rows = full.bundles["M04"].filter(pl.col("class_kind") == "public_class")
    assert 5600 <= rows.height / 16 * 12 <= 7400
    assert 30 <= rows["attendees"].mean() <= 42  # type: ignore[operator]
    trained = rows["first_time_elderly_attendees"].sum() / hamlets["residents_60_plus"].sum()
    assert abs(100 * trained - 27) <= 5
    disabled = hamlets["certified_disabled_people"].sum()
    assert abs(100 * rows["first_time_disabled_attendees"].sum() / disabled - 11) <= 3


def test_teams(full: Simulation, hamlets: pl.DataFrame) -> None:
    people = full.bundles["M01"].filter(pl.col("full_name").is_not_null())
    size = people.group_by("hamlet_code", "submission").agg(
        pl.struct("full_name", "zalo_phone").n_unique().alias("members"), pl.col("received_date").first()
    )
    last = size.sort("received_date", "submission").group_by("hamlet_code").last()
    assert last.height / hamlets.height > 0.98
    assert 0.68 <= (last["members"] >= 9).mean() <= 0.85  # type: ignore[operator]
    assert 8.2 <= last["members"].mean() <= 9.4  # type: ignore[operator]
    commune = full.bundles["M02b"].group_by("commune_code").len()["len"]
    assert 0.7 <= (commune >= 15).mean() <= 0.9  # type: ignore[operator]
    on_time = full.bundles["M02a"]["received_date"] < pl.date(2025, 8, 15)
    assert 0.68 <= full.bundles["M02a"].select(on_time_share=on_time.mean()).item() <= 0.84


def test_reports_arrive_in_time_by_the_usual_share(full: Simulation) -> None:
    shares = []
    for month in full.bundles["M03"]["period"].unique().sort():
        end = period(month).last_day
        prompt = [
            set(
                rows.filter(
                    pl.col("period") == month, pl.col("received_date") <= pl.lit(end).dt.offset_by("3d")
                )["commune_code"]
            )
            for form, rows in full.bundles.items()
            if form in ("M03", "M04", "M05", "M07")
        ]
        shares.append(len(set.intersection(*prompt)) / 126)
    assert 0.66 <= np.mean(shares) <= 0.86
    assert np.mean(shares[-5:]) > np.mean(shares[:5])


def test_spots(full: Simulation) -> None:
    book = full.bundles["M07"].filter(pl.col("spot_code").is_not_null())
    assert 380 <= book["spot_code"].n_unique() <= 450
    last = last_rows(
        book.with_columns(pl.col("operators").list.first().alias("operator")), "spot_code", "operator"
    )
    assert 0.88 <= last["sent_date"].is_not_null().mean() <= 0.98  # type: ignore[operator]
    assert 0.48 <= (last["status"] == "confirmed").mean() <= 0.66  # type: ignore[operator]
    assert book.group_by("commune_code").agg(pl.col("spot_code").n_unique())["spot_code"].max() <= 12  # type: ignore[operator]
    zero = set(full.bundles["M07"].filter("zero_report")["commune_code"]) - set(book["commune_code"])
    assert 25 <= len(zero) <= 35
    assert set(full.bundles["M07"]["commune_code"]) <= set(reference.communes()["code"])


def test_hamlets_lie_nearer_to_their_own_commune_than_to_a_neighbour(hamlets: pl.DataFrame) -> None:
    centres = {row["code"]: row for row in reference.communes().to_dicts()}

    def gap(row: dict[str, float], code: str) -> float:
        centre = centres[code]
        return float(
            np.hypot((row["lat"] - centre["admin_lat"]) * 110.6, (row["lon"] - centre["admin_lon"]) * 104.4)
        )

    for row in hamlets.sample(400, seed=1).to_dicts():
        own = str(row["commune_code"])
        assert all(gap(row, own) <= gap(row, code) for code in centres[own]["neighbours"])
