"""Earlier months: what counts as one, when the rules are silent, and that a rejected row is no yardstick."""

from datetime import date

from tests.checks.cases_rows import GROWING, months, police
from tests.checks.world import CLEAN, checked, known, stored, told


def month(number: int, total: int, **changes: object) -> dict[str, object]:
    """A faultless month of hamlet 1 in 2026."""
    row = {"period": f"2026-{number:02d}", "cumulative_households": total, "people_guided_vneid": number}
    return {**row, "sheet_id": number, "row": 1, "first_time_households": 12, **changes}


def rules(outcome) -> set[tuple[int, str]]:
    return {(row["sheet_id"], row["rule"]) for row in outcome.issues.iter_rows(named=True)}


def test_two_months_are_too_little_to_speak_of_a_jump():
    changes = {"people_guided_public_services": 52}
    assert told(checked("M03", changes, world=months(*GROWING[:2]))) == []


def test_starting_again_after_idle_months_is_no_jump():
    idle = [{**row, "people_guided_ecommerce": 0} for row in GROWING]
    assert told(checked("M03", {}, world=months(*idle))) == []


def test_a_team_that_does_nothing_reports_the_same_every_month():
    columns = [name for name, value in CLEAN["M03"].items() if isinstance(value, int)]
    idle = dict.fromkeys(columns, 0) | {"households": 205, "cumulative_households": 102}
    assert told(checked("M03", idle, world=months(idle, idle))) == []


def test_the_sum_is_not_checked_over_a_month_that_is_missing():
    assert told(checked("M03", {}, world=months({"cumulative_households": 50}))) == []


def test_equal_columns_are_remarked_only_if_every_month_was_so():
    equal = {"guided_households": 10, "first_time_households": 10}
    grown = [{**row, **equal} for row in GROWING]
    now = {"guided_households": 12}
    assert (
        "first_time_households" in checked("M03", now, world=months(*grown)).issues["column"].to_list()
    ) is True
    grown[0] |= {"guided_households": 11}
    assert told(checked("M03", now, world=months(*grown))) == []


def test_two_equal_months_say_nothing():
    equal = {"guided_households": 12, "people_guided_vneid": 3}
    assert (
        told(checked("M03", equal, world=months({"cumulative_households": 80, "guided_households": 12})))
        == []
    )


def test_a_known_row_received_later_stands_before_the_batch_s():
    later = {"period": "2026-10", "cumulative_households": 101, "received_date": date(2026, 11, 23)}
    world = known(M03=stored("M03", {**CLEAN["M03"], **later}))
    sent_before = {"period": "2026-10", "cumulative_households": 110, "sheet_id": 2, "guided_households": 30}
    assert told(checked("M03", sent_before, {"sheet_id": 3}, world=world)) == [
        (2, "cumulative_households", "sum_consistent", "warning")
    ]


def test_a_row_rejected_for_another_reason_is_no_yardstick():
    outcome = checked("M03", month(8, 70), month(9, 200, outreach_sessions=-1), month(10, 94))
    assert rules(outcome) == {(9, "not_negative")}
    assert outcome.rows["sheet_id"].to_list() == [8, 10]


def test_a_row_rejected_in_one_stock_does_not_bind_the_other():
    outcome = checked(
        "M03",
        month(8, 70, cumulative_proficient_households=40),
        month(9, 60, cumulative_proficient_households=50),
        month(10, 94, cumulative_proficient_households=45),
    )
    assert rules(outcome) == {(9, "not_decreasing")}


def test_every_month_under_the_highest_one_is_rejected():
    outcome = checked("M03", month(7, 70), month(8, 50), month(9, 60), month(10, 70), month(11, 82))
    assert outcome.rows["sheet_id"].to_list() == [7, 10, 11]


def test_a_correction_in_the_batch_replaces_the_known_month():
    wrong = {"cumulative_households": 500}
    assert told(checked("M03", {}, world=months({}, {}, wrong)))[0][2] == "not_decreasing"
    outcome = checked(
        "M03",
        month(10, 90),
        {"sheet_id": 11},
        world=months({"cumulative_households": 66}, {"cumulative_households": 78}, wrong),
    )
    assert told(outcome) == []


def test_a_month_sent_twice_counts_as_it_was_sent_last():
    first = month(9, 150)
    outcome = checked("M03", first, {**month(9, 90), "sheet_id": 10}, {**month(10, 102), "sheet_id": 11})
    assert rules(outcome) == {(9, "unique")}
    assert outcome.rows.height == 3


def test_the_months_of_another_hamlet_do_not_matter():
    other = known(
        M03=stored("M03", {**CLEAN["M03"], "hamlet_code": "13285-002", "cumulative_households": 150})
    )
    assert told(checked("M03", {}, world=other)) == []


def test_a_blank_source_is_the_police_s():
    fallen = police(cumulative_level2_accounts=900)
    assert "not_decreasing" in [
        issue[2] for issue in told(checked("M05", {"data_source": None}, world=fallen))
    ]
    ours = told(checked("M05", {"data_source": "commune"}, world=fallen))
    assert [issue[2] for issue in ours] == ["source_is_police"]
