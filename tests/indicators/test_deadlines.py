"""Worked examples of the dates set for the teams: A4, A5, A12."""

from datetime import date

import pytest

from etl import reference
from tests.indicators.tables_in_memory import A, B, InMemory, Row, Values, hamlet, sheet

C, D = "13318", "13324"
H1, H2, H3, H4 = (f"{A}-00{n}" for n in (1, 2, 3, 4))
NO_FIGURE = (None, None, None, "not_reported", False)


def decision(commune: str, number: str | None, day: date | None, file: str | None = "qd.pdf") -> Row:
    """A row of M02a."""
    return {"commune_code": commune, "decision_number": number, "decision_date": day, "attachment": file}


@pytest.fixture(scope="module")
def values() -> Values:
    """Reports (M02a) are due before 15/8/2025, rosters (M01) before 10/8/2025.

    A: a refused file on 1/8, accepted on 14/8. B: on 15/8 itself. C: on 20/8, sent again on 21/8. D: nothing.
    H1: 9/8, and a newer roster on 1/9. H2: 10/8. H3: nothing. H4 was in force until 9/8 only; it sent on 1/8.
    """
    tables = InMemory(date(2026, 11, 22))
    tables.sheets += [
        sheet(A, "M02a", None, date(2025, 8, 1), "rejected"),
        sheet(A, "M02a", None, date(2025, 8, 14), "partly"),
        sheet(B, "M02a", None, date(2025, 8, 15)),
        sheet(C, "M02a", None, date(2025, 8, 20)),
        sheet(C, "M02a", None, date(2025, 8, 21)),
    ]
    for code, day in ((H1, date(2025, 8, 9)), (H1, date(2025, 9, 1)), (H2, date(2025, 8, 10))):
        tables.sheets.append(sheet(A, "M01", None, day, hamlet_code=code))
    tables.sheets.append(sheet(A, "M01", None, date(2025, 8, 1), hamlet_code=H4))
    tables.add("M10", *(hamlet(code) for code in (H1, H2, H3)), hamlet(H4, valid_to=date(2025, 8, 9)))
    # A: complete, signed on 10/8. B: no number. C: signed on 1/10 only. D: nothing.
    tables.add("M02a", decision(A, "12/QĐ-UBND", date(2025, 8, 10)), decision(A, None, date(2025, 7, 20)))
    tables.add("M02a", decision(B, None, date(2025, 8, 1)), decision(C, "7/QĐ-UBND", date(2025, 10, 1)))
    return tables.values("2025-05", "2025-08", "2025-11", "2025-Q3", "2026")


def test_a4_is_one_figure_for_all_periods_by_the_day_of_receipt(values: Values) -> None:
    # Strictly before the day: only A. Sent on the day itself is late; not sent is 0, here not missing.
    for period in ("2025-08", "2025-11", "2025-Q3", "2026"):
        assert values.figure("A4", period) == (1, 129, round(100 / 129, 4), "ok", False)
        assert values.figure("A4", period, A) == (1, 1, 100.0, "ok", False)
        for late in (B, C, D):
            assert values.figure("A4", period, late) == (0, 1, 0.0, "ok", False)
    assert values.figure("A4", "2025-11", base="reported")[3] == "not_applicable"


def test_a4_is_not_asked_for_before_the_quarter_of_its_date(values: Values) -> None:
    assert values.figure("A4", "2025-05")[3] == "not_applicable"
    assert values.figure("A4", "2025-05", A)[3] == "not_applicable"
    assert values.figure("A5", "2025-05", A)[3] == "not_applicable"


def test_a5_counts_the_hamlets_in_force_on_the_day(values: Values) -> None:
    # On 10/8: H1, H2, H3; H4 had ended the day before. In time: H1, by its first roster.
    for period in ("2025-08", "2025-11", "2026"):
        assert values.figure("A5", period, A) == (1, 3, 33.3333, "ok", False)
        assert values.figure("A5", period, H1) == (1, 1, 100.0, "ok", False)
        assert values.figure("A5", period, H2) == (0, 1, 0.0, "ok", False)
        assert values.figure("A5", period, H3) == (0, 1, 0.0, "ok", False)
    assert values.frame.filter(indicator="A5", hamlet_code=H4).is_empty()
    assert values.figure("A5", "2025-11", B) == NO_FIGURE


def test_a12_needs_number_day_and_file_in_one_row(values: Values) -> None:
    # On 14/8/2025 only A; C's decision came on 1/10/2025. B sent the form, without a number.
    assert values.figure("A12", "2025-08") == (1, 129, round(100 / 129, 4), "ok", False)
    assert values.figure("A12", "2025-08", base="reported") == (1, 3, 33.3333, "ok", False)
    assert values.figure("A12", "2025-11") == (2, 129, round(200 / 129, 4), "ok", False)
    assert values.figure("A12", "2025-08", C) == (0, 1, 0.0, "ok", False)
    assert values.figure("A12", "2025-11", C) == (1, 1, 100.0, "ok", False)
    assert values.figure("A12", "2025-11", B)[2] == 0.0
    assert values.figure("A12", "2025-11", D) == NO_FIGURE


def test_a12_takes_the_later_row_of_one_decision() -> None:
    rows = [decision(A, "12", date(2025, 8, 1)), decision(A, "12", date(2025, 8, 1), file=None)]
    values = InMemory(date(2026, 1, 1)).add("M02a", *rows).values("2025-12")
    assert values.figure("A12", "2025-12", A)[:2] == (0, 1)


def test_on_the_day_itself_is_in_time_where_the_setting_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(reference._settings(), "deadline_inclusive", True)
    tables = InMemory(date(2026, 1, 1))
    tables.sheets.append(sheet(B, "M02a", None, date(2025, 8, 15)))
    assert tables.values("2025-12").figure("A4", "2025-12", B)[2] == 100.0


def test_a_commune_may_set_its_own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(reference._settings(), f"hamlet_deadline_{A}", date(2025, 8, 12))
    tables = InMemory(date(2026, 1, 1)).add("M10", hamlet(H1), hamlet(f"{B}-001"))
    for code in (H1, f"{B}-001"):
        tables.sheets.append(sheet(code[:5], "M01", None, date(2025, 8, 11), hamlet_code=code))
    values = tables.values("2025-12")
    assert values.figure("A5", "2025-12", H1)[2] == 100.0
    assert values.figure("A5", "2025-12", f"{B}-001")[2] == 0.0
