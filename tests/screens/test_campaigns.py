"""The screen of campaigns: sums before rates, sentences that claim no cause, periods, and the page itself."""

import datetime
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from figures import campaigns_effect, campaigns_words
from queries.door import Door
from queries.viewer import PUBLIC
from tests.files import snapshot

OK: dict[str, Any] = {"state": "ok", "numerator": None, "denominator": None}


def figure(value: float | None, top: float | None = None, bottom: float | None = None) -> dict[str, Any]:
    return {"state": "not_reported" if value is None else "ok", "value": value, "numerator": top,
            "denominator": bottom}  # fmt: skip


def communes(*rows: tuple[str, float | None, float | None, float | None]) -> pl.DataFrame:
    """Side and lượt before, during, after; 1.000 households each."""
    return pl.DataFrame(
        [(*row, 1000.0) for row in rows],
        schema={"side": pl.String, "guided_before": pl.Float64, "guided_during": pl.Float64,
                "guided_after": pl.Float64, "households": pl.Float64},
        orient="row",
    )  # fmt: skip


def test_sums_come_before_rates_and_only_whole_rows_count() -> None:
    frame = communes(
        ("joined", 10, 30, 20), ("joined", 30, 50, 20), ("joined", None, 900, 1), ("unknown", 9, 9, 9)
    )
    sides = campaigns_effect.around(frame, "C2").to_dicts()
    assert [(row["side"], row["communes"], row["during"]) for row in sides] == [("joined", 2, 80.0)]
    assert sides[0]["during_rate"] == 40.0


@pytest.mark.parametrize(
    ("stayed", "said"),
    [
        ((10, 30, 10), "cũng thay đổi tương tự"),
        ((10, 11, 10), "chưa cho biết chiến dịch là nguyên nhân"),
        ((10, 90, 10), "không cho thấy đợt ra quân đi kèm mức tăng"),
    ],
)
def test_what_is_said_depends_on_the_other_side(stayed: tuple[float, float, float], said: str) -> None:
    frame = communes(*[("joined", 10, 30, 20)] * 6, *[("stayed", *stayed)] * 6)
    told = campaigns_effect.told(campaigns_effect.around(frame, "C2"), "C2", "10/2026")
    assert told[0] == (
        "Tháng ra quân 10/2026, nơi có thôn ra quân: 10,0 → 30,0 → 20,0 lượt trên 1.000 hộ (6 nơi)."
    )
    assert said in told[-1]


def test_too_few_or_nobody_to_compare_with() -> None:
    few = communes(*[("joined", 10, 30, 20)] * 6, ("stayed", 10, 11, 12))
    assert "quá ít để so" in campaigns_effect.told(campaigns_effect.around(few, "C2"), "C2", "10/2026")[-1]
    alone = communes(*[("joined", 10, 30, 20)] * 6)
    assert (
        "không kết luận được"
        in campaigns_effect.told(campaigns_effect.around(alone, "C2"), "C2", "1/2026")[-1]
    )
    none = campaigns_effect.told(campaigns_effect.around(communes(), "C2"), "C2", "1/2026")
    assert none == ["Tháng ra quân 1/2026: chưa nơi nào có đủ số liệu các tháng để so trước và sau."]


def scope(**given: dict[str, Any]) -> dict[tuple[str, int], dict[str, Any]]:
    return {(name[:2], int(name[3])): row for name, row in given.items()}


def held(known: Any, *counts: float | None) -> str:
    frame = pl.DataFrame({
        "campaigns": [figure(count) for count in counts],
        "hamlets": [figure(50, 5, 10) for _ in counts],
        "people": [figure(100, 100) for _ in counts],
    }, strict=False)  # fmt: skip
    return campaigns_words.held(known, frame, "Quý III/2026", "all")


def test_campaigns_in_words_some_none_unknown_and_of_a_group() -> None:
    known = scope(G3_1=figure(25), G3_2=figure(47.9, 2010, 4199), G3_3=figure(89528))
    assert held(known, 2.0, 0.0, None) == (
        "Quý III/2026 toàn tỉnh: 25 đợt ra quân cao điểm ở 1 xã, phường; 2.010/4.199 thôn, tổ dân phố "
        "tham gia (47,9\u00a0%), 89.528 lượt người được hướng dẫn trong các đợt ấy (2/3 xã, phường có biểu)."
    )
    assert "1 xã, phường có đợt ra quân cao điểm; 10/20 thôn, tổ dân phố" in held({}, 1.0, 0.0)
    assert "không có đợt ra quân cao điểm nào (2/2" in held(known, 0.0, 0.0)
    assert "chưa có số liệu chiến dịch" in held(known, None)


