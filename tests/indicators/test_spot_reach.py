"""Worked examples of family S: whom the open spots touch (S6), and whether mobile data is fast (S7)."""

from datetime import date
from typing import Any

import pytest

from tests.indicators.tables_in_memory import A, B, InMemory, Values, hamlet, spot, zero

H1, H2 = f"{A}-001", f"{A}-002"
C, D = "13318", "13324"
AUGUST, SEPTEMBER = "2026-08", "2026-09"


def speed(commune: str, period: str, median: float | None, samples: int | None) -> dict[str, Any]:
    return {
        "commune_code": commune,
        "period": period,
        "zero_report": True,
        "commune_download_mbps": median,
        "commune_speed_samples": samples,
    }


def tables() -> InMemory:
    """Spot 1: 40 households by one row, 55 by the other; 2: blank; 3: closed; 4: in another hamlet."""
    return (
        InMemory(date(2026, 10, 20))
        .add("M10", hamlet(H1), hamlet(H2))
        .add(
            "M07",
            spot(H1, 1, AUGUST, "sent", ["viettel"], affected_households=40),
            spot(H1, 1, AUGUST, "confirmed", ["vnpt"], affected_households=55, priorities=["admin_centre"]),
            spot(H1, 2, AUGUST, "new", ["vnpt"], priorities=["tourism"]),
            spot(H1, 3, AUGUST, "confirmed", ["vnpt"], affected_households=99),
            spot(
                H2,
                4,
                AUGUST,
                "new",
                ["all"],
                affected_households=7,
                priorities=["tourism", "dense_residential"],
            ),
            zero(B, AUGUST),
        )
    )


@pytest.fixture(scope="module")
def values() -> Values:
    return tables().values(AUGUST, SEPTEMBER)


def test_s6_adds_the_most_that_is_said_of_each_open_spot(values: Values) -> None:
    assert values.figure("S6", AUGUST, A) == (62, None, 62, "ok", False)  # 55 + nothing + 7
    assert values.figure("S6", AUGUST, H1)[2] == 55
    assert values.figure("S6", AUGUST, H2)[2] == 7
    assert values.figure("S6", SEPTEMBER, A) == (62, None, 62, "ok", True)
    assert values.figure("S6", AUGUST)[2] == 62


def test_s6_urgent_spots_and_spots_without_households(values: Values) -> None:
    assert values.figure("S6", AUGUST, A, part=2)[2] == 2  # 1 and 4
    assert values.figure("S6", AUGUST, H1, part=2)[2] == 1
    assert values.figure("S6", AUGUST, A, part=3)[2] == 1  # 2


def test_s6_a_zero_report_is_zero_and_silence_is_not(values: Values) -> None:
    assert values.figure("S6", AUGUST, B) == (0, None, 0, "ok", False)
    assert values.figure("S6", AUGUST, C)[3] == "not_reported"


def speeds() -> InMemory:
    """A 52 Mbit/s of 200 samples, told anew as 39 in September; B 40 of 30; C 90 of 29; D no samples told."""
    rows = [
        speed(A, AUGUST, 52.0, 200), speed(A, SEPTEMBER, 39.9, 210), speed(B, AUGUST, 40.0, 30),
        speed(C, AUGUST, 90.0, 29), speed(D, AUGUST, 60.0, None),
        spot(H1, 1, AUGUST, "new", ["vnpt"], download_mbps=900.0),
    ]  # fmt: skip
    return InMemory(date(2026, 10, 20)).add("M07", *rows)


def test_s7_is_of_communes_with_enough_samples() -> None:
    values = speeds().values(AUGUST, SEPTEMBER, "2026-Q3", "2026-10")
    assert values.figure("S7", AUGUST) == (2, 2, 100.0, "ok", False)
    assert values.figure("S7", AUGUST, part=2) == (2, 129, 1.5504, "ok", False)
    assert values.figure("S7", SEPTEMBER) == (0, 1, 0.0, "ok", False)
    assert values.figure("S7", "2026-Q3") == (1, 2, 50.0, "ok", False)
    assert values.figure("S7", "2026-Q3", A) == (0, 1, 0.0, "ok", False)
    assert values.figure("S7", "2026-Q3", B)[2] == 100.0
    for unit in (C, D):
        assert values.figure("S7", "2026-Q3", unit)[3] == "not_reported"
    # Nothing is carried: October has no figure of its own.
    assert values.figure("S7", "2026-10", A)[3] == "not_reported"
    assert values.figure("S7", "2026-10", part=2)[3] == "not_reported"
    assert values.row("S7", AUGUST)["source"] == "official"
