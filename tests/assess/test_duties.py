"""The state of a duty follows from its figures and the rows that prove it, worked out by hand."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from etl import calendar, reference
from etl.assess.duties import STATES, duty_status
from etl.assess.duty_evidence import COUNTED, evidence_rows
from etl.indicators import INDICATORS, Scope
from tests.indicators.tables_in_memory import A, B, InMemory

PERIOD = "2026-09"
NAMES = ("period", "indicator", "part", "commune_code", "value", "state", "tone", "gap")
TYPES = {
    "part": pl.Int32,
    "commune_code": pl.String,
    "value": pl.Float64,
    "gap": pl.Float64,
    "tone": pl.String,
}
Figure = tuple[str, float | None, str, str | None, float | None]


def status(commune: str | None, *figures: Figure) -> pl.DataFrame:
    """Status rows of a commune: indicator, value, state, tone and gap to the plan."""
    rows = [(PERIOD, code, 1, commune, *rest) for code, *rest in figures]
    return pl.DataFrame(rows, schema=list(NAMES), orient="row", schema_overrides=TYPES)


def proofs(*rows: tuple[str, str | None, int]) -> pl.DataFrame:
    return pl.DataFrame([(PERIOD, *row) for row in rows], schema=dict(COUNTED), orient="row")


def state(duty: str, evidence: int, *figures: Figure) -> dict[str, Any]:
    found = duty_status(
        status(A, *figures), status(None), proofs((duty, A, evidence)) if evidence else proofs()
    )
    return found.filter(duty=duty, commune_code=A).row(0, named=True)


ON, SLOW, BEHIND = ("ok", "on_track", 5.0), ("ok", "attention", -5.0), ("ok", "behind", -40.0)
NONE = ("not_reported", "no_data", None)


@pytest.mark.parametrize(
    ("expected", "evidence", "figures"),
    [
        ("done", 3, [("S1", 0, *ON), ("S2", 100, *ON), ("S3", 100, *ON), ("S6", 0, *ON)]),
        ("in_progress", 3, [("S1", 1, *ON), ("S2", 90, *SLOW), ("S3", 100, *ON), ("S6", 4, *ON)]),
        ("in_progress", 3, [("S1", 1, *ON), ("S2", 100, *ON), ("S3", None, *NONE), ("S6", 4, *ON)]),
        ("late", 3, [("S1", 1, *BEHIND), ("S2", 100, *ON), ("S3", 100, *ON), ("S6", 4, *ON)]),
        ("no_evidence", 0, [("S1", 0, *ON), ("S2", 100, *ON), ("S3", 100, *ON), ("S6", 0, *ON)]),
        ("no_data", 0, [("S1", None, *NONE), ("S2", None, *NONE), ("S3", None, *NONE), ("S6", None, *NONE)]),
        ("in_progress", 2, [("S1", None, *NONE), ("S2", None, *NONE)]),  # papers came, no figure yet
        ("late", 0, [("S1", 9, *BEHIND), ("S2", None, *NONE)]),  # lateness shows with or without a paper
    ],
)
def test_states(expected: str, evidence: int, figures: list[Figure]) -> None:
    assert state("X2.3", evidence, *figures)["state"] == expected


def test_what_does_not_apply_keeps_no_duty_from_being_done() -> None:
    # No spot: nothing to send or fix; the zero report is the evidence.
    found = state("X2.3", 1, ("S1", 0, *ON), ("S2", None, "not_applicable", None, None))
    assert (found["state"], found["applying"], found["with_figure"]) == ("done", 1, 1)


def test_the_worst_indicator_is_the_one_furthest_from_its_plan() -> None:
    found = state(
        "X2.3", 1, ("S1", 2, "ok", "behind", -10.0), ("S3", 20, *BEHIND), ("S6", 5, "ok", None, -90.0)
    )
    assert (found["worst"], found["behind"]) == ("S3", 2)


def test_every_duty_has_its_row_and_those_of_provincial_bodies_the_provinces_alone() -> None:
    found = duty_status(status(A, ("C1", 50, *ON)), status(None, ("C1", 50, *ON)), proofs())
    assert set(found["state"]) <= set(STATES)
    province, commune = found.filter(pl.col("commune_code").is_null()), found.filter(commune_code=A)
    assert province.height == 38
    assert set(province["duty"]) - set(commune["duty"]) == {"T7.1", "T7.2", "T8.1"}


def test_the_provinces_evidence_is_that_of_all_communes() -> None:
    found = duty_status(
        status(A, ("C1", 50, *ON)), status(None, ("C1", 50, *ON)), proofs(("T1.3", A, 2), ("T1.3", B, 3))
    )
    assert found.filter(duty="T1.3").sort("commune_code", nulls_last=False)["evidence_rows"].to_list() == [
        5,
        2,
    ]


def test_the_table_of_duties_names_indicators_and_columns_that_exist() -> None:
    from etl.forms import FORMS
    from etl.stored import stored_schema

    duties = reference.rows("duties")
    assert len(duties) == 38
    asked = {code for duty in duties for code in duty["indicators"] or ()}  # type: ignore[union-attr]
    assert asked <= set(INDICATORS)
    for duty in duties:
        if duty["evidence_form"]:
            columns = stored_schema(FORMS[str(duty["evidence_form"])])
            assert set(duty["evidence_columns"]) <= set(columns)  # type: ignore[arg-type]
            assert not duty["evidence_filter"] or str(duty["evidence_filter"]).partition("=")[0] in columns


def test_evidence_is_counted_in_the_time_that_the_duty_asks_for() -> None:
    found = InMemory(date(2027, 1, 20))
    spot = {"commune_code": A, "received_date": date(2026, 3, 1), "status": "sent", "operators": ["vnpt"]}
    found.add("M07", spot | {"period": "2026-02", "spot_code": "37-1", "document_number": "12/UBND"})
    found.add("M07", spot | {"period": "2026-02", "spot_code": "37-2"})
    listed = {"commune_code": A, "received_date": date(2026, 6, 1), "activity_group": "award", "sheet_key": 1}
    found.add(
        "M09", listed | {"period": "2026-Q1", "document_number": "7/QĐ"}, listed | {"period": "2026-Q1"}
    )
    periods = [calendar.period(name) for name in ("2026-01", "2026-02", "2026-09", "2026-Q1", "2027-01")]
    counted = {
        (period, duty): rows
        for period, duty, commune, rows in evidence_rows(Scope(found, periods)).iter_rows()
        if commune == A
    }
    # Ever: from the month on; in the year: until the reporting year ends.
    assert {p for p, duty in counted if duty == "T2.3"} == {"2026-02", "2026-09", "2026-Q1", "2027-01"}
    assert {p for p, duty in counted if duty == "T3.2"} == {"2026-09", "2026-Q1"}
    assert counted["2026-09", "T2.3"] == counted["2026-Q1", "T3.2"] == 1
