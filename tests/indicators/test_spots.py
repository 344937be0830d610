"""Worked examples of family S: S1, S2, S3."""

from datetime import date
from typing import Any

import pytest

from tests.indicators.tables_in_memory import A, B, InMemory, Values, hamlet, spot, zero

H1, H2 = f"{A}-001", f"{A}-002"
C, D = "13318", "13324"
AUGUST, SEPTEMBER, OCTOBER = "2026-08", "2026-09", "2026-10"


def sent(day: date) -> dict[str, Any]:
    return {"sent_date": day, "document_number": "12/UBND", "detected_date": date(2026, 7, 16)}


def tables() -> InMemory:
    """Commune A, spots 1–5; B only zero reports; C a spot that was none; D nothing.

    1: one row an operator. Viettel: sent in August, confirmed in September. VNPT: sent, still open.
    2: all operators, no signal; new in August; sent and confirmed in September.
    3: MobiFone, poor quality; sent without a document number.
    4: not confirmed. 5: MobiFone; sent on 20/9, after the end of September.
    """
    july = date(2026, 7, 20)
    return (
        InMemory(date(2026, 10, 20))
        .add("M10", hamlet(H1), hamlet(H2))
        .add(
            "M07",
            spot(H1, 1, AUGUST, "sent", ["viettel"], **sent(july)),
            spot(H1, 1, AUGUST, "received", ["vnpt"], **sent(july)),
            spot(H1, 1, SEPTEMBER, "confirmed", ["viettel"], **sent(july)),
            spot(H2, 2, AUGUST, "new", ["all"], spot_type="no_signal", detected_date=july),
            spot(H2, 2, SEPTEMBER, "confirmed", ["all"], spot_type="no_signal", **sent(date(2026, 8, 20))),
            spot(H2, 3, AUGUST, "sent", ["mobifone"], spot_type="poor_quality", sent_date=july),
            spot(H1, 4, AUGUST, "not_confirmed", ["viettel"]),
            spot(H1, 5, SEPTEMBER, "reported_fixed", ["mobifone"], **sent(date(2026, 9, 20))),
            zero(B, AUGUST),
            spot(f"{C}-001", 1, AUGUST, "not_confirmed", ["vnpt"]),
            {"commune_code": D, "period": AUGUST, "commune_download_mbps": 52.0},
        )
    )


@pytest.fixture(scope="module")
def values() -> Values:
    return tables().values("2026-07", AUGUST, SEPTEMBER, OCTOBER, "2026-Q3")


def test_s1_counts_open_spots_once(values: Values) -> None:
    # August: 1, 2, 3 open; 4 is none. September: 1 (VNPT is open), 3 and 5; 2 is confirmed.
    assert values.figure("S1", AUGUST, A) == (3, None, 3, "ok", False)
    assert values.figure("S1", SEPTEMBER, A) == (3, None, 3, "ok", False)
    assert values.figure("S1", "2026-Q3", A)[2] == 3
    # Nothing sent in October: the spots keep their last rows, marked stale.
    assert values.figure("S1", OCTOBER, A) == (3, None, 3, "ok", True)
    assert values.figure("S1", AUGUST, H1)[2] == 1
    assert values.figure("S1", AUGUST, H2)[2] == 2


def test_s1_by_operator_and_type(values: Values) -> None:
    def share(name: str, period: str) -> float | None:
        return values.figure("S1", period, A, breakdown=name)[2]

    # August. Viettel: 1 and 2 (all operators); VNPT: 1, 2; MobiFone: 2, 3; others: 2.
    by_operator = [share(f"operator={name}", AUGUST) for name in ("viettel", "vnpt", "mobifone", "other")]
    assert by_operator == [2, 2, 2, 1]
    # September. Viettel's row of 1 is confirmed and so is 2: none is left.
    assert share("operator=viettel", SEPTEMBER) == 0
    assert share("operator=vnpt", SEPTEMBER) == 1
    by_type = [share(f"spot_type={name}", AUGUST) for name in ("no_signal", "dead_spot", "poor_quality")]
    assert by_type == [1, 1, 1]


