"""Causes and effort of five communes, reckoned by hand."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from etl import calendar
from etl.assess.circumstances import circumstances
from etl.assess.evidence import number
from etl.assess.lagging import lagging
from etl.assess.status import commune_status
from etl.indicators import Scope
from tests.assess.frames import CODES, Row, coverage, one, value, values
from tests.indicators.tables_in_memory import InMemory, hamlet, roster, spot

LATE = date(2026, 11, 22)
A, B, C, D, E, F, G = CODES[:7]
PERIOD = "2026-11"
USUAL = {"reached": 400, "homes": 1000, "full": 10, "active": 10, "told": 10, "silent": 0, "spots": 0,
         "weak": 0, "members": 90}  # fmt: skip


def world(**changed: dict[str, Any]) -> pl.DataFrame:
    """Lagging of seven communes of ten hamlets; each is like the others but for what is changed."""
    rows: list[Row] = []
    counted: list[tuple[str, str, str | None, int, int]] = []
    stood = []
    for name, code in zip("ABCDEFG", CODES, strict=False):
        it = USUAL | changed.get(name, {})
        rows += [
            value("C1", PERIOD, code, it["reached"], it["homes"]),
            value("A2", PERIOD, code, it["full"], 10),
            value("C4", PERIOD, code, it["active"], it["told"], base="reported"),
            value("S1", PERIOD, code, it["spots"]),
        ]
        counted.append(("C1", PERIOD, code, 10 - it["silent"], 10))
        stood.append((PERIOD, code, it["members"], it["spots"] or 0, it["weak"]))
    names = ["period", "commune_code", "members", "open_spots", "weak_households"]
    periods = [calendar.period(PERIOD)]
    frame, covered = values(*rows), coverage(*counted)
    status = commune_status(frame, covered, periods, LATE)
    return lagging(frame, status, pl.DataFrame(stood, schema=names, orient="row"), periods, LATE)


def test_each_cause_with_its_evidence() -> None:
    # The middle commune: everybody reports, 10 of 10 teams full and active, 400 / 90 households a member.
    frame = world(
        A={"silent": 3},
        B={"full": 4},
        C={"active": 5, "told": 8},
        D={"spots": 3, "weak": 1250, "homes": 5000, "reached": 2000, "members": 450},
        E={"reached": 350},
        F={"reached": None, "homes": None, "silent": 10},
    )
    told = {row["commune_code"]: (row["cause"], row["evidence"]) for row in frame.iter_rows(named=True)}
    assert told == {
        A: ("not_reporting", "3/10 thôn không có báo cáo trong kỳ"),
        B: ("understaffed", "4/10 thôn có Tổ đủ 09 người"),
        C: ("dormant", "5/8 Tổ có báo cáo trong kỳ có hoạt động"),
        D: ("weak_signal", "3 điểm lõm sóng đang mở, ảnh hưởng 1.250 hộ"),
        # 350 / 90 = 3,9 against 400 / 90 = 4,4: 12,5 % fewer than in the middle commune.
        E: ("low_yield", "Lũy kế 3,9 hộ được hướng dẫn trên mỗi thành viên Tổ; xã ở giữa của tỉnh: 4,4 hộ"),
        F: ("not_reporting", "10/10 thôn không có báo cáo trong kỳ"),
        G: ("unclear", "Chưa có dấu hiệu nào nổi bật trong số liệu; cần hỏi lại xã"),
    }


def test_a_sign_must_be_ten_points_worse_than_the_middle() -> None:
    # One team of ten is short: 10 points; of eleven reached figures 9,9 points would not do.
    frame = world(A={"full": 9}, B={"active": 91, "told": 100}, C={"active": 90, "told": 100})
    causes = dict(frame.select("commune_code", "cause").iter_rows())
    assert [causes[code] for code in (A, B, C)] == ["understaffed", "unclear", "dormant"]


def test_what_everybody_suffers_from_is_no_cause_of_one() -> None:
    frame = world(**{name: {"full": 2} for name in "ABCDEF"})
    assert set(frame["cause"]) == {"unclear"}


def test_the_farthest_sign_leads_and_few_results_come_last() -> None:
    frame = world(A={"full": 5, "silent": 2, "reached": 100})
    # 50 points short of full teams, 20 of reports; 75 % fewer households a member, which is the lag itself.
    assert one(frame, commune_code=A)["cause"] == "understaffed"


def test_unknown_spots_are_no_sign() -> None:
    frame = world(A={"spots": None, "weak": 900})
    assert one(frame, commune_code=A)["cause"] == "unclear"


def test_who_is_on_plan_is_not_listed() -> None:
    # By 14/11/2026 the plan is 94,35 % (501 of 531 days).
    frame = world(A={"reached": 950}, B={"reached": 940})
    assert A not in frame["commune_code"]
    assert B in frame["commune_code"]


def test_effort() -> None:
    # 1000 - 400 = 600 households by 14/12/2026; from 14/11 30 days = 30/7 weeks: 140 a week, by 90 members.
    row = one(world(), commune_code=A)
    assert row["needed_total"] == 600
    assert row["weeks_left"] == pytest.approx(30 / 7)
    assert row["needed_per_week"] == pytest.approx(140)
    assert row["needed_per_member_week"] == pytest.approx(140 / 90)


@pytest.mark.parametrize("members", [None, 0])
def test_without_members_there_is_no_effort_of_each(members: int | None) -> None:
    row = one(world(A={"members": members}), commune_code=A)
    assert row["needed_per_member_week"] is None
    assert row["needed_per_week"] == pytest.approx(140)


@pytest.mark.parametrize(
    ("as_of", "weeks", "week"),
    # Two days before the day: all 600 this week. On the day itself and after it: no weeks are left.
    [(date(2026, 12, 12), 2 / 7, 600), (date(2026, 12, 14), None, None), (date(2027, 1, 3), None, None)],
)
def test_the_last_week_and_after(as_of: date, weeks: float | None, week: float | None) -> None:
    period = calendar.containing(as_of, "month")
    frame = values(value("C1", period.id, A, 400, 1000))
    status = commune_status(frame, coverage(("C1", period.id, A, 10, 10)), [period], as_of)
    stood = pl.DataFrame(
        {
            "period": [period.id],
            "commune_code": [A],
            "members": [90],
            "open_spots": [0],
            "weak_households": [0],
        }
    )
    row = one(lagging(frame, status, stood, [period], as_of))
    assert row["needed_total"] == 600
    assert row["weeks_left"] == (None if weeks is None else pytest.approx(weeks))
    assert row["needed_per_week"] == week


def test_circumstances_are_those_of_the_period() -> None:
    # Nine people in July, two teams from October on; spot 1 is open in July only, spot 2 from September,
    # shared by two operators: one spot with the larger of 40 and 60 households.
    h1, h2 = f"{A}-001", f"{A}-002"
    tables = InMemory(date(2026, 10, 20)).add("M10", hamlet(h1), hamlet(h2))
    tables.add("M01", *roster(h1, 9, date(2026, 6, 20), 1), *roster(h2, 5, date(2026, 10, 1), 2))
    tables.add(
        "M07",
        spot(h1, 1, "2026-07", "sent", ["viettel"], affected_households=30),
        spot(h1, 1, "2026-08", "confirmed", ["viettel"], affected_households=30),
        spot(h1, 2, "2026-09", "sent", ["viettel"], affected_households=40),
        spot(h1, 2, "2026-09", "sent", ["vnpt"], affected_households=60),
    )
    scope = Scope(tables, [calendar.period(period) for period in ("2026-07", "2026-08", "2026-10")])
    mine = circumstances(scope).filter(commune_code=A).sort("period").drop("commune_code").rows()
    assert mine == [("2026-07", 9, 1, 30), ("2026-08", 9, 0, 0), ("2026-10", 14, 1, 60)]


def test_numbers_are_written_as_in_vietnamese() -> None:
    assert [number(1234567.891, 1), number(1234), number(0.25, 2)] == ["1.234.567,9", "1.234", "0,25"]
