"""Worked examples of what was sent: K2, K3, K4, K5."""

from datetime import date

import pytest

from etl.calendar import period
from etl.indicators import coverage
from tests.indicators.tables_in_memory import A, B, InMemory, Values, hamlet, issue, month, roster, sheet

C, D = "13318", "13324"
H1, H2, H3 = (f"{A}-00{n}" for n in (1, 2, 3))
NO_FIGURE = (None, None, None, "not_reported", False)


@pytest.fixture(scope="module")
def k2() -> Values:
    """Today is 20/8/2026: July (to 14/7) and August (to 14/8) are closed, September is not.

    H1: roster of 1/7 and composition of 20/7, July and August sent. H2: August, twice. H3: nothing.
    """
    tables = InMemory(date(2026, 8, 20)).add("M10", hamlet(H1), hamlet(H2), hamlet(H3))
    tables.add("M01", *roster(H1, 9, date(2026, 7, 1), 1))
    tables.add(
        "M02c", {"hamlet_code": H1, "commune_code": A, "members": 9, "received_date": date(2026, 7, 20)}
    )
    tables.add("M03", month(H1, "2026-07"), month(H1, "2026-08"), month(H2, "2026-08"), month(H2, "2026-08"))
    tables.add("M03", month(H1, "2026-09"))
    return tables.values("2026-07", "2026-08", "2026-09", "2026-Q3")


def test_k2_expects_two_forms_and_every_closed_month(k2: Values) -> None:
    # July: the roster and July's row, of M01 + M02c + July; the composition came on 20/7. A: 2 of 3 × 3.
    assert k2.figure("K2", "2026-07", H1) == (2, 3, 66.6667, "ok", False)
    assert k2.figure("K2", "2026-07", A) == (2, 9, 22.2222, "ok", False)
    assert k2.figure("K2", "2026-08", H1)[2] == 100.0
    assert k2.figure("K2", "2026-08", H2) == (1, 3, 33.3333, "ok", False)
    # A hamlet that sent nothing is not missing here: it is 0 of what it owes.
    assert k2.figure("K2", "2026-08", H3) == (0, 3, 0.0, "ok", False)
    assert k2.figure("K2", "2026-08") == (4, 9, 44.4444, "ok", False)
    assert k2.figure("K2", "2026-08", B) == NO_FIGURE
    assert k2.figure("K2", "2026-08", A, "reported")[3] == "not_applicable"


def test_k2_takes_a_log_of_visits_for_the_month() -> None:
    # H1 logged visits in July and declared August; H2 did both in August, which is one cell.
    tables = InMemory(date(2026, 8, 20)).add("M10", hamlet(H1), hamlet(H2))
    tables.add("M03", month(H1, "2026-08"), month(H2, "2026-08"))
    for code, of in ((H1, "2026-07"), (H2, "2026-08")):
        tables.counted_visits.append({"commune_code": A, "hamlet_code": code, "period": of, "visits": 3})
    values = tables.values("2026-07", "2026-08", "2026-Q3")
    assert values.figure("K2", "2026-07", H1)[:2] == (1, 3)
    assert values.figure("K2", "2026-08", H2)[:2] == (1, 3)
    assert values.figure("K2", "2026-Q3", A)[:2] == (3, 8)


def test_k2_of_an_open_period_asks_for_the_closed_months_only(k2: Values) -> None:
    # September has no closed month: M01 and M02c. The quarter so far has two of its three.
    assert k2.figure("K2", "2026-09", H1) == (2, 2, 100.0, "ok", False)
    assert k2.figure("K2", "2026-Q3", H1) == (4, 4, 100.0, "ok", False)
    assert k2.figure("K2", "2026-Q3", H2)[:2] == (1, 4)


