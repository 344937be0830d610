"""Rosters: what is no fault, where one team ends and the next begins, and that no one is named."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.world import checked, rows_of, told

NAMES = ["Nguyễn Văn An", "Lê Thị Hoà", "Trần Đức Bình", "Phạm Thuý"]


def member(number: int, **changes: object) -> dict[str, object]:
    row = {
        "sequence_number": number,
        "full_name": NAMES[number % len(NAMES)],
        "team_role": "leader" if number == 1 else "member",
        "zalo_phone": f"09123456{number:02d}",
    }
    return {**row, **changes}


def test_a_team_short_of_people_is_no_fault():
    outcome = checked("M01", *[member(number) for number in range(1, 5)])
    assert told(outcome) == []
    assert outcome.rows.height == 4


def test_one_name_with_two_phones_is_two_people():
    twice = member(2, full_name=NAMES[1])
    assert told(checked("M01", member(1, full_name=NAMES[1]), twice)) == []


def test_a_name_is_one_name_wherever_the_tone_mark_stands():
    outcome = checked(
        "M01", member(1, full_name="Lê Thị Hoà"), member(2, full_name="LÊ THỊ HÒA", zalo_phone="0912345601")
    )
    assert told(outcome) == [(2, "full_name", "duplicate_person", "warning")]
    assert outcome.rows.height == 2


def test_a_family_phone_is_told_once_for_each_further_person():
    rows = [member(number, zalo_phone="0912345678") for number in (1, 2, 3)]
    assert [issue[0] for issue in told(checked("M01", *rows))] == [2, 3]


def test_two_teams_of_one_batch_have_nothing_to_do_with_each_other():
    rows = [{**member(1), "sheet_id": sheet, "row": 2} for sheet in (1, 2)]
    assert told(checked("M01", *rows)) == []


def test_two_communes_on_one_sheet_have_a_leader_and_a_count_each():
    rows = [member(1), member(2), member(1, commune_code="13291", zalo_phone=None)]
    assert told(checked("M02b", *rows)) == []


def test_rows_without_a_number_may_stand_for_one_or_none():
    numbers = [1, None, 3, None, 4]
    rows = [
        member(place, sequence_number=number, team_role="leader" if place == 1 else "member")
        for place, number in enumerate(numbers, start=1)
    ]
    assert told(checked("M01", *rows)) == []


def test_the_leader_counts_even_where_the_row_is_rejected():
    outcome = checked("M01", member(1, full_name="An"), member(2))
    assert [issue[2] for issue in told(outcome)] == ["words_2_to_6"]


def test_a_rejected_row_makes_no_one_a_duplicate():
    outcome = checked("M01", member(1, full_name="An 2", zalo_phone="0912345602"), member(2))
    assert {issue[0] for issue in told(outcome)} == {1}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*NAMES, "Đinh", "Vũ Thị 9", None]),
            st.sampled_from(["0912345678", "0387654321", None]),
            st.sampled_from(["leader", "member", None]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_no_issue_repeats_a_name_or_a_phone(people):
    rows = [
        {"full_name": name, "zalo_phone": phone, "team_role": role, "birth_year": 1888}
        for name, phone, role in people
    ]
    for form in ("M01", "M02b"):
        outcome = checked(
            form, *[{k: v for k, v in row.items() if k in rows_of(form, {}).columns} for row in rows]
        )
        written = " ".join([*outcome.issues["value"], *outcome.issues["message"]])
        words = [w for name, phone, _ in people for w in (name, phone) if w]
        assert not [word for word in [*words, "1888"] if word in written]