def test_s1_zero_report_is_zero_and_silence_is_not(values: Values) -> None:
    assert values.figure("S1", AUGUST, B) == (0, None, 0, "ok", False)
    assert values.figure("S1", AUGUST, C) == (0, None, 0, "ok", False)
    assert values.figure("S1", AUGUST, D)[3] == "not_reported"  # the commune's speed tells of no spot
    assert values.figure("S1", "2026-07", A)[3] == "not_reported"
    assert values.figure("S1", AUGUST) == (3, None, 3, "ok", False)
    assert values.figure("S1", AUGUST, base="reported") == (3, None, 3, "ok", False)


def test_s2_needs_date_and_document(values: Values) -> None:
    # August: recorded 1, 2, 3 (4 was none); sent: 1. September: 1, 2 of 1, 2, 3, 5 (5 is sent after 14/9).
    assert values.figure("S2", AUGUST, A) == (1, 3, 33.3333, "ok", False)
    assert values.figure("S2", SEPTEMBER, A) == (2, 4, 50.0, "ok", False)
    assert values.figure("S2", OCTOBER, A) == (3, 4, 75.0, "ok", True)
    assert values.figure("S2", SEPTEMBER, A, breakdown="operator=mobifone") == (1, 3, 33.3333, "ok", False)


def test_s2_and_s3_do_not_apply_where_there_is_no_spot(values: Values) -> None:
    for code in ("S2", "S3"):
        assert values.figure(code, AUGUST, B) == (None, None, None, "not_applicable", False)
        assert values.figure(code, AUGUST, C)[3] == "not_applicable"
        assert values.figure(code, AUGUST, D)[3] == "not_reported"
        assert values.figure(code, "2026-07")[3] == "not_reported"


def test_s3_needs_the_confirmation_of_the_commune(values: Values) -> None:
    # September: sent are 1 (VNPT still open) and 2 (confirmed): 1 of 2. By operator Viettel: both confirmed.
    assert values.figure("S3", AUGUST, A) == (0, 1, 0.0, "ok", False)
    assert values.figure("S3", SEPTEMBER, A) == (1, 2, 50.0, "ok", False)
    assert values.figure("S3", SEPTEMBER, A, breakdown="operator=viettel") == (2, 2, 100.0, "ok", False)
    assert values.figure("S3", SEPTEMBER, A, breakdown="operator=vnpt") == (1, 2, 50.0, "ok", False)
    # October: 5 was sent on 20/9 and is only reported fixed.
    assert values.figure("S3", OCTOBER) == (1, 3, 33.3333, "ok", True)


def test_s3_leaves_out_rows_that_were_not_confirmed() -> None:
    # Viettel's row is confirmed, VNPT's was none and never sent: left out, the spot is fixed.
    rows = [
        spot(H1, 1, AUGUST, "confirmed", ["viettel"], **sent(date(2026, 7, 20))),
        spot(H1, 1, AUGUST, "not_confirmed", ["vnpt"]),
    ]
    values = InMemory(date(2026, 10, 20)).add("M10", hamlet(H1)).add("M07", *rows).values(AUGUST)
    assert values.figure("S3", AUGUST, A) == (1, 1, 100.0, "ok", False)
    assert values.figure("S2", AUGUST, A) == (0, 1, 0.0, "ok", False)


def test_of_rows_about_one_spot_and_the_same_operators_the_latest_received_stands() -> None:
    rows = [
        spot(H1, 1, AUGUST, "confirmed", ["viettel", "vnpt"], received_order=2),
        spot(H1, 1, AUGUST, "sent", ["vnpt", "viettel"], received_order=1),
    ]
    values = InMemory(date(2026, 10, 20)).add("M10", hamlet(H1)).add("M07", *rows).values(AUGUST)
    assert values.figure("S1", AUGUST, A)[2] == 0