@pytest.fixture(scope="module")
def k3() -> Values:
    """A sends in August 40 + 10 rows, and a roster of 10 rows (no period) on 20/8; B 20 rows, all refused.

    C's file waits for review; D sends nothing. The same file comes from A a second time.
    """
    tables = InMemory(date(2026, 10, 20))
    more = [
        (A, "M03", "2026-08", date(2026, 8, 16), "partly", 1, "a", 40, 4),
        (A, "M04", "2026-08", date(2026, 8, 16), "accepted", 2, "b", 10, 0),
        (A, "M01", None, date(2026, 8, 20), "accepted", 3, "c", 10, 0),
        (A, "M03", "2026-08", date(2026, 8, 17), "duplicate", 4, "a", 0, 0),
        (B, "M03", "2026-08", date(2026, 8, 16), "rejected", 5, "d", 20, 20),
        (C, "M03", "2026-08", date(2026, 8, 16), "needs_review", 6, "e", 30, 30),
        (A, "M09", "2026-Q3", date(2026, 9, 16), "accepted", 7, "f", 5, 0),
    ]
    for commune, form, of, day, status, key, sha, rows, rejected in more:
        counted = {
            "sheet_key": key,
            "sha256": sha,
            "sheet": "1",
            "rows_read": rows,
            "rows_rejected": rejected,
        }
        tables.sheets.append(sheet(commune, form, of, day, status, **counted))
    # Sheet 1: rows 5 and 6 warned, row 5 by two rules; row 7 warned and refused. Sheet 2: a word on no row.
    tables.issues += [issue(1, 5, "round_numbers"), issue(1, 5, "same_as_previous"), issue(1, 6, "unique")]
    tables.issues += [
        issue(1, 7, "unique"),
        issue(1, 7, "not_negative", "error"),
        issue(2, None, "sequence_gap"),
    ]
    tables.issues += [issue(5, None, "missing_column", "error"), issue(5, 3, "round_numbers")]
    tables.issues += [issue(3, 1, "blank_phone")]
    return tables.values("2026-08", "2026-09", "2026-Q3", "2026-10")


def test_k3_is_about_the_rows_that_were_read(k3: Values) -> None:
    # August, A: 4 of 50 refused; rows 5 and 6 warned. B: 20 of 20. C waits: not read yet.
    assert k3.figure("K3", "2026-08", A) == (4, 50, 8.0, "ok", False)
    assert k3.figure("K3", "2026-08", A, part=2) == (2, 50, 4.0, "ok", False)
    assert k3.figure("K3", "2026-08", B) == (20, 20, 100.0, "ok", False)
    assert k3.figure("K3", "2026-08", B, part=2) == (0, 20, 0.0, "ok", False)
    assert k3.figure("K3", "2026-08", C) == NO_FIGURE
    assert k3.figure("K3", "2026-08", D) == NO_FIGURE
    for base in ("full", "reported"):
        assert k3.figure("K3", "2026-08", base=base) == (24, 70, 34.2857, "ok", False)


def test_k3_places_a_file_without_a_period_by_its_receipt(k3: Values) -> None:
    # 20/8 lies in September and in the quarter; M09 of the quarter is in no month.
    assert k3.figure("K3", "2026-09", A, part=2) == (1, 10, 10.0, "ok", False)
    assert k3.figure("K3", "2026-Q3", A) == (4, 65, round(400 / 65, 4), "ok", False)
    assert k3.figure("K3", "2026-10", A) == NO_FIGURE


def test_k4_counts_days_to_the_end_and_the_province_takes_the_middle() -> None:
    # 14/9/2026: A sent on 10/9 (4 days), B on 15/8 (30), C on 1/9 (13, the refused file of 12/9 is none).
    tables = InMemory(date(2026, 10, 20))
    for commune, day, status in (
        (A, date(2026, 7, 1), "accepted"),
        (A, date(2026, 9, 10), "partly"),
        (A, date(2026, 9, 20), "accepted"),
        (B, date(2026, 8, 15), "accepted"),
        (C, date(2026, 9, 1), "accepted"),
        (C, date(2026, 9, 12), "rejected"),
    ):
        tables.sheets.append(sheet(commune, "M03", "2026-08", day, status))
    values = tables.values("2026-06", "2026-09", "2026-11")
    assert [values.figure("K4", "2026-09", c)[2] for c in (A, B, C)] == [4, 30, 13]
    assert values.figure("K4", "2026-09", D) == NO_FIGURE
    assert values.figure("K4", "2026-09") == (13, None, 13, "ok", False)
    assert values.figure("K4", "2026-09", base="reported")[2] == 13
    # The open month is counted to today, 20/10: 30, 66 and 49 days.
    assert values.figure("K4", "2026-11", A)[2] == 30
    assert values.figure("K4", "2026-11")[2] == 49
    assert values.figure("K4", "2026-06") == NO_FIGURE
    frame = coverage(tables, [period("2026-09")]).filter(indicator="K4", level="province")
    assert frame["units_reporting"].item() == 3  # 126 communes never sent anything


