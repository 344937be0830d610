"""Campaigns with their names and days, and the packs of quarters and halves beside those of months."""

from datetime import date

import polars as pl

from etl import calendar
from etl.snapshot.activity import reporting
from etl.snapshot.campaigns import campaigns
from tests.indicators.tables_in_memory import A, B, InMemory, Row

AS_OF = date(2026, 10, 1)


def row(commune: str, content: str, first: date, period: str = "2026-Q3", **more: object) -> Row:
    sheet = {"received_date": date(2026, 9, 16), "sheet_key": [A, B].index(commune), "period": period}
    told = {"activity_group": "campaign", "content": content, "start_date": first}
    return {"commune_code": commune, **sheet, **told, **more}


def test_a_campaign_has_a_name_and_days_in_each_commune() -> None:
    tables = InMemory(AS_OF).add(
        "M09",
        row(A, "Ra quân", date(2026, 8, 1), campaign_code="P1", end_date=date(2026, 8, 9)),
        row(B, "Ra quân hè", date(2026, 8, 2), campaign_code="P1", participating_hamlets=7),
        row(B, "Tuần lễ số", date(2026, 9, 1)),
        row(A, "Tin bài", date(2026, 9, 1), activity_group="news"),
    )
    found = campaigns(tables).drop("campaign").rows()
    assert found == [
        ("13285", "P1", "Ra quân", date(2026, 8, 1), date(2026, 8, 9), None),
        ("13291", "P1", "Ra quân hè", date(2026, 8, 2), date(2026, 8, 2), 7),
        ("13291", None, "Tuần lễ số", date(2026, 9, 1), date(2026, 9, 1), None),
    ]


def test_longer_packs_stand_with_their_own_periods_and_nothing_is_owed_twice() -> None:
    sheet = {"commune_code": A, "form": "M09", "period": "2026-Q3", "received_date": date(2026, 9, 16),
             "status": "accepted"}  # fmt: skip
    tables = InMemory(AS_OF, sheets=[sheet])
    periods = [calendar.period(one) for one in ("2026-09", "2026-Q3", "2026-Q4", "2026-H1")]
    table = reporting(tables, periods, AS_OF)
    assert table.select("period", "commune_code", "form").is_duplicated().sum() == 0
    forms = dict(table.group_by("period").agg(pl.col("form").unique().sort()).iter_rows())
    assert forms == {"2026-09": ["M03", "M04", "M05", "M06", "M07"], "2026-Q3": ["M09"],
                     "2026-Q4": ["M09"], "2026-H1": ["M09"]}  # fmt: skip
    mine = table.filter(pl.col("commune_code") == A, pl.col("form") == "M09")
    states = {period: (came, on_time) for period, came, on_time in
              mine.select("period", "received_date", "on_time").iter_rows()}  # fmt: skip
    assert states["2026-Q3"] == (date(2026, 9, 16), True)
    assert states["2026-H1"] == (None, False)
    assert states["2026-Q4"] == (None, None)
