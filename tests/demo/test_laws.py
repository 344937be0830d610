"""What must hold in the rows that are not planted slips, and how many slips there are."""

import polars as pl

from etl import reference
from etl.demo.parameters import parameters
from etl.demo.simulation import Simulation

CONTENTS = [
    "people_guided_public_services", "people_guided_cashless_payment", "people_guided_ecommerce",
    "people_guided_self_protection", "people_guided_vneid",
]  # fmt: skip


def guidance(simulation: Simulation) -> pl.DataFrame:
    """M03 with each hamlet's row before, and whether a row breaks a rule or copies the one before."""
    rows = simulation.bundles["M03"].sort("hamlet_code", "period")
    before = [
        pl.col(name).shift().over("hamlet_code").alias(f"{name}_before")
        for name in ("cumulative_households", *CONTENTS)
    ]
    times = pl.sum_horizontal(CONTENTS)
    rows = rows.with_columns(before).with_columns(
        (
            (pl.col("first_time_households") > pl.col("guided_households"))
            | (pl.col("guided_households") > pl.col("households"))
            | pl.col("guided_households").is_null()
            | (pl.col("people_guided_elderly") > times)
            | (pl.col("people_guided_disabled") > times)
            | (pl.col("cumulative_households") < pl.col("cumulative_households_before")).fill_null(False)
        )
        .fill_null(True)
        .alias("broken"),
        pl.all_horizontal(
            (pl.col(name) == pl.col(f"{name}_before")) for name in ("cumulative_households", *CONTENTS)
        )
        .fill_null(False)
        .alias("copied"),
    )
    told = sorted(parameters()["cast"].values())
    return rows.filter(~pl.col("commune_code").is_in(told))


def test_few_rows_of_guidance_break_a_rule(full: Simulation) -> None:
    rows = guidance(full)
    assert 0.02 <= rows["broken"].mean() <= 0.045  # type: ignore[operator]


def test_the_cumulative_figure_is_the_one_before_and_the_first_visits(full: Simulation) -> None:
    rows = guidance(full)
    odd = pl.col("broken") | pl.col("copied")
    rows = rows.with_columns(odd.shift().over("hamlet_code").fill_null(False).alias("after_odd"))
    sound = rows.filter(~odd & ~pl.col("after_odd") & pl.col("cumulative_households_before").is_not_null())
    assert sound.height > 0.75 * rows.height
    due = sound["cumulative_households_before"] + sound["first_time_households"]
    assert (sound["cumulative_households"] == due).all()


def test_a_month_in_fifty_is_copied(full: Simulation) -> None:
    rows = guidance(full).filter(pl.col("guided_households") > 0)
    assert 0.008 <= rows["copied"].mean() <= 0.035  # type: ignore[operator]


def test_first_rows_of_hamlets_start_from_nothing(full: Simulation) -> None:
    first = guidance(full).filter(pl.col("cumulative_households_before").is_null() & ~pl.col("broken"))
    assert (first["cumulative_households"] == first["first_time_households"]).all()


def test_subgroups_of_a_class_fit_into_it(full: Simulation) -> None:
    rows = full.bundles["M04"].filter(pl.col("class_code").is_not_null())
    for part, whole in (
        ("elderly_attendees", "attendees"), ("disabled_attendees", "attendees"),
        ("first_time_attendees", "attendees"), ("first_time_elderly_attendees", "elderly_attendees"),
        ("first_time_elderly_attendees", "first_time_attendees"),
        ("first_time_disabled_attendees", "disabled_attendees"),
        ("first_time_disabled_attendees", "first_time_attendees"), ("team_members_attending", "attendees"),
        ("first_time_in_year_team_members", "team_members_attending"),
        ("first_time_team_members_completed", "course_completions"),
    ):  # fmt: skip
        assert (rows[part] <= rows[whole]).drop_nulls().all(), part
    assert 0.005 < (rows["female_attendees"] > rows["attendees"]).mean() < 0.03  # type: ignore[operator]
    assert (rows["topics"].list.len() >= 1).all()
    assert rows["class_code"].is_not_null().all()
    assert rows.select(pl.struct("commune_code", "class_code").is_duplicated().any()).item() is False


def test_a_sheet_of_classes_holds_classes_or_one_zero_report(full: Simulation) -> None:
    sheets = (
        full.bundles["M04"].group_by("submission").agg(pl.col("zero_report").sum().alias("zero"), pl.len())
    )
    assert sheets.filter((pl.col("zero") > 0) & (pl.col("len") > 1)).is_empty()
    assert sheets["zero"].sum() > 0


