"""Worked examples of family D: D1, D3, D4, and the hiding of small cells."""

from datetime import date

import pytest

from tests.indicators.tables_in_memory import A, B, InMemory, Values, hamlet, lesson, zero

H1, H2, H3, H4 = (f"{A}-00{n}" for n in (1, 2, 3, 4))
K1, K2 = f"{B}-001", f"{B}-002"
C = "13318"


def tables() -> InMemory:
    """A: four hamlets, and its own row of M10 for the disabled; B two hamlets, C one that never sends M04.

    | place         | 60+ | disabled | classes of A, first-time elderly + disabled            |
    | H1            | 50  | 20       | 20/7 10+6, 20/8 5+2                                    |
    | H2            | 40  | 10       | 20/7 8+5                                               |
    | H3            | 30  | 8        | –                                                      |
    | H4            | 20  | blank    | 25/7 1+1                                               |
    | all of A      |     | 45       | 21/7 2+3 for the whole commune; 22/7 members' training |
    B: zero reports of 2026-08 and 2026-09.
    """
    people = {"residents_60_plus": 10, "certified_disabled_people": 6}
    return (
        InMemory(date(2026, 9, 20))
        .add(
            "M10",
            hamlet(H1, residents_60_plus=50, certified_disabled_people=20),
            hamlet(H2, residents_60_plus=40, certified_disabled_people=10),
            hamlet(H3, residents_60_plus=30, certified_disabled_people=8),
            hamlet(H4, residents_60_plus=20),
            hamlet(f"{A}-000", None, hamlet_type="commune", certified_disabled_people=45),
            hamlet(K1, **people),
            hamlet(K2, **people),
            hamlet(f"{C}-001", **people),
        )
        .add(
            "M04",
            trained(H1, 1, date(2026, 7, 20), 10, 6),
            trained(H2, 2, date(2026, 7, 20), 8, 5),
            trained(A, 3, date(2026, 7, 21), 2, 3),
            trained(H1, 4, date(2026, 7, 22), 9, 9) | {"class_kind": "member_training"},
            trained(H4, 5, date(2026, 7, 25), 1, 1),
            trained(H1, 6, date(2026, 8, 20), 5, 2),
            zero(B, "2026-08"),
            zero(B, "2026-09"),
        )
    )


def trained(code: str, number: int, day: date, elderly: int, disabled: int) -> dict[str, object]:
    more = {"first_time_elderly_attendees": elderly, "first_time_disabled_attendees": disabled}
    return lesson(code, number, day, attendees=40, **more)


@pytest.fixture(scope="module")
def values() -> Values:
    return tables().values("2026-07", "2026-08", "2026-09", "2026-10", "2026-Q3")


def test_d1_counts_public_classes_held_in_the_period(values: Values) -> None:
    # August runs from 15/7 to 14/8: classes 1, 2, 3, 5 of A; training of members is none of them.
    assert values.figure("D1", "2026-08", A) == (4, None, 4, "ok", False)
    assert values.figure("D1", "2026-09", A)[2] == 1
    assert values.figure("D1", "2026-Q3", A)[2] == 5
    assert values.figure("D1", "2026-08", H1)[2] == 1
    assert values.figure("D1", "2026-08", H3) == (0, None, 0, "ok", False)


def test_d1_tells_zero_from_silent(values: Values) -> None:
    assert values.figure("D1", "2026-08", B) == (0, None, 0, "ok", False)
    assert values.figure("D1", "2026-08", C)[3] == "not_reported"
    assert values.figure("D1", "2026-10", B)[3] == "not_reported"
    assert values.figure("D1", "2026-08") == (4, None, 4, "ok", False)
    assert values.figure("D1", "2026-07")[3] == "not_reported"


