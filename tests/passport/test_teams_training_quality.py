"""The lines behind A4, A5, A7 to A12, B1 to B4 and K2 to K5 come to the published figures."""

from datetime import date

from hypothesis import HealthCheck, given, settings

from etl import calendar
from etl.indicators.scope import Scope
from etl.passport.evidence import evidence_of
from etl.passport.view import View
from tests.indicators.oracle.random_rows import messy_tables
from tests.indicators.random_tables import PERIODS
from tests.indicators.tables_in_memory import A, InMemory, Row, hamlet, issue, month, roster, sheet
from tests.passport.proving import differences

CODES = ("A4", "A5", "A7", "A8", "A9", "A10", "A11", "A12", "B1", "B2", "B3", "B4", "K2", "K3", "K4", "K5")
H1 = f"{A}-001"
few = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))


@few
@given(messy_tables())
def test_on_random_tables(found: InMemory) -> None:
    periods = [calendar.period(period) for period in PERIODS]
    assert differences(found, periods, CODES) == []


def shown(found: InMemory, code: str, period: str, side: str = "numerator") -> list[Row]:
    """Lines of commune A above or below the line."""
    scope = Scope(found, [calendar.period(period)])
    evidence = evidence_of(code)
    assert evidence
    lines = evidence.lines(View(scope, "commune", lambda: None))  # type: ignore[arg-type, return-value]
    return lines.filter(commune_code=A, side=side).to_dicts()


def test_a_deadline_names_the_day_of_receipt_and_the_last_day() -> None:
    tables = InMemory(date(2026, 1, 1))
    tables.sheets.append(sheet(A, "M02a", None, date(2025, 8, 15), sheet_key=7))
    (line,) = shown(tables, "A4", "2025-12")
    assert (line["amount"], line["sheet_key"]) == (0, 7)
    assert line["note"] == "nhận 15/08/2025, hạn đến hết 14/08/2025"


def test_a_person_in_two_rows_is_counted_at_the_first() -> None:
    people = [row | {"row": at} for at, row in enumerate(roster(H1, ["x", "x", "y"], date(2026, 8, 1), 3), 1)]
    tables = InMemory(date(2026, 9, 20)).add("M10", hamlet(H1)).add("M01", *people)
    below = shown(tables, "A8", "2026-08", "denominator")
    assert [(line["row"], line["amount"]) for line in below] == [(1, 1), (2, 0), (3, 1)]
    assert below[1]["note"] == "người trùng, tính một lần"


def test_a_flag_on_two_cells_counts_once_and_both_are_shown() -> None:
    tables = InMemory(date(2026, 9, 20)).add("M10", hamlet(H1))
    tables.add("M03", month(H1, "2026-08") | {"sheet_key": 4, "row": 9})
    tables.sheets.append(sheet(A, "M03", "2026-08", date(2026, 8, 16), sheet_key=4, rows_read=1))
    for column in ("guided_households", "people_guided_vneid"):
        unit = {"hamlet_code": H1, "period": "2026-08", "column": column}
        tables.issues.append(issue(4, 9, "jump_over_3x_own_median", **unit))
    lines = shown(tables, "K5", "2026-08")
    assert [(line["sheet_key"], line["row"], line["amount"]) for line in lines] == [(4, 9, 1), (4, 9, None)]
    assert "guided_households" in lines[0]["note"]
