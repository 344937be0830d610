"""Worked examples of family G: campaigns (G3), models (G4), rewards (G5), mass organisations (G6)."""

from datetime import date
from typing import Any

import pytest

from tests.indicators.tables_in_memory import A, B, InMemory, Values, activities, hamlet, month

H1, H2, H3, OLD = f"{A}-001", f"{A}-002", f"{B}-001", f"{A}-009"
C = "13318"
AUGUST, Q2, Q3, HALF, YEAR = "2026-08", "2026-Q2", "2026-Q3", "2026-H2", "2026"
AS_OF = date(2026, 9, 30)


def campaign(code: str | None, first: date | None, last: date | None = None, **more: Any) -> dict[str, Any]:
    dates = {"start_date": first, "end_date": last}
    return {"activity_group": "campaign", "campaign_code": code, **dates, **more}


def with_campaigns() -> InMemory:
    """A: the province's CD1 from June into July, told in Q2; CD1 again and two without a code in Q3.

    B: CD1 in Q3. C: a sheet of Q3 without campaigns. In August H1 reports 10 + 5 under CD1, H2 without a
    code, a hamlet ended since 4 under CD1; H3 is silent.
    """
    summer = campaign("CD1", date(2026, 6, 1), date(2026, 7, 14))
    own = [campaign(None, date(2026, 8, 1), content=name) for name in ("market", "market", "school")]
    people = {"people_guided_public_services": 10, "people_guided_ecommerce": 5, "people_guided_vneid": 99}
    return (
        InMemory(AS_OF)
        .add("M10", hamlet(H1), hamlet(H2), hamlet(H3), hamlet(OLD, valid_to=date(2026, 8, 1)))
        .add("M03", month(H1, AUGUST, campaign_code="CD1", **people), month(H1, "2026-09", **people))
        .add("M03", month(H2, AUGUST, people_guided_ecommerce=7))
        .add("M03", month(OLD, AUGUST, campaign_code="CD1", people_guided_ecommerce=4))
        .add("M09", *activities(A, Q2, summer))
        .add("M09", *activities(A, Q3, summer, *own, campaign("CD9", None)))
        .add("M09", *activities(B, Q3, campaign("CD1", date(2026, 6, 20))))
        .add("M09", *activities(C, Q3, {"activity_group": "emulation", "quantity": 1}))
    )


@pytest.fixture(scope="module")
def campaigns() -> Values:
    return with_campaigns().values(AUGUST, Q2, Q3, YEAR)


def test_g3_counts_campaigns_that_meet_the_period(campaigns: Values) -> None:
    assert campaigns.figure("G3", Q2, A)[2] == 1
    # CD1, the market, the school; CD9 has no day. At province CD1 of A and of B is one.
    assert campaigns.figure("G3", Q3, A) == (3, None, 3, "ok", False)
    assert campaigns.figure("G3", Q3, B)[2] == 1
    assert campaigns.figure("G3", Q3) == (3, None, 3, "ok", False)
    assert campaigns.figure("G3", YEAR, base="reported")[2] == 3


def test_g3_a_sheet_without_campaigns_is_zero(campaigns: Values) -> None:
    assert campaigns.figure("G3", Q3, C)[2:4] == (0, "ok")
    assert campaigns.figure("G3", Q2, B)[3] == "not_reported"
    assert campaigns.figure("G3", AUGUST, A)[3] == "not_applicable"
    assert campaigns.figure("G3", AUGUST)[3] == "not_applicable"


def test_g3_hamlets_that_took_part(campaigns: Values) -> None:
    # A: H1 of H1, H2 (the ended hamlet is not below, so not above). B: nobody reported. Province: 1 of 3.
    assert campaigns.figure("G3", AUGUST, A, part=2) == (1, 2, 50.0, "ok", False)
    assert campaigns.figure("G3", AUGUST, B, part=2)[3] == "not_reported"
    assert campaigns.figure("G3", AUGUST, part=2) == (1, 3, 33.3333, "ok", False)
    assert campaigns.figure("G3", AUGUST, part=2, base="reported") == (1, 2, 50.0, "ok", False)
    assert campaigns.figure("G3", "2026-Q3", A, part=2)[:2] == (1, 2)


def test_g3_people_guided_in_campaigns(campaigns: Values) -> None:
    # August: 15 by H1 and 4 by the ended hamlet; September's report of H1 is of no campaign.
    assert campaigns.figure("G3", AUGUST, A, part=3) == (19, None, 19, "ok", False)
    assert campaigns.figure("G3", Q3, part=3)[2] == 19
    assert campaigns.figure("G3", AUGUST, B, part=3)[3] == "not_reported"


