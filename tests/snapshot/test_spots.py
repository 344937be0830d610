"""The table of spots: days due across Tết and the days off of spring 2026, answers, and places."""

from datetime import date

import polars as pl
import pytest
from shapely.geometry import box

from etl.snapshot.spot_operators import spot_operators
from etl.snapshot.spot_places import placed
from etl.snapshot.spots import spots, working_days_after
from tests.indicators.tables_in_memory import A, B, InMemory, Row

AS_OF = date(2026, 6, 1)
SPOT = f"37-{A}-001"


@pytest.mark.parametrize(
    ("sent", "answer", "measure"),
    [
        ("2026-02-09", "2026-02-23", "2026-03-09"),  # Monday; Tết 16–20/02 off
        ("2026-02-13", "2026-02-27", "2026-03-13"),  # the Friday before Tết
        ("2026-02-17", "2026-02-27", "2026-03-13"),  # on New Year's Day itself: counts from the 23rd
        ("2026-04-24", "2026-05-06", "2026-05-20"),  # Friday; 27/04, 30/04 and 01/05 off
        ("2026-04-25", "2026-05-06", "2026-05-20"),  # Saturday
        ("2026-04-29", "2026-05-08", "2026-05-22"),
        ("2026-03-02", "2026-03-09", "2026-03-23"),  # no day off: one week, three weeks
    ],
)
def test_days_due_skip_weekends_and_days_off(sent: str, answer: str, measure: str) -> None:
    days = pl.DataFrame({"sent_date": [date.fromisoformat(sent)]}).select(
        working_days_after("sent_date", "spot_confirm_working_days").alias("answer"),
        working_days_after("sent_date", "spot_measure_working_days").alias("measure"),
    )
    assert days.row(0) == (date.fromisoformat(answer), date.fromisoformat(measure))


def spot(operators: list[str], **more: object) -> Row:
    return {"commune_code": A, "period": "2026-05", "received_date": date(2026, 5, 14), "spot_code": SPOT,
            "operators": operators, "status": "sent", "sent_date": date(2026, 4, 24), "lat": 20.1,
            "lon": 106.1, **more}  # fmt: skip


def reply(operator: str, **days: object) -> Row:
    return {"commune_code": A, "period": "2026-05", "received_date": date(2026, 5, 14), "spot_code": SPOT,
            "operator": operator, **days}  # fmt: skip


def told(operators: list[str], *replies: Row) -> Row:
    tables = InMemory(AS_OF).add("M07", spot(operators)).add("M08a", *replies)
    return spots(tables, AS_OF, None).row(0, named=True)


def test_an_answer_is_the_day_the_operator_took_the_spot_in() -> None:
    row = told(["viettel"], reply("viettel", form_received_date=date(2026, 5, 5), solution="optimisation"),
               reply("vnpt", form_received_date=date(2026, 4, 27)))  # fmt: skip
    assert row["acknowledged_date"] == date(2026, 5, 5)
    assert (row["measured_date"], row["solution"]) == (None, "optimisation")
    assert row["answer_due"] == date(2026, 5, 6)


def test_who_measured_has_taken_the_spot_in() -> None:
    row = told(["viettel"], reply("viettel", measured_date=date(2026, 5, 12)))
    assert (row["acknowledged_date"], row["measured_date"]) == (date(2026, 5, 12), date(2026, 5, 12))


def test_several_operators_have_answered_when_the_last_has() -> None:
    first = reply("viettel", form_received_date=date(2026, 4, 27))
    second = reply("vnpt", form_received_date=date(2026, 5, 8))
    assert told(["viettel", "vnpt"], first)["acknowledged_date"] is None
    assert told(["viettel", "vnpt"], first, second)["acknowledged_date"] == date(2026, 5, 8)
    third = reply("mobifone", form_received_date=date(2026, 4, 28))
    assert told(["all"], first, second)["acknowledged_date"] is None
    assert told(["all"], first, second, third)["acknowledged_date"] == date(2026, 5, 8)


def test_nothing_answered_and_nothing_sent() -> None:
    row = told(["viettel"])
    assert (row["acknowledged_date"], row["committed_date"], row["overdue"]) == (None, None, False)
    unsent = InMemory(AS_OF).add("M07", spot(["viettel"], sent_date=None, status="new")).add("M08a")
    assert spots(unsent, AS_OF, None)["answer_due"].to_list() == [None]


def test_a_spot_outside_its_commune_is_told_with_its_distance() -> None:
    polygons = {A: box(106.0, 20.0, 106.2, 20.2), B: box(106.2, 20.0, 106.4, 20.2)}
    rows = pl.DataFrame(
        [("in", A, 20.1, 106.1), ("edge", A, 20.1, 106.2), ("beside", A, 20.1, 106.21),
         ("nowhere", A, 20.3, 106.1), ("blank", A, None, None), ("unknown", "14308", 20.1, 106.1)],
        schema=["spot_code", "commune_code", "lat", "lon"], orient="row",
    )  # fmt: skip
    found = {
        row["spot_code"]: (row["lies_in"], row["outside_m"]) for row in placed(rows, polygons).to_dicts()
    }
    assert found["in"] == found["edge"] == (A, 0.0)
    assert found["beside"][0] == B
    assert found["beside"][1] == pytest.approx(1043, abs=2)  # 0.01 degrees of longitude
    assert found["nowhere"][0] is None
    assert found["nowhere"][1] == pytest.approx(11_120, abs=5)
    assert "blank" not in found
    assert found["unknown"] == (None, None)
    assert placed(rows, None).is_empty()
    assert spots(InMemory(AS_OF).add("M07", spot(["viettel"])).add("M08a"), AS_OF, polygons)[
        "outside_m"
    ].to_list() == [0.0]


def by_operator(row: Row, *replies: Row) -> dict[str, Row]:
    tables = InMemory(AS_OF).add("M07", row).add("M08a", *replies)
    return {one["operator"]: one for one in spot_operators(tables).to_dicts()}


def test_each_operator_has_its_own_answers_to_a_shared_spot() -> None:
    first = reply("viettel", committed_date=date(2026, 7, 1), solution="new_site")
    second = reply("vnpt", form_received_date=date(2026, 5, 5))
    found = by_operator(spot(["all"], rsrp_dbm=-118), first, second)
    assert set(found) == {"viettel", "vnpt", "mobifone"}
    own = found["viettel"]
    assert (own["committed_date"], own["solution"]) == (date(2026, 7, 1), "new_site")
    assert (found["vnpt"]["committed_date"], found["vnpt"]["acknowledged_date"]) == (None, date(2026, 5, 5))
    assert {row["rsrp_dbm"] for row in found.values()} == {-118}


@pytest.mark.parametrize(
    ("written", "kept"),
    [("45/UBND-VHXH", True), ("12/2026/CV-KT", True), (" 7/UBND ", True), ("0912345678", False),
     ("Nguyễn Văn A", False), ("45/0912345678", False), ("", False), (None, False)],
)  # fmt: skip
def test_only_the_number_of_a_letter_is_published(written: str | None, kept: bool) -> None:
    found = by_operator(spot(["vnpt"], document_number=written))["vnpt"]["document_number"]
    assert found == (written.strip() if kept and written else None)
