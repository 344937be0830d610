"""Worked examples of family A: A1, A2, A3, A6."""

from datetime import date

import pytest

from etl.calendar import period
from etl.indicators import coverage
from tests.indicators.tables_in_memory import A, B, InMemory, Values, hamlet, roster

AUGUST, SEPTEMBER = "2025-08", "2025-09"  # 15/7–14/8 and 15/8–14/9
H1, H2, H3, H4 = (f"{A}-00{n}" for n in (1, 2, 3, 4))


def tables() -> InMemory:
    """Commune A: four hamlets, of which H4 ended on 31/8; commune B sends nothing at all.

    H1: 9 people on 10/8; replaced on 20/8 by 10 rows that are only 8 people.
    H2: 5 people on 12/8. H3: no roster. H4: 12 people on 1/8.
    The team of commune A: 16 people on 14/8.
    """
    twice = [f"person {n}" for n in (0, 0, 1, 1, 2, 3, 4, 5, 6, 7)]
    return (
        InMemory(date(2025, 11, 22))
        .add("M10", hamlet(H1), hamlet(H2), hamlet(H3), hamlet(H4, valid_to=date(2025, 8, 31)))
        .add("M01", *roster(H1, 9, date(2025, 8, 10), 1), *roster(H2, 5, date(2025, 8, 12), 2))
        .add("M01", *roster(H4, 12, date(2025, 8, 1), 3), *roster(H1, twice, date(2025, 8, 20), 4))
        .add("M02b", *roster(A, 16, date(2025, 8, 14), 5))
    )


@pytest.fixture(scope="module")
def values() -> Values:
    return tables().values(AUGUST, SEPTEMBER, "2025-Q3", "2025")


def test_a1_counts_every_hamlet_in_force(values: Values) -> None:
    # 14/8: rosters of H1, H2, H4 among four hamlets. 14/9: H4 has ended; H1 and H2 among three.
    assert values.figure("A1", AUGUST, A) == (3, 4, 75.0, "ok", False)
    assert values.figure("A1", SEPTEMBER, A) == (2, 3, 66.6667, "ok", False)
    assert values.figure("A1", "2025-Q3", A) == (2, 3, 66.6667, "ok", False)
    assert values.figure("A1", AUGUST) == (3, 4, 75.0, "ok", False)
    assert values.figure("A1", AUGUST, H1) == (1, 1, 100.0, "ok", False)
    assert values.figure("A1", AUGUST, H3) == (None, None, None, "not_reported", False)
    assert values.figure("A1", AUGUST, B) == (None, None, None, "not_reported", False)


def test_a1_has_no_reported_base(values: Values) -> None:
    assert values.figure("A1", AUGUST, A, "reported") == (None, None, None, "not_applicable", False)


def test_a2_counts_distinct_people_of_the_latest_roster(values: Values) -> None:
    # August: H1 (9) and H4 (12) are large enough. September: H1's new roster is 8 people: none is.
    assert values.figure("A2", AUGUST, A) == (2, 4, 50.0, "ok", False)
    assert values.figure("A2", AUGUST, A, "reported") == (2, 3, 66.6667, "ok", False)
    assert values.figure("A2", SEPTEMBER, A) == (0, 3, 0.0, "ok", False)
    assert values.figure("A2", SEPTEMBER, A, "reported") == (0, 2, 0.0, "ok", False)
    assert values.figure("A2", AUGUST, H1)[2] == 100.0
    assert values.figure("A2", SEPTEMBER, H1)[2] == 0.0
    assert values.figure("A2", AUGUST, H3)[3] == "not_reported"
    assert values.figure("A2", AUGUST, B, "reported")[3] == "not_reported"


def test_a3_is_out_of_129(values: Values) -> None:
    # Only A has a team, of 16. Full base: 1 of 129; reported base: 1 of 1.
    assert values.figure("A3", AUGUST) == (1, 129, round(100 / 129, 4), "ok", False)
    assert values.figure("A3", AUGUST, base="reported") == (1, 1, 100.0, "ok", False)
    assert values.figure("A3", AUGUST, A) == (1, 1, 100.0, "ok", False)
    assert values.figure("A3", AUGUST, B)[3] == "not_reported"


def test_a6_adds_the_shortages_of_hamlets_and_of_the_commune(values: Values) -> None:
    # August: H1 0, H2 4, H3 9 (no roster), H4 0; the commune's own team 0: 13.
    assert values.figure("A6", AUGUST, A) == (13, None, 13, "ok", False)
    assert values.figure("A6", AUGUST, A, "reported") == (4, None, 4, "ok", False)
    assert values.figure("A6", AUGUST, H2) == (4, None, 4, "ok", False)
    assert values.figure("A6", AUGUST, H3)[3] == "not_reported"
    # September: H1 1, H2 4, H3 9: 14; each of the 128 communes without a team lacks 15.
    assert values.figure("A6", SEPTEMBER, A)[2] == 14
    assert values.figure("A6", SEPTEMBER)[2] == 14 + 128 * 15
    assert values.figure("A6", SEPTEMBER, base="reported")[2] == 1 + 4
    assert values.figure("A6", SEPTEMBER, B)[3] == "not_reported"


def test_a_roster_received_after_the_as_of_date_is_not_seen() -> None:
    early = tables()
    early.as_of = date(2025, 8, 11)
    # 11/8: H1 (10/8) and H4 (1/8) have sent, H2 (12/8) and the commune's team (14/8) have not.
    values = early.values(AUGUST)
    assert values.figure("A1", AUGUST, A) == (2, 4, 50.0, "ok", False)
    assert values.figure("A3", AUGUST, A)[3] == "not_reported"


def test_how_many_stand_behind() -> None:
    frame = coverage(tables(), [period(AUGUST)])
    a1 = frame.filter(indicator="A1", level="commune", commune_code=A).row(0, named=True)
    assert (a1["units_reporting"], a1["units_total"]) == (3, 4)
    province = frame.filter(indicator="A1", level="province").row(0, named=True)
    assert (province["units_reporting"], province["units_total"]) == (1, 129)


def test_a_hamlet_that_was_renamed_counts_once_and_a_later_closure_ends_it() -> None:
    # H1 has two names one after the other; H2's end on 31/8/2025 is told only in figures of 31/12.
    rows = [
        hamlet(H1, valid_to=date(2025, 8, 20)),
        hamlet(H1, valid_from=date(2025, 8, 21), data_date=date(2025, 8, 21), households=120),
        hamlet(H2),
        hamlet(H2, valid_to=date(2025, 8, 31), data_date=date(2025, 12, 31)),
    ]
    values = InMemory(date(2026, 1, 5)).add("M10", *rows).values(AUGUST, SEPTEMBER)
    assert values.figure("A1", AUGUST, A)[:2] == (0, 2)
    assert values.figure("A1", SEPTEMBER, A)[:2] == (0, 1)


def test_of_two_sheets_of_one_file_the_later_one_stands() -> None:
    # Same hamlet, same day, same file: nine people, then seven; whatever the order in which they are read.
    for turn in (1, -1):
        sheets = [roster(f"{A}-001", 9, date(2026, 8, 1), 1), roster(f"{A}-001", 7, date(2026, 8, 1), 2)]
        rows = [row | {"received_order": 5} for sheet in sheets[::turn] for row in sheet]
        tables = InMemory(date(2026, 9, 20)).add("M10", hamlet(f"{A}-001")).add("M01", *rows)
        assert tables.values("2026-08").figure("A6", "2026-08", f"{A}-001")[2] == 2
