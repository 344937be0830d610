"""Worked examples of who the members are: A7, A8, A9, A10, A11."""

from datetime import date
from typing import Any

import pytest

from etl import reference
from tests.indicators.tables_in_memory import A, B, InMemory, Row, Values, hamlet

AUGUST, SEPTEMBER = "2026-08", "2026-09"  # 15/7–14/8 and 15/8–14/9
H1, H2, H3, H4 = (f"{A}-00{n}" for n in (1, 2, 3, 4))
K1, K2 = f"{B}-001", f"{B}-002"
NO_FIGURE = (None, None, None, "not_reported", False)


def people(unit: str, sheet: int, day: date, *rows: tuple[str, str, bool], **more: Any) -> list[Row]:
    """Rows of a roster: who (key), role, valid phone."""
    code = {"hamlet_code": unit} if "-" in unit else {}
    shared = {"sheet_key": sheet, "received_order": sheet, "received_date": day, "commune_code": unit[:5]}
    return [
        {"person_key": who, "team_role": role, "phone_valid": valid, **code, **shared, **more}
        for who, role, valid in rows
    ]


def team(code: str, day: date, order: int, **groups: int | None) -> Row:
    """A row of M02c."""
    shared = {"received_date": day, "received_order": order, "sheet_key": order}
    return {"commune_code": code[:5], "hamlet_code": code, "members": 10, **groups, **shared}


def full(**changed: int | None) -> dict[str, int | None]:
    """Groups of a team that has somebody of each."""
    groups = {"secretary_or_hamlet_head_members": 1, "mass_organisation_members": 4, "police_members": 1}
    return {**groups, "youth_union_members": 3, **changed}


@pytest.fixture(scope="module")
def values() -> Values:
    """Commune A: H1 100 households, H2 80, H3 60 without anything, H4 50 until 31/7. Commune B: K1 70, K2 30.

    H1, 1/8: An leader (twice in the list), Bình deputy, Chi without a valid phone: 3 people, 2 reachable.
    H1, 20/8: An and Bình are both leaders, 2 people. H2: Dung leader, Em and Giang members. H4: one person.
    """
    an, binh, chi = ("an", "leader", True), ("binh", "deputy", True), ("chi", "member", False)
    tables = InMemory(date(2026, 10, 20)).add(
        "M10", hamlet(H1, 100), hamlet(H2, 80), hamlet(H3, 60), hamlet(H4, 50, valid_to=date(2026, 7, 31)),
        hamlet(K1, 70), hamlet(K2, 30),
    )  # fmt: skip
    tables.add("M01", *people(H1, 1, date(2026, 8, 1), an, an, binh, chi))
    tables.add("M01", *people(H1, 4, date(2026, 8, 20), an, ("binh", "leader", True)))
    team_2 = (("dung", "leader", True), ("em", "member", True), ("giang", "member", False))
    tables.add("M01", *people(H2, 2, date(2026, 8, 2), *team_2))
    tables.add("M01", *people(H4, 3, date(2026, 7, 1), an))
    commune = (("hoa", "leader", True), ("kim", "deputy", True), ("kim", "member", True))
    in_union = people(A, 5, date(2026, 8, 3), commune[1], youth_union_member=True)
    tables.add("M02b", *in_union, *people(A, 5, date(2026, 8, 3), commune[0], commune[2]))
    # H1: all groups in August, the police left blank from 18/8. H2: no police. H3: nothing. H4 is gone.
    tables.add("M02c", team(H1, date(2026, 8, 5), 10, **full()))
    tables.add("M02c", team(H1, date(2026, 8, 18), 11, **full(police_members=None, youth_union_members=None)))
    tables.add("M02c", team(H2, date(2026, 8, 6), 12, **full(police_members=0, youth_union_members=0)))
    tables.add("M02c", team(H4, date(2026, 7, 6), 13, **full()))
    return tables.values("2026-07", AUGUST, SEPTEMBER)


