"""Each kind of signal on figures written by hand: found where it is, silent where there is nothing odd."""

from datetime import date
from typing import Any

import polars as pl

from etl import calendar, reference
from etl.credibility import KINDS, checked, dictionary, signals
from etl.credibility.signals import CHECKED, SIGNALS
from etl.indicators import Scope
from tests.indicators.tables_in_memory import A, InMemory, hamlet, lesson, month

AS_OF = date(2026, 11, 22)
MONTHS = [f"2026-{number:02}" for number in range(1, 11)]
PEERS = [
    str(row["commune_code"])
    for row in reference.rows("peer_groups")
    if row["group"] == next(r["group"] for r in reference.rows("peer_groups") if r["commune_code"] == A)
][:8]
NEIGHBOUR = next(
    str(other) for row in reference.rows("communes") if row["code"] == A for other in row["neighbours"]
)  # type: ignore[union-attr]


def scope(found: InMemory) -> Scope:
    return Scope(found, [calendar.period(period) for period in MONTHS])


def of(found: InMemory, kind: str) -> list[dict[str, Any]]:
    return signals(scope(found)).filter(kind=kind).to_dicts()


def province(growth: float = 1.0) -> InMemory:
    """Eight communes of a group, each with three hamlets and ten unlike months; the first one's last month
    is ``growth`` times its usual."""
    found = InMemory(AS_OF)
    for at, commune in enumerate(dict.fromkeys([A, *PEERS])):
        for number in range(1, 4):
            code = f"{commune}-{number:03}"
            found.add("M10", hamlet(code, 3000))
            for when, period in enumerate(MONTHS):
                factor = growth if (at, when) == (0, len(MONTHS) - 1) else 1.0
                guided = round((41 + 7 * at + 3 * number + (when * 5) % 7) * factor)
                people = round((57 + 5 * at + 2 * number + (when * 3) % 11) * factor)
                found.add("M03", month(code, period, guided_households=guided, people_guided_vneid=people,
                                       first_time_households=guided // 3, outreach_sessions=2))  # fmt: skip
    return found


def test_a_month_far_above_its_own_and_its_peers_is_told() -> None:
    told = of(province(growth=5), "sudden_jump")
    assert {(one["commune_code"], one["period"]) for one in told} == {(A, MONTHS[-1])}
    one = next(one for one in told if one["column"] == "guided_households")
    assert one["value"] > 4 * one["usual"]


def test_a_month_in_which_all_do_more_is_none() -> None:
    found = province()
    rows = found.forms["M03"]
    for row in rows:
        if row["period"] == MONTHS[-1]:
            row["guided_households"] *= 5
    assert of(found, "sudden_jump") == []
    assert of(province(), "sudden_jump") == []


def test_too_few_months_or_peers_say_so() -> None:
    found = scope(province(growth=5))
    states = checked(found, signals(found)).filter(kind="sudden_jump", commune_code=A)
    first, last = states.filter(period=MONTHS[1]), states.filter(period=MONTHS[-1])
    assert (first["state"][0], last["state"][0]) == ("too_little_data", "to_verify")


def test_round_numbers_of_a_commune() -> None:
    found = InMemory(AS_OF)
    for number in range(1, 13):
        code = f"{A}-{number:03}"
        found.add("M10", hamlet(code, 900))
        found.add(
            "M03", month(code, "2026-09", guided_households=50 + 50 * (number % 3), people_guided_vneid=100)
        )
        odd = month(code, "2026-10", guided_households=51 + 7 * number, people_guided_vneid=33 + number)
        found.add("M03", odd)
    told = of(found, "round_numbers")
    assert {one["period"] for one in told} == {"2026-09"}
    whole = next(one for one in told if one["hamlet_code"] is None)
    assert (whole["value"], whole["usual"]) == (100, 10)


def test_classes_on_the_last_days() -> None:
    crowded = [lesson(A, number, date(2026, 9, 13 + number % 2)) for number in range(6)]
    spread = [lesson(A, 20 + number, date(2026, 9, 15 + 2 * number)) for number in range(6)]
    told = of(InMemory(AS_OF).add("M04", *crowded, *spread), "last_day_burst")
    assert [(one["period"], one["value"]) for one in told] == [("2026-09", 100.0)]


def test_hamlets_that_copy_one_another() -> None:
    same = {
        "guided_households": 31,
        "first_time_households": 12,
        "people_guided_vneid": 44,
        "people_guided_ecommerce": 7,
    }
    found = InMemory(AS_OF).add("M10", *(hamlet(f"{A}-00{n}") for n in (1, 2, 3)))
    for period in ("2026-08", "2026-09"):
        found.add("M03", month(f"{A}-001", period, **same), month(f"{A}-002", period, **same))
        found.add("M03", month(f"{A}-003", period, **same | {"guided_households": 30}))
    told = of(found, "identical_neighbours")
    assert {(one["hamlet_code"], one["other"]) for one in told} == {
        (f"{A}-001", f"{A}-002"),
        (f"{A}-002", f"{A}-001"),
    }
    once = [row for row in found.forms["M03"] if row["period"] == "2026-09"]
    assert of(InMemory(AS_OF, {"M10": found.forms["M10"], "M03": once}), "identical_neighbours") == []


def test_a_commune_that_sends_its_neighbours_lines() -> None:
    found = InMemory(AS_OF)
    for number in range(1, 5):
        people = {"people_guided_vneid": 30 + 2 * number, "people_guided_ecommerce": 4}
        lines = {"guided_households": 20 + number, "first_time_households": 9, **people}
        for commune in (A, NEIGHBOUR):
            code = f"{commune}-{number:03}"
            found.add("M10", hamlet(code)).add("M03", month(code, "2026-09", **lines))
    told = [one for one in of(found, "identical_neighbours") if one["hamlet_code"] is None]
    assert {(one["commune_code"], one["other"], one["value"]) for one in told} == {
        (A, NEIGHBOUR, 4),
        (NEIGHBOUR, A, 4),
    }


def test_accounts_above_the_number_of_cards() -> None:
    row = {
        "commune_code": A,
        "period": "2026-09",
        "residents_14_plus_with_card": 900,
        "data_source": "police",
    }
    found = InMemory(AS_OF).add("M05", row | {"cumulative_level2_accounts": 901})
    (told,) = of(found, "above_issued")
    assert (told["value"], told["usual"]) == (901, 900)
    assert of(InMemory(AS_OF).add("M05", row | {"cumulative_level2_accounts": 900}), "above_issued") == []


def test_declared_above_what_was_counted() -> None:
    code = f"{A}-001"
    found = InMemory(AS_OF).add("M10", hamlet(code, 900))
    visit = {"commune_code": A, "hamlet_code": code, "households": 50, "visits": 50, "people": 60}
    found.counted_visits.extend(
        visit | {"period": period, "new_households": 50} for period in ("2026-08", "2026-09")
    )
    found.add(
        "M03",
        month(code, "2026-08", cumulative_households=60),
        month(code, "2026-09", cumulative_households=121),
    )
    told = of(found, "declared_above_counted")
    assert [(one["period"], one["value"], one["usual"]) for one in told] == [("2026-09", 121, 100)]


def test_columns_and_kinds() -> None:
    found = signals(scope(province(growth=5)))
    assert found.schema == pl.Schema(SIGNALS)
    assert set(found["kind"]) <= set(KINDS)
    assert checked(scope(province()), found).schema == pl.Schema(CHECKED)
    assert dictionary()["kind"].to_list() == list(KINDS)