def test_g3_the_rise_is_told_by_no_form(campaigns: Values) -> None:
    for unit in (A, C, ""):
        assert campaigns.figure("G3", Q3, unit, part=4)[3] == "not_applicable"


def model(status: str | None, document: str | None, quantity: int | None = 2) -> dict[str, Any]:
    shared = {"activity_group": "model", "quantity": quantity}
    return {**shared, "model_status": status, "document_number": document}


def award(document: str | None, quantity: int | None) -> dict[str, Any]:
    return {"activity_group": "award", "document_number": document, "quantity": quantity}


def with_documents() -> InMemory:
    rows = [
        model("new", "1/QD"), model("new", "2/QD", 3), model("new", None), model("replicated", None),
        award("5/QD", 10), award("5/QD", 4), award("6/QD", None), award(None, 8),
        {"activity_group": "emulation", "quantity": 2}, {"activity_group": "emulation", "quantity": 1},
    ]  # fmt: skip
    return (
        InMemory(AS_OF)
        .add("M09", *activities(A, Q3, *rows))
        .add("M09", *activities(B, Q3, model("replicated", "9/QD"), award("5/QD", None)))
    )


@pytest.fixture(scope="module")
def written() -> Values:
    return with_documents().values(AUGUST, Q3, HALF)


def test_g4_new_models_need_a_document_and_copies_a_commune(written: Values) -> None:
    assert written.figure("G4", Q3, A) == (5, None, 5, "ok", False)
    assert written.figure("G4", Q3, B)[2] == 0
    assert written.figure("G4", Q3, part=2) == (2, None, 2, "ok", False)
    assert written.figure("G4", HALF)[2] == 5
    assert written.figure("G4", Q3, C)[3] == "not_reported"
    assert written.figure("G4", AUGUST, part=2)[3] == "not_applicable"


def test_g5_the_rewarded_and_the_decisions(written: Values) -> None:
    assert written.figure("G5", Q3, A)[2] == 14
    assert written.figure("G5", Q3, A, part=2)[2] == 2
    # B's decision names nobody's number: how many were rewarded is not known, that there was one is.
    assert written.figure("G5", Q3, B)[3] == "not_reported"
    assert written.figure("G5", Q3, B, part=2)[2] == 1
    # One number in two communes is two decisions.
    assert written.figure("G5", Q3, part=2)[2] == 3


def test_g6_movements_are_a_flow_of_the_quarter(written: Values) -> None:
    assert written.figure("G6", Q3, A, part=2) == (3, None, 3, "ok", False)
    assert written.figure("G6", Q3, B, part=2)[2] == 0
    assert written.figure("G6", AUGUST, A, part=2)[3] == "not_applicable"
    assert written.figure("G6", Q3, A)[3] == "not_reported"


def member(sheet: int, key: str, organisation: str | None) -> dict[str, Any]:
    received = date(2026, 7, sheet)
    shared = {"commune_code": A, "sheet_key": sheet, "received_order": sheet, "received_date": received}
    return {**shared, "person_key": key, "organisation": organisation}


def with_members() -> InMemory:
    """The later roster of A: two of organisations, the police, one unknown. Hamlets: 3 of 9, blank, ended."""
    team = [
        member(1, "old", "youth_union"), member(2, "a", "youth_union"), member(2, "b", "womens_union"),
        member(2, "b", "womens_union"), member(2, "c", "police"), member(2, "d", None),
    ]  # fmt: skip
    received = {"received_date": date(2026, 7, 3), "members": 9}
    shares = [
        {"commune_code": H[:5], "hamlet_code": H, "mass_organisation_members": people, **received}
        for H, people in ((H1, 3), (H2, None), (OLD, 5), (H3, 4))
    ]
    return (
        InMemory(AS_OF)
        .add("M10", hamlet(H1), hamlet(H2), hamlet(H3), hamlet(OLD, valid_to=date(2026, 8, 1)))
        .add("M02b", *team)
        .add("M02c", *shares)
    )


def test_g6_members_of_mass_organisations() -> None:
    values = with_members().values("2026-07", AUGUST, Q3)
    assert values.figure("G6", AUGUST, A) == (5, None, 5, "ok", False)
    assert values.figure("G6", AUGUST, A, part=3) == (5, 12, 41.6667, "ok", False)
    assert values.figure("G6", AUGUST, part=3) == (9, 21, 42.8571, "ok", False)
    assert values.figure("G6", Q3, B)[2] == 4
    assert values.figure("G6", AUGUST, C)[3] == "not_reported"