@pytest.fixture(scope="module")
def k5() -> Values:
    """Sheet 1 (A, August) rows 1 and 2 are H1 and H2; sheet 2 (A, September) has H1 again; H3 sends nothing.

    August, H1: two cells jump, and round numbers; H2: a fall that was refused (row 9), and mended on 20/8.
    September, H1: a fall that was refused and not mended. M05 of A itself falls in August.
    """
    tables = InMemory(date(2026, 10, 20)).add("M10", hamlet(H1), hamlet(H2), hamlet(H3))
    sent = {
        1: ("M03", "2026-08", 16),
        2: ("M03", "2026-09", 17),
        3: ("M05", "2026-08", 16),
        4: ("M03", "2026-08", 20),
    }
    for key, (form, of, day) in sent.items():
        at = date(2026, int(of[-2:]), day)
        tables.sheets.append(sheet(A, form, of, at, sheet_key=key, received_order=key, rows_read=2))

    def stored(key: int, row: int) -> dict[str, object]:
        of, day = sent[key][1:]
        return {
            "sheet_key": key,
            "received_order": key,
            "row": row,
            "received_date": date(2026, int(of[-2:]), day),
        }

    tables.add("M03", month(H1, "2026-08") | stored(1, 1), month(H2, "2026-08") | stored(4, 1))
    tables.add("M05", {"commune_code": A, "period": "2026-08", "data_source": "police"} | stored(3, 1))
    h1, h2 = {"hamlet_code": H1, "period": "2026-08"}, {"hamlet_code": H2, "period": "2026-08"}
    tables.issues += [
        issue(1, 1, "jump_over_3x_own_median", column="guided_households", **h1),
        issue(1, 1, "jump_over_3x_own_median", column="people_guided_vneid", **h1),
        issue(1, 1, "round_numbers", **h1),
        issue(1, 1, "sum_consistent", **h1),
        issue(1, 9, "not_decreasing", "error", **h2),
        issue(2, 1, "not_decreasing", "error", hamlet_code=H1, period="2026-09"),
        issue(3, 1, "not_decreasing", period="2026-08"),
    ]
    return tables.values("2026-08", "2026-09", "2026-Q3", "2026-10")


def test_k5_counts_a_unit_and_rule_once_a_month(k5: Values) -> None:
    # August: H1 has a jump (two cells, one flag) and round numbers; H2 mended its row; M05 fell.
    assert k5.figure("K5", "2026-08", H1) == (2, None, 2, "ok", False)
    assert k5.figure("K5", "2026-08", H2) == (0, None, 0, "ok", False)
    assert k5.figure("K5", "2026-08", H3) == NO_FIGURE
    assert k5.figure("K5", "2026-08", A) == (3, None, 3, "ok", False)
    assert k5.figure("K5", "2026-08")[2] == 3
    # September: the refused row stands for no fact, but its flag does. October: nothing was sent.
    assert k5.figure("K5", "2026-09", H1)[2] == 1
    assert k5.figure("K5", "2026-09", A)[2] == 1
    assert k5.figure("K5", "2026-Q3", A)[2] == 4
    assert k5.figure("K5", "2026-10", A) == NO_FIGURE
    assert k5.figure("K5", "2026-08", B) == NO_FIGURE
