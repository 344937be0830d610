"""Rows that meet: catalogues sent again, hamlets renamed, spots in their rounds, zero reports."""

from datetime import date

from tests.checks.cases_places import REOPENED, REPLY, SQUARE
from tests.checks.cases_rows import NO_SPOT, ZERO
from tests.checks.world import CLEAN, OTHER, SPOT, checked, known, stored, told

REPLIED = known(M08a=stored("M08a", REPLY))


def test_new_figures_of_a_hamlet_are_no_second_hamlet():
    assert told(checked("M10", {"data_date": date(2026, 1, 1)}, {"households": 210})) == []


def test_a_catalogue_sent_again_replaces_the_earlier_one():
    outcome = checked("M10", {}, {"sheet_id": 2, "households": 210})
    assert told(outcome) == []
    assert outcome.rows.height == 2


def test_a_name_is_free_again_once_its_hamlet_has_ended():
    ended = {"hamlet_code": "13285-004", "valid_to": date(2025, 12, 31)}
    rows = [ended, {"valid_from": date(2026, 1, 1)}]
    assert told(checked("M10", *rows)) == []
    assert told(checked("M10", *rows[::-1])) == []
    assert told(checked("M10", ended, {"valid_from": date(2025, 12, 31)}))[0][2] == "unique"


def test_hamlets_of_one_number_from_two_old_communes_are_two():
    assert told(checked("M10", {}, {"hamlet_code": "13285-004", "old_commune": "Lê Hồng Phong"})) in (
        [],
        [(2, "old_commune", "known_old_commune", "warning")],
    )


def test_a_known_hamlet_renamed_in_the_batch_frees_its_name():
    rows = [{"hamlet_code": OTHER, "hamlet_name": "5"}, {"hamlet_name": "2"}]
    assert told(checked("M10", *rows)) == []


def test_the_row_of_the_commune_itself_needs_no_figures():
    row = dict.fromkeys(set(CLEAN["M10"]) - {"commune_code", "valid_from", "data_date", "data_source"})
    whole = {**row, "hamlet_code": "13285-000", "hamlet_name": "Phủ Lý", "hamlet_type": "commune"}
    assert told(checked("M10", whole)) == []
    assert told(checked("M10", {**whole, "households": 9700, "registered_residents": 62000})) == []


def test_zero_reports_alone_are_fine():
    assert told(checked("M04", ZERO)) == []
    assert told(checked("M07", NO_SPOT)) == []


def test_a_zero_report_beside_a_rejected_row_is_alone():
    assert {issue[2] for issue in told(checked("M04", ZERO, {"attendees": None}))} == {"required_unless"}


def test_classes_at_other_hours_or_places_are_other_classes():
    twin = {"class_code": "L02"}
    assert told(checked("M04", {}, {**twin, "hamlet_code": OTHER, "hamlet_name": "2"})) == []
    assert told(checked("M04", {}, {**twin, "start_time": None})) == []


def test_spots_that_are_closed_far_or_of_another_operator_are_no_duplicates():
    twin = {"spot_code": "37-13285-003"}
    closed = {"status": "not_confirmed", "rechecked_date": date(2026, 11, 1), "recheck_result": "no_spot"}
    for changes in ({"lat": 20.5365}, {"operators": ["mobifone"]}, closed):
        assert told(checked("M07", {}, {**twin, **changes})) == []


def test_a_spot_listed_again_is_no_duplicate_of_itself():
    listed = known(M07=stored("M07", {**CLEAN["M07"], "period": "2026-10"}))
    assert told(checked("M07", {"period": "2026-10"}, {"operators": ["vnpt"]}, world=listed)) == []


def test_a_completion_after_the_reopening_belongs_to_the_next_round():
    moved_on = {
        **REOPENED,
        "status": "in_progress",
        "rechecked_date": date(2026, 11, 1),
        "recheck_result": "fixed",
    }
    assert told(checked("M07", moved_on, world=REPLIED)) == []


def test_a_completion_after_a_failed_recheck_is_the_next_try():
    spot = {**CLEAN["M07"], "spot_code": SPOT, "operators": ["vnpt"], "sent_date": date(2026, 9, 10),
            "detected_date": date(2026, 9, 1), "rechecked_date": date(2026, 10, 1),
            "recheck_result": "not_fixed"}  # fmt: skip
    assert told(checked("M08a", {}, world=known(M07=stored("M07", spot)))) == []


def test_a_reply_is_held_against_the_row_that_names_its_operator():
    rows = [
        {**CLEAN["M07"], "spot_code": SPOT, "operators": [name], "sent_date": date(2026, month, 10)}
        for name, month in (("vnpt", 9), ("viettel", 10))
    ]
    for order in (rows, rows[::-1]):
        assert told(checked("M08a", {}, world=known(M07=stored("M07", *order)))) == []


def test_a_reply_of_an_operator_not_on_the_row_sets_no_order():
    reply = {**REPLY, "operator": "mobifone", "completed_date": date(2026, 10, 1)}
    assert told(checked("M07", {}, world=known(M08a=stored("M08a", reply)))) == []


def test_a_point_in_the_commune_or_just_outside_it_is_fine():
    assert told(checked("M10", {"lat": 20.551}, world=SQUARE)) == []


def test_a_hamlet_goes_by_its_other_names_too():
    for name in ("Thôn 1", "xóm  1", "Đầu làng", "Xóm 1 Quang Trung", "TDP 1"):
        assert told(checked("M03", {"hamlet_name": name})) == [], name