def test_money_in_words() -> None:
    full = scope(H1_1=figure(50, 1, 2), H2_1=figure(254.63), H2_2=figure(43.59, 1, 2))
    assert "1/2 xã, phường bố trí kinh phí (50,0" in campaigns_words.money(full)
    assert "254,6 nghìn đồng" in campaigns_words.money(full)
    none = scope(H1_1=figure(0, 0, 129), H2_1=figure(0), H2_2=figure(None))
    assert campaigns_words.money(none) == "Chưa xã, phường nào ghi có bố trí kinh phí (0/129)."
    assert "cần dòng “kinh phí”" in campaigns_words.money({})


def test_one_commune_in_words() -> None:
    row = {"full_name": "Xã Hải Xuân", "campaigns": figure(1), "hamlets": figure(65.9, 27, 41),
           "people": figure(None),
           "monthly": figure(360), "spent": {**figure(None), "state": "not_applicable"}}  # fmt: skip
    assert campaigns_words.own(row) == (
        "Xã Hải Xuân: số đợt ra quân 1; thôn, tổ dân phố tham gia 27/41; lượt người trong đợt chưa báo cáo; "
        "kinh phí (nghìn đồng một tổ một tháng) 360,0, đã giải ngân không thuộc diện."
    )
    assert "số đợt ra quân chưa báo cáo" in campaigns_words.own({**row, "campaigns": None})


def test_the_tenth_of_october() -> None:
    assert campaigns_words.day(figure(100, 129, 129), "2025").endswith(
        "129/129 xã, phường có hoạt động hưởng ứng."
    )
    assert "35 nơi chưa ghi nhận" in campaigns_words.day(figure(72.8, 94, 129), "2026")
    assert campaigns_words.day({**OK, "state": "not_applicable", "value": None}, "2026") == ""


def test_a_month_is_answered_by_the_last_closed_quarter() -> None:
    day = datetime.date
    periods = pl.DataFrame({
        "period": ["2026-08", "2026-11", "2026-Q3", "2026-Q4", "2026"],
        "kind": ["month", "month", "quarter", "quarter", "year"],
        "first_day": [day(2026, month, 15) for month in (7, 10, 6, 9, 1)],
        "last_day": [day(2026, month, 14) for month in (8, 11, 9, 12, 12)],
        "closed": [True, True, True, False, False],
    })  # fmt: skip
    assert campaigns_words.record_period(periods, "2026-11") == ("2026-Q3", "campaigns.at")
    assert campaigns_words.record_period(periods, "2026-08") == ("2026-Q3", "campaigns.at_open")
    assert campaigns_words.record_period(periods, "2026") == ("2026", "campaigns.at_same")


def test_months_before_the_first_and_after_the_last_are_not_there(door: Door) -> None:
    months = door.ask("campaigns_months", PUBLIC, place="")
    assert months["before"][0] is None
    assert months["after"][-1] is None
    assert set(months["reporting"]) != {0}


def page(app: AppTest, **query: str) -> str:
    for name, value in query.items():
        app.query_params[name] = value
    app._page_hash = calc_hash("chien-dich")
    done = app.run()
    assert not done.exception
    assert not done.error
    return "\n".join(element.proto.body for element in done.get("html"))


@pytest.mark.parametrize("period", ["2026-11", "2026-Q3", "2025-08", "2026"])
def test_the_page_runs_in_every_kind_of_period(app: AppTest, period: str) -> None:
    said = page(app, period=period, commune=snapshot.LOWEST)
    assert "<h1>Chiến dịch, mô hình, nguồn lực</h1>" in said
    assert "SỐ LIỆU MÔ PHỎNG" in said


def test_the_page_of_a_home_without_the_topic_says_which_form_is_missing(bare_app: AppTest) -> None:
    said = page(bare_app)
    assert "chưa có số liệu chiến dịch" in said
    assert "biểu M03" in said
    assert "M08b" in said
