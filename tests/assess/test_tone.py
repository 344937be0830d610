"""The lights: thresholds of pace, deadlines kept, kept late and missed, and lower is better."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assess.frames import CODES, judged, one, value

A, B, C = CODES[:3]
LATE = date(2026, 11, 22)
ORDER = ["behind", "attention", "on_track"]


@pytest.mark.parametrize(
    ("accounts", "tone"),
    # E1 asks 90 % at any time: green from 90, yellow from 72 (80 % of 90), red below.
    [(900, "on_track"), (899, "attention"), (720, "attention"), (719, "behind"), (0, "behind"),
     (1100, "on_track"), (None, "no_data")],
)  # fmt: skip
def test_pace(accounts: int | None, tone: str) -> None:
    assert one(judged([value("E1", "2026-11", A, accounts, 1000)], LATE))["tone"] == tone


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 531), min_size=2, max_size=6))
def test_more_is_never_judged_worse(reached: list[int]) -> None:
    rows = [value("C1", "2026-11", code, above, 531) for code, above in zip(CODES, reached, strict=False)]
    tones = dict(judged(rows, LATE).select("numerator", "tone").sort("numerator").iter_rows())
    ranks = [ORDER.index(tones[above]) for above in sorted(set(reached))]
    assert ranks == sorted(ranks)
    # Plan by 14/11/2026: 501 of 531; yellow from 80 % of it, 400.8.
    for above, tone in tones.items():
        assert tone == ("on_track" if above >= 501 else "attention" if above >= 401 else "behind")


def test_deadlines() -> None:
    # A had every team in August 2025 (by 14/8), B in September, C never; B is late for good.
    rows = [
        value("A1", period, code, above, 10)
        for period, reached in (("2025-08", (10, 9, 9)), ("2025-09", (10, 10, 9)), ("2025-10", (10, 10, 9)))
        for code, above in zip((A, B, C), reached, strict=True)
    ]
    status = judged(rows, LATE)
    tones = {
        code: [one(status, period=f"2025-{month}", commune_code=code)["tone"] for month in ("08", "09", "10")]
        for code in (A, B, C)
    }
    assert tones == {
        A: ["on_track"] * 3,
        B: ["behind", "attention", "attention"],
        C: ["behind"] * 3,
    }


def test_a_deadline_kept_and_lost_again_is_red() -> None:
    rows = [value("A1", "2025-08", A, 10, 10), value("A1", "2025-09", A, 9, 10)]
    assert one(judged(rows, LATE), period="2025-09")["tone"] == "behind"


def test_a_deadline_where_lower_is_better() -> None:
    # A6: nobody lacking by 14/8/2025. A in time, B filled up in September, C still lacks one.
    rows = [
        value("A6", period, code, lacking)
        for period, counts in (("2025-08", (0, 4, 4)), ("2025-09", (0, 0, 1)))
        for code, lacking in zip((A, B, C), counts, strict=True)
    ]
    status = judged(rows, LATE).filter(period="2025-09")
    assert dict(status.select("commune_code", "tone").iter_rows()) == {
        A: "on_track", B: "attention", C: "behind"
    }  # fmt: skip


def test_lower_is_better_at_a_target_of_zero() -> None:
    # S1, spots open: none is green; fewer than the month before yellow; as many or more, or unknown, red.
    rows = [value("S1", "2026-10", code, spots) for code, spots in zip(CODES, (4, 4, 4), strict=False)]
    rows += [value("S1", "2026-11", code, spots) for code, spots in zip(CODES, (0, 3, 4, 2), strict=False)]
    status = judged(rows, LATE).filter(period="2026-11")
    tones = dict(status.select("commune_code", "tone").iter_rows())
    assert [tones[code] for code in CODES[:4]] == ["on_track", "attention", "behind", "behind"]


def test_the_number_of_components_is_judged_by_nothing() -> None:
    rows = [value("K6", "2026-11", A, 790, 10), value("K6", "2026-11", A, 9, part=2)]
    status = judged(rows, LATE)
    assert one(status, part=1)["tone"] == "attention"  # 79 of 80
    assert one(status, part=2)["tone"] is None


def test_the_province_is_judged_as_its_communes_are() -> None:
    row = one(judged([value("E1", "2026-11", None, 720, 1000)], LATE))
    assert (row["tone"], row["plan"], row["gap"]) == ("attention", 90, pytest.approx(-18))