def test_d3_adds_first_time_elderly_since_the_start(values: Values) -> None:
    # August: 10 + 8 + 2 + 1 of 50 + 40 + 30 + 20; September 5 more.
    assert values.figure("D3", "2026-08", A) == (21, 140, 15.0, "ok", False)
    assert values.figure("D3", "2026-09", A) == (26, 140, round(2600 / 140, 4), "ok", False)
    # October: nothing sent, the sum stays, marked stale; it is not in the reported base.
    assert values.figure("D3", "2026-10", A) == (26, 140, round(2600 / 140, 4), "ok", True)
    assert values.figure("D3", "2026-10", A, "reported")[3] == "not_reported"
    assert values.figure("D3", "2026-08", B) == (0, 20, 0.0, "ok", False)
    assert values.figure("D3", "2026-08", C)[3] == "not_reported"
    # Full base: A 140, B 20 and the silent C 10 are below. Reported base: A and B.
    assert values.figure("D3", "2026-08") == (21, 170, round(2100 / 170, 4), "ok", False)
    assert values.figure("D3", "2026-08", base="reported") == (21, 160, 13.125, "ok", False)
    assert values.figure("D3", "2026-09", H1) == (15, 50, 30.0, "ok", False)
    assert values.figure("D3", "2026-08", H3) == (0, 30, 0.0, "ok", False)


def test_d4_stands_on_the_row_of_the_commune(values: Values) -> None:
    # August: 6 + 5 + 3 + 1 over the 45 of the commune's own row (not 20 + 10 + 8). B: 0 of 6 + 6.
    assert values.figure("D4", "2026-08", A) == (15, 45, round(1500 / 45, 4), "ok", False)
    assert values.figure("D4", "2026-08", B) == (0, 12, 0.0, "ok", False)
    assert values.figure("D4", "2026-08") == (15, 45 + 12 + 6, round(1500 / 63, 4), "ok", False)
    assert values.figure("D4", "2026-08", base="reported") == (15, 57, round(1500 / 57, 4), "ok", False)


def test_d4_hides_small_cells(values: Values) -> None:
    # August: H3 (0 trained) and H4 (1, its people blank) are small. With 0 + 1 trained they would not cover
    # each other: H2 (5 of 10) is hidden with them, and H1 (6 of 20) is shown.
    assert values.figure("D4", "2026-08", H1) == (6, 20, 30.0, "ok", False)
    assert values.figure("D4", "2026-08", H2) == (None, None, None, "suppressed", False)
    assert values.figure("D4", "2026-08", H3) == (None, None, None, "suppressed", False)
    assert values.figure("D4", "2026-08", H4) == (None, None, None, "suppressed", False)
    assert values.figure("D4", "2026-08", f"{C}-001")[3] == "not_reported"


def test_d4_hides_a_second_cell_where_one_alone_could_be_worked_out() -> None:
    # Only H3 is small; H1 and H2 are not. Their commune's total less the two would give H3 away:
    # H2, the one with fewer people below the line, is hidden as well.
    pair = tables()
    pair.forms["M10"] = [row for row in pair.forms["M10"] if row["hamlet_code"] != H4]
    values = pair.values("2026-08")
    assert values.figure("D4", "2026-08", H1)[3] == "ok"
    assert values.figure("D4", "2026-08", H2)[3] == "suppressed"
    assert values.figure("D4", "2026-08", H3)[3] == "suppressed"


def test_d4_of_a_commune_without_people_to_count_is_in_neither() -> None:
    # A's cells are all blank and it has no row of its own: its 15 trained count nowhere; B gives 0 of 12.
    bare = tables()
    for row in bare.forms["M10"]:
        if row["commune_code"] == A:
            row["certified_disabled_people"] = None
    values = bare.values("2026-08")
    assert values.figure("D4", "2026-08", A)[3] == "not_reported"
    assert values.figure("D4", "2026-08") == (0, 18, 0.0, "ok", False)


def test_d3_leaves_out_learners_of_a_commune_without_people_to_count() -> None:
    # A's 21 learners of August have no figure of people aged 60 or over below them: B and C stand alone.
    bare = tables()
    for row in bare.forms["M10"]:
        if row["commune_code"] == A:
            row["residents_60_plus"] = None
    values = bare.values("2026-08")
    assert values.figure("D3", "2026-08", A)[3] == "not_reported"
    assert values.figure("D3", "2026-08") == (0, 30, 0.0, "ok", False)
