"""Worked examples of family S: what is overdue (S4), days to repair (S5), re-checks and reopenings (S8)."""

from datetime import date
from typing import Any

import pytest

from tests.indicators.tables_in_memory import A, B, InMemory, Values, hamlet, spot, zero

H1 = f"{A}-001"
C = "13318"
AUGUST, SEPTEMBER, OCTOBER = "2026-08", "2026-09", "2026-10"
JULY = date(2026, 7, 20)
SENT = {"sent_date": JULY, "document_number": "12/UBND"}


def reply(number: int, operator: str, period: str, **days: Any) -> dict[str, Any]:
    return {
        "commune_code": A,
        "spot_code": f"37-{A}-{number:03}",
        "operator": operator,
        "period": period,
        **days,
    }


def tables() -> InMemory:
    """Commune A, spots 1–6, all sent on 20/7 but 5; B zero reports only; C a spot that was none.

    1: Viettel and VNPT, a row each. Viettel says completed 29/8, confirmed in September; VNPT stays open.
    2: all operators; Viettel promised 10/8, then 30/9 (told in September). Confirmed in October, 5/10.
    3: MobiFone, nobody promised. 4: not confirmed. 5: a date but no document: not sent.
    6: VNPT, confirmed in September without a completion: its re-check on 8/9 stands in; opened again 1/10.
    """
    checked = {"rechecked_date": date(2026, 9, 8)}
    return (
        InMemory(date(2026, 10, 20))
        .add("M10", hamlet(H1))
        .add(
            "M07",
            spot(H1, 1, AUGUST, "sent", ["viettel"], **SENT),
            spot(H1, 1, AUGUST, "sent", ["vnpt"], **SENT),
            spot(H1, 1, SEPTEMBER, "confirmed", ["viettel"], **SENT, **checked),
            spot(H1, 2, AUGUST, "sent", ["all"], **SENT),
            spot(H1, 2, OCTOBER, "confirmed", ["all"], **SENT, rechecked_date=date(2026, 10, 6)),
            spot(H1, 3, AUGUST, "sent", ["mobifone"], **SENT),
            spot(H1, 4, AUGUST, "not_confirmed", ["viettel"], **SENT),
            spot(H1, 5, AUGUST, "new", ["viettel"], sent_date=JULY),
            spot(H1, 6, SEPTEMBER, "confirmed", ["vnpt"], **SENT, **checked),
            spot(H1, 6, OCTOBER, "reopened", ["vnpt"], **SENT, **checked, reopened_date=date(2026, 10, 1)),
            zero(B, AUGUST),
            spot(f"{C}-001", 1, AUGUST, "not_confirmed", ["vnpt"]),
        )
        .add(
            "M08a",
            reply(1, "viettel", AUGUST, committed_date=date(2026, 8, 31)),
            reply(
                1, "viettel", SEPTEMBER, committed_date=date(2026, 8, 31), completed_date=date(2026, 8, 29)
            ),
            reply(1, "vnpt", AUGUST, committed_date=date(2026, 8, 14)),
            reply(2, "viettel", AUGUST, committed_date=date(2026, 8, 10)),
            reply(2, "viettel", SEPTEMBER, committed_date=date(2026, 9, 30)),
            reply(2, "viettel", OCTOBER, completed_date=date(2026, 10, 5)),
            reply(6, "vnpt", OCTOBER, completed_date=date(2026, 9, 20)),
        )
    )


@pytest.fixture(scope="module")
def values() -> Values:
    return tables().values("2026-07", AUGUST, SEPTEMBER, OCTOBER, "2026-Q3", "2026-H2")


def test_s4_a_spot_past_its_last_promise_and_still_open(values: Values) -> None:
    # 14/8: 1, 2, 3 are sent and open. 2 was promised for 10/8; 1 for 31/8 and for 14/8, not past on the day.
    assert values.figure("S4", AUGUST, A) == (1, 3, 33.3333, "ok", False)
    # 14/9: 1 (VNPT open, 14/8 has passed), 2 (promised anew for 30/9), 3. Spot 6 is confirmed.
    assert values.figure("S4", SEPTEMBER, A) == (1, 3, 33.3333, "ok", False)
    # 14/10: 1, 3, and 6, opened again, of which nobody promised anything; 2 is confirmed.
    assert values.figure("S4", OCTOBER, A) == (1, 3, 33.3333, "ok", False)
    assert values.figure("S4", OCTOBER) == (1, 3, 33.3333, "ok", True)


def test_s4_by_operator_looks_at_that_operators_promise(values: Values) -> None:
    # Viettel in August: its row of 1 (31/8) and 2 (10/8). VNPT: 1 (14/8, not past), 2 (no promise).
    assert values.figure("S4", AUGUST, A, breakdown="operator=viettel")[:3] == (1, 2, 50.0)
    assert values.figure("S4", AUGUST, A, breakdown="operator=vnpt")[:3] == (0, 2, 0.0)
    assert values.figure("S4", SEPTEMBER, A, breakdown="operator=vnpt")[:3] == (1, 2, 50.0)
    assert values.figure("S4", OCTOBER, A, breakdown="operator=viettel")[3] == "not_applicable"


