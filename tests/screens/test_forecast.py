"""Forecasts: the sentence by hand for each case, and the monthly steps counted again from the snapshot."""

from datetime import date
from statistics import median
from typing import Any

import pytest

from figures.figure import Indicator
from figures.forecast_words import forecast
from queries.door import Door
from queries.viewer import PUBLIC

STOCK = Indicator("C1", "Hộ", "Hộ", "%", "up", 1, 80.0, "2026-12-31", "proposed", "", "", "stock")


def pace(**changed: Any) -> dict[str, Any]:
    row = {"steps": 6, "middle": 2.0, "slowest": 1.0, "fastest": 4.0, "value": 70.0}
    return row | {"last_day": date(2026, 10, 31)} | changed


def test_the_pace_is_carried_to_the_day() -> None:
    # From 31/10 to 31/12 are 61 days = 2.004 months: 70 + 2.004 × (1, 2, 4) = 72.0, 74.0, 78.0; target 80.
    said = forecast(pace(), STOCK)
    assert said is not None
    assert all(end in said for end in ("72,0", "74,0", "78,0", "31/12/2026", "+2,0"))
    assert "không kịp chỉ tiêu 80" in said


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"value": 79.0}, "kịp chỉ tiêu 80 % ngay cả theo nhịp chậm nhất"),
        ({"value": 76.5}, "có khả năng kịp"),
        ({"value": 73.0}, "khó kịp chỉ tiêu"),
        ({"value": 80.0}, "Đã đạt chỉ tiêu 80"),
        ({"steps": 2}, "Chưa đủ 3 tháng"),
        ({"last_day": date(2026, 12, 31)}, "đã qua"),
        ({"fastest": 60.0, "value": 75.0}, "nhanh nhất thì 100,0"),
    ],
)
def test_what_is_said(changed: dict[str, Any], words: str) -> None:
    assert words in str(forecast(pace(**changed), STOCK)).replace("\N{NO-BREAK SPACE}", " ")


def test_nothing_is_said_without_a_target_or_of_a_flow() -> None:
    flow = Indicator("C2", "Lượt", "Lượt", "lượt", "up", 0, None, None, None, "", "", "flow")
    assert forecast(pace(), flow) is None
    assert forecast(None, STOCK) == "Chưa đủ 3 tháng liền nhau có số liệu để ước lượng đến hạn."


def test_steps_are_those_between_months_with_a_figure(door: Door) -> None:
    rows = door.ask("pace", PUBLIC, period="2026-11", indicator="C1")
    past = door.ask("province_history", PUBLIC, period="2026-11").filter(indicator="C1")["value"].to_list()
    steps = [after - before for before, after in zip(past[-7:], past[-6:], strict=False)]
    own = rows.filter(rows["commune_code"].is_null()).row(0, named=True)
    assert own["steps"] == len(steps)
    assert own["middle"] == pytest.approx(median(steps))
    assert (own["slowest"], own["fastest"]) == (pytest.approx(min(steps)), pytest.approx(max(steps)))