def test_a7_counts_households_also_where_there_is_no_roster(values: Values) -> None:
    # August, A: 100 + 80 + 60 households; 3 + 3 members. Reported base without H3. H4 has ended.
    assert values.figure("A7", AUGUST, A) == (240, 6, 40.0, "ok", False)
    assert values.figure("A7", AUGUST, A, "reported") == (180, 6, 30.0, "ok", False)
    assert values.figure("A7", AUGUST, H1) == (100, 3, 33.3333, "ok", False)
    assert values.figure("A7", AUGUST, H3) == NO_FIGURE
    # B has households and no members: no figure of its own, but its 100 households are in the province's.
    assert values.figure("A7", AUGUST, B) == NO_FIGURE
    assert values.figure("A7", AUGUST) == (340, 6, round(340 / 6, 4), "ok", False)
    assert values.figure("A7", SEPTEMBER, A)[:2] == (240, 5)


def test_a8_is_about_the_rosters_that_came(values: Values) -> None:
    # August: An and Bình of H1's three, Dung and Em of H2's three. Both bases are the same.
    for base in ("full", "reported"):
        assert values.figure("A8", AUGUST, A, base) == (4, 6, 66.6667, "ok", False)
        assert values.figure("A8", AUGUST, base=base)[:2] == (4, 6)
    assert values.figure("A8", AUGUST, H1) == (2, 3, 66.6667, "ok", False)
    assert values.figure("A8", SEPTEMBER, H1) == (2, 2, 100.0, "ok", False)
    assert values.figure("A8", AUGUST, H3) == NO_FIGURE
    assert values.figure("A8", AUGUST, B) == NO_FIGURE


def test_a9_wants_one_leader_and_a_deputy(values: Values) -> None:
    # August: H1 has both (An counts once), H2 has no deputy. September: H1 has two leaders.
    assert values.figure("A9", AUGUST, A) == (1, 2, 50.0, "ok", False)
    assert values.figure("A9", AUGUST, H1)[2] == 100.0
    assert values.figure("A9", AUGUST, H2)[2] == 0.0
    assert values.figure("A9", AUGUST, H3) == NO_FIGURE
    assert values.figure("A9", SEPTEMBER, A) == (0, 2, 0.0, "ok", False)
    assert values.frame.filter(indicator="A9", level="province").is_empty()


def test_a10_adds_the_commune_team_and_those_who_told(values: Values) -> None:
    # August: the commune's Kim of two; H1 3 of 10, H2 0 of 10. From 18/8 H1 does not tell: out on both sides.
    assert values.figure("A10", AUGUST, A) == (4, 22, round(400 / 22, 4), "ok", False)
    assert values.figure("A10", AUGUST, H1) == (3, 10, 30.0, "ok", False)
    assert values.figure("A10", AUGUST, H2) == (0, 10, 0.0, "ok", False)
    assert values.figure("A10", SEPTEMBER, A) == (1, 12, 8.3333, "ok", False)
    assert values.figure("A10", SEPTEMBER, H1) == NO_FIGURE
    assert values.figure("A10", SEPTEMBER, base="reported")[:2] == (1, 12)
    assert values.figure("A10", AUGUST, B) == NO_FIGURE


def test_a11_wants_all_three_groups(values: Values) -> None:
    # August: H1 yes, H2 no police. Full base: of the three hamlets of A, and of the five of the province.
    assert values.figure("A11", AUGUST, A) == (1, 3, 33.3333, "ok", False)
    assert values.figure("A11", AUGUST, A, "reported") == (1, 2, 50.0, "ok", False)
    assert values.figure("A11", AUGUST) == (1, 5, 20.0, "ok", False)
    assert values.figure("A11", AUGUST, H2) == (0, 1, 0.0, "ok", False)
    # September: H1 left a group blank, so that its row is not filled.
    assert values.figure("A11", SEPTEMBER, H1) == NO_FIGURE
    assert values.figure("A11", SEPTEMBER, A, "reported") == (0, 1, 0.0, "ok", False)
    assert values.figure("A11", AUGUST, B) == NO_FIGURE


def test_a11_of_july_stands_on_the_hamlet_that_was_still_there(values: Values) -> None:
    assert values.figure("A11", "2026-07", A, "reported") == (1, 1, 100.0, "ok", False)
    assert values.figure("A11", "2026-07", A)[:2] == (1, 4)


def test_a11_without_the_police_where_the_setting_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(reference._settings(), "composition_needs_police", False)
    tables = InMemory(date(2026, 10, 20)).add("M10", hamlet(H1))
    tables.add("M02c", team(H1, date(2026, 8, 5), 1, **full(police_members=None)))
    assert tables.values(AUGUST).figure("A11", AUGUST, H1)[2] == 100.0