def test_s4_tells_beside_it_how_many_have_no_promise(values: Values) -> None:
    assert values.figure("S4", AUGUST, A, part=2) == (1, None, 1, "ok", False)  # 3
    assert values.figure("S4", OCTOBER, A, part=2) == (2, None, 2, "ok", False)  # 3, 6
    assert values.figure("S4", AUGUST, A, part=2, breakdown="operator=vnpt")[2] == 1  # 2


def test_s4_where_nothing_is_sent_and_open(values: Values) -> None:
    assert values.figure("S4", AUGUST, B)[3] == "not_applicable"
    assert values.figure("S4", AUGUST, C)[3] == "not_applicable"
    assert values.figure("S4", AUGUST, "13324")[3] == "not_reported"
    assert values.figure("S4", "2026-07")[3] == "not_reported"


def test_s5_half_of_the_waits_by_kaplan_and_meier(values: Values) -> None:
    # 14/9, five waits: 1 Viettel 40 days (29/8), 6 VNPT 50 days (8/9 stands in); 1 VNPT, 2, 3 wait 56 days.
    # After 40 days 4/5, after 50 days 3/5: not a half.
    assert values.figure("S5", SEPTEMBER) == (None, None, None, "not_applicable", False)
    assert values.figure("S5", SEPTEMBER, part=2)[2] == 56
    # 14/10: 40 days (4 of 5 left); 6 is open again; 2 is done after 77 days (5/10); 1 VNPT, 3, 6 wait 86.
    # After 77 days 4/5 x 3/4 = 3/5.
    assert values.figure("S5", OCTOBER)[3] == "not_applicable"
    assert values.figure("S5", OCTOBER, part=2)[2] == 86


def test_s5_by_operator_and_all_operators_once_for_each(values: Values) -> None:
    # Viettel on 14/10: spot 1 after 40 days, spot 2 (all) after 77: half of two is left after 40 days.
    viettel = values.figure("S5", OCTOBER, breakdown="operator=viettel")
    assert viettel == (2, 2, 40, "ok", True)
    # MobiFone: spot 2 (all): it said nothing itself, the re-check of 6/10 stands in: 78 days; 3 waits 86.
    assert values.figure("S5", OCTOBER, breakdown="operator=mobifone")[:3] == (1, 2, 78)
    # Others: spot 2 alone.
    assert values.figure("S5", OCTOBER, breakdown="operator=other")[:3] == (1, 1, 78)
    # VNPT on 14/9: 6 after 50 days; 1 and 2 wait: 2/3.
    assert values.figure("S5", SEPTEMBER, breakdown="operator=vnpt")[3] == "not_applicable"


def test_s5_is_missing_before_anyone_reports(values: Values) -> None:
    assert values.figure("S5", "2026-07")[3] == "not_reported"
    assert values.figure("S5", "2026-07", part=2)[3] == "not_reported"
    only_zeros = InMemory(date(2026, 10, 20)).add("M07", zero(B, AUGUST)).values(AUGUST)
    assert only_zeros.figure("S5", AUGUST)[3] == "not_applicable"


def test_s8_completions_of_the_period_by_what_is_known_on_the_day(values: Values) -> None:
    # 15/8–14/9 completed: 1 Viettel (29/8), checked 8/9. The quarter has no other.
    assert values.figure("S8", SEPTEMBER) == (1, 1, 100.0, "ok", True)
    assert values.figure("S8", SEPTEMBER, part=2) == (0, 1, 0.0, "ok", True)
    assert values.figure("S8", "2026-Q3") == (1, 1, 100.0, "ok", False)
    # 15/9–14/10: 2 Viettel (5/10, checked 6/10), 6 VNPT (20/9; checked before it, opened again 1/10).
    assert values.figure("S8", OCTOBER) == (1, 2, 50.0, "ok", True)
    assert values.figure("S8", OCTOBER, part=2) == (1, 2, 50.0, "ok", True)
    assert values.figure("S8", "2026-H2", part=2)[:2] == (1, 3)
    assert values.figure("S8", OCTOBER, breakdown="operator=viettel")[:3] == (1, 1, 100.0)
    assert values.figure("S8", AUGUST)[3] == "not_applicable"
    assert values.figure("S8", "2026-07")[3] == "not_reported"


def test_s8_opened_again_after_sixty_days_is_not_soon() -> None:
    def share(reopened: date) -> float | None:
        row = spot(H1, 1, AUGUST, "reopened", ["vnpt"], **SENT, reopened_date=reopened)
        done = reply(1, "vnpt", AUGUST, completed_date=date(2026, 8, 1))
        withdrawn = reply(1, "vnpt", SEPTEMBER)
        found = InMemory(date(2026, 10, 20)).add("M07", row).add("M08a", done, withdrawn)
        return found.values(AUGUST).figure("S8", AUGUST, part=2)[2]

    assert [share(date(2026, 9, 30)), share(date(2026, 10, 1)), share(date(2026, 7, 31))] == [100.0, 0.0, 0.0]