def test_new_accounts_are_the_change_of_the_stock(full: Simulation) -> None:
    every = full.bundles["M05"].sort("commune_code", "period")
    rows = every.filter(pl.col("hamlet_code").is_null())
    stock = pl.col("cumulative_level2_accounts")
    rows = rows.with_columns((stock - stock.shift().over("commune_code")).alias("change"))
    later = rows.filter(pl.col("change").is_not_null())
    assert (later["new_level2_accounts"] == later["change"]).all()
    assert (later["change"] >= 0).all()
    over = rows.filter(pl.col("cumulative_level2_accounts") > pl.col("residents_14_plus_with_card"))
    planted = {(fake.commune_code, fake.period) for fake in full.fakes if fake.kind == "above_issued"}
    assert set(over.select("commune_code", "period").rows()) == planted
    assert (rows["cumulative_level2_accounts_60_plus"] <= rows["residents_60_plus_with_card"]).all()
    assert (rows["cumulative_level2_accounts_60_plus"] <= rows["cumulative_level2_accounts"]).all()
    helped_more = rows["team_assisted_level2_accounts"] > rows["new_level2_accounts"]
    assert 0.01 < helped_more.mean() < 0.06  # type: ignore[operator]
    parts = every.filter(pl.col("hamlet_code").is_not_null()).group_by("commune_code", "period").agg(
        pl.sum("cumulative_level2_accounts").alias("parts")
    )  # fmt: skip
    whole = rows.join(parts, on=["commune_code", "period"])
    assert whole["commune_code"].n_unique() == 3
    assert (whole["parts"] <= whole["cumulative_level2_accounts"]).all()


def test_age_groups_of_the_catalogue_are_nested(full: Simulation) -> None:
    rows = full.bundles["M10"].filter(pl.col("hamlet_type") != "commune")
    assert (rows["residents_14_plus"] <= rows["registered_residents"]).all()
    assert (rows["residents_18_plus"] <= rows["residents_14_plus"]).all()
    slips = rows.filter(pl.col("residents_60_plus") > pl.col("residents_18_plus"))
    assert 0 < slips.height < 0.02 * rows.height
    assert slips["data_date"].min() > rows["data_date"].min()  # type: ignore[operator]
    assert rows["households"].min() >= 40  # type: ignore[operator]


def test_the_days_of_a_spot_are_in_order(full: Simulation) -> None:
    book, answers = full.bundles["M07"], full.bundles["M08a"]
    for early, late in (
        ("detected_date", "sent_date"),
        ("sent_date", "rechecked_date"),
        ("rechecked_date", "reopened_date"),
    ):
        assert (book[early] <= book[late]).drop_nulls().all(), late
    assert (book["sent_date"].is_null() == book["document_number"].is_null()).all()
    last = book.filter(pl.col("spot_code").is_not_null()).with_columns(pl.col("operators").list.first())
    last = last.with_columns(pl.col("operators").replace({"all": "viettel"}).alias("operator"))
    last = last.sort("period").group_by("spot_code", "operator").last()
    both = answers.join(last, on=["spot_code", "operator"], how="left", suffix="_m07")
    assert both["sent_date"].is_not_null().mean() > 0.9  # type: ignore[operator]
    for early, late in (
        ("sent_date", "form_received_date"), ("form_received_date", "measured_date"),
        ("measured_date", "completed_date"), ("completed_date", "rechecked_date"),
    ):  # fmt: skip
        assert (both[early] <= both[late]).drop_nulls().all(), late
    slips = (answers["form_received_date"] > answers["committed_date"]).mean()
    assert slips < 0.03  # type: ignore[operator]


def test_every_code_is_known(full: Simulation) -> None:
    communes = set(reference.communes()["code"])
    hamlets = set(full.bundles["M10"]["hamlet_code"])
    spots = set(full.bundles["M07"]["spot_code"].drop_nulls())
    for form, frame in full.bundles.items():
        assert set(frame["commune_code"].drop_nulls()) <= communes, form
        assert set(frame["hamlet_code"].drop_nulls()) <= hamlets, form
    assert set(full.bundles["M08a"]["spot_code"]) <= spots
    named = set(full.bundles["M09"]["campaign_code"].drop_nulls())
    tagged = full.bundles["M03"]["campaign_code"].drop_nulls()
    assert tagged.is_in(sorted(named)).mean() > 0.95  # type: ignore[operator]
    assert full.bundles["M08b"]["commune_code"].null_count() > 0


def test_people_are_made_up_and_plausible(full: Simulation) -> None:
    for form in ("M01", "M02b"):
        rows = full.bundles[form]
        assert rows["zalo_phone"].drop_nulls().str.contains(r"^0[35]00\d{6}$").all()
        assert rows["full_name"].drop_nulls().str.split(" ").list.len().is_between(2, 6).all()
    rosters = full.bundles["M01"]
    assert 0.05 <= rosters["zalo_phone"].is_null().mean() <= 0.09  # type: ignore[operator]
    assert rosters["full_name"].is_null().mean() < 0.01  # type: ignore[operator]


def test_no_cell_holds_twelve_digits(small: Simulation) -> None:
    for frame in small.bundles.values():
        for name, kind in frame.schema.items():
            if kind == pl.String:
                assert not frame[name].drop_nulls().str.contains(r"(^|\D)\d{12}(\D|$)").any(), name
